import { quantileOf } from "./bootstrap";
import { assertSameSpace, type FeatureMatrix } from "./feature-matrix";
import { findNearest } from "./nearest-neighbours";

/** So much nearer than nearly all fresh data ever comes to the training data. */
const SHARE_OF_PERCENTILE = 0.25;
const PERCENTILE = 0.01;

/** A generated sample that stands on a training item. */
export interface CopyPair {
  readonly generated: number;
  readonly train: number;
  readonly distance: number;
}

export interface NearCopies {
  /** Below this distance a pair counts, in the features' unit. */
  readonly threshold: number;
  /** Median of the distances from held-out to training items: how near fresh data come. */
  readonly usual: number;
  /** Nearest pairs first. */
  readonly pairs: CopyPair[];
}

/**
 * Exact and near copies: generated samples whose nearest training item is closer than a quarter of the 1st percentile of
 * the distances from held-out to training items. The nearest-neighbour audit of Meehan, Chaudhuri & Dasgupta, AISTATS
 * 2020, section 2, with a threshold of this platform: fresh data all but never reaches it. A pair is evidence by itself.
 *
 * @param train features N × d
 * @param holdout features M × d of items that were never trained on
 * @param generated features K × d
 * @throws RangeError on malformed features or different column counts.
 */
export function findNearCopies({
  train,
  holdout,
  generated,
}: {
  train: FeatureMatrix;
  holdout: FeatureMatrix;
  generated: FeatureMatrix;
}): NearCopies {
  assertSameSpace({ train, holdout, generated });
  const fresh = findNearest({ queries: holdout, targets: train }).squaredDistances.map(Math.sqrt).sort();
  const threshold = SHARE_OF_PERCENTILE * quantileOf(fresh, PERCENTILE);
  const { squaredDistances, indices } = findNearest({ queries: generated, targets: train });
  const pairs: CopyPair[] = [];
  squaredDistances.forEach((squared, row) => {
    const distance = Math.sqrt(squared);
    // Data that repeat themselves have a threshold of 0; then only an exact copy counts.
    if (distance < threshold || distance === 0) {
      pairs.push({ generated: row, train: indices[row] as number, distance });
    }
  });
  return { threshold, usual: quantileOf(fresh, 0.5), pairs: pairs.sort((a, b) => a.distance - b.distance) };
}
