import { quantileOf } from "./bootstrap";
import { assertSameSpace, type FeatureMatrix } from "./feature-matrix";
import { findNearest } from "./nearest-neighbours";
import { type ResidualRisk, residualRisk, wilsonRate } from "./privacy-risk";
import { seededRandom } from "./seeded-random";

/** Resamples of the bootstrap; 1 000 fixes a 95 % interval to about 0.002 of AUC at N = 2 000. */
const BOOTSTRAP_RESAMPLES = 1_000;

/** How well an attacker tells training items from unseen ones. All values in 0–1. */
export interface MembershipRates {
  /** Area under the ROC curve; 0.5 is guessing, 1 is full disclosure. */
  auc: number;
  /** Area under the precision–recall curve as a step function; guessing gives the share of members. */
  averagePrecision: number;
  /** Largest share of members found while at most 1 % of non-members are accused. */
  tprAt1PercentFpr: number;
}

export interface MembershipInference extends MembershipRates {
  /** 95 % percentile bootstrap interval of the AUC. */
  interval: [number, number];
  /** 95 % interval of the share at 1 % from the same resamples. */
  tprInterval: [number, number];
}

/**
 * Full black-box attack: an item's score is minus its distance to the nearest generated sample. Chen et al.,
 * "GAN-Leaks: A Taxonomy of Membership Inference Attacks against Generative Models", CCS 2020, section on the full
 * black-box generator. The low-FPR figure is what Carlini et al., "Membership Inference Attacks From First Principles",
 * IEEE S&P 2022, section III, ask for: an average such as AUC hides a few items given away with certainty.
 *
 * @param members features N × d of training items
 * @param nonMembers features M × d of held-out items
 * @param generated features K × d
 * @param seed of the bootstrap, 1 … 2³² − 1
 * @throws RangeError on malformed features, different column counts or a bad seed.
 */
export function membershipInference({
  members,
  nonMembers,
  generated,
  seed,
}: {
  members: FeatureMatrix;
  nonMembers: FeatureMatrix;
  generated: FeatureMatrix;
  seed: number;
}): MembershipInference {
  assertSameSpace({ members, nonMembers, generated });
  const score = (items: FeatureMatrix) => distanceScores(items, generated);
  return scoreMembership({ memberScores: score(members), nonMemberScores: score(nonMembers), seed });
}

/** The same without intervals, for a floor that nobody judges by itself. */
export function membershipRates(sets: {
  members: FeatureMatrix;
  nonMembers: FeatureMatrix;
  generated: FeatureMatrix;
}): MembershipRates {
  assertSameSpace(sets);
  const score = (items: FeatureMatrix) => distanceScores(items, sets.generated);
  return rateMembership({ memberScores: score(sets.members), nonMemberScores: score(sets.nonMembers) });
}

function distanceScores(items: FeatureMatrix, generated: FeatureMatrix): Float64Array {
  const { squaredDistances } = findNearest({ queries: items, targets: generated });
  return squaredDistances.map((squared) => -Math.sqrt(squared));
}

/**
 * The same figures from scores of any attack (minus ELBO of a VAE, loss against a reference language model): higher
 * means "more likely a training item".
 * @throws RangeError when a side is empty, a score is not finite or the seed is bad.
 */
export function scoreMembership({ seed, ...scores }: AttackScores & { seed: number }): MembershipInference {
  return { ...rateMembership(scores), ...bootstrapIntervals(rankScores(scores), seed) };
}

interface AttackScores {
  memberScores: Float64Array;
  nonMemberScores: Float64Array;
}

/**
 * The same without intervals.
 * @throws RangeError when a side is empty or a score is not finite.
 */
export function rateMembership(scores: AttackScores): MembershipRates {
  for (const [name, values] of Object.entries(scores)) {
    if (values.length === 0) throw new RangeError(`${name}: no scores`);
    if (!values.every(Number.isFinite)) throw new RangeError(`${name}: a score is not finite`);
  }
  const ranking = rankScores(scores);
  const once = { members: countOnce(ranking.members), nonMembers: countOnce(ranking.nonMembers) };
  const { area, tprAt1PercentFpr } = walkRoc(ranking, once);
  return { auc: area, averagePrecision: averagePrecisionOf(ranking), tprAt1PercentFpr };
}

/** Of the control items a threshold lets through so many. */
const CALIBRATED_SHARE = 0.05;

/**
 * What the samples add to an attacker's success, over what he would have without them: he calls every item a member that
 * lies nearer to a sample than 95 % of unseen items do, and his success on members is set against that on other unseen
 * items. Giomi et al., PoPETs 2023(2) (anonymeter): residual risk with its interval, here of the attack above.
 *
 * @param members features N × d of training items
 * @param nonMembers features M × d of held-out items, M ≥ 4: the even rows calibrate, the odd ones are the control
 * @param generated features K × d
 * @throws RangeError on malformed features, different column counts or fewer than four held-out items.
 */
