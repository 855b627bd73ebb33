import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/ids";
import type { ImportReport, PublishedVersion } from "../types";
import { columnsOf, type EntryFacts } from "./entry";

/** Two imports follow each other: what one takes, the other knows. The lock ends with the transaction. */
export async function lockImports(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('register.import'))`;
}

export interface HeldEntry {
  readonly id: string;
  readonly importKey: string | null;
  readonly numberKey: string | null;
  readonly serviceName: string;
  readonly organisationName: string;
}

/** Entries that a list may name again: by the key of an earlier import or by number. */
export async function findHeld(
  tx: Tx,
  { importKeys, numberKeys }: { importKeys: readonly string[]; numberKeys: readonly string[] },
): Promise<HeldEntry[]> {
  return tx.$queryRaw<HeldEntry[]>`
    SELECT "id"::text, "importKey", lower("number") AS "numberKey", "serviceName", "organisationName"
      FROM "RegisterEntry"
     WHERE "importKey" = ANY(${[...importKeys]}::text[]) OR lower("number") = ANY(${[...numberKeys]}::text[])`;
}

export interface ImportedEntry extends EntryFacts {
  readonly importKey: string;
}

export async function insertImported(tx: Tx, entries: readonly ImportedEntry[], at: Date): Promise<void> {
  const rows = entries.map((entry) => ({ ...columnsOf(entry), id: newId() }));
  await tx.registerEntry.createMany({
    data: rows.map((row) => ({ ...row, source: "published_list" as const, createdAt: at, updatedAt: at })),
  });
  await tx.publicVersion.createMany({
    data: rows.map((row, index) => ({
      ...{ id: newId(), entryId: row.id, sequence: 1, validFrom: row.filedOn, cause: "import", createdAt: at },
      content: shownOf(entries[index] as ImportedEntry),
    })),
  });
}

function shownOf(entry: EntryFacts): Prisma.InputJsonObject {
  const { serviceName, organisationName, number, status } = entry;
  const shown: PublishedVersion = {
    ...{ serviceName, organisationName, number, status, flags: [], reason: null, content: null },
  };
  return shown as unknown as Prisma.InputJsonObject;
}

/** A later list gives the number that an earlier one left out. What the entry is searched by follows. */
export async function completeNumber(
  tx: Tx,
  { id, entry, at }: { id: string; entry: EntryFacts; at: Date },
): Promise<void> {
  const { number, searchText } = columnsOf(entry);
  await tx.registerEntry.update({
    where: { id },
    data: { number, searchText, updatedAt: at, version: { increment: 1 } },
  });
  const sequence = (await tx.publicVersion.count({ where: { entryId: id } })) + 1;
  await tx.publicVersion.create({
    data: {
      ...{ id: newId(), entryId: id, sequence, validFrom: entry.filedOn, cause: "import", createdAt: at },
      content: shownOf(entry),
    },
  });
}

export async function insertImport(
  tx: Tx,
  row: { id: string; fileName: string; fileHash: string; report: ImportReport; importedById: string; importedAt: Date },
): Promise<void> {
  await tx.registerImport.create({ data: { ...row, report: row.report as unknown as Prisma.InputJsonObject } });
}

export async function findImport(tx: Tx, id: string) {
  return tx.registerImport.findUnique({ where: { id } });
}

export async function findImports(tx: Tx) {
  return tx.registerImport.findMany({ orderBy: { importedAt: "desc" }, take: 50 });
}

export async function findUserNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const users = await tx.user.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(users.map(({ id, name }) => [id, name]));
}
