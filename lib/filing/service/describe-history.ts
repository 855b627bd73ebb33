import type { Tx } from "@/lib/db/client";
import { fill } from "@/lib/format";
import { SEVERAL_TIMES } from "../copy/actions";
import { DOCUMENT_WORDS, STAGE_WORDS } from "../copy/status";
import { findPeople } from "../repository/case";
import { listFilingPast, listPast } from "../repository/event";
import { type DocumentRow, findDocuments } from "../repository/paper";
import { type Folded, foldHistory } from "../rules/fold-history";
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
  const newestFirst = past.toSorted(
    (one, other) => other.at.getTime() - one.at.getTime() || other.sequence - one.sequence,
  );
  return foldHistory(newestFirst).map((line) => describeLine(line, { names, reader }));
}

/** A provider reads the names of its own people; those of an office act as the office. */
function ownPeople(past: readonly (PastAction | PastFilingAction)[]): (string | null)[] {
  return past.filter(({ actorRole }) => actorRole === "owner" || actorRole === "editor").map(({ actorId }) => actorId);
}

function describeLine(
  { event, count, since }: Folded<PastAction | PastFilingAction>,
  { names, reader }: { names: ReadonlyMap<string, string>; reader: Reader },
): HistoryEntry {
  const stage = "stage" in event ? event.stage : null;
  const words = doneWords(event.action);
  return {
    ...{ id: event.id, action: event.action, at: event.at.toISOString() },
    ...(count === 1
      ? { words, since: null }
      : { words: fill(SEVERAL_TIMES, { zh: words.zh, en: words.en, count }), since: since.toISOString() }),
    who: whoWords(event.actorId ? names.get(event.actorId) : undefined, event.actorRole),
    stage: stage && { code: stage, words: STAGE_WORDS[stage] },
    said: saidOf(event.action, event.input, reader),
    snapshotId: "snapshotId" in event ? event.snapshotId : null,
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
