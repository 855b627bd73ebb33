import { fill, formatScore, formatShare, type Words } from "@/lib/format";
import { IMAGE_METRIC_KEYS, type MetricKey, type RunReport, TEXT_METRIC_KEYS } from "@/models/contracts/report";
import {
  CHECK_KEYS,
  type CheckKey,
  type Condition,
  CRITERIA,
  type CriterionKey,
  type MeasureKey,
  type MeasureRule,
  type Quantity,
  type Signal,
  type VerdictBand,
  type VerdictRuleSet,
} from "@/models/contracts/verdict-rules";

/**
 * Reads a report by a versioned rule set. Everything that is a boundary or a word stands in the rules; here is only how
 * a number is found, compared and put into a sentence.
 */

/** `band` of a measure that the report holds no number for. */
export const NOT_JUDGED = "notJudged";
/** `band` of a metric that the rules do not judge. */
export const FOR_REFERENCE = "forReference";

/** One step of a measure's scale, for a reader who asks where the boundaries lie: “≤ 5”, “> 25”. */
export interface ScaleStep {
  readonly band: string;
  readonly words: Words;
  readonly limit: string;
  /** The number in `limit`, in the unit of the compared quantity; for drawing. */
  readonly boundary: number;
}

export interface MeasureVerdict<Key extends MeasureKey = MeasureKey> {
  readonly key: Key;
  readonly band: string;
  readonly signal: Signal;
  readonly words: Words;
  /** With the numbers filled in; null where there is nothing to say. */
  readonly sentence: Words | null;
  readonly scale: readonly ScaleStep[];
  /** What the boundaries of `scale` are compared with; null for a metric without a rule. */
  readonly quantity: Quantity | null;
}

export interface CriterionVerdict {
  readonly criterion: CriterionKey;
  readonly name: Words;
  readonly signal: Signal;
  readonly tag: Words;
  readonly sentence: Words;
}

export interface JudgedReport {
  readonly version: number;
  readonly source: Words;
  readonly notice: Words;
  /** The verdict in one line. */
  readonly finding: Words;
  /** One per metric key, in the order of the contract. */
  readonly metrics: readonly MeasureVerdict<MetricKey>[];
  readonly checks: readonly MeasureVerdict<CheckKey>[];
  readonly criteria: readonly CriterionVerdict[];
}

/** `completedSeeds` counts the finished runs of the same configuration with different seeds, this one included. */
interface Subject {
  readonly report: RunReport;
  readonly completedSeeds: number;
}

/** The number that the rules compare (null: the report does not hold it) and what sentences may name beside it. */
interface Reading {
  readonly quantity: number | null;
  readonly facts: Readonly<Record<string, string | number>>;
}

export function judgeReport({
  report,
  ruleSet,
  completedSeeds = 1,
}: {
  report: RunReport;
  ruleSet: VerdictRuleSet;
  completedSeeds?: number;
}): JudgedReport {
  const judge = <Key extends MeasureKey>(key: Key) =>
    judgeMeasure({ key, ruleSet, subject: { report, completedSeeds } });
  const keys: readonly MetricKey[] = report.text ? TEXT_METRIC_KEYS : IMAGE_METRIC_KEYS;
  const metrics = keys.map(judge);
  const checks = CHECK_KEYS.map(judge);
  const verdicts: readonly MeasureVerdict[] = [...metrics, ...checks];
  const book = { ...ruleSet, ...(report.text ? ruleSet.text : {}) };
  const criteria = CRITERIA.map((criterion) => judgeCriterion({ criterion, ruleSet: book, verdicts, report }));
  const { version, source, notice } = ruleSet;
  return { version, source, notice, finding: composeFinding(book, verdicts), metrics, checks, criteria };
}

