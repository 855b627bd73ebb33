import { assertSameSpace, type FeatureMatrix } from "./feature-matrix";
import { findNearest, squaredNeighbourRadii } from "./nearest-neighbours";

/**
 * Percent (0–100) of generated samples that are authentic: farther from their nearest training sample than that sample
 * is from its own nearest training neighbour. 0 for a perfect copier; honest fresh data gives about 57–62, so the
 * score is read against `authPct({ train, generated: holdout })`, never alone.
 *
 * Alaa et al., "How Faithful is your Synthetic Data? Sample-level Metrics for Evaluating and Auditing Generative
 * Models", ICML 2022, section on authenticity; named AuthPct by Stein et al., "Exposing flaws of generative model
 * evaluation metrics", NeurIPS 2023, section on memorization.
 *
 * @param train features N × d, N ≥ 2
 * @param generated features M × d
 * @throws RangeError on malformed features or different column counts.
 */
export function authPct({ train, generated }: { train: FeatureMatrix; generated: FeatureMatrix }): number {
  assertSameSpace({ train, generated });
  const nearest = findNearest({ queries: generated, targets: train });
  const ownNeighbour = squaredNeighbourRadii({ points: train, k: 1 });
  let authentic = 0;
  for (let sample = 0; sample < generated.rows; sample += 1) {
    const trainRow = nearest.indices[sample] as number;
    if ((ownNeighbour[trainRow] as number) < (nearest.squaredDistances[sample] as number)) authentic += 1;
  }
  return (100 * authentic) / generated.rows;
}
