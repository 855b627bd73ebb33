import { assertFeatures, assertSameSpace, type FeatureMatrix } from "./feature-matrix";

/**
 * Every neighbour question of the metrics (prdc, AuthPct, membership, data copying) is answered here, exactly, by
 * differences rather than by |x|² + |y|² − 2xy: the Gram form is faster in BLAS but leaves rounding noise of 1e-7 where
 * a copy must have distance 0. One order of summation makes d(x, y) and d(y, x) the same bits, so that a strict `<`
 * decides ties alike everywhere. Distances stay squared inside; the square root is monotone.
 *
 * Memory is O(N): pairs are visited in tiles and never stored.
 */

/** Rows per tile: 2 × 128 rows of 64 float64 are 128 KB, inside a core's second-level cache. */
const TILE_ROWS = 128;

/**
 * Squared Euclidean distance of two rows, given up once it exceeds `bound`: then any value above `bound` comes back.
 * Partial sums of squares never fall, so giving up early changes no comparison with `bound`.
 */
function squaredDistanceUpTo(
  a: Float64Array,
  aStart: number,
  b: Float64Array,
  bStart: number,
  columns: number,
  bound: number,
) {
  let even = 0;
  let odd = 0;
  let column = 0;
  const whole = columns - (columns % 8);
  while (column < whole) {
    const i = aStart + column;
    const j = bStart + column;
    const d0 = (a[i] as number) - (b[j] as number);
    const d1 = (a[i + 1] as number) - (b[j + 1] as number);
    const d2 = (a[i + 2] as number) - (b[j + 2] as number);
    const d3 = (a[i + 3] as number) - (b[j + 3] as number);
    const d4 = (a[i + 4] as number) - (b[j + 4] as number);
    const d5 = (a[i + 5] as number) - (b[j + 5] as number);
    const d6 = (a[i + 6] as number) - (b[j + 6] as number);
    const d7 = (a[i + 7] as number) - (b[j + 7] as number);
    even += d0 * d0 + d2 * d2 + (d4 * d4 + d6 * d6);
    odd += d1 * d1 + d3 * d3 + (d5 * d5 + d7 * d7);
    column += 8;
    if (even + odd > bound) return even + odd;
  }
  for (; column < columns; column += 1) {
    const d = (a[aStart + column] as number) - (b[bStart + column] as number);
    even += d * d;
  }
  return even + odd;
}

/** Calls `visit` for each tile of the rows × columns rectangle of pairs; for `upperOnly`, tiles on or above the diagonal. */
function forEachTile(
  { rows, columns, upperOnly }: { rows: number; columns: number; upperOnly: boolean },
  visit: (tile: { rowStart: number; rowEnd: number; columnStart: number; columnEnd: number }) => void,
): void {
  for (let rowStart = 0; rowStart < rows; rowStart += TILE_ROWS) {
    const rowEnd = Math.min(rows, rowStart + TILE_ROWS);
    for (let columnStart = upperOnly ? rowStart : 0; columnStart < columns; columnStart += TILE_ROWS) {
      visit({ rowStart, rowEnd, columnStart, columnEnd: Math.min(columns, columnStart + TILE_ROWS) });
    }
  }
}

/** Nearest target of each query. */
export interface NearestTargets {
  /** Squared distance of query i to its nearest target, length `queries.rows`. */
  squaredDistances: Float64Array;
  /** Row of that target; the lowest row among equals. */
  indices: Int32Array;
}

/**
 * The nearest target of each query, a point's own copy included.
 * @throws RangeError on malformed features or different column counts.
 */
