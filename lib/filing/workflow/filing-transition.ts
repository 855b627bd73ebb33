import type { Rule, Guard as RuleGuard } from "@/lib/workflow/rule";
import type { CaseActor, FilingEffect, FilingFacts, RefusalCode } from "../types/decision";
import type { ActingRole, ActionInput, FilingFlag, FilingStatus, Measure, Track } from "../types/vocabulary";

/** What the life of a filing is made of, outside its applications. */
export interface FilingTerms {
  status: FilingStatus;
  flag: FilingFlag;
  role: ActingRole;
  code: RefusalCode;
  facts: FilingFacts;
  actor: CaseActor;
  effect: FilingEffect;
}

export type FilingGuard = RuleGuard<FilingTerms>;

export interface FilingTransition extends Rule<FilingTerms> {
  readonly tracks?: readonly Track[];
  readonly inputs: readonly ActionInput[];
}

/** Announced, the period over, and a reply that came considered. */
export const announced =
  (measure: Measure): FilingGuard =>
  (facts) => {
    if (!facts.flags.includes("intent_notice") || facts.intendedMeasure !== measure) return "NOTICE_MISSING";
    if (!facts.noticePeriodOver) return "NOTICE_PERIOD_RUNS";
    return facts.noticeReplyReceived && !facts.noticeReplyConsidered ? "REPLY_NOT_CONSIDERED" : null;
  };

/** Another lead signed for exactly this measure. */
export const coSigned =
  (measure: Measure): FilingGuard =>
  ({ coSignature }, actor) =>
    coSignature?.measure === measure && coSignature.by !== actor.userId ? null : "SECOND_SIGNATURE_MISSING";

/** In an emergency the second signature stands in for the notice. */
export const announcedOrEmergency =
  (measure: Measure): FilingGuard =>
  (facts, actor) =>
    facts.emergency ? coSigned(measure)(facts, actor) : announced(measure)(facts, actor);
