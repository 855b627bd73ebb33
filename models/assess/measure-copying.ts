import type { CopyEvidence, MeasuredMetric } from "../contracts/report";
import { authPct } from "../metrics/auth-pct";
import { dataCopyingByCell } from "../metrics/data-copying";
import type { FeatureMatrix } from "../metrics/feature-matrix";
import { membershipInference, membershipRates, membershipRisk } from "../metrics/membership";
import { findNearCopies } from "../metrics/near-copies";
import { wilsonInterval } from "../metrics/privacy-risk";

/** Features of everything that samples are compared with, in one space. */
export interface FeatureSets {
  /** The samples. */
  readonly fake: FeatureMatrix;
  /** As many held-out images. */
  readonly real: FeatureMatrix;
  /** As many training images. */
  readonly members: FeatureMatrix;
  /** Every training image, in the order of the split. */
  readonly train: FeatureMatrix;
  /** As many reference images: in the samples' place they make the floors. */
  readonly reference: FeatureMatrix;
}

export interface MeasuredCopying {
  readonly metrics: MeasuredMetric[];
  readonly copies: CopyEvidence;
}

/** Cells of C_T: with more, the cells of a small test set would hold too few of its items to tell. */
const CELLS = 10;
/** Pairs that a report names; a generator that copies everything would fill it with thousands. */
const PAIRS_NAMED = 200;

/**
 * Whether samples stand nearer to the training images than fresh images do: one by one (copies), on the whole (AuthPct,
 * C_T), and for an attacker (membership). Each beside the same score with unseen images in the samples' place.
 *
 * @param trainRows rows of the data set that `sets.train` was made of
 */
export function measureCopying(sets: FeatureSets, trainRows: Uint32Array, seed: number): MeasuredCopying {
  const { fake, real, members, train, reference } = sets;
  const attacked = { members, nonMembers: real };
  const found = membershipInference({ ...attacked, generated: fake, seed });
  const guessed = membershipRates({ ...attacked, generated: reference });
  const copiesOf = (generated: FeatureMatrix) => findNearCopies({ train, holdout: real, generated });
  const [copies, chance] = [copiesOf(fake), copiesOf(reference)];
  return {
    metrics: [
      {
        ...{ key: "nearCopies", value: copies.pairs.length, floor: chance.pairs.length },
        interval: countInterval(copies.pairs.length, fake.rows),
      },
      authenticity(sets),
      ...copyingByCell(sets, seed),
      { key: "membershipAuc", value: found.auc, floor: guessed.auc, interval: found.interval },
      {
        ...{ key: "membershipTpr", value: found.tprAt1PercentFpr, floor: guessed.tprAt1PercentFpr },
        interval: found.tprInterval,
      },
      privacyRisk(sets),
    ],
    copies: {
      ...{ threshold: copies.threshold, usual: copies.usual },
      pairs: copies.pairs.slice(0, PAIRS_NAMED).map(({ generated: sample, train: row, distance }) => ({
        ...{ sample, train: trainRows[row] as number, distance },
      })),
    },
  };
}

function privacyRisk({ fake, real, members, reference }: FeatureSets): MeasuredMetric {
  const risk = (generated: FeatureMatrix) => membershipRisk({ members, nonMembers: real, generated });
  const { value, interval } = risk(fake);
  return { key: "residualRisk", value, floor: risk(reference).value, interval };
}

function authenticity({ fake, real, train }: FeatureSets): MeasuredMetric {
  const value = authPct({ train, generated: fake });
  const successes = Math.round((value / 100) * fake.rows);
  const [low, high] = wilsonInterval({ successes, trials: fake.rows });
  return {
    ...{ key: "authPct", value, floor: authPct({ train, generated: real }) },
    interval: [100 * low, 100 * high],
  };
}

/** Nothing where no cell holds enough of each side. */
function copyingByCell({ fake, real, train, reference }: FeatureSets, seed: number): MeasuredMetric[] {
  const cells = Math.min(CELLS, train.rows);
  const score = (generated: FeatureMatrix) => dataCopyingByCell({ train, generated, test: real, cells, seed });
  const [value, floor] = [score(fake), score(reference)];
  return value === null || floor === null ? [] : [{ key: "dataCopying", value, floor, interval: null }];
}

function countInterval(successes: number, trials: number): [number, number] {
  const [low, high] = wilsonInterval({ successes, trials });
  return [trials * low, trials * high];
}
