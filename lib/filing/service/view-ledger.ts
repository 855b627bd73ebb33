import { FAULT_WORDS } from "@/lib/audit/copy";
import { readRecord } from "@/lib/audit/service";
import type { LedgerChain, LedgerEntry, LedgerView } from "@/lib/audit/types";
import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { fill, type Words } from "@/lib/format";
import type { Actor } from "@/lib/identity/types";
import { KIND_WORDS } from "../copy/status";
import { type CaseRow, type FilingRow, findCase, findCasesOfFiling, findFiling, findPeople } from "../repository/case";
import { findMemberNames } from "../repository/ledger";
import { describeEntry, type LineReader } from "../rules/ledger-line";
import { caseSubject } from "./standing";

const OF_FILING: Words = { zh: "服务档案", en: "The service's own record" };
const OF_CASE: Words = { zh: "申请 {number}（{kindZh}）", en: "Application {number} ({kindEn})" };

/**
 * The ledger of a case for its office and the auditor: its own chain, and that of its filing.
 * @throws AppError NOT_FOUND for a case that did not reach the reader's office
 */
export async function viewCaseLedger(
  { actor, applicationId }: { actor: Actor; applicationId: string },
  clock: Clock = systemClock,
): Promise<LedgerView> {
  return await inTransaction(async (tx) => {
    const row = await findCase(tx, applicationId);
    if (!row) throw new AppError("NOT_FOUND", `No application ${applicationId}`);
    authorise(actor, "ledger.read", await caseSubject(tx, row));
    return await viewOf(tx, { filing: row.filing, cases: [row], side: "office", at: clock.now() });
  });
}

/** The ledger of a service for the owner of its organisation: every application, newest first, and the filing. */
export async function viewFilingLedger(
  { actor, filingId }: { actor: Actor; filingId: string },
  clock: Clock = systemClock,
): Promise<LedgerView> {
  return await inTransaction(async (tx) => {
    const filing = await findFiling(tx, filingId);
    if (!filing) throw new AppError("NOT_FOUND", `No filing ${filingId}`);
    authorise(actor, "ledger.read", { organisationId: filing.organisationId });
    const cases = await findCasesOfFiling(tx, filingId);
    return await viewOf(tx, { filing, cases, side: "provider", at: clock.now() });
  });
}

interface Viewing {
  readonly filing: FilingRow;
  readonly cases: readonly CaseRow[];
  readonly side: LineReader["side"];
  readonly at: Date;
}

async function viewOf(tx: Tx, { filing, cases, side, at }: Viewing): Promise<LedgerView> {
  const chains: LedgerChain[] = [];
  for (const row of cases) {
    const kind = KIND_WORDS[row.kind];
    const title = fill(OF_CASE, { number: row.number, kindZh: kind.zh, kindEn: kind.en.toLowerCase() });
    chains.push(
      await chainOf(tx, { recordType: "application", recordId: row.id, title, filing, side, kind: row.kind }),
    );
  }
  const last = cases[0]?.kind ?? "initial";
  chains.push(
    await chainOf(tx, { recordType: "filing", recordId: filing.id, title: OF_FILING, filing, side, kind: last }),
  );
  const number = side === "office" ? (cases[0]?.number ?? "") : (filing.number ?? cases[0]?.number ?? "");
  return { number, serviceName: filing.serviceName, chains, checkedAt: at.toISOString() };
}

interface Chain {
  readonly recordType: "application" | "filing";
  readonly recordId: string;
  readonly title: Words;
  readonly filing: FilingRow;
  readonly side: LineReader["side"];
  readonly kind: LineReader["kind"];
}

async function chainOf(tx: Tx, { recordType, recordId, title, filing, side, kind }: Chain): Promise<LedgerChain> {
  const { entries, verified } = await readRecord(tx, { recordType, recordId });
  const names = await namesOf(tx, { entries, side, organisationId: filing.organisationId });
  const lines = entries.map((entry) => describeEntry(entry, { side, names, track: filing.track, kind }));
  if (verified.ok) return { recordId, title, lines, fault: null };
  const { fault, sequence, entryId } = verified.error;
  return { recordId, title, lines, fault: { sequence, entryId, words: fill(FAULT_WORDS[fault], { sequence }) } };
}

/** An office reads all names; a provider those of its own people, since those of an office act as the office. */
async function namesOf(
  tx: Tx,
  {
    entries,
    side,
    organisationId,
  }: { entries: readonly LedgerEntry[]; side: LineReader["side"]; organisationId: string },
): Promise<ReadonlyMap<string, string>> {
  const userIds = entries.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
  return side === "office" ? await findPeople(tx, userIds) : await findMemberNames(tx, { organisationId, userIds });
}
