import { forEachBoundTile } from "./bound-tiles";
import { assertFeatures, assertSameSpace, type FeatureMatrix } from "./feature-matrix";
import { squaredDistance } from "./pair-tiles";

/**
 * Every neighbour question of the metrics (prdc, AuthPct, membership, data copying) is answered here, exactly and with
 * memory O(N). Distances stay squared inside; the square root is monotone. A pair is dropped only when its lower bound
 * reaches the limit; a bound that overflowed to NaN compares false and keeps its pair.
 */

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
  // A matrix against itself would be visited above the diagonal only; its copy is visited whole.
  const others = queries === targets ? { ...targets } : targets;
  forEachBoundTile(queries, others, ({ bounds, unit, stride, rowStart, rowEnd, columnStart, columnEnd }) => {
    for (let i = rowStart; i < rowEnd; i += 1) {
      let best = squaredDistances[i] as number;
      const start = (i - rowStart) * stride - columnStart;
      for (let j = columnStart; j < columnEnd; j += 1) {
        if ((bounds[start + j] as number) * unit >= best) continue;
        const squared = squaredDistance(queries, i, others, j);
        if (squared >= best) continue;
        best = squared;
        indices[i] = j;
      }
      squaredDistances[i] = best;
    }
  });
  return { squaredDistances, indices };
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
  const smallest = new Float64Array(points.rows * k).fill(Number.POSITIVE_INFINITY);
  forEachBoundTile(points, points, ({ bounds, unit, stride, rowStart, rowEnd, columnStart, columnEnd }) => {
    for (let i = rowStart; i < rowEnd; i += 1) {
      const start = (i - rowStart) * stride - columnStart;
      for (let j = Math.max(columnStart, i + 1); j < columnEnd; j += 1) {
        const limit = Math.max(smallest[i * k + k - 1] as number, smallest[j * k + k - 1] as number);
        if ((bounds[start + j] as number) * unit >= limit) continue;
        const squared = squaredDistance(points, i, points, j);
        insertAscending(smallest, i * k, k, squared);
        insertAscending(smallest, j * k, k, squared);
      }
    }
  });
  return Float64Array.from({ length: points.rows }, (_, i) => smallest[i * k + k - 1] as number);
}

/** Puts `squared` into the ascending list of the k smallest at `start`, dropping the largest; too large a value is ignored. */
function insertAscending(smallest: Float64Array, start: number, k: number, squared: number): void {
  let slot = start + k - 1;
  if (squared >= (smallest[slot] as number)) return;
  while (slot > start && (smallest[slot - 1] as number) > squared) {
    smallest[slot] = smallest[slot - 1] as number;
    slot -= 1;
  }
  smallest[slot] = squared;
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
  const others = a === b ? { ...b } : b;
  forEachBoundTile(a, others, ({ bounds, unit, stride, rowStart, rowEnd, columnStart, columnEnd }) => {
    for (let i = rowStart; i < rowEnd; i += 1) {
      const radiusI = squaredRadiiA[i] as number;
      const start = (i - rowStart) * stride - columnStart;
      for (let j = columnStart; j < columnEnd; j += 1) {
        const limit = Math.max(radiusI, squaredRadiiB[j] as number);
        if ((bounds[start + j] as number) * unit >= limit) continue;
        const squared = squaredDistance(a, i, others, j);
        if (squared < limit) visit(i, j, squared);
      }
    }
  });
}
