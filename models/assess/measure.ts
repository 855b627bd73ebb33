import type { MeasuredMetric, RunReport } from "../contracts/report";
import { type ImageDataset, PIXELS, unitPixels } from "../data/image-dataset";
import type { Split } from "../data/split";
import { authPct } from "../metrics/auth-pct";
import type { FeatureMatrix } from "../metrics/feature-matrix";
import { frechetDistance } from "../metrics/frechet-distance";
import { membershipInference } from "../metrics/membership";
import { PRDC_NEIGHBOURS, prdc } from "../metrics/prdc";
import type { EmbeddingSpace } from "./feature-space";

export interface MeasureRequest {
  readonly space: EmbeddingSpace;
  readonly data: ImageDataset;
  readonly split: Split;
  /** Generated images in [0, 1], row-major N × 784. */
  readonly generated: Float32Array;
  readonly seed: number;
}

export interface Measured {
  readonly metrics: MeasuredMetric[];
  readonly classShares: RunReport["classShares"];
  readonly sampleCount: number;
}

/**
 * Largest N for which a sample set of that size stands on every side: generated, held out, and training images for the
 * floor.
 */
export function comparableCount(split: Split, wanted: number): number {
  return Math.min(wanted, split.holdout.length, split.train.length);
}

/**
 * Every score beside its floor: the same score with unseen real images in the place of the generated ones, at the same
 * N, in the same feature space. Generated samples are compared with held-out images, never with the reference part that
 * shaped the space.
 */
export function measureSamples({ space, data, split, generated, seed }: MeasureRequest): Measured {
  const count = comparableCount(split, generated.length / PIXELS);
  const embedRows = (rows: Uint32Array) => space.embed(unitPixels(data, rows));
  const samples = generated.subarray(0, count * PIXELS);
  const sets: FeatureSets = {
    fake: space.embed(samples),
    real: embedRows(split.holdout.subarray(0, count)),
    members: embedRows(split.train.subarray(0, count)),
    train: embedRows(split.train),
    reference: embedRows(split.reference.subarray(0, count)),
  };
  return {
    metrics: [...qualityMetrics(sets), ...copyingMetrics(sets, seed)],
    classShares: classShares({ space, data, split, samples }),
    sampleCount: count,
  };
}

interface FeatureSets {
  readonly fake: FeatureMatrix;
  readonly real: FeatureMatrix;
  readonly members: FeatureMatrix;
  readonly train: FeatureMatrix;
  readonly reference: FeatureMatrix;
}

function qualityMetrics({ fake, real, members }: FeatureSets): MeasuredMetric[] {
  const score = prdc({ real, fake, k: PRDC_NEIGHBOURS });
  const floor = prdc({ real, fake: members, k: PRDC_NEIGHBOURS });
  const keys = ["precision", "recall", "density", "coverage"] as const;
  return [
    {
      ...{ key: "fd", interval: null },
      value: frechetDistance({ a: real, b: fake }),
      floor: frechetDistance({ a: real, b: members }),
    },
    ...keys.map((key) => ({ key, value: score[key], floor: floor[key], interval: null })),
  ];
}

function copyingMetrics({ fake, real, members, train, reference }: FeatureSets, seed: number): MeasuredMetric[] {
  const attack = membershipInference({ members, nonMembers: real, generated: fake, seed });
  const guess = membershipInference({ members, nonMembers: real, generated: reference, seed });
  return [
    {
      ...{ key: "authPct", interval: null },
      value: authPct({ train, generated: fake }),
      floor: authPct({ train, generated: real }),
    },
    { key: "membershipAuc", value: attack.auc, floor: guess.auc, interval: attack.interval },
  ];
}

function classShares({
  space,
  data,
  split,
  samples,
}: Omit<MeasureRequest, "generated" | "seed"> & { samples: Float32Array }) {
  if (!space.classify || !data.labels) return null;
  const guessed = space.classify(samples);
  const holdout = Array.from(split.holdout, (row) => data.labels?.[row] ?? 0);
  return space.labels.map((label, index) => ({
    label,
    generated: guessed.filter((guess) => guess === index).length / guessed.length,
    reference: holdout.filter((real) => real === label).length / holdout.length,
  }));
}
