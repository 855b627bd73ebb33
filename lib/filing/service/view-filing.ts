import { authorise } from "@/lib/auth/authorise";
import { can } from "@/lib/auth/policy";
import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { Actor, Tenant } from "@/lib/identity/types";
import { refusalWords } from "../copy/refusals";
import { findCasesOfFiling, findFiling, findFilingsOf, findNewestCases, findRegisterHref } from "../repository/case";
import { findFilingClocks } from "../repository/clock";
import { hasDraft } from "../repository/draft";
import type { FilingList, FilingView } from "../types/view";
import { isOpen } from "../workflow/flags";
import { describeCaseActions, describeFilingActions } from "./describe-actions";
import { describeFiling, describeFilingClock, readTimeBase } from "./describe-case";
import { readDocuments, readHistory } from "./describe-history";
import { readCaseHead } from "./read-progress";
import { caseSubject, filingSubject } from "./standing";

interface ProviderReader {
  readonly actor: Actor;
  readonly tenant: Tenant;
}

/** The provider's filings, newest first, each with the application that is under way or was the last. */
export async function viewFilings({ actor, tenant }: ProviderReader, clock: Clock = systemClock): Promise<FilingList> {
  return await inTransaction(async (tx) => {
    authorise(actor, "filing.read", { organisationId: tenant.id });
    const base = await readTimeBase(tx, clock.now());
    const rows = await findFilingsOf(tx, tenant.id);
    const newest = await findNewestCases(
      tx,
      rows.map(({ id }) => id),
    );
    const filings: FilingList["filings"][number][] = [];
    for (const filing of rows) {
      const row = newest.get(filing.id);
      filings.push({ ...describeFiling(filing), application: row ? await readCaseHead(tx, row, base) : null });
    }
    const mayStart = can(actor, "filing.submit", { organisationId: tenant.id }).ok;
    return { filings, start: { refused: mayStart ? null : refusalWords({ code: "WRONG_ROLE" }) } };
  });
}

/** @throws AppError NOT_FOUND also for a filing of another organisation */
export async function viewFiling(
  { actor, filingId }: { actor: Actor; filingId: string },
  clock: Clock = systemClock,
): Promise<FilingView> {
  return await inTransaction(async (tx) => {
    const at = clock.now();
    const filing = await findFiling(tx, filingId);
    if (!filing) throw new AppError("NOT_FOUND", `No filing ${filingId}`);
    authorise(actor, "filing.read", { organisationId: filing.organisationId });
    const base = await readTimeBase(tx, at);
    const cases = await findCasesOfFiling(tx, filingId);
    const open = cases.find(({ status }) => isOpen(status)) ?? null;
    const earlier = cases.filter((row) => row !== open);
    const place = { filingId, applicationId: open?.id ?? null };
    const subject = await filingSubject(tx, filing);
    const clocks = await findFilingClocks(tx, filingId);
    return {
      ...describeFiling(filing),
      open: open && (await readCaseHead(tx, open, base)),
      earlier: await inOrder(earlier, (row) => readCaseHead(tx, row, base)),
      actions: open
        ? await describeCaseActions(tx, {
            row: open,
            subject: await caseSubject(tx, open),
            actor,
            reader: "provider",
            at,
          })
        : [],
      filingActions: await describeFilingActions(tx, { filing, subject, actor, place, reader: "provider", at }),
      clocks: clocks.map((row) => describeFilingClock(row, base)),
      history: await readHistory(tx, { filingId, applicationIds: cases.map(({ id }) => id), reader: "provider" }),
      documents: await readDocuments(tx, filingId),
      publicHref: await findRegisterHref(tx, filingId),
      ledgerHref: can(actor, "ledger.read", { organisationId: filing.organisationId }).ok
        ? `/filings/${filingId}/ledger`
        : null,
      dossierHref: await dossierHref(tx, { filingId, applicationId: (open ?? cases[0])?.id ?? null }),
    };
  });
}

async function dossierHref(tx: Tx, { filingId, applicationId }: { filingId: string; applicationId: string | null }) {
  return applicationId && (await hasDraft(tx, applicationId)) ? `/filings/${filingId}/dossier` : null;
}

async function inOrder<T, U>(items: readonly T[], read: (item: T) => Promise<U>): Promise<U[]> {
  const done: U[] = [];
  for (const item of items) done.push(await read(item));
  return done;
}
