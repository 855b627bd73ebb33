import { assertSameSpace, type FeatureMatrix } from "./feature-matrix";
import { squaredDistance } from "./pair-tiles";

export interface Neighbour {
  /** Row of the target. */
  readonly row: number;
  readonly distance: number;
}

/**
 * The k nearest targets of each of a few queries, nearest first, the lower row among equals; all of them where there are
 * fewer. Every pair is computed: for many queries `findNearest` is the quicker way to the first.
 * @throws RangeError on malformed features or different column counts.
 */
export function nearestFew({
  queries,
  targets,
  k,
}: {
  queries: FeatureMatrix;
  targets: FeatureMatrix;
  k: number;
}): Neighbour[][] {
  assertSameSpace({ queries, targets });
  return Array.from({ length: queries.rows }, (_, query) => nearestOf({ queries, query, targets, k }));
}

function nearestOf(asked: { queries: FeatureMatrix; query: number; targets: FeatureMatrix; k: number }): Neighbour[] {
  const { queries, query, targets, k } = asked;
  const nearest: { row: number; squared: number }[] = [];
  for (let row = 0; row < targets.rows; row += 1) {
    const squared = squaredDistance(queries, query, targets, row);
    if (nearest.length === k && squared >= (nearest[k - 1]?.squared ?? 0)) continue;
    const place = nearest.findIndex((other) => squared < other.squared);
    nearest.splice(place === -1 ? nearest.length : place, 0, { row, squared });
    nearest.length = Math.min(nearest.length, k);
  }
  return nearest.map(({ row, squared }) => ({ row, distance: Math.sqrt(squared) }));
}
