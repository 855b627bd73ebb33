import { assertSameSpace, type FeatureMatrix } from "./feature-matrix";
import { findNearest } from "./nearest-neighbours";

/**
 * Z_U: how many standard deviations the generated samples lie nearer to the training data than unseen real data does.
 * Well below 0 (say −3) is data copying, well above 0 is under-fitting, near 0 is what fresh real data would show.
 *
 * Z_U = (U − (nm/2 − 0.5)) / √(nm(n + m + 1)/12), where U counts the pairs in which the generated sample is farther
 * from its nearest training item than the test item (ties half), n generated, m test. Mann & Whitney, Ann. Math.
 * Statist. 18 (1947); Meehan, Chaudhuri & Dasgupta, "A Non-Parametric Test to Detect Data-Copying in Generative Models",
 * AISTATS 2020, section 3, with the continuity term of their code. Global test, one cell.
 *
 * @param train features N × d
 * @param generated features n × d
 * @param test held-out features m × d
 * @throws RangeError on malformed features or different column counts.
 */
export function dataCopyingZ({
  train,
  generated,
  test,
}: {
  train: FeatureMatrix;
  generated: FeatureMatrix;
  test: FeatureMatrix;
}): number {
  assertSameSpace({ train, generated, test });
  const distances = (queries: FeatureMatrix) => findNearest({ queries, targets: train }).squaredDistances;
  const n = generated.rows;
  const m = test.rows;
  const u = countGreaterPairs(distances(generated), distances(test));
  return (u - ((n * m) / 2 - 0.5)) / Math.sqrt((n * m * (n + m + 1)) / 12);
}

/** Pairs with first > second, ties half, by two sorted walks instead of n × m comparisons. */
function countGreaterPairs(first: Float64Array, second: Float64Array): number {
  const ascending = Float64Array.from(second).sort();
  let below = 0;
  let upTo = 0;
  let pairs = 0;
  for (const value of Float64Array.from(first).sort()) {
    while (below < ascending.length && (ascending[below] as number) < value) below += 1;
    while (upTo < ascending.length && (ascending[upTo] as number) <= value) upTo += 1;
    pairs += (below + upTo) / 2;
  }
  return pairs;
}
