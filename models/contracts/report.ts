import { z } from "zod";
import { RESTORATION_TASKS } from "./restoration-config";
import { runConfig } from "./run-config";
import { backendInfo, curvePoint } from "./run-events";

/** The measured results of one run, as recorded and as read on the report page. Bump `version` when a field changes. */

/** Only of labelled data whose feature network is good enough to be believed. */
export const CLASS_METRIC_KEYS = ["classifierScore", "meanMaxProbability", "classKl", "modesCovered"] as const;
/** Only of models that give an image a likelihood. */
export const LIKELIHOOD_METRIC_KEYS = ["elbo", "iwae", "elboGap", "elboMembershipAuc"] as const;
export const IMAGE_METRIC_KEYS = [
  "fd",
  "kid",
  "precision",
  "recall",
  "density",
  "coverage",
  ...CLASS_METRIC_KEYS,
  "nearCopies",
  "authPct",
  "dataCopying",
  "membershipAuc",
  "membershipTpr",
  "residualRisk",
  ...LIKELIHOOD_METRIC_KEYS,
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
 * baseline instead, since real text has no model, and bounds of a VAE beside those of its training images. `interval` is
 * the 95 % interval where one is known.
 */
export const measuredMetric = z.object({
  key: z.enum(METRIC_KEYS),
  value: z.number(),
  floor: z.number(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  /** Standard deviation over the subsets or splits that the value is the mean of. */
  deviation: z.number().optional(),
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
  /** The text whose `attention` is kept; only of models with attention, from when it was. */
  attended: z.string().optional(),
  /** First those that repeat the most. */
  samples: z.array(shownText),
});
export type TextFindings = z.infer<typeof textFindings>;

/** A sample that stands on a training image; rows of the stored samples and of the data set. */
export const copyPair = z.object({ sample: z.int(), train: z.int(), distance: z.number() });
export type CopyPair = z.infer<typeof copyPair>;

/** Exact and near copies of training images. The first of them, nearest first, are drawn in the artefact `copySheet`. */
export const copyEvidence = z.object({
  /** Nearer than this, in the feature space, counts. */
  threshold: z.number(),
  /** Median distance of held-out images to their nearest training image; not in reports from before it was kept. */
  usual: z.number().optional(),
  /** The nearest ones, where there are very many. */
  pairs: z.array(copyPair),
});
export type CopyEvidence = z.infer<typeof copyEvidence>;

/** The picture `traversalSheet`: first a row for each dimension, then one for each walk. */
export const traversalFacts = z.object({
  /** The latent's dimensions that change the image most, with the mean change of a grey value (0–1) from −2 to 2. */
  dimensions: z.array(z.object({ dimension: z.int(), change: z.number() })),
  /** Rows that walk from one drawn latent to another. */
  walks: z.int(),
  /** Columns: what the dimension is set to. The walks pass the same columns from end to end. */
  values: z.array(z.number()),
});
export type TraversalFacts = z.infer<typeof traversalFacts>;

/** How the bounds of log p(x) of a VAE were taken. */
export const likelihoodFacts = z.object({
  /** Each pixel black or white by chance, white with its grey value's probability, from the seed. */
  binarisation: z.literal("stochastic"),
  images: z.int(),
  elboLatents: z.int(),
  iwaeImages: z.int(),
  iwaeLatents: z.int(),
});
export type LikelihoodFacts = z.infer<typeof likelihoodFacts>;

/** What training with differential privacy spent. */
export const privacyBudget = z.object({
  /** Null where no noise was added: then nothing is promised. */
  epsilon: z.number().nullable(),
  delta: z.number(),
  noiseMultiplier: z.number(),
  clippingNorm: z.number(),
  /** Every training image joins a step by its own chance, which is `sampleRate`. */
  sampling: z.literal("poisson"),
  sampleRate: z.number(),
  steps: z.int(),
});
export type PrivacyBudget = z.infer<typeof privacyBudget>;

/** Against the whole images, values in [0, 1]. `interval` is the 95 % interval of the mean squared error. */
export const restorationRow = z.object({
  /** The simple method is the mean image, an average over neighbours or bilinear interpolation, by the task. */
  method: z.enum(["model", "simple", "spoilt"]),
  meanSquaredError: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  /** Decibels. */
  peakSignalToNoise: z.number(),
  structuralSimilarity: z.number(),
});
export type RestorationRow = z.infer<typeof restorationRow>;

/** How well held-out images were restored. Drawn in the artefact `restorationSheet`. */
export const restoration = z.object({
  task: z.enum(RESTORATION_TASKS),
  images: z.int(),
  rows: z.array(restorationRow),
});
export type Restoration = z.infer<typeof restoration>;

/** FD of a few samples of images, or bits a character of a few held-out texts. */
export const trailPoint = z.object({
  step: z.int(),
  fd: z.number().optional(),
  bitsPerCharacter: z.number().optional(),
});
export type TrailPoint = z.infer<typeof trailPoint>;

/** Quality at steps on the way, to tell whether the last state is the best. */
export const qualityTrail = z.object({ samples: z.int(), points: z.array(trailPoint) });
export type QualityTrail = z.infer<typeof qualityTrail>;

/** Samples a second in large parts, and the time that nineteen in twenty of single samples stay below. */
export const samplingSpeed = z.object({ samplesPerSecond: z.number(), p95Milliseconds: z.number() });
export type SamplingSpeed = z.infer<typeof samplingSpeed>;

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
  /** Only of models of images, and not in reports from before it was looked for. */
  copies: copyEvidence.optional(),
  likelihood: likelihoodFacts.optional(),
  /** Only of runs that trained with differential privacy. */
  privacy: privacyBudget.optional(),
  /** Only of models that were trained to restore images. */
  restoration: restoration.optional(),
  trail: qualityTrail.optional(),
  /** Only of models of images with latents, and not in reports from before it was drawn. */
  traversal: traversalFacts.optional(),
  /** Not in reports from before it was measured. */
  sampling: samplingSpeed.optional(),
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
