import { assertSameSpace, type FeatureMatrix, selectRows } from "./feature-matrix";
import { forEachDotTile } from "./pair-tiles";
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
  const within = (x: FeatureMatrix) => (2 * kernelSum(x, x)) / (x.rows * (x.rows - 1));
  const across = kernelSum(a, a === b ? { ...b } : b) / (a.rows * b.rows);
  return within(a) + within(b) - 2 * across;
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

/** Sum of the kernel over all pairs, or over the pairs i < j when both are the same matrix. */
function kernelSum(a: FeatureMatrix, b: FeatureMatrix): number {
  let sum = 0;
  forEachDotTile(a, b, ({ values, stride, rowStart, rowEnd, columnStart, columnEnd }) => {
    let tileSum = 0;
    for (let i = rowStart; i < rowEnd; i += 1) {
      const start = (i - rowStart) * stride - columnStart;
      for (let j = a === b ? Math.max(columnStart, i + 1) : columnStart; j < columnEnd; j += 1) {
        const base = (values[start + j] as number) / a.columns + 1;
        tileSum += base * base * base;
      }
    }
    sum += tileSum;
  });
  return sum;
}
