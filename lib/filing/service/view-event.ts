import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { Actor } from "@/lib/identity/types";
import { findCase, findFiling } from "../repository/case";
import { findFilingClocks } from "../repository/clock";
import { findFilingPast, findPast } from "../repository/event";
import type { EventView } from "../types/view";
import { doneWords } from "./conflict";
import { describeFiling, describeFilingClock, readTimeBase } from "./describe-case";
import { type Reader, readDocuments } from "./describe-history";
import { readCaseHead } from "./read-progress";
import { caseSubject, filingSubject } from "./standing";

interface EventReader {
  readonly actor: Actor;
  readonly eventId: string;
  readonly reader: Reader;
}

/** The confirmation of an action: what was done under which number, what happens next and until when. */
export async function viewEvent(request: EventReader, clock: Clock = systemClock): Promise<EventView> {
  return await inTransaction(async (tx) => {
    const at = clock.now();
    return (await eventOfCase(tx, request, at)) ?? (await eventOfFiling(tx, request, at));
  });
}

async function eventOfCase(tx: Tx, { actor, eventId, reader }: EventReader, at: Date): Promise<EventView | null> {
  const event = await findPast(tx, eventId);
  const row = event && (await findCase(tx, event.applicationId));
  if (!event || !row) return null;
  const subject = await caseSubject(tx, row);
  if (reader === "office") authorise(actor, "case.read", subject);
  else authorise(actor, "filing.read", { organisationId: subject.organisationId });
  const application = await readCaseHead(tx, row, await readTimeBase(tx, at));
  return {
    ...{ eventId, words: doneWords(event.action), at: event.at.toISOString(), number: row.number },
    ...{ head: describeFiling(row.filing), application, next: application.progress.next, clocks: application.clocks },
    documents: await readDocuments(tx, row.filingId, (document) => document.eventId === eventId),
    backHref: reader === "office" ? `/office/cases/${row.id}` : `/filings/${row.filingId}`,
  };
}

async function eventOfFiling(tx: Tx, { actor, eventId, reader }: EventReader, at: Date): Promise<EventView> {
  const event = await findFilingPast(tx, eventId);
  const filing = event && (await findFiling(tx, event.filingId));
  if (!event || !filing) throw new AppError("NOT_FOUND", `No event ${eventId}`);
  if (reader === "office") authorise(actor, "case.read", await filingSubject(tx, filing));
  else authorise(actor, "filing.read", { organisationId: filing.organisationId });
  const base = await readTimeBase(tx, at);
  const clocks = await findFilingClocks(tx, filing.id);
  return {
    ...{ eventId, words: doneWords(event.action), at: event.at.toISOString(), number: filing.number ?? "" },
    ...{ head: describeFiling(filing), application: null, next: null },
    clocks: clocks.map((row) => describeFilingClock(row, base)),
    documents: await readDocuments(tx, filing.id, (document) => document.eventId === eventId),
    backHref: reader === "office" ? "/office" : `/filings/${filing.id}`,
  };
}
