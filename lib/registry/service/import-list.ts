import { recordEvent } from "@/lib/audit/service";
import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Track } from "@/lib/filing/types/vocabulary";
import { beijingDate } from "@/lib/format";
import type { Actor } from "@/lib/identity/types";
import { newId, sha256 } from "@/lib/ids";
import type { EntryFacts } from "../repository/entry";
import {
  completeNumber,
  findHeld,
  type HeldEntry,
  type ImportedEntry,
  insertImport,
  insertImported,
  lockImports,
} from "../repository/import";
import { searchForm } from "../rules/grams";
import { importKeyOf, readListRows } from "../rules/list-rows";
import { numberKey } from "../rules/number";
import { CENTRAL } from "../rules/provinces";
import type { ImportReport, ListRow, RowFault } from "../types";
import { readList } from "./read-list";

export interface ListImport {
  readonly actor: Actor;
  readonly track: Track;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * Takes the good rows of a published list, once however often it is imported, and names every other row with what is
 * wrong. Rows, report and ledger entry are one commit.
 * @throws AppError REFUSED where the file as a whole cannot be read; FORBIDDEN, NOT_FOUND by the policy
 */
export async function importList(
  { actor, track, fileName, bytes }: ListImport,
  clock: Clock = systemClock,
): Promise<{ importId: string; report: ImportReport }> {
  authorise(actor, "register.import", { organisationId: null });
  const { header, lines } = readList(bytes);
  const importId = newId();
  const fileHash = sha256(bytes);
  return inTransaction(async (tx) => {
    const at = clock.now();
    authorise(actor, "register.import", { organisationId: null });
    await lockImports(tx);
    const read = readListRows(lines, { track, header, today: beijingDate(at) });
    const sorted = await sortRows(tx, track, read.rows);
    await insertImported(tx, sorted.taken, at);
    for (const { id, entry } of sorted.completed) await completeNumber(tx, { id, entry, at });
    const bad = [...read.faults, ...sorted.conflicts].sort((a, b) => a.line - b.line);
    const report: ImportReport = {
      ...{ track, rows: lines.length, bad, outOfOrder: countOutOfOrder(read.rows) },
      ...{ taken: sorted.taken.length, known: sorted.known, completed: sorted.completed.length },
    };
    await insertImport(tx, { id: importId, fileName, fileHash, report, importedById: actor.userId, importedAt: at });
    const { rows, taken, known, completed } = report;
    await recordEvent(tx, {
      ...{ event: "register.imported", recordType: "registerImport", recordId: importId, actorId: actor.userId, at },
      payload: { track, fileHash, rows, taken, known, completed, bad: bad.length },
    });
    return { importId, report };
  });
}

interface Sorted {
  readonly taken: ImportedEntry[];
  readonly completed: { readonly id: string; readonly entry: EntryFacts }[];
  readonly conflicts: RowFault[];
  known: number;
}

/** New, known, known but for its number, or at odds with what the register holds. */
async function sortRows(tx: Tx, track: Track, rows: readonly ListRow[]): Promise<Sorted> {
  const importKeys = rows.map((row) => importKeyOf(track, row));
  const held = await findHeld(tx, { importKeys, numberKeys: rows.flatMap((row) => numberKeyOf(row) ?? []) });
  const byKey = new Map(held.flatMap((entry) => (entry.importKey ? [[entry.importKey, entry] as const] : [])));
  const byNumber = new Map(held.flatMap((entry) => (entry.numberKey ? [[entry.numberKey, entry] as const] : [])));
  const sorted: Sorted = { taken: [], completed: [], conflicts: [], known: 0 };
  for (const row of rows) {
    const importKey = importKeyOf(track, row);
    const key = numberKeyOf(row);
    const same = byKey.get(importKey);
    const holder = key === null ? undefined : byNumber.get(key);
    if (holder && !isSame(holder, row)) sorted.conflicts.push(takenBy(row, holder));
    else if (holder || (same && (key === null || same.numberKey === key))) sorted.known += 1;
    else if (same && same.numberKey === null) sorted.completed.push({ id: same.id, entry: entryOf(track, row) });
    else if (same) sorted.conflicts.push(takenBy(row, same));
    else sorted.taken.push({ ...entryOf(track, row), importKey });
  }
  return sorted;
}

const numberKeyOf = ({ number }: ListRow): string | null => (number === null ? null : numberKey(number));

function isSame(held: HeldEntry, { name, organisation }: ListRow): boolean {
  return (
    searchForm(held.serviceName) === searchForm(name) && searchForm(held.organisationName) === searchForm(organisation)
  );
}

function takenBy({ line, number }: ListRow, { serviceName, organisationName }: HeldEntry): RowFault {
  const holder = `${serviceName} (${organisationName})`;
  return { line, column: "number", code: "NUMBER_TAKEN", found: number ?? "", holder };
}

function entryOf(track: Track, row: ListRow): EntryFacts {
  return {
    ...{ track, status: "filed", flags: [], number: row.number, serviceName: row.name },
    ...{ organisationName: row.organisation, filedOn: row.filedOn, functions: [], architecture: null },
    provinceCode: row.jurisdiction === CENTRAL.key ? null : row.jurisdiction,
  };
}

function countOutOfOrder(rows: readonly ListRow[]): number {
  let highest = 0;
  let count = 0;
  for (const { serial } of rows) {
    if (serial === null) continue;
    if (serial < highest) count += 1;
    else highest = serial;
  }
  return count;
}
