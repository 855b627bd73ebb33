import type { CopyEvidence, MeasuredMetric, RunReport } from "../contracts/report";
import { type ImageDataset, PIXELS, unitPixels } from "../data/image-dataset";
import type { Split } from "../data/split";
import { type FeatureMatrix, selectRows } from "../metrics/feature-matrix";
import { frechetDistance } from "../metrics/frechet-distance";
import { jackknifeInterval, rowsWithout } from "../metrics/jackknife";
import { KID_SUBSET_SIZE, kernelInceptionDistance } from "../metrics/kid";
import { PRDC_NEIGHBOURS, prdc } from "../metrics/prdc";
import type { EmbeddingSpace } from "./feature-space";
import { measureClasses } from "./measure-classes";
import { type FeatureSets, measureCopying } from "./measure-copying";

export interface MeasureRequest {
  readonly space: EmbeddingSpace;
  /** What the model was trained on: what may be copied. */
  readonly data: ImageDataset;
  /** The same before a share of its training images was spoilt; left out where none was. */
  readonly clean?: ImageDataset;
  readonly split: Split;
  /** Generated images in [0, 1], row-major N × 784. */
  readonly generated: Float32Array;
  readonly seed: number;
}

export interface Measured {
  readonly metrics: MeasuredMetric[];
  readonly classShares: RunReport["classShares"];
  readonly copies: CopyEvidence;
  readonly sampleCount: number;
  /** Features of every training image, in the order of the split. */
  readonly train: FeatureMatrix;
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
export function measureSamples({ space, data, clean = data, split, generated, seed }: MeasureRequest): Measured {
  const count = comparableCount(split, generated.length / PIXELS);
  const embedRows = (rows: Uint32Array, of = data) => space.embed(unitPixels(of, rows));
  const samples = generated.subarray(0, count * PIXELS);
  const sets: FeatureSets = {
    fake: space.embed(samples),
    real: embedRows(split.holdout.subarray(0, count)),
    members: embedRows(split.train.subarray(0, count)),
    train: embedRows(split.train),
    reference: embedRows(split.reference.subarray(0, count)),
  };
  const classes = measureClasses({ space, data, split, samples });
  const copying = measureCopying(sets, split.train, seed);
  // Spoilt images are what may be copied, and no yardstick of quality.
  const members = clean === data ? sets.members : embedRows(split.train.subarray(0, count), clean);
  return {
    metrics: [...qualityMetrics({ ...sets, members }, seed), ...classes.metrics, ...copying.metrics],
    ...{ classShares: classes.classShares, copies: copying.copies, sampleCount: count },
    train: sets.train,
  };
}

/** Parts that the interval of FD leaves out one after the other. */
const FD_GROUPS = 20;

function qualityMetrics({ fake, real, members }: FeatureSets, seed: number): MeasuredMetric[] {
  const score = prdc({ real, fake, k: PRDC_NEIGHBOURS });
  const floor = prdc({ real, fake: members, k: PRDC_NEIGHBOURS });
  const keys = ["precision", "recall", "density", "coverage"] as const;
  const [distance, chance] = [
    kernelInceptionDistance({ a: real, b: fake, seed }),
    kernelInceptionDistance({ a: real, b: members, seed }),
  ];
  return [
    measureFd({ fake, real, members }),
    {
      ...{ key: "kid", value: distance.mean, floor: chance.mean, interval: null },
      // A subset of everything is everything: there is nothing to deviate.
      deviation: fake.rows > KID_SUBSET_SIZE ? distance.standardDeviation : undefined,
    },
    ...keys.map((key) => ({ key, value: score[key], floor: floor[key], interval: null })),
  ];
}

function measureFd({ fake, real, members }: Pick<FeatureSets, "fake" | "real" | "members">): MeasuredMetric {
  const value = frechetDistance({ a: real, b: fake });
  const interval = jackknifeInterval({
    ...{ value, groups: FD_GROUPS },
    without: (group) => {
      const rest = (matrix: FeatureMatrix) => selectRows(matrix, rowsWithout(matrix.rows, FD_GROUPS, group));
      return frechetDistance({ a: rest(real), b: rest(fake) });
    },
  });
  const floor = frechetDistance({ a: real, b: members });
  // A squared distance is never below zero, whatever the normal approximation says.
  return { key: "fd", value, floor, interval: [Math.max(0, interval[0]), interval[1]] };
}
