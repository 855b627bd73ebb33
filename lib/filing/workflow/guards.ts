import type { CaseFacts } from "../types/decision";
import { type ApplicationStatus, type FilingStatus, OPEN_RECTIFICATION_STATES } from "../types/vocabulary";
import { isOpen } from "./flags";
import type { Guard } from "./transition";

// Each guard answers null, or the one reason that it knows.

export const noOpenApplication: Guard = (facts) => (facts.anotherOpen || isOpen(facts.status) ? "ANOTHER_OPEN" : null);

/** A passage that is reopened must find its filing as a passage of its kind needs it, and no other one under way. */
export const mayReopen: Guard = (facts) => {
  if (facts.anotherOpen) return "ANOTHER_OPEN";
  const wanted: readonly FilingStatus[] = facts.kind === "initial" ? ["unfiled"] : ["filed", "suspended"];
  return wanted.includes(facts.filingStatus) ? null : "FILING_STATUS";
};

export const filingIs =
  (...statuses: readonly FilingStatus[]): Guard =>
  (facts) =>
    statuses.includes(facts.filingStatus) ? null : "FILING_STATUS";

export const noOpenOrder: Guard = (facts) => (facts.filingFlags.includes("order") ? "ORDER_OPEN" : null);

export const preCheckPassed: Guard = (facts) => (facts.blockingFindings > 0 ? "BLOCKING_FINDINGS" : null);
export const runsFinished: Guard = (facts) => (facts.unfinishedRuns > 0 ? "RUN_UNFINISHED" : null);
export const pledgeSigned: Guard = (facts) => (facts.pledgeSigned ? null : "PLEDGE_UNSIGNED");

/** What has to hold for each submission, the first and every further one. */
export const submittable: readonly Guard[] = [preCheckPassed, runsFinished, pledgeSigned];

/** Four eyes: who examined this case decides nothing in it, whatever their role has become. */
export const notExaminer: Guard = (facts, actor) =>
  actor.userId !== null && facts.examiners.includes(actor.userId) ? "FOUR_EYES" : null;

export const notProposerOfDecline: Guard = (facts, actor) =>
  actor.userId !== null && actor.userId === facts.declineProposedBy ? "FOUR_EYES" : null;

export const notHandlerOfObjection: Guard = (facts, actor) =>
  actor.userId !== null && facts.objectionHandlers.includes(actor.userId) ? "FOUR_EYES" : null;

export const itemDrafted: Guard = (facts) => (facts.items.draft > 0 ? null : "NO_DRAFTED_ITEM");
export const itemsAnswered: Guard = (facts) => (facts.unansweredItems > 0 ? "ITEM_UNANSWERED" : null);

/** An answered item is judged; one that is out or expired may still be waived. */
export const itemToJudge: Guard = (facts) =>
  facts.items.answered + facts.items.sent + facts.items.expired > 0 ? null : "NO_ANSWERED_ITEM";

export const itemsWaived: Guard = (facts) => (facts.items.sent > 0 ? "ITEM_NOT_WAIVED" : null);

export const noItemOpen: Guard = (facts) =>
  OPEN_RECTIFICATION_STATES.some((state) => facts.items[state] > 0) ? "ITEM_OPEN" : null;

export const notExtended: Guard = (facts) => (facts.rectificationExtended ? "ALREADY_EXTENDED" : null);

/** An answer that was written but not handed in counts as none. */
export const rectificationOverdue: Guard = (facts) =>
  facts.rectificationOverdue && facts.items.sent > 0 ? null : "NOT_OVERDUE";

export const clausesJudged: Guard = (facts) => (facts.unjudgedClauses > 0 ? "CLAUSE_UNJUDGED" : null);
export const nonconformingLinked: Guard = (facts) =>
  facts.unlinkedNonconforming > 0 ? "NONCONFORMING_UNLINKED" : null;

/** A recommendation of another stage is none: each stage forms its own opinion. */
export const recommended: Guard = (facts) => (facts.recommendation?.stage === facts.stage ? null : "NO_RECOMMENDATION");
export const recommendedToApprove: Guard = (facts) =>
  facts.recommendation?.approve === false ? "RECOMMENDATION_NEGATIVE" : null;

/**
 * Asked again by sign off and by the end of publicity, since models and filings fall out of force in between. A
 * cancellation may be applied for while the filing is suspended, and needs no model: it ends their use.
 */
export const filingInForce: Guard = (facts) => {
  const refused: readonly FilingStatus[] =
    facts.kind === "cancellation" ? ["revoked", "cancelled"] : ["suspended", "revoked", "cancelled"];
  return refused.includes(facts.filingStatus) ? "FILING_NOT_IN_FORCE" : null;
};
export const baseModelsInForce: Guard = (facts) =>
  facts.kind === "cancellation" || facts.baseModelsInForce ? null : "BASE_MODEL_NOT_IN_FORCE";

/** For a move whose target depends on the facts: a guard that counts for some of its targets only. */
export const whenLeadingTo =
  (target: ApplicationStatus, choose: (facts: CaseFacts) => ApplicationStatus, guard: Guard): Guard =>
  (facts, actor) =>
    choose(facts) === target ? guard(facts, actor) : null;

export const publicTextComplete: Guard = (facts) => (facts.publicTextComplete ? null : "PUBLIC_TEXT_INCOMPLETE");

/** Counted, besides the flag: nothing passes with an objection open. */
export const noObjectionOpen: Guard = (facts) =>
  facts.openObjections > 0 || facts.flags.includes("objection") ? "OBJECTION_OPEN" : null;
export const objectionOpen: Guard = (facts) => (facts.openObjections > 0 ? null : "NO_OBJECTION");

export const windowOver: Guard = (facts) => (facts.publicityOver ? null : "WINDOW_RUNS");
export const windowOpen: Guard = (facts) => (facts.publicityOver ? "WINDOW_OVER" : null);

export const replyReceived: Guard = (facts) => (facts.noticeReplyReceived ? null : "NOTHING_TO_DO");
export const replyUnconsidered: Guard = (facts) => (facts.noticeReplyConsidered ? "NOTHING_TO_DO" : null);

/** Whoever replied is heard; whoever did not had the whole period for it. */
export const providerHeard: Guard = (facts) => {
  if (facts.noticeReplyReceived) return facts.noticeReplyConsidered ? null : "REPLY_NOT_CONSIDERED";
  return facts.noticePeriodOver ? null : "NOTICE_PERIOD_RUNS";
};

export const mayUrge: Guard = (facts) => (facts.mayUrge ? null : "URGE_COOL_DOWN");
export const filingEnded = filingIs("revoked", "cancelled");
