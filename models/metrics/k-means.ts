import { assertFeatures, type FeatureMatrix, selectRows } from "./feature-matrix";
import { findNearest } from "./nearest-neighbours";
import { seededRandom } from "./seeded-random";

const MOST_ROUNDS = 100;

/**
 * Centres of k cells by Lloyd's algorithm ("Least Squares Quantization in PCM", IEEE Trans. Inf. Theory 28, 1982) from
 * k-means++ beginnings (Arthur & Vassilvitskii, SODA 2007): the next centre is drawn in proportion to the squared
 * distance from those that are there. A cell that loses all its points keeps its centre.
 *
 * @param seed 1 … 2³² − 1
 * @returns centres k × d
 * @throws RangeError on malformed features or when k is not an integer in 1 … rows.
 */
export function kMeansCentres({ points, k, seed }: { points: FeatureMatrix; k: number; seed: number }): FeatureMatrix {
  assertFeatures("points", points);
  if (!Number.isInteger(k) || k < 1 || k > points.rows) throw new RangeError(`cells: 1 … ${points.rows}, not ${k}`);
  let centres = drawCentres(points, k, seededRandom(seed));
  let cells = assignCells(points, centres);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    centres = meansOfCells(points, cells, centres);
    const moved = assignCells(points, centres);
    if (moved.every((cell, row) => cell === cells[row])) break;
    cells = moved;
  }
  return centres;
}

/** The nearest centre of each point, length `points.rows`. */
export function assignCells(points: FeatureMatrix, centres: FeatureMatrix): Int32Array {
  return findNearest({ queries: points, targets: centres }).indices;
}

function drawCentres(points: FeatureMatrix, k: number, random: () => number): FeatureMatrix {
  const chosen = [Math.floor(random() * points.rows)];
  const nearest = distancesTo(points, chosen[0] as number);
  while (chosen.length < k) {
    const total = nearest.reduce((sum, squared) => sum + squared, 0);
    let left = random() * total;
    let row = 0;
    while (row < points.rows - 1 && left >= (nearest[row] as number)) {
      left -= nearest[row] as number;
      row += 1;
    }
    chosen.push(row);
    distancesTo(points, row).forEach((squared, index) => {
      nearest[index] = Math.min(nearest[index] as number, squared);
    });
  }
  return selectRows(points, chosen);
}

function distancesTo(points: FeatureMatrix, row: number): Float64Array {
  return findNearest({ queries: points, targets: selectRows(points, [row]) }).squaredDistances;
}

function meansOfCells(points: FeatureMatrix, cells: Int32Array, centres: FeatureMatrix): FeatureMatrix {
  const { columns } = points;
  const sums = new Float64Array(centres.values.length);
  const counts = new Int32Array(centres.rows);
  cells.forEach((cell, row) => {
    counts[cell] = (counts[cell] as number) + 1;
    for (let column = 0; column < columns; column += 1) {
      const at = cell * columns + column;
      sums[at] = (sums[at] as number) + (points.values[row * columns + column] as number);
    }
  });
  const values = sums.map((sum, at) => {
    const count = counts[Math.floor(at / columns)] as number;
    return count === 0 ? (centres.values[at] as number) : sum / count;
  });
  return { values, rows: centres.rows, columns };
}
