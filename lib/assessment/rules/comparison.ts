import type { Words } from "@/lib/format";
import type { MeasuredMetric, MetricKey } from "@/models/contracts/report";
import type { MeasureVerdict } from "../rules";
import type { ConfigEntry, RunView } from "../types";

/** Runs beside each other: what was asked otherwise, and what came out otherwise. The first run is what others are held against. */

export const COMPARED = { fewest: 2, most: 4 } as const;

/** Whether so many different runs stand side by side. */
export function isComparable(numbers: readonly string[]): boolean {
  const { size } = new Set(numbers);
  return size >= COMPARED.fewest && size <= COMPARED.most;
}

/** A setting over all runs; null where a run's model has none of that name. */
export interface ComparedSetting {
  readonly key: string;
  readonly label: Words;
  readonly values: readonly (ConfigEntry | null)[];
  readonly differs: boolean;
}

/** In the order in which the runs' forms name them. */
export function compareSettings(runs: readonly Pick<RunView, "configEntries">[]): ComparedSetting[] {
  const labels = new Map(runs.flatMap(({ configEntries }) => configEntries.map(({ key, label }) => [key, label])));
  return [...labels].map(([key, label]) => {
    const values = runs.map(({ configEntries }) => configEntries.find((entry) => entry.key === key) ?? null);
    return { key, label, values, differs: new Set(values.map((entry) => entry?.value)).size > 1 };
  });
}

export interface ComparedScore {
  readonly metric: MeasuredMetric;
  readonly verdict: MeasureVerdict | null;
  /** Less the first run's score; null for the first run and where that one has none. */
  readonly difference: number | null;
  /** Whether the 95 % intervals of both overlap; null where one has none. */
  readonly overlaps: boolean | null;
}

export interface ComparedMetric {
  readonly key: MetricKey;
  /** One for each run; null where the run was not measured by it. */
  readonly scores: readonly (ComparedScore | null)[];
  /** False where a feature space differs: distances in different spaces cannot be held against each other. */
  readonly comparable: boolean;
}

type Measured = Pick<RunView, "report" | "judged">;

/** Metrics that are distances or counts in the space of the run's feature network. */
const IN_FEATURE_SPACE = new Set<MetricKey>([
  ...(["fd", "kid", "precision", "recall", "density", "coverage"] as const),
  ...(["nearCopies", "authPct", "dataCopying", "membershipAuc", "membershipTpr"] as const),
]);

export function compareMetrics(runs: readonly Measured[]): ComparedMetric[] {
  const keys = new Set(runs.flatMap(({ report }) => report?.metrics.map(({ key }) => key) ?? []));
  const spaces = new Set(runs.flatMap(({ report }) => report?.featureSpace?.hash ?? []));
  return [...keys].map((key) => ({
    key,
    scores: runs.map((run) => scoreOf(key, run, runs[0])),
    comparable: spaces.size <= 1 || !IN_FEATURE_SPACE.has(key),
  }));
}

function scoreOf(key: MetricKey, run: Measured, first: Measured | undefined): ComparedScore | null {
  const metric = metricOf(key, run);
  if (!metric) return null;
  const base = run === first || !first ? undefined : metricOf(key, first);
  return {
    metric,
    verdict: run.judged?.metrics.find((verdict) => verdict.key === key) ?? null,
    difference: base ? metric.value - base.value : null,
    overlaps: base?.interval && metric.interval ? overlap(base.interval, metric.interval) : null,
  };
}

const metricOf = (key: MetricKey, { report }: Measured) => report?.metrics.find((metric) => metric.key === key);

type Interval = readonly [number, number];

const overlap = (a: Interval, b: Interval) => a[0] <= b[1] && b[0] <= a[1];

/** Steps at which every run has a sheet, ascending; the samples of one step can stand beside each other. */
export function commonSteps(runs: readonly Pick<RunView, "samples">[]): number[] {
  const [first, ...others] = runs.map(({ samples }) => samples.sheets.map(({ step }) => step));
  return (first ?? []).filter((step) => others.every((steps) => steps.includes(step)));
}

/** The loss curves that runs share or have alone, in the order of their models. */
export function comparedCurves(runs: readonly Pick<RunView, "curves">[]) {
  const series = new Map(runs.flatMap(({ curves }) => curves.series.map((one) => [one.key, one])));
  return [...series.values()].filter(({ key }) =>
    runs.some(({ curves }) => curves.points.some(({ values }) => values[key] !== undefined)),
  );
}
