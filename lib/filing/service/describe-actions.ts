import type { Tx } from "@/lib/db/client";
import type { Actor } from "@/lib/identity/types";
import { ACTION_WORDS, FILING_ACTION_WORDS } from "../copy/actions";
import { refusalWords } from "../copy/refusals";
import { type CaseRow, type FilingRow, findOpenCase } from "../repository/case";
import { listFilingPast, listPast } from "../repository/event";
import { remedyOf } from "../rules/remedy";
import type { Refusal } from "../types/decision";
import type { ActionChoice } from "../types/view";
import { type ApplicationAction, FILING_ACTIONS, type FilingAction } from "../types/vocabulary";
import { availableActions, decide } from "../workflow/decide";
import { decideFiling, FILING_TRANSITIONS } from "../workflow/filing-transitions";
import { factsWithoutApplication } from "../workflow/no-application";
import type { Reader } from "./describe-history";
import { readFacts } from "./read-facts";
import { readFilingFacts } from "./read-filing-facts";
import { type CaseSubject, caseRoles, filingRoles } from "./standing";

export const STARTS = ["start_initial", "start_change", "start_cancellation"] as const;
const isStart = (action: string) => STARTS.some((start) => start === action);

/** Address of an action's confirmation page, for each side. */
export function actionHref(reader: Reader, { filingId, applicationId }: Place, action: string): string {
  return reader === "provider" || applicationId === null
    ? `/filings/${filingId}/actions/${action}`
    : `/office/cases/${applicationId}/actions/${action}`;
}

export interface Place {
  readonly filingId: string;
  readonly applicationId: string | null;
}

/** Every action of the person's roles on a case: the open ones, and the refused ones with the reason in words. */
export async function describeCaseActions(
  tx: Tx,
  { row, subject, actor, reader, at }: { row: CaseRow; subject: CaseSubject; actor: Actor; reader: Reader; at: Date },
): Promise<ActionChoice[]> {
  const roles = caseRoles(actor, subject);
  if (roles.length === 0) return [];
  const { facts } = await readFacts(tx, { row, past: await listPast(tx, row.id), at, hold: false });
  const place = { filingId: row.filingId, applicationId: row.id };
  return availableActions({ facts, actor: { userId: actor.userId, roles } })
    .filter(({ action }) => !isStart(action))
    .map(({ action, words, refusal, refused }) => ({
      ...{ action, words, refused, href: actionHref(reader, place, action) },
      remedy: refusal && remedyOf(refusal.code, { reader, ...place }),
    }));
}

/** The same on the filing itself, with the starts of a further application. */
export async function describeFilingActions(
  tx: Tx,
  {
    filing,
    subject,
    actor,
    place,
    reader,
    at,
  }: {
    filing: FilingRow;
    subject: CaseSubject;
    actor: Actor;
    place: Place;
    reader: Reader;
    at: Date;
  },
): Promise<ActionChoice[]> {
  const roles = filingRoles(actor, subject);
  const by = { userId: actor.userId, roles };
  const choice = (action: FilingAction | ApplicationAction, words: ActionChoice["words"], refusal: Refusal | null) => ({
    ...{ action, words, href: actionHref(reader, place, action) },
    refused: refusal && refusalWords(refusal),
    remedy: refusal && remedyOf(refusal.code, { reader, ...place }),
  });
  const facts = await readFilingFacts(tx, { filing, past: await listFilingPast(tx, filing.id), at, emergency: false });
  const measures = FILING_ACTIONS.filter((action) =>
    FILING_TRANSITIONS[action].by.some((role) => roles.includes(role)),
  );
  const onFiling = measures.map((action) => {
    const decided = decideFiling(action, { facts, actor: by });
    return choice(action, FILING_ACTION_WORDS[action].verb, decided.ok ? null : decided.error);
  });
  if (!roles.includes("owner")) return onFiling;
  const blank = await factsForStart(tx, filing);
  const starts = STARTS.filter((action) => startBelongs(action, filing)).map((action) => {
    const decided = decide(action, { facts: blank, actor: by });
    return choice(action, ACTION_WORDS[action].verb, decided.ok ? null : decided.error);
  });
  return [...starts, ...onFiling];
}

/** A service that is filed is changed or cancelled; one that is not begins. */
function startBelongs(action: (typeof STARTS)[number], { status }: FilingRow): boolean {
  return (action === "start_initial") === (status === "unfiled");
}

export async function factsForStart(tx: Tx, filing: FilingRow) {
  return factsWithoutApplication({
    ...{ track: filing.track, filingStatus: filing.status, filingFlags: filing.flags, baseModelsInForce: true },
    anotherOpen: (await findOpenCase(tx, filing.id)) !== null,
  });
}
