import type { Words } from "@/lib/format";
import type { FeatureSpace, MetricKey } from "@/models/contracts/report";
import type { MeasureVerdict } from "../rules";
import type { LastAgainstBest, SeriesSummary } from "../rules/series";
import type { ConfigEntry, RunReference, StatusView } from "../types";

/** One seed of a series. */
export interface SeedView extends RunReference {
  readonly seed: number;
  readonly status: StatusView;
  readonly queuePosition: number | null;
  readonly step: number;
  readonly totalSteps: number;
  /** Who tried it, in order; one unless it broke. */
  readonly workers: readonly string[];
  /** One phrase of the verdict; null before there is a report. */
  readonly finding: Words | null;
  readonly nonFiniteSteps: number | null;
  /** Discriminator accuracy, by the rules that the run was judged by; null before there is a report. */
  readonly saturation: MeasureVerdict | null;
  readonly lastAgainstBest: LastAgainstBest | null;
  readonly metrics: readonly { readonly key: MetricKey; readonly value: number }[];
}

/** Runs of one configuration with different seeds, requested at once. */
export interface SeriesView {
  readonly id: string;
  readonly name: string;
  readonly modelWords: Words;
  readonly datasetName: Words;
  /** Without the seed. */
  readonly configEntries: readonly ConfigEntry[];
  readonly seeds: readonly SeedView[];
  readonly summary: SeriesSummary;
  readonly finished: boolean;
  /** Seeds that the reader may cancel now. */
  readonly cancellable: number;
  /** Null for text, and where the seeds' spaces differ: each seed trains its own network on its own split. */
  readonly featureSpace: FeatureSpace | null;
  readonly spacesDiffer: boolean;
  /** How the rules read the number of finished seeds; null before the first report. */
  readonly verdict: MeasureVerdict | null;
}
