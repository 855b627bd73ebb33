import { err, ok, type Result } from "@/lib/result";

/** What a passage is made of. A domain names its own statuses, flags, roles, codes, facts, actors and effects. */
export interface Terms {
  status: string;
  flag: string;
  role: string;
  code: string;
  facts: object;
  actor: object;
  effect: object;
}

/** Null where nothing stands against the move. */
export type Guard<T extends Terms> = (facts: T["facts"], actor: T["actor"]) => T["code"] | null;

/** A target that depends on the facts. The options are listed, so that a diagram can draw them all. */
export interface Branch<T extends Terms> {
  readonly options: readonly T["status"][];
  readonly choose: (facts: T["facts"]) => T["status"];
}

/** One row of a passage's table. */
export interface Rule<T extends Terms> {
  /** `nothing`: the move makes the record, so that there is no status before it. */
  readonly from: readonly T["status"][] | "nothing";
  readonly to: T["status"] | "same" | Branch<T>;
  readonly by: readonly T["role"][];
  /** Whether the row is for a record like this at all; asked before what may change with time. */
  readonly bounds?: readonly Guard<T>[];
  readonly needsFlag?: T["flag"];
  readonly blockedBy: readonly T["flag"][];
  readonly guards: readonly Guard<T>[];
  readonly effects: readonly T["effect"][] | ((facts: T["facts"]) => readonly T["effect"][]);
}

/** How a record stands, and who would move it. */
export interface Standing<T extends Terms> {
  readonly status: T["status"];
  readonly flags: readonly T["flag"][];
  readonly roles: readonly T["role"][];
  readonly facts: T["facts"];
  readonly actor: T["actor"];
}

/** The codes that every passage shares; the rest belong to its guards. */
export type RuleCode = "WRONG_ROLE" | "NOT_FROM_STATUS" | "FLAG_MISSING" | "BLOCKED_BY_FLAG";

export interface RuleRefusal<T extends Terms> {
  readonly code: T["code"] | RuleCode;
  readonly flag?: T["flag"];
}

export interface Move<T extends Terms> {
  readonly to: T["status"];
  readonly effects: readonly T["effect"][];
}

/**
 * Whether the move is open, and where it leads. The first reason counts: who, where the record stands, what kind it is,
 * which flag is missing or blocks, then the guards in their order.
 */
export function applyRule<T extends Terms>(rule: Rule<T>, standing: Standing<T>): Result<Move<T>, RuleRefusal<T>> {
  const refusal = refusalOf(rule, standing);
  if (refusal) return err(refusal);
  const { facts, status } = standing;
  const effects = typeof rule.effects === "function" ? rule.effects(facts) : rule.effects;
  return ok({ to: targetOf(rule, status, facts), effects });
}

function refusalOf<T extends Terms>(rule: Rule<T>, standing: Standing<T>): RuleRefusal<T> | null {
  const { status, flags, roles } = standing;
  if (!rule.by.some((role) => roles.includes(role))) return { code: "WRONG_ROLE" };
  if (rule.from !== "nothing") {
    if (!rule.from.includes(status)) return { code: "NOT_FROM_STATUS" };
    const outOfBounds = firstRefusal(rule.bounds ?? [], standing);
    if (outOfBounds !== null) return { code: outOfBounds };
    if (rule.needsFlag && !flags.includes(rule.needsFlag)) return { code: "FLAG_MISSING", flag: rule.needsFlag };
    const blocking = rule.blockedBy.find((flag) => flags.includes(flag));
    if (blocking) return { code: "BLOCKED_BY_FLAG", flag: blocking };
  }
  const code = firstRefusal(rule.guards, standing);
  return code === null ? null : { code };
}

function firstRefusal<T extends Terms>(guards: readonly Guard<T>[], { facts, actor }: Standing<T>): T["code"] | null {
  for (const guard of guards) {
    const code = guard(facts, actor);
    if (code !== null) return code;
  }
  return null;
}

function targetOf<T extends Terms>(rule: Rule<T>, status: T["status"], facts: T["facts"]): T["status"] {
  if (typeof rule.to === "object") return rule.to.choose(facts);
  return rule.to === "same" ? status : rule.to;
}

/** Every edge that the rule may draw: for the diagram and for a search. A move that changes nothing has one loop each. */
export function edgesOf<T extends Terms>(rule: Rule<T>): { from: T["status"] | null; to: T["status"] }[] {
  const { to } = rule;
  const targets = (from: T["status"]) => (typeof to === "object" ? to.options : [to === "same" ? from : to]);
  if (rule.from !== "nothing")
    return rule.from.flatMap((from) => targets(from).map((target) => ({ from, to: target })));
  if (typeof to === "object") return to.options.map((target) => ({ from: null, to: target }));
  return to === "same" ? [] : [{ from: null, to }];
}
