import { loadCalendar, loadPeriod } from "@/lib/calendar/repository";
import { isOver } from "@/lib/calendar/rules/dates";
import { addPeriod } from "@/lib/calendar/rules/working-days";
import type { Tx } from "@/lib/db/client";
import { beijingDate } from "@/lib/format";
import { readReviewFacts } from "@/lib/review/service/review-facts";
import type { CaseRow } from "../repository/case";
import { findOpenCase } from "../repository/case";
import { findOpenClock } from "../repository/clock";
import { hasDraft } from "../repository/draft";
import { findOpenRecommendation } from "../repository/examination";
import { findOpenObjections, findOpenWindow } from "../repository/publicity";
import { type PassageSoFar, readPassage } from "../rules/past";
import type { CaseFacts } from "../types/decision";
import type { PastAction } from "../types/past";
import type { ClockKey } from "../types/vocabulary";
import { type DossierState, readDossierState } from "./dossier-state";

export interface ReadFacts {
  readonly facts: CaseFacts;
  readonly soFar: PassageSoFar;
  /** Null where the draft is not kept any more. */
  readonly dossier: DossierState | null;
}

/** All that the rules of the passage may look at, read inside the transaction that acts. */
export async function readFacts(
  tx: Tx,
  { row, past, at, hold = true }: { row: CaseRow; past: readonly PastAction[]; at: Date; hold?: boolean },
): Promise<ReadFacts> {
  const soFar = readPassage(past);
  const dossier = (await hasDraft(tx, row.id))
    ? await readDossierState(tx, row, { hold, clock: { now: () => at } })
    : null;
  const review = await readReviewFacts(tx, { applicationId: row.id, stage: row.stage });
  const open = await findOpenCase(tx, row.filingId);
  const facts: CaseFacts = {
    ...{ track: row.filing.track, kind: row.kind, changeClass: row.changeClass, status: row.status, stage: row.stage },
    ...{ flags: row.flags, filingStatus: row.filing.status, filingFlags: row.filing.flags },
    anotherOpen: open !== null && open.id !== row.id,
    blockingFindings: dossier?.findings.filter(({ severity }) => severity === "blocking").length ?? 0,
    ...{ unfinishedRuns: dossier?.unfinishedRuns ?? 0, pledgeSigned: dossier?.pledgeSigned ?? false },
    publicTextComplete: dossier?.publicTextComplete ?? false,
    baseModelsInForce: dossier?.baseModelsInForce ?? false,
    ...{ items: review.items, unansweredItems: review.unansweredItems },
    ...{ unjudgedClauses: review.unjudgedClauses, unlinkedNonconforming: review.unlinkedNonconforming },
    recommendation: await readRecommendation(tx, row.id),
    examiners: [...new Set([...soFar.examiners, ...review.examiners])],
    declineProposedBy: soFar.declineProposedBy,
    ...{ noticeReplyReceived: soFar.noticeReplyReceived, noticeReplyConsidered: soFar.noticeReplyConsidered },
    noticePeriodOver: await clockIsOver(tx, row.id, "intentNoticeReply", at),
    rectificationExtended: soFar.rectificationExtended,
    rectificationOverdue: await clockIsOver(tx, row.id, "rectificationDue", at),
    ...(await readPublicity(tx, row.id, at)),
    mayUrge: await urgeIsOpen(tx, soFar.urgedAt, at),
  };
  return { facts, soFar, dossier };
}

async function readRecommendation(tx: Tx, applicationId: string): Promise<CaseFacts["recommendation"]> {
  const open = await findOpenRecommendation(tx, applicationId);
  return open && { approve: open.approve, stage: open.stage, by: open.byId };
}

/** A period ends at 24:00 Beijing time of its last day. */
async function clockIsOver(tx: Tx, applicationId: string, key: ClockKey, at: Date): Promise<boolean> {
  const clock = await findOpenClock(tx, applicationId, key);
  return clock?.dueOn ? isOver(clock.dueOn, at) : false;
}

async function readPublicity(tx: Tx, applicationId: string, at: Date) {
  const window = await findOpenWindow(tx, applicationId);
  const objections = await findOpenObjections(tx, applicationId);
  return {
    publicityOver: window !== null && window.closesAt.getTime() <= at.getTime(),
    openObjections: objections.length,
    objectionHandlers: objections.flatMap(({ handlerId }) => (handlerId ? [handlerId] : [])),
  };
}

/** Where the calendar does not know the year, the pause counts as not over: the provider can still call. */
async function urgeIsOpen(tx: Tx, urgedAt: Date | null, at: Date): Promise<boolean> {
  if (!urgedAt) return true;
  const period = await loadPeriod(tx, "urgeCoolDown");
  const last = addPeriod({ from: beijingDate(urgedAt), period, calendar: await loadCalendar(tx) });
  return last.ok && isOver(last.value, at);
}