function judgeMeasure<Key extends MeasureKey>({
  key,
  ruleSet,
  subject,
}: {
  key: Key;
  ruleSet: VerdictRuleSet;
  subject: Subject;
}): MeasureVerdict<Key> {
  const rule = ruleSet.measures[key];
  if (!rule) {
    return {
      key,
      band: FOR_REFERENCE,
      signal: "none",
      words: ruleSet.forReference,
      sentence: null,
      scale: [],
      quantity: null,
    };
  }
  const { quantity, facts } = READERS[rule.quantity](subject, key, rule);
  const scale = rule.bands.map((_, index) => describeStep(rule, index));
  if (quantity === null || !Number.isFinite(quantity)) {
    return { key, band: NOT_JUDGED, signal: "none", ...rule.notJudged, scale, quantity: rule.quantity };
  }
  const band = findBand(rule, quantity);
  const sentence = fill(band.sentence, { ...facts, ...limitFacts(rule), quantity: writeQuantity(rule, quantity) });
  return { key, band: band.band, signal: band.signal, words: band.words, sentence, scale, quantity: rule.quantity };
}

const NO_READING: Reading = { quantity: null, facts: {} };

type Reader = (subject: Subject, key: MeasureKey, rule: MeasureRule) => Reading;

const READERS: Record<Quantity, Reader> = {
  valueOverFloor: ({ report }, key) => {
    const metric = report.metrics.find((item) => item.key === key);
    if (!metric) return NO_READING;
    return {
      quantity: metric.value / metric.floor,
      facts: { value: formatScore(metric.value), floor: formatScore(metric.floor) },
    };
  },
  valueMinusFloor: ({ report }, key) => {
    const metric = report.metrics.find((item) => item.key === key);
    if (!metric) return NO_READING;
    return {
      quantity: metric.value - metric.floor,
      facts: { value: formatShare(metric.value, 1), floor: formatShare(metric.floor, 1) },
    };
  },
  intervalUpper: ({ report }, key) => {
    const metric = report.metrics.find((item) => item.key === key);
    const upper = metric?.interval?.[1];
    if (!metric || upper === undefined) return NO_READING;
    return { quantity: upper, facts: { value: formatScore(metric.value), floor: formatScore(metric.floor) } };
  },
  smallestClassShare: ({ report }, _key, rule) => {
    // A class that the reference itself lacks has no share to reach.
    const expected = (report.classShares ?? []).filter(({ reference }) => reference > 0);
    if (expected.length === 0) return NO_READING;
    const ratios = expected.map(({ label, generated, reference }) => ({ label, ratio: generated / reference }));
    const dropped = ratios.filter(({ ratio }) => findBand(rule, ratio) !== rule.bands[0]);
    return {
      quantity: Math.min(...ratios.map(({ ratio }) => ratio)),
      facts: {
        count: expected.length,
        droppedCount: dropped.length,
        labels: dropped.map(({ label }) => label).join(", "),
      },
    };
  },
  completedSeeds: ({ completedSeeds }) => ({ quantity: completedSeeds, facts: {} }),
  nonFiniteSteps: ({ report }) => ({ quantity: report.nonFiniteSteps, facts: {} }),
  saturatedShare: ({ report }, _key, { level }) => {
    const accuracies = report.curves.flatMap(({ values }) => values.discriminatorAccuracy ?? []);
    if (accuracies.length === 0 || level === undefined) return NO_READING;
    const saturated = accuracies.filter((accuracy) => accuracy >= level).length;
    return { quantity: saturated / accuracies.length, facts: { level } };
  },
};

function holds(when: Condition, quantity: number): boolean {
  if ("atMost" in when) return quantity <= when.atMost;
  if ("below" in when) return quantity < when.below;
  if ("atLeast" in when) return quantity >= when.atLeast;
  if ("above" in when) return quantity > when.above;
  return when.otherwise;
}

function findBand(rule: MeasureRule, quantity: number): VerdictBand {
  // The schema puts `otherwise` last, so that one band always holds.
  return rule.bands.find(({ when }) => holds(when, quantity)) as VerdictBand;
}

/** Digits after the point, before the boundary asks for more. */
const DIGITS: Record<MeasureRule["show"], number> = { times: 1, percent: 0, score: 3, count: 0 };

/**
 * Writes the compared number with so many digits that the written number lies in the same band: 5.04 must not read
 * “5.0, usable” where 5 is still good.
 */