export function findNearest({ queries, targets }: { queries: FeatureMatrix; targets: FeatureMatrix }): NearestTargets {
  assertSameSpace({ queries, targets });
  const squaredDistances = new Float64Array(queries.rows).fill(Number.POSITIVE_INFINITY);
  const indices = new Int32Array(queries.rows).fill(-1);
  const width = queries.columns;
  forEachTile({ rows: queries.rows, columns: targets.rows, upperOnly: false }, (tile) => {
    for (let i = tile.rowStart; i < tile.rowEnd; i += 1) {
      let best = squaredDistances[i] as number;
      for (let j = tile.columnStart; j < tile.columnEnd; j += 1) {
        const squared = squaredDistanceUpTo(queries.values, i * width, targets.values, j * width, width, best);
        if (squared < best) {
          best = squared;
          indices[i] = j;
        }
      }
      squaredDistances[i] = best;
    }
  });
  return { squaredDistances, indices };
}

/** Puts `squared` into the ascending list of the k smallest at `start`, dropping the largest. */
function insertAscending(smallest: Float64Array, start: number, k: number, squared: number): void {
  let slot = start + k - 1;
  while (slot > start && (smallest[slot - 1] as number) > squared) {
    smallest[slot] = smallest[slot - 1] as number;
    slot -= 1;
  }
  smallest[slot] = squared;
}

/**
 * Squared distance of every point to its k-th nearest other point (the point itself is left out, an equal one is not).
 * Result has length `points.rows`.
 * @throws RangeError on malformed features, or when k is not an integer in 1 … rows − 1.
 */
export function squaredNeighbourRadii({ points, k }: { points: FeatureMatrix; k: number }): Float64Array {
  assertFeatures("points", points);
  if (!Number.isInteger(k) || k < 1 || k >= points.rows) {
    throw new RangeError(`points: k must be an integer in 1 … ${points.rows - 1}, not ${k}`);
  }
  const { values, rows, columns: width } = points;
  const smallest = new Float64Array(rows * k).fill(Number.POSITIVE_INFINITY);
  forEachTile({ rows, columns: rows, upperOnly: true }, (tile) => {
    for (let i = tile.rowStart; i < tile.rowEnd; i += 1) {
      for (let j = Math.max(tile.columnStart, i + 1); j < tile.columnEnd; j += 1) {
        const boundI = smallest[i * k + k - 1] as number;
        const boundJ = smallest[j * k + k - 1] as number;
        const bound = Math.max(boundI, boundJ);
        const squared = squaredDistanceUpTo(values, i * width, values, j * width, width, bound);
        if (squared < boundI) insertAscending(smallest, i * k, k, squared);
        if (squared < boundJ) insertAscending(smallest, j * k, k, squared);
      }
    }
  });
  return Float64Array.from({ length: rows }, (_, i) => smallest[i * k + k - 1] as number);
}

/**
 * Visits every pair (i of a, j of b) whose squared distance is below `squaredRadiiA[i]` or below `squaredRadiiB[j]`.
 * Order is not promised.
 * @throws RangeError on malformed features, different column counts, or radii of another length.
 */
export function forEachPairWithin(
  {
    a,
    b,
    squaredRadiiA,
    squaredRadiiB,
  }: { a: FeatureMatrix; b: FeatureMatrix; squaredRadiiA: Float64Array; squaredRadiiB: Float64Array },
  visit: (i: number, j: number, squared: number) => void,
): void {
  assertSameSpace({ a, b });
  if (squaredRadiiA.length !== a.rows || squaredRadiiB.length !== b.rows) {
    throw new RangeError("radii: one radius per row is needed");
  }
  const width = a.columns;
  forEachTile({ rows: a.rows, columns: b.rows, upperOnly: false }, (tile) => {
    for (let i = tile.rowStart; i < tile.rowEnd; i += 1) {
      const radiusI = squaredRadiiA[i] as number;
      for (let j = tile.columnStart; j < tile.columnEnd; j += 1) {
        const radiusJ = squaredRadiiB[j] as number;
        const bound = Math.max(radiusI, radiusJ);
        const squared = squaredDistanceUpTo(a.values, i * width, b.values, j * width, width, bound);
        if (squared < bound) visit(i, j, squared);
      }
    }
  });
}
