import { assertSameSpace, type FeatureMatrix, selectRows } from "./feature-matrix";
import { assignCells, kMeansCentres } from "./k-means";
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

/** The paper's τ: with a smaller share of the test items a cell tells nothing. The value is this platform's. */
const LEAST_TEST_SHARE = 0.02;

/**
 * C_T: Z_U taken cell by cell over k-means cells of the training data, averaged with the generated samples' share of
 * each cell, so that copying in one region is not hidden by under-fitting in another. Meehan et al., section 3.2, eq. 4.
 * Cells without training items or generated samples, or with less than 2 % of the test items, are left out.
 *
 * @param cells k of k-means
 * @param seed of k-means, 1 … 2³² − 1
 * @returns null where no cell is left
 * @throws RangeError as `dataCopyingZ`, or when there are fewer training items than cells.
 */
export function dataCopyingByCell({
  train,
  generated,
  test,
  cells,
  seed,
}: {
  train: FeatureMatrix;
  generated: FeatureMatrix;
  test: FeatureMatrix;
  cells: number;
  seed: number;
}): number | null {
  assertSameSpace({ train, generated, test });
  const centres = kMeansCentres({ points: train, k: cells, seed });
  const byCell = (points: FeatureMatrix) => {
    const rows: number[][] = Array.from({ length: cells }, () => []);
    assignCells(points, centres).forEach((cell, row) => {
      rows[cell]?.push(row);
    });
    return rows;
  };
  const [ofTrain, ofGenerated, ofTest] = [byCell(train), byCell(generated), byCell(test)];
  let [sum, weights] = [0, 0];
  for (let cell = 0; cell < cells; cell += 1) {
    const [own, made, unseen] = [ofTrain[cell] ?? [], ofGenerated[cell] ?? [], ofTest[cell] ?? []];
    if (own.length === 0 || made.length === 0 || unseen.length < LEAST_TEST_SHARE * test.rows) continue;
    if (unseen.length === 0) continue;
    const parts = {
      train: selectRows(train, own),
      generated: selectRows(generated, made),
      test: selectRows(test, unseen),
    };
    sum += made.length * dataCopyingZ(parts);
    weights += made.length;
  }
  return weights === 0 ? null : sum / weights;
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
