import { assertSameSpace, type FeatureMatrix } from "./feature-matrix";
import { forEachDotTile, type PairTile } from "./pair-tiles";
import { drawWithoutReplacement, seededRandom } from "./seeded-random";

/** Subsets and their greatest size, as in the paper's experiments and the reference code. */
const KID_SUBSETS = 100;
export const KID_SUBSET_SIZE = 1_000;

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
  return estimateFrom({ a, b, subsetsA: [everyRow(a)], subsetsB: [everyRow(b)] })[0] as number;
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
  const draws = Array.from({ length: KID_SUBSETS }, () => ({
    a: drawWithoutReplacement({ rows: a.rows, count: size, random }),
    b: drawWithoutReplacement({ rows: b.rows, count: size, random }),
  }));
  const [subsetsA, subsetsB] = [draws.map((draw) => draw.a), draws.map((draw) => draw.b)];
  const estimates = estimateFrom({ a, b, subsetsA, subsetsB });
  const mean = estimates.reduce((sum, value) => sum + value, 0) / KID_SUBSETS;
  const variance = estimates.reduce((sum, value) => sum + (value - mean) ** 2, 0) / KID_SUBSETS;
  return { mean, standardDeviation: Math.sqrt(variance) };
}

const everyRow = ({ rows }: FeatureMatrix) => Int32Array.from({ length: rows }, (_, row) => row);

/** The unbiased estimate of every pair of subsets. A kernel value is computed once, however many subsets hold it. */
function estimateFrom({
  a,
  b,
  subsetsA,
  subsetsB,
}: {
  a: FeatureMatrix;
  b: FeatureMatrix;
  subsetsA: readonly Int32Array[];
  subsetsB: readonly Int32Array[];
}): number[] {
  const [inA, inB] = [holdersOf(subsetsA, a.rows), holdersOf(subsetsB, b.rows)];
  const withinA = kernelSums(a, a, inA, inA);
  const withinB = kernelSums(b, b, inB, inB);
  const across = kernelSums(a, a === b ? { ...b } : b, inA, inB);
  return subsetsA.map(({ length: m }, subset) => {
    const n = (subsetsB[subset] as Int32Array).length;
    const within = (2 * at(withinA, subset)) / (m * (m - 1)) + (2 * at(withinB, subset)) / (n * (n - 1));
    return within - (2 * at(across, subset)) / (m * n);
  });
}

const at = (values: Float64Array, index: number) => values[index] as number;

/** Which subsets hold a row: `values[row · count + subset]` is 1 or 0. */
interface Holders {
  readonly values: Uint8Array;
  readonly count: number;
}

function holdersOf(subsets: readonly Int32Array[], rows: number): Holders {
  const count = subsets.length;
  const values = new Uint8Array(rows * count);
  subsets.forEach((chosen, subset) => {
    for (const row of chosen) values[row * count + subset] = 1;
  });
  return { values, count };
}

/** Per subset the sum of the kernel over its pairs, or over its pairs i < j when both are the same matrix. */
function kernelSums(a: FeatureMatrix, b: FeatureMatrix, inA: Holders, inB: Holders): Float64Array {
  const { count } = inA;
  const sums = new Float64Array(count);
  let columnSums = new Float64Array();
  forEachDotTile(a, b, (tile) => {
    if (columnSums.length === 0) columnSums = new Float64Array(count * tile.stride);
    turnIntoKernel(tile, a.columns, a === b);
    columnSums.fill(0);
    addRows(tile, inA, columnSums);
    for (let subset = 0; subset < count; subset += 1) {
      let sum = 0;
      for (let j = tile.columnStart; j < tile.columnEnd; j += 1) {
        if (inB.values[j * count + subset]) sum += at(columnSums, subset * tile.stride + j - tile.columnStart);
      }
      sums[subset] = at(sums, subset) + sum;
    }
  });
  return sums;
}

/** (x·y/d + 1)³; 0 on and below the diagonal where only i < j counts. */
function turnIntoKernel(tile: PairTile, columns: number, upper: boolean): void {
  const { values, stride, rowStart, columnStart, columnEnd } = tile;
  for (let i = rowStart; i < tile.rowEnd; i += 1) {
    const start = (i - rowStart) * stride - columnStart;
    for (let j = columnStart; j < columnEnd; j += 1) {
      const base = at(values, start + j) / columns + 1;
      values[start + j] = upper && j <= i ? 0 : base * base * base;
    }
  }
}

function addRows(
  { values, stride, rowStart, rowEnd }: PairTile,
  { values: holds, count }: Holders,
  into: Float64Array,
) {
  for (let i = rowStart; i < rowEnd; i += 1) {
    const start = (i - rowStart) * stride;
    for (let subset = 0; subset < count; subset += 1) {
      if (!holds[i * count + subset]) continue;
      const place = subset * stride;
      for (let column = 0; column < stride; column += 1)
        into[place + column] = at(into, place + column) + at(values, start + column);
    }
  }
}
