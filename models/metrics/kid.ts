import { assertSameSpace, type FeatureMatrix, selectRows } from "./feature-matrix";
import { drawWithoutReplacement, seededRandom } from "./seeded-random";

/** Subsets and their greatest size, as in the paper's experiments and the reference code. */
const KID_SUBSETS = 100;
const KID_SUBSET_SIZE = 1_000;

/**
 * Unbiased squared maximum mean discrepancy with the kernel (x·y/d + 1)³; no unit, 0 for equal distributions and
 * possibly slightly below 0. Gretton et al., "A Kernel Two-Sample Test", JMLR 13 (2012), lemma 6, eq. 3; kernel of
 * Bińkowski et al., "Demystifying MMD GANs", ICLR 2018, section on the kernel inception distance.
 *
 * @param a features N × d, N ≥ 2
 * @param b features M × d, M ≥ 2
 * @throws RangeError on malformed features, different column counts or fewer than two samples.
 */
export function squaredMmd({ a, b }: { a: FeatureMatrix; b: FeatureMatrix }): number {
  assertSameSpace({ a, b }, 2);
  const within = (x: FeatureMatrix) => (2 * kernelSum(x, x, true)) / (x.rows * (x.rows - 1));
  return within(a) + within(b) - (2 * kernelSum(a, b, false)) / (a.rows * b.rows);
}

/**
 * Kernel inception distance: mean and population standard deviation of `squaredMmd` over 100 seeded subsets of
 * min(N, M, 1 000), drawn without replacement.
 *
 * @param seed 1 … 2³² − 1
 * @throws RangeError as `squaredMmd`, or on a bad seed.
 */
export function kernelInceptionDistance({ a, b, seed }: { a: FeatureMatrix; b: FeatureMatrix; seed: number }): {
  mean: number;
  standardDeviation: number;
} {
  assertSameSpace({ a, b }, 2);
  const random = seededRandom(seed);
  const size = Math.min(a.rows, b.rows, KID_SUBSET_SIZE);
  const drawFrom = (matrix: FeatureMatrix) =>
    selectRows(matrix, drawWithoutReplacement({ rows: matrix.rows, count: size, random }));
  const estimates = Array.from({ length: KID_SUBSETS }, () => squaredMmd({ a: drawFrom(a), b: drawFrom(b) }));
  const mean = estimates.reduce((sum, value) => sum + value, 0) / KID_SUBSETS;
  const variance = estimates.reduce((sum, value) => sum + (value - mean) ** 2, 0) / KID_SUBSETS;
  return { mean, standardDeviation: Math.sqrt(variance) };
}

/** Sum of the kernel over all pairs, or (`upperOnly`, one matrix) over the pairs i < j. */
function kernelSum(a: FeatureMatrix, b: FeatureMatrix, upperOnly: boolean): number {
  const { values: x, columns } = a;
  const y = b.values;
  let sum = 0;
  for (let i = 0; i < a.rows; i += 1) {
    const rowStart = i * columns;
    let rowSum = 0;
    for (let j = upperOnly ? i + 1 : 0; j < b.rows; j += 1) {
      const otherStart = j * columns;
      let product = 0;
      for (let c = 0; c < columns; c += 1) product += (x[rowStart + c] as number) * (y[otherStart + c] as number);
      const base = product / columns + 1;
      rowSum += base * base * base;
    }
    sum += rowSum;
  }
  return sum;
}
