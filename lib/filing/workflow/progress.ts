import type { Words } from "@/lib/format";
import {
  AFTER_SIGN_OFF,
  PHASE_WORDS,
  type Phase,
  STEP_KEYS,
  STEP_STATE_WORDS,
  STEP_WORDS,
  type StepKey,
  type StepState,
  TURN_WORDS,
  type Turn,
} from "../copy/progress";
import type { CaseFacts } from "../types/decision";
import type { ActingRole, ApplicationFlag, ApplicationStatus } from "../types/vocabulary";
import { isOpen } from "./flags";
import { afterSignOff } from "./rows/review";

/** What the strip of a case looks at: facts of the passage, and what only its history knows. */
export type ProgressFacts = Pick<
  CaseFacts,
  | "track"
  | "kind"
  | "changeClass"
  | "status"
  | "stage"
  | "flags"
  | "items"
  | "recommendation"
  | "noticeReplyReceived"
  | "noticePeriodOver"
  | "openObjections"
> & {
  /** The status before the end; null while the case is open. */
  readonly endedFrom: ApplicationStatus | null;
};

export interface ProgressStep {
  readonly key: StepKey;
  readonly words: Words;
  readonly state: StepState;
  readonly stateWords: Words;
}

export interface CaseProgress {
  readonly steps: readonly ProgressStep[];
  readonly phase: Phase;
  readonly now: Words;
  readonly next: Words;
  readonly turn: Turn;
  readonly turnWords: Words;
  /** Who of that side; null where nobody is asked. */
  readonly role: ActingRole | null;
}

/** Where a case stands between 收件 and 办结, what comes next, and whose turn it is. */
export function progressOf(facts: ProgressFacts): CaseProgress {
  const phase = phaseOf(facts);
  const [turn, role] = turnOf(phase, facts);
  return {
    steps: STEP_KEYS.map((key) => stepOf(key, facts)),
    ...{ phase, now: PHASE_WORDS[phase].now, next: nextWords(phase, facts) },
    ...{ turn, turnWords: TURN_WORDS[turn], role },
  };
}

/** What holds, by what matters most: a flag that stops everything comes before the status. */
const PHASE_BY_FLAG: readonly (readonly [ApplicationFlag, Phase])[] = [
  ["filing_suspended", "suspended"],
  ["rectification", "rectification"],
  ["rectification_expired", "rectification_expired"],
  ["decline_proposed", "decline_proposed"],
  ["inspection", "examined_elsewhere"],
  ["technical_test", "examined_elsewhere"],
  ["expert_review", "examined_elsewhere"],
];

function phaseOf(facts: ProgressFacts): Phase {
  const { status, flags } = facts;
  if (!isOpen(status)) return status as "approved" | "rejected" | "withdrawn";
  const held = PHASE_BY_FLAG.find(([flag]) => flags.includes(flag));
  if (held) return held[1];
  if (flags.includes("intent_notice")) {
    return facts.noticeReplyReceived || facts.noticePeriodOver ? "notice_replied" : "notice";
  }
  if (status === "publicity") return flags.includes("objection") ? "objection" : "publicity";
  if (status === "draft") return "draft";
  if (status === "submitted") return "acceptance";
  return facts.recommendation?.stage === facts.stage ? "recommended" : "examination";
}

const ROLE_OF_PHASE: Record<Phase, ActingRole | null> = {
  draft: "owner",
  acceptance: "reviewer",
  decline_proposed: "lead",
  rectification: "owner",
  rectification_expired: "lead",
  examination: "reviewer",
  examined_elsewhere: "reviewer",
  recommended: "lead",
  notice: "owner",
  notice_replied: "lead",
  publicity: "system",
  objection: "lead",
  suspended: "lead",
  approved: null,
  rejected: null,
  withdrawn: null,
};

function turnOf(phase: Phase, { stage, flags }: ProgressFacts): readonly [Turn, ActingRole | null] {
  const role = phase === "examined_elsewhere" && flags.includes("inspection") ? "inspector" : ROLE_OF_PHASE[phase];
  if (role === null) return ["nobody", null];
  if (role === "owner") return ["provider", role];
  if (role === "system") return ["system", role];
  return [stage === "national" ? "national_office" : "office", role];
}

function nextWords(phase: Phase, facts: ProgressFacts): Words {
  const { next } = PHASE_WORDS[phase];
  if (phase !== "examination" && phase !== "recommended") return next;
  const after = AFTER_SIGN_OFF[afterSignOff(facts)];
  return { zh: `${next.zh}${after.zh}`, en: `${next.en} ${after.en}` };
}

/** The step that a status belongs to; an ended case is shown from where it ended. */
const STEP_OF: Record<ApplicationStatus, StepKey> = {
  draft: "receipt",
  submitted: "acceptance",
  in_review: "review",
  national_review: "review",
  publicity: "publicity",
  approved: "closing",
  rejected: "closing",
  withdrawn: "closing",
};

function stepOf(key: StepKey, facts: ProgressFacts): ProgressStep {
  const state = stateOf(key, facts);
  return { key, words: STEP_WORDS[key], state, stateWords: STEP_STATE_WORDS[state] };
}

function stateOf(key: StepKey, facts: ProgressFacts): StepState {
  if (key === "publicity" && !publicityBelongs(facts)) return "skipped";
  if (key === "review" && !reviewBelongs(facts)) return "skipped";
  const ended = !isOpen(facts.status);
  if (key === "closing") return ended ? "done" : "coming";
  if (key === "rectification") return rectificationState(facts);
  const reached = STEP_KEYS.indexOf(STEP_OF[ended ? (facts.endedFrom ?? "draft") : facts.status]);
  const at = STEP_KEYS.indexOf(key);
  if (at < reached) return "done";
  if (at > reached) return ended ? "skipped" : "coming";
  if (ended) return facts.status === "withdrawn" ? "stopped" : "done";
  return inRectification(facts) ? "coming" : "current";
}

const inRectification = ({ flags }: ProgressFacts) =>
  flags.includes("rectification") || flags.includes("rectification_expired");

/** Rectification is a step of those cases only that had a notice. */
function rectificationState(facts: ProgressFacts): StepState {
  if (isOpen(facts.status) && inRectification(facts)) return "current";
  const { draft: _, ...out } = facts.items;
  if (Object.values(out).some((count) => count > 0)) return "done";
  return facts.status === "draft" || facts.status === "submitted" ? "coming" : "skipped";
}

function publicityBelongs(facts: ProgressFacts): boolean {
  if (facts.status === "publicity" || facts.endedFrom === "publicity") return true;
  return facts.kind === "initial" || (facts.kind === "change" && facts.changeClass === "review_and_publicity");
}

function reviewBelongs({ kind, changeClass, status, endedFrom }: ProgressFacts): boolean {
  const recordOnly = kind === "change" && changeClass === "record_only";
  return !recordOnly || STEP_OF[status] === "review" || (endedFrom !== null && STEP_OF[endedFrom] === "review");
}
