import { fill, type Words } from "@/lib/format";
import { IMAGE_METRIC_KEYS, type MetricKey, type RunReport, TEXT_METRIC_KEYS } from "@/models/contracts/report";
import {
  CHECK_KEYS,
  type CheckKey,
  CRITERIA,
  type CriterionKey,
  type MeasureKey,
  type MeasureRule,
  type Quantity,
  type Signal,
  type VerdictRuleSet,
} from "@/models/contracts/verdict-rules";
import { bestIsLow, describeStep, findBand, limitFacts, type ScaleStep, writeQuantity } from "./rules/bands";
import { READERS, type Subject } from "./rules/readings";

/**
 * Reads a report by a versioned rule set. Everything that is a boundary or a word stands in the rules; here is only how
 * what was read and compared becomes sentences and a finding.
 */

/** `band` of a measure that the report holds no number for. */
export const NOT_JUDGED = "notJudged";
/** `band` of a measure whose interval is too wide to tell. */
const INCONCLUSIVE = "inconclusive";
/** `band` of a metric that the rules do not judge. */
export const FOR_REFERENCE = "forReference";

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
  const { quantity, atBest, facts } = READERS[rule.quantity](subject, key, rule);
  const measured = { scale: rule.bands.map((_, index) => describeStep(rule, index)), quantity: rule.quantity };
  if (quantity === null || !Number.isFinite(quantity)) {
    return { key, band: NOT_JUDGED, signal: "none", ...rule.notJudged, ...measured };
  }
  const band = findBand(rule, quantity);
  const said = { ...facts, ...limitFacts(rule), quantity: writeQuantity(rule, quantity) };
  if (rule.inconclusive && band !== rule.bands[0] && isInconclusive(rule, atBest)) {
    const { words, sentence } = rule.inconclusive;
    return { key, band: INCONCLUSIVE, signal: "none", words, sentence: fill(sentence, said), ...measured };
  }
  const sentence = fill(band.sentence, said);
  return { key, band: band.band, signal: band.signal, words: band.words, sentence, ...measured };
}

/** Whether chance alone may have brought the value past the best band's boundary. */
function isInconclusive(rule: MeasureRule, atBest: number | undefined): boolean {
  if (!rule.inconclusive || atBest === undefined) return false;
  const { baseline } = rule.inconclusive;
  return bestIsLow(rule) ? atBest <= baseline : atBest >= baseline;
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