function writeQuantity(rule: MeasureRule, quantity: number): string {
  const band = findBand(rule, quantity);
  const shift = rule.show === "percent" ? 2 : 0;
  let digits = DIGITS[rule.show];
  while (digits < 12 && findBand(rule, Number(quantity.toFixed(digits + shift))) !== band) digits += 1;
  return rule.show === "percent" ? formatShare(quantity, digits) : quantity.toFixed(digits);
}

function writeLimit(rule: MeasureRule, limit: number): string {
  const decimals = String(limit).split(".")[1]?.length ?? 0;
  if (rule.show === "percent") return formatShare(limit, Math.max(0, decimals - 2));
  return limit.toFixed(rule.show === "score" ? Math.max(2, decimals) : decimals);
}

const limitOf = (when: Condition): number | null => ("otherwise" in when ? null : (Object.values(when)[0] as number));

/** limit1, limit2 …: the boundaries in the order of the bands. */
function limitFacts(rule: MeasureRule): Record<string, string> {
  const limits = rule.bands.map(({ when }) => limitOf(when)).filter((limit) => limit !== null);
  return Object.fromEntries(limits.map((limit, index) => [`limit${index + 1}`, writeLimit(rule, limit)]));
}

const SIGNS = { atMost: "≤", below: "<", atLeast: "≥", above: ">" } as const;
const OPPOSITES = { atMost: ">", below: "≥", atLeast: "<", above: "≤" } as const;

function describeStep(rule: MeasureRule, index: number): ScaleStep {
  const { band, words, when } = rule.bands[index] as VerdictBand;
  const own = limitOf(when);
  // The last band takes what the one before it leaves.
  const bounding = own === null ? (rule.bands[index - 1] as VerdictBand).when : when;
  const kind = Object.keys(bounding)[0] as keyof typeof SIGNS;
  const sign = own === null ? OPPOSITES[kind] : SIGNS[kind];
  const boundary = limitOf(bounding) as number;
  return { band, words, limit: `${sign} ${writeLimit(rule, boundary)}`, boundary };
}

function judgeCriterion({
  criterion,
  ruleSet,
  verdicts,
  report,
}: {
  criterion: CriterionKey;
  ruleSet: VerdictRuleSet;
  verdicts: readonly MeasureVerdict[];
  report: RunReport;
}): CriterionVerdict {
  const rule = ruleSet.criteria[criterion];
  const own = rule.measures.flatMap((key) => verdicts.find((verdict) => verdict.key === key) ?? []);
  const signals = own.map(({ signal }) => signal);
  const open = own.some(({ key, signal }) => signal === "none" && rule.required.includes(key));
  const signal = gravest(signals, open);
  const caveat = rule.caveat && fill(rule.caveat, { weightsHash: report.weightsHash.slice(0, 8) });
  const sentences = [...own.map(({ sentence }) => sentence), caveat].filter((sentence) => sentence !== null);
  return { criterion, name: rule.name, signal, tag: rule.tags[signal], sentence: joinSentences(sentences) };
}

/** Concern outweighs what is open, and what is open outweighs approval. */
function gravest(signals: readonly Signal[], open: boolean): Signal {
  if (signals.includes("red")) return "red";
  if (signals.includes("amber")) return "amber";
  return open || !signals.includes("green") ? "none" : "green";
}

/** Chinese sentences follow each other without a space. */
function joinSentences(sentences: readonly Words[]): Words {
  return { zh: sentences.map(({ zh }) => zh).join(""), en: sentences.map(({ en }) => en).join(" ") };
}

function composeFinding(ruleSet: VerdictRuleSet, verdicts: readonly MeasureVerdict[]): Words {
  const phrases = ruleSet.finding.flatMap((key) => {
    const verdict = verdicts.find((item) => item.key === key);
    return ruleSet.measures[key]?.bands.find(({ band }) => band === verdict?.band)?.phrase ?? [];
  });
  if (phrases.length === 0) return ruleSet.criteria.effectiveness.tags.none;
  const english = phrases.map(({ en }) => en).join(", ");
  return {
    zh: phrases.map(({ zh }) => zh).join("，"),
    en: english.charAt(0).toUpperCase() + english.slice(1),
  };
}
