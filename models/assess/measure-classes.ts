import type { MeasuredMetric, RunReport } from "../contracts/report";
import { type ImageDataset, unitPixels } from "../data/image-dataset";
import type { Split } from "../data/split";
import { classCoverage } from "../metrics/class-coverage";
import type { FeatureMatrix } from "../metrics/feature-matrix";
import { classifierScore, meanMaxProbability } from "../metrics/inception-score";
import type { EmbeddingSpace } from "./feature-space";

export interface ClassMeasurement {
  readonly space: EmbeddingSpace;
  readonly data: ImageDataset;
  readonly split: Split;
  /** Images in [0, 1], row-major N × 784. */
  readonly samples: Float32Array;
}

export interface MeasuredClasses {
  readonly metrics: MeasuredMetric[];
  readonly classShares: RunReport["classShares"];
}

/**
 * What the feature network's own classifier sees in the samples, beside what it sees in as many held-out images. Nothing
 * for unlabelled data, or where the classifier is too weak to be believed.
 */
export function measureClasses({ space, data, split, samples }: ClassMeasurement): MeasuredClasses {
  const { probabilities, labels } = space;
  if (!probabilities || !data.labels) return { metrics: [], classShares: null };
  const made = probabilities(samples);
  const real = probabilities(unitPixels(data, split.holdout.subarray(0, made.rows)));
  const [madeCounts, realCounts] = [countClasses(made), countClasses(real)];
  const all = countLabels(data.labels, labels);
  const [cover, floor] = [
    classCoverage({ generated: madeCounts, reference: all }),
    classCoverage({ generated: realCounts, reference: all }),
  ];
  const [score, realScore] = [classifierScore(made), classifierScore(real)];
  const holdout = countLabels(
    split.holdout.map((row) => data.labels?.[row] ?? 0),
    labels,
  );
  return {
    metrics: [
      {
        ...{ key: "classifierScore", value: score.mean, floor: realScore.mean, interval: null },
        deviation: score.standardDeviation,
      },
      {
        ...{ key: "meanMaxProbability", value: meanMaxProbability(made), floor: meanMaxProbability(real) },
        interval: null,
      },
      { key: "classKl", value: cover.classKl, floor: floor.classKl, interval: null },
      { key: "modesCovered", value: cover.modesCovered, floor: floor.modesCovered, interval: null },
    ],
    classShares: labels.map((label, index) => ({
      label,
      generated: (madeCounts[index] ?? 0) / made.rows,
      reference: (holdout[index] ?? 0) / split.holdout.length,
    })),
  };
}

/** Samples per class by the most probable one. */
function countClasses({ values, rows, columns }: FeatureMatrix): number[] {
  const counts = new Array<number>(columns).fill(0);
  for (let row = 0; row < rows; row += 1) {
    const line = values.subarray(row * columns, (row + 1) * columns);
    const best = line.indexOf(Math.max(...line));
    counts[best] = (counts[best] ?? 0) + 1;
  }
  return counts;
}

function countLabels(given: ArrayLike<number>, labels: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (let index = 0; index < given.length; index += 1) {
    const label = given[index] as number;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return labels.map((label) => counts.get(label) ?? 0);
}
