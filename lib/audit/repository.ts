import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { GENESIS } from "./rules";
import type { LedgerEntry, LedgerHead } from "./types";

export interface RecordKey {
  readonly recordType: string;
  readonly recordId: string;
}

/** The end of a record's chain, locked until the transaction is over: two who append at once queue here. */
export async function lockHead(tx: Tx, { recordType, recordId }: RecordKey): Promise<LedgerHead> {
  const [head] = await tx.$queryRaw<LedgerHead[]>`
    INSERT INTO "LedgerHead" ("recordType", "recordId", "sequence", "hash")
    VALUES (${recordType}, ${recordId}::uuid, ${GENESIS.sequence}, ${GENESIS.hash})
    ON CONFLICT ("recordType", "recordId") DO UPDATE SET "sequence" = "LedgerHead"."sequence"
    RETURNING "sequence", "hash"`;
  if (!head) throw new Error("An upsert returned no row");
  return head;
}

/** Adds the entry and moves the head onto it. */
export async function appendEntry(tx: Tx, entry: LedgerEntry): Promise<void> {
  const { recordType, recordId, sequence, hash } = entry;
  await tx.ledgerEntry.create({ data: { ...entry, payload: entry.payload as Prisma.InputJsonObject } });
  await tx.ledgerHead.update({ where: { recordType_recordId: { recordType, recordId } }, data: { sequence, hash } });
}

/** The same for reading: nobody appends while it is held, so that entries read after it belong to it. */
export async function holdHead(tx: Tx, { recordType, recordId }: RecordKey): Promise<LedgerHead | null> {
  const [head] = await tx.$queryRaw<LedgerHead[]>`
    SELECT "sequence", "hash" FROM "LedgerHead"
    WHERE "recordType" = ${recordType} AND "recordId" = ${recordId}::uuid FOR SHARE`;
  return head ?? null;
}

export async function listEntries(tx: Tx, { recordType, recordId }: RecordKey): Promise<LedgerEntry[]> {
  return await tx.ledgerEntry.findMany({ where: { recordType, recordId }, orderBy: { sequence: "asc" } });
}

/** Records that ever had an entry, by their heads and by their entries: each may be missing where the other is not. */
export async function listRecords(tx: Tx): Promise<RecordKey[]> {
  return await tx.$queryRaw<RecordKey[]>`
    SELECT "recordType", "recordId"::text FROM "LedgerHead"
    UNION SELECT "recordType", "recordId"::text FROM "LedgerEntry"
    ORDER BY 1, 2`;
}

/** Where an entry with this hash stands now, in whatever chain. */
export async function findEntryByHash(tx: Tx, hash: string): Promise<LedgerEntry | null> {
  return await tx.ledgerEntry.findFirst({ where: { hash } });
}

/** The chain and place that an entry with this hash was sealed for: what follows it names its hash. */
export async function findPlaceOf(tx: Tx, hash: string): Promise<(RecordKey & { sequence: number }) | null> {
  const successor = await tx.ledgerEntry.findFirst({ where: { previousHash: hash } });
  if (successor) return { ...successor, sequence: successor.sequence - 1 };
  return await tx.ledgerHead.findFirst({ where: { hash } });
}
