import { z } from "zod";
import { runConfig } from "./run-config";
import { backendInfo, curvePoint } from "./run-events";

/** The measured results of one run, as recorded and as read on the report page. Bump `version` when a field changes. */

export const IMAGE_METRIC_KEYS = [
  "fd",
  "precision",
  "recall",
  "density",
  "coverage",
  "authPct",
  "membershipAuc",
] as const;
export const TEXT_METRIC_KEYS = [
  "bitsPerCharacter",
  "distinct2",
  "distinct4",
  "selfBleu",
  "copiedNGrams",
  "longestOverlap",
  "membershipAuc",
] as const;
export const METRIC_KEYS = [
  ...IMAGE_METRIC_KEYS,
  ...TEXT_METRIC_KEYS.filter((key) => key !== "membershipAuc"),
] as const;
export type MetricKey = (typeof METRIC_KEYS)[number];

/**
 * A score beside the same score for real against real at the same N; bits per character stand beside the best n-gram
 * baseline instead, since real text has no model. `interval` is the 95 % interval where one is known. */
export const measuredMetric = z.object({
  key: z.enum(METRIC_KEYS),
  value: z.number(),
  floor: z.number(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
});
export type MeasuredMetric = z.infer<typeof measuredMetric>;

export const featureSpace = z.object({
  kind: z.enum(["cnn", "pca"]),
  /** First 8 hex digits of the SHA-256 of the frozen weights or basis; shown as FD(<hash>). */
  hash: z.string(),
  dimensions: z.int(),
  /** Share of held-out labelled images classified rightly (0–1); null for PCA on unlabelled data. */
  heldOutAccuracy: z.number().nullable(),
});
export type FeatureSpace = z.infer<typeof featureSpace>;

/** How the steps were carried out: replayed as one recorded graph, or op by op and why. Both give the same numbers. */
export const stepExecution = z.object({
  way: z.enum(["graph", "opByOp"]),
  reason: z.string().nullable(),
  recordingSeconds: z.number(),
});
export type StepExecution = z.infer<typeof stepExecution>;

export const splitSizes = z.object({ train: z.int(), holdout: z.int(), reference: z.int() });

/** A stretch of a sample that stands word for word in a training text; characters `from` … `to` (excluded). */
export const copiedSpan = z.object({ from: z.int(), to: z.int(), source: z.string() });

export const shownText = z.object({ text: z.string(), longestOverlap: z.int(), spans: z.array(copiedSpan) });
export type ShownText = z.infer<typeof shownText>;

/** What a report on a model of text holds besides. */
export const textFindings = z.object({
  /** Symbols that the model can write. */
  vocabularySize: z.int(),
  /** Share of held-out characters outside of it; each costs its full spelling. */
  unknownShare: z.number(),
  /** Kneser–Ney models of the same training part; order 1 is the unigram. */
  baselines: z.array(z.object({ order: z.int().min(1).max(3), bitsPerCharacter: z.number() })),
  /** Of the training texts; far below the held-out ones it tells of memorisation. */
  trainBitsPerCharacter: z.number(),
  /** Better than every baseline: less means that training did not suffice. */
  trainingSufficed: z.boolean(),
  /** Share of the samples' n-grams that stand in training and not in held-out texts. */
  copied: z.array(z.object({ n: z.int(), value: z.number(), floor: z.number() })),
  membershipTpr: z.number(),
  /** First those that repeat the most. */
  samples: z.array(shownText),
});
export type TextFindings = z.infer<typeof textFindings>;

export const runReport = z.object({
  version: z.literal(1),
  config: runConfig,
  backend: backendInfo,
  /** Null for text, whose scores need none. */
  featureSpace: featureSpace.nullable(),
  split: splitSizes,
  /** Samples measured, and the N of the floor. */
  sampleCount: z.int(),
  metrics: z.array(measuredMetric),
  /** Only of models of text. */
  text: textFindings.optional(),
  /** Share of generated samples per class by the feature network's own classifier; null for unlabelled data. */
  classShares: z.array(z.object({ label: z.int(), generated: z.number(), reference: z.number() })).nullable(),
  curves: z.array(curvePoint),
  /** Non-finite losses seen. Above zero the run counts as diverged. */
  nonFiniteSteps: z.int(),
  /** Median and 95th percentile over the training steps, milliseconds. */
  stepMilliseconds: z.object({ median: z.number(), p95: z.number() }),
  trainingSeconds: z.number(),
  /** Null in reports from before there was a choice. */
  execution: stepExecution.nullable().default(null),
  peakResidentMegabytes: z.number(),
  /** SHA-256 of the final weights: equal for equal config, data, seed, backend and threads. */
  weightsHash: z.string(),
});
export type RunReport = z.infer<typeof runReport>;
