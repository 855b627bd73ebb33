import { formatShare, type Words } from "@/lib/format";
import type { Condition, MeasureRule, VerdictBand } from "@/models/contracts/verdict-rules";

/** How a number is compared with the boundaries of its rule, and how both are written. */

/** One step of a measure's scale, for a reader who asks where the boundaries lie: “≤ 5”, “> 25”. */
export interface ScaleStep {
  readonly band: string;
  readonly words: Words;
  readonly limit: string;
  /** The number in `limit`, in the unit of the compared quantity; for drawing. */
  readonly boundary: number;
}

function holds(when: Condition, quantity: number): boolean {
  if ("atMost" in when) return quantity <= when.atMost;
  if ("below" in when) return quantity < when.below;
  if ("atLeast" in when) return quantity >= when.atLeast;
  if ("above" in when) return quantity > when.above;
  return when.otherwise;
}

export function findBand(rule: MeasureRule, quantity: number): VerdictBand {
  // The schema puts `otherwise` last, so that one band always holds.
  return rule.bands.find(({ when }) => holds(when, quantity)) as VerdictBand;
}

/** Whether the best band lies below its boundary. */
export function bestIsLow({ bands }: MeasureRule): boolean {
  const { when } = bands[0] as VerdictBand;
  return "atMost" in when || "below" in when;
}

/** Digits after the point, before the boundary asks for more. */
const DIGITS: Record<MeasureRule["show"], number> = { times: 1, percent: 0, score: 3, count: 0 };

/**
 * Writes the compared number with so many digits that the written number lies in the same band: 5.04 must not read
 * “5.0, usable” where 5 is still good.
 */
export function writeQuantity(rule: MeasureRule, quantity: number): string {
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
export function limitFacts(rule: MeasureRule): Record<string, string> {
  const limits = rule.bands.map(({ when }) => limitOf(when)).filter((limit) => limit !== null);
  return Object.fromEntries(limits.map((limit, index) => [`limit${index + 1}`, writeLimit(rule, limit)]));
}

const SIGNS = { atMost: "≤", below: "<", atLeast: "≥", above: ">" } as const;
const OPPOSITES = { atMost: ">", below: "≥", atLeast: "<", above: "≤" } as const;

export function describeStep(rule: MeasureRule, index: number): ScaleStep {
  const { band, words, when } = rule.bands[index] as VerdictBand;
  const own = limitOf(when);
  // The last band takes what the one before it leaves.
  const bounding = own === null ? (rule.bands[index - 1] as VerdictBand).when : when;
  const kind = Object.keys(bounding)[0] as keyof typeof SIGNS;
  const sign = own === null ? OPPOSITES[kind] : SIGNS[kind];
  const boundary = limitOf(bounding) as number;
  return { band, words, limit: `${sign} ${writeLimit(rule, boundary)}`, boundary };
}
