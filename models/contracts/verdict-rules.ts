import { z } from "zod";
import { METRIC_KEYS } from "./report";

/**
 * How measured numbers become verdict words: data with a version, so that a boundary moves without a new release and a
 * report can be read again by the rules of its day. The code that applies them knows no threshold and no word.
 */

export const SIGNALS = ["green", "amber", "red", "none"] as const;
export type Signal = (typeof SIGNALS)[number];

/** The four criteria under which a reviewer reads a service. */
export const CRITERIA = ["effectiveness", "safety", "stability", "compliance"] as const;
export type CriterionKey = (typeof CRITERIA)[number];

/** Judged besides the metrics: classes present, seeds, losses finite, discriminator saturated, last state the best. */
export const CHECK_KEYS = [
  "classes",
  "seeds",
  "nonFiniteSteps",
  "discriminatorSaturation",
  "lastAgainstBest",
  "lastAgainstBestText",
] as const;
export type CheckKey = (typeof CHECK_KEYS)[number];
export const MEASURE_KEYS = [...METRIC_KEYS, ...CHECK_KEYS] as const;
export type MeasureKey = (typeof MEASURE_KEYS)[number];

/** Which number of a report is compared with the boundaries. Ratios have no unit. */
export const QUANTITIES = [
  /** A metric's value itself. */
  "value",
  /** A metric's value divided by its real-against-real floor. */
  "valueOverFloor",
  /** A metric's value less its floor. */
  "valueMinusFloor",
  /** Upper end of a metric's 95 % interval. */
  "intervalUpper",
  /**
   * Share of the samples that a count comes to, 0 where the floor's count explains it: where fresh data is hit too, a
   * difference within `level` standard deviations of two rare counts tells nothing.
   */
  "shareAboveFloor",
  /** Smallest generated share of a class divided by the class's reference share. */
  "smallestClassShare",
  /** Runs of the same configuration that finished with different seeds. */
  "completedSeeds",
  /** Training steps with a loss that is not finite. */
  "nonFiniteSteps",
  /** Share of recorded steps at which the discriminator's accuracy reaches `level`. */
  "saturatedShare",
  /** FD at the last step divided by the smallest on the way. */
  "lastOverBest",
  /** The same of bits a character. */
  "lastOverBestBits",
] as const;
export type Quantity = (typeof QUANTITIES)[number];

/** Names that a sentence may hold in braces. */
export const SENTENCE_FACTS = [
  "value",
  "floor",
  "quantity",
  "count",
  "droppedCount",
  "labels",
  "level",
  "step",
  "weightsHash",
  "limit1",
  "limit2",
  "limit3",
] as const;

const words = z.object({ zh: z.string().min(1), en: z.string().min(1) });

const template = words.refine(
  ({ zh, en }) => {
    const named = (text: string) => [...text.matchAll(/\{(.*?)\}/g)].map((match) => match[1]).sort();
    const known = named(zh).every((name) => (SENTENCE_FACTS as readonly (string | undefined)[]).includes(name));
    return known && named(zh).join() === named(en).join();
  },
  { error: "A sentence names an unknown fact, or its two languages name different facts" },
);

/** `below` and `above` are strict, `atMost` and `atLeast` include the boundary. */
const condition = z.union([
  z.strictObject({ atMost: z.number() }),
  z.strictObject({ below: z.number() }),
  z.strictObject({ atLeast: z.number() }),
  z.strictObject({ above: z.number() }),
  z.strictObject({ otherwise: z.literal(true) }),
]);
export type Condition = z.infer<typeof condition>;

const band = z.object({
  band: z.string().min(1),
  when: condition,
  signal: z.enum(SIGNALS),
  words,
  sentence: template,
  /** Part of the one-line finding; null keeps silent. English in lower case. */
  phrase: words.nullable(),
});
export type VerdictBand = z.infer<typeof band>;

const rising = (when: Condition) => "atMost" in when || "below" in when;
const boundary = (when: Condition) => Object.values(when)[0] as number;

/** Bands are tried in order. Boundaries that do not move strictly one way would leave a band that nothing can reach. */
function everyBandReachable(bands: readonly { when: Condition }[]): boolean {
  const bounded = bands.slice(0, -1).map(({ when }) => when);
  const last = bands.at(-1);
  if (!last || !("otherwise" in last.when) || bounded.some((when) => "otherwise" in when)) return false;
  return bounded.every((when, index) => {
    const previous = bounded[index - 1];
    if (!previous) return true;
    if (rising(when) !== rising(previous)) return false;
    return rising(when) ? boundary(when) > boundary(previous) : boundary(when) < boundary(previous);
  });
}

const measureRule = z.object({
  quantity: z.enum(QUANTITIES),
  /** How the compared number is written: 7.5, 64 %, 0.527, 3. */
  show: z.enum(["times", "percent", "score", "count"]),
  /** For `saturatedShare` the accuracy that counts as saturated, for `shareAboveFloor` standard deviations. */
  level: z.number().optional(),
  bands: z
    .array(band)
    .min(2)
    .max(4)
    .refine(everyBandReachable, { error: "Bands need boundaries that move one way, and `otherwise` last" })
    .refine((bands) => new Set(bands.map((item) => item.band)).size === bands.length, { error: "Band names repeat" }),
  /**
   * Only of what has an interval: said beyond the best band while that end of the interval which speaks for the model
   * does not pass `baseline`, since then the value may be where it is because there are few samples.
   */
  inconclusive: z.object({ baseline: z.number(), words, sentence: template }).optional(),
  /** Said when the report does not hold the number; a null sentence keeps silent. */
  notJudged: z.object({ words, sentence: template.nullable() }),
});
export type MeasureRule = z.infer<typeof measureRule>;

const criterionRule = z.object({
  name: words,
  measures: z.array(z.enum(MEASURE_KEYS)),
  /** Without a verdict on each of these the criterion is not judged, unless another measure gives cause for concern. */
  required: z.array(z.enum(MEASURE_KEYS)),
  tags: z.record(z.enum(SIGNALS), words),
  /** Always said: what this measurement leaves open. */
  caveat: template.nullable(),
});
export type CriterionRule = z.infer<typeof criterionRule>;

export const verdictRuleSet = z.object({
  version: z.int().min(1),
  publishedOn: z.iso.date(),
  source: words,
  /** The verdict informs; a person decides. */
  notice: words,
  measures: z.partialRecord(z.enum(MEASURE_KEYS), measureRule),
  /** For a metric without a rule. */
  forReference: words,
  criteria: z.record(z.enum(CRITERIA), criterionRule),
  /** Measures whose phrases make the one-line finding, in order. */
  finding: z.array(z.enum(MEASURE_KEYS)).min(1),
  /** Criteria and finding of models of text; rules without them do not judge text. */
  text: z
    .object({ criteria: z.record(z.enum(CRITERIA), criterionRule), finding: z.array(z.enum(MEASURE_KEYS)).min(1) })
    .optional(),
});
export type VerdictRuleSet = z.infer<typeof verdictRuleSet>;
