import { assertSameSpace, type FeatureMatrix } from "./feature-matrix";
import { forEachPairWithin, squaredNeighbourRadii } from "./nearest-neighbours";

/** Neighbours that span a sample's ball: the value of both papers and of the golden data. */
export const PRDC_NEIGHBOURS = 5;

/** Shares in 0–1, except density, which may pass 1. Higher is better. */
export interface Prdc {
  /** Share of generated samples inside at least one real ball. */
  precision: number;
  /** Share of real samples inside at least one generated ball. */
  recall: number;
  /** Mean count of real balls around a generated sample, divided by k. */
  density: number;
  /** Share of real balls that hold at least one generated sample. */
  coverage: number;
}

/**
 * Precision and recall after Kynkäänniemi et al., "Improved Precision and Recall Metric for Assessing Generative
 * Models", NeurIPS 2019, section 2, eq. 1–2; density and coverage after Naeem et al., "Reliable Fidelity and Diversity
 * Metrics for Generative Models", ICML 2020, section 3. Radius = distance to the k-th neighbour without
 * the point itself; "inside" is strict `<`, as in Naeem's code.
 *
 * A generator that copies its training data scores well here: read it beside AuthPct and membership inference.
 *
 * @param real features N × d, N > k
 * @param fake features M × d, M > k
 * @throws RangeError on malformed features, different column counts or k outside 1 … rows − 1.
 */
export function prdc({
  real,
  fake,
  k = PRDC_NEIGHBOURS,
}: {
  real: FeatureMatrix;
  fake: FeatureMatrix;
  k?: number;
}): Prdc {
  assertSameSpace({ real, fake }, k + 1);
  const squaredRadiiReal = squaredNeighbourRadii({ points: real, k });
  const squaredRadiiFake = squaredNeighbourRadii({ points: fake, k });
  const inRealBall = new Uint8Array(fake.rows);
  const inFakeBall = new Uint8Array(real.rows);
  const holdsFake = new Uint8Array(real.rows);
  let ballHits = 0;
  forEachPairWithin(
    { a: real, b: fake, squaredRadiiA: squaredRadiiReal, squaredRadiiB: squaredRadiiFake },
    (realRow, fakeRow, squared) => {
      if (squared < (squaredRadiiReal[realRow] as number)) {
        ballHits += 1;
        inRealBall[fakeRow] = 1;
        holdsFake[realRow] = 1;
      }
      if (squared < (squaredRadiiFake[fakeRow] as number)) inFakeBall[realRow] = 1;
    },
  );
  return {
    precision: shareSet(inRealBall),
    recall: shareSet(inFakeBall),
    density: ballHits / (k * fake.rows),
    coverage: shareSet(holdsFake),
  };
}

function shareSet(flags: Uint8Array): number {
  return flags.reduce((count, flag) => count + flag, 0) / flags.length;
}