export function membershipRisk({
  members,
  nonMembers,
  generated,
}: {
  members: FeatureMatrix;
  nonMembers: FeatureMatrix;
  generated: FeatureMatrix;
}): ResidualRisk {
  assertSameSpace({ members, nonMembers, generated });
  if (nonMembers.rows < 4) throw new RangeError(`nonMembers: ${nonMembers.rows} items, at least 4 are needed`);
  const distances = (queries: FeatureMatrix) => findNearest({ queries, targets: generated }).squaredDistances;
  const unseen = distances(nonMembers);
  const threshold = quantileOf(unseen.filter((_, row) => row % 2 === 0).sort(), CALIBRATED_SHARE);
  const rateOf = (squared: Float64Array) =>
    wilsonRate({ successes: squared.filter((value) => value < threshold).length, trials: squared.length });
  return residualRisk({
    attack: rateOf(distances(members)),
    control: rateOf(unseen.filter((_, row) => row % 2 === 1)),
  });
}

/** Members and non-members sorted together by falling score; equal scores share a group. */
interface Ranking {
  /** Item numbers: members 0 … members − 1, then non-members. */
  order: Int32Array;
  /** `groupEnds[g]` is the position in `order` after group g. */
  groupEnds: Int32Array;
  members: number;
  nonMembers: number;
}

/** How often each item is drawn. */
interface Multiplicity {
  members: Int32Array;
  nonMembers: Int32Array;
}

const countOnce = (length: number) => new Int32Array(length).fill(1);

function rankScores({ memberScores, nonMemberScores }: AttackScores): Ranking {
  const scores = new Float64Array([...memberScores, ...nonMemberScores]);
  const order = Int32Array.from(scores.keys()).sort((x, y) => (scores[y] as number) - (scores[x] as number));
  const groupEnds: number[] = [];
  for (let position = 1; position <= order.length; position += 1) {
    const ended =
      position === order.length || scores[order[position] as number] !== scores[order[position - 1] as number];
    if (ended) groupEnds.push(position);
  }
  return {
    order,
    groupEnds: Int32Array.from(groupEnds),
    members: memberScores.length,
    nonMembers: nonMemberScores.length,
  };
}

/**
 * The area is the share of (member, non-member) pairs in which the member scores higher; a tie counts half
 * (Mann–Whitney). The rate is the largest share of members above a threshold that at most 1 % of non-members pass.
 */
function walkRoc(
  { order, groupEnds, members, nonMembers }: Ranking,
  times: Multiplicity,
): { area: number; tprAt1PercentFpr: number } {
  let pairs = 0;
  let membersAbove = 0;
  let nonMembersAbove = 0;
  let found = 0;
  let position = 0;
  for (const end of groupEnds) {
    let membersHere = 0;
    let nonMembersHere = 0;
    for (; position < end; position += 1) {
      const item = order[position] as number;
      if (item < members) membersHere += times.members[item] as number;
      else nonMembersHere += times.nonMembers[item - members] as number;
    }
    pairs += nonMembersHere * (membersAbove + membersHere / 2);
    membersAbove += membersHere;
    nonMembersAbove += nonMembersHere;
    // Whole counts: 0.01 × 300 in floating point would lose the third false accusation.
    if (100 * nonMembersAbove <= nonMembers) found = membersAbove;
  }
  return { area: pairs / (members * nonMembers), tprAt1PercentFpr: found / members };
}

/** Walks the thresholds from strict to lax, one per group of equal scores. */
function averagePrecisionOf({ order, groupEnds, members }: Ranking): number {
  let averagePrecision = 0;
  let truePositives = 0;
  let position = 0;
  for (const end of groupEnds) {
    const before = truePositives;
    for (; position < end; position += 1) if ((order[position] as number) < members) truePositives += 1;
    averagePrecision += ((truePositives - before) / members) * (truePositives / end);
  }
  return averagePrecision;
}

/** Members and non-members are drawn separately, with replacement (Efron & Tibshirani 1993, chapters 13 and 16). */
function bootstrapIntervals(ranking: Ranking, seed: number): Pick<MembershipInference, "interval" | "tprInterval"> {
  const random = seededRandom(seed);
  const walks = Array.from({ length: BOOTSTRAP_RESAMPLES }, () =>
    walkRoc(ranking, {
      members: drawMultiplicity(ranking.members, random),
      nonMembers: drawMultiplicity(ranking.nonMembers, random),
    }),
  );
  const between = (values: readonly number[]): [number, number] => {
    const ascending = Float64Array.from(values).sort();
    return [quantileOf(ascending, 0.025), quantileOf(ascending, 0.975)];
  };
  return {
    interval: between(walks.map(({ area }) => area)),
    tprInterval: between(walks.map(({ tprAt1PercentFpr }) => tprAt1PercentFpr)),
  };
}

function drawMultiplicity(length: number, random: () => number): Int32Array {
  const times = new Int32Array(length);
  for (let draw = 0; draw < length; draw += 1) {
    const item = Math.floor(random() * length);
    times[item] = (times[item] as number) + 1;
  }
  return times;
}
