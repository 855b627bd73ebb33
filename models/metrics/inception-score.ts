import { assertFeatures, type FeatureMatrix } from "./feature-matrix";

const CLASSIFIER_SCORE_SPLITS = 10;

/** How far a row's sum may stray from 1: float32 softmax output of a thousand classes stays within it. */
const SUM_TOLERANCE = 1e-3;

/**
 * Classifier score (the "inception score" with the project's own classifier): exp of the mean KL(p(y|x) ‖ p(y)), as
 * mean and population standard deviation over 10 consecutive splits. 1 … number of classes, higher is better: each
 * sample clear, all classes present. Salimans et al., "Improved Techniques for Training GANs", NeurIPS 2016, section 4.
 * It does not look at real data at all, so a copier and a caricature both score high.
 *
 * @param probabilities N × classes, each row summing to 1; N ≥ 10 (a remainder of N / 10 is left out, as in their code)
 * @throws RangeError on malformed input, a negative probability, a row that does not sum to 1, or fewer than 10 rows.
 */
export function classifierScore(probabilities: FeatureMatrix): { mean: number; standardDeviation: number } {
  assertProbabilities(probabilities, CLASSIFIER_SCORE_SPLITS);
  const size = Math.floor(probabilities.rows / CLASSIFIER_SCORE_SPLITS);
  const scores = Array.from({ length: CLASSIFIER_SCORE_SPLITS }, (_, split) =>
    scoreOfRows(probabilities, split * size, (split + 1) * size),
  );
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
  return { mean, standardDeviation: Math.sqrt(variance) };
}

/**
 * Mean over samples of the largest class probability, 0–1: how sure the classifier is of what it sees.
 * @throws RangeError as `classifierScore`, from one row on.
 */
export function meanMaxProbability(probabilities: FeatureMatrix): number {
  assertProbabilities(probabilities, 1);
  const { values, rows, columns } = probabilities;
  let sum = 0;
  for (let row = 0; row < rows; row += 1) sum += Math.max(...values.subarray(row * columns, (row + 1) * columns));
  return sum / rows;
}

function scoreOfRows({ values, columns }: FeatureMatrix, start: number, end: number): number {
  const marginal = new Float64Array(columns);
  for (let row = start; row < end; row += 1) {
    for (let label = 0; label < columns; label += 1) {
      marginal[label] = (marginal[label] as number) + (values[row * columns + label] as number) / (end - start);
    }
  }
  let divergence = 0;
  for (let row = start; row < end; row += 1) {
    for (let label = 0; label < columns; label += 1) {
      const p = values[row * columns + label] as number;
      // 0·log 0 = 0 by its limit; a class that no sample has cannot reach the logarithm.
      if (p > 0) divergence += p * Math.log(p / (marginal[label] as number));
    }
  }
  return Math.exp(divergence / (end - start));
}

function assertProbabilities(probabilities: FeatureMatrix, minimumRows: number): void {
  assertFeatures("probabilities", probabilities, minimumRows);
  const { values, rows, columns } = probabilities;
  for (let row = 0; row < rows; row += 1) {
    const line = values.subarray(row * columns, (row + 1) * columns);
    if (line.some((value) => value < 0)) throw new RangeError(`probabilities: row ${row} has a negative value`);
    const sum = line.reduce((total, value) => total + value, 0);
    if (Math.abs(sum - 1) > SUM_TOLERANCE) throw new RangeError(`probabilities: row ${row} sums to ${sum}, not 1`);
  }
}
