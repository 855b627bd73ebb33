import type { PastAction, PastFilingAction } from "../types/past";
import { MEASURES, type Measure } from "../types/vocabulary";

/** What the passage so far says, for the rules that ask what was done before. */
export interface PassageSoFar {
  /** Who proposed the decline that is open. */
  readonly declineProposedBy: string | null;
  /** Who examined in this application, at any stage; a change of role does not clear it. */
  readonly examiners: readonly string[];
  readonly noticeReplyReceived: boolean;
  readonly noticeReplyConsidered: boolean;
  /** The notice that is out was extended. */
  readonly rectificationExtended: boolean;
  readonly urgedAt: Date | null;
  /** When the case was last signed off: its number carries this date. */
  readonly signedOffAt: Date | null;
}

export function readPassage(past: readonly PastAction[]): PassageSoFar {
  const proposed = past.findLast(({ action }) => action === "propose_decline" || action === "return_decline");
  const notice = since(past, "intend_to_refuse", "lift_notice");
  const replied = notice.findLastIndex(({ action }) => action === "reply_to_notice");
  const considered = notice.findLastIndex(({ action }) => action === "consider_reply");
  const lastNotice = past.findLastIndex(({ action }) => ["request_rectification", "renew_deadline"].includes(action));
  return {
    declineProposedBy: proposed?.action === "propose_decline" ? proposed.actorId : null,
    examiners: [...new Set(past.flatMap(({ examines, actorId }) => (examines && actorId ? [actorId] : [])))],
    noticeReplyReceived: replied >= 0,
    noticeReplyConsidered: replied >= 0 && considered > replied,
    rectificationExtended: past.slice(lastNotice + 1).some(({ action }) => action === "extend_rectification"),
    urgedAt: past.findLast(({ action }) => action === "urge")?.at ?? null,
    signedOffAt: past.findLast(({ action }) => action === "sign_off")?.at ?? null,
  };
}

/** What was done since the last `opening`, where no `closing` came after it. */
function since(past: readonly PastAction[], opening: string, closing: string): readonly PastAction[] {
  const opened = past.findLastIndex(({ action }) => action === opening);
  const after = opened < 0 ? [] : past.slice(opened + 1);
  return after.some(({ action }) => action === closing) ? [] : after;
}

/** The same for a filing itself: what its open order and its announced measure have come to. */
export interface FilingSoFar {
  readonly proofSubmitted: boolean;
  readonly intendedMeasure: Measure | null;
  readonly noticeReplyReceived: boolean;
  readonly noticeReplyConsidered: boolean;
  readonly coSignature: { readonly by: string; readonly measure: Measure } | null;
}

/** After one of these, what was announced or signed before counts no more. */
const SETTLED = [...MEASURES, "lift_measure", "reinstate", "restore_filing"] as const;

export function readFilingPast(past: readonly PastFilingAction[]): FilingSoFar {
  const settled = past.findLastIndex(({ action }) => SETTLED.some((name) => name === action));
  const open = past.slice(settled + 1);
  const announced = open.findLastIndex(({ action }) => action === "intend_measure");
  const sinceNotice = announced < 0 ? [] : open.slice(announced + 1);
  const replied = sinceNotice.findLastIndex(({ action }) => action === "reply_to_measure");
  const considered = sinceNotice.findLastIndex(({ action }) => action === "consider_measure_reply");
  const signed = open.findLast(({ action }) => action === "co_sign");
  const signedMeasure = measureOf(signed?.input.measure);
  const ordered = past.findLastIndex(({ action }) => action === "order");
  return {
    proofSubmitted: past.slice(ordered + 1).some(({ action }) => action === "submit_proof"),
    intendedMeasure: measureOf(announced < 0 ? null : open[announced]?.input.measure),
    noticeReplyReceived: replied >= 0,
    noticeReplyConsidered: replied >= 0 && considered > replied,
    coSignature: signed?.actorId && signedMeasure ? { by: signed.actorId, measure: signedMeasure } : null,
  };
}

function measureOf(value: unknown): Measure | null {
  return MEASURES.find((measure) => measure === value) ?? null;
}
