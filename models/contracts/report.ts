import { z } from "zod";
import { runConfig } from "./run-config";
import { backendInfo, curvePoint } from "./run-events";

/** The measured results of one run, as recorded and as read on the report page. Bump `version` when a field changes. */

export const METRIC_KEYS = ["fd", "precision", "recall", "density", "coverage", "authPct", "membershipAuc"] as const;
export type MetricKey = (typeof METRIC_KEYS)[number];

/** A score beside the same score for real against real at the same N. `interval` is the 95 % interval where one is known. */
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

export const splitSizes = z.object({ train: z.int(), holdout: z.int(), reference: z.int() });

export const runReport = z.object({
  version: z.literal(1),
  config: runConfig,
  backend: backendInfo,
  featureSpace,
  split: splitSizes,
  /** Samples measured, and the N of the floor. */
  sampleCount: z.int(),
  metrics: z.array(measuredMetric),
  /** Share of generated samples per class by the feature network's own classifier; null for unlabelled data. */
  classShares: z.array(z.object({ label: z.int(), generated: z.number(), reference: z.number() })).nullable(),
  curves: z.array(curvePoint),
  /** Non-finite losses seen. Above zero the run counts as diverged. */
  nonFiniteSteps: z.int(),
  /** Median and 95th percentile over the training steps, milliseconds. */
  stepMilliseconds: z.object({ median: z.number(), p95: z.number() }),
  trainingSeconds: z.number(),
  peakResidentMegabytes: z.number(),
  /** SHA-256 of the final weights: equal for equal config, data, seed, backend and threads. */
  weightsHash: z.string(),
});
export type RunReport = z.infer<typeof runReport>;
