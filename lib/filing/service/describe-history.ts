import type { Tx } from "@/lib/db/client";
import { DOCUMENT_WORDS, STAGE_WORDS } from "../copy/status";
import { findPeople } from "../repository/case";
import { listFilingPast, listPast } from "../repository/event";
import { type DocumentRow, findDocuments } from "../repository/paper";
import { isInternal, saidOf } from "../rules/readable";
import type { PastAction, PastFilingAction } from "../types/past";
import type { DocumentView, HistoryEntry } from "../types/view";
import type { DocumentKind } from "../types/vocabulary";
import { doneWords, whoWords } from "./conflict";

export type Reader = "provider" | "office";

/** What was done on a filing and in its applications, newest first, as this reader may read it. */
export async function readHistory(
  tx: Tx,
  { filingId, applicationIds, reader }: { filingId: string; applicationIds: readonly string[]; reader: Reader },
): Promise<HistoryEntry[]> {
  const ofFiling = await listFilingPast(tx, filingId);
  const ofCases: PastAction[] = [];
  for (const id of applicationIds) ofCases.push(...(await listPast(tx, id)));
  const past = [...ofCases, ...ofFiling].filter(({ action }) => reader === "office" || !isInternal(action));
  const names = await findPeople(tx, reader === "office" ? past.map(({ actorId }) => actorId) : ownPeople(past));
  return past
    .map((event) => describeEvent(event, { names, reader }))
    .sort((one, other) => other.at.localeCompare(one.at) || other.sequence - one.sequence)
    .map(({ sequence: _sequence, ...entry }) => entry);
}

/** A provider reads the names of its own people; those of an office act as the office. */
function ownPeople(past: readonly (PastAction | PastFilingAction)[]): (string | null)[] {
  return past.filter(({ actorRole }) => actorRole === "owner" || actorRole === "editor").map(({ actorId }) => actorId);
}

export function describeEvent(
  event: PastAction | PastFilingAction,
  { names, reader }: { names: ReadonlyMap<string, string>; reader: Reader },
): HistoryEntry & { readonly sequence: number } {
  const stage = "stage" in event ? event.stage : null;
  return {
    ...{ id: event.id, action: event.action, words: doneWords(event.action), at: event.at.toISOString() },
    who: whoWords(event.actorId ? names.get(event.actorId) : undefined, event.actorRole),
    stage: stage && { code: stage, words: STAGE_WORDS[stage] },
    said: saidOf(event.action, event.input, reader),
    snapshotId: "snapshotId" in event ? event.snapshotId : null,
    sequence: event.sequence,
  };
}

/** The office's own papers before they are issued do not exist, so all that exist may be read by both sides. */
export async function readDocuments(
  tx: Tx,
  filingId: string,
  only?: (row: DocumentRow) => boolean,
): Promise<DocumentView[]> {
  const rows = await findDocuments(tx, filingId);
  return rows
    .filter((row) => only?.(row) ?? true)
    .map((row) => ({
      ...{
        id: row.id,
        number: row.number,
        kind: DOCUMENT_WORDS[row.kind as DocumentKind],
        contentHash: row.contentHash,
      },
      ...{ issuedAt: row.issuedAt.toISOString(), inForce: row.revokedAt === null },
    }));
}
