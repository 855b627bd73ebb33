import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Track } from "@/lib/filing/types/vocabulary";
import { newId } from "@/lib/ids";
import { searchText } from "../rules/grams";
import { numberKey } from "../rules/number";
import type { PublicationCause, PublishedVersion, RegisterStatus } from "../types";

export interface EntryFacts {
  readonly track: Track;
  readonly status: RegisterStatus;
  readonly flags: readonly string[];
  readonly number: string | null;
  readonly serviceName: string;
  readonly organisationName: string;
  readonly provinceCode: string | null;
  readonly filedOn: string;
  readonly functions: readonly string[];
  readonly architecture: string | null;
}

/** What an entry is found by follows from what it shows, in the same write. */
export function columnsOf(entry: EntryFacts) {
  return {
    ...entry,
    flags: [...entry.flags],
    functions: [...entry.functions],
    searchText: searchText([entry.serviceName, entry.organisationName, entry.number]),
  };
}

/** The entry of a filing of this platform, made with its first publication. */
export async function writeFilingEntry(
  tx: Tx,
  { filingId, entry, at }: { filingId: string; entry: EntryFacts; at: Date },
): Promise<string> {
  const columns = columnsOf(entry);
  const row = await tx.registerEntry.upsert({
    where: { filingId },
    create: { id: newId(), filingId, source: "platform", ...columns, createdAt: at, updatedAt: at },
    update: { ...columns, updatedAt: at, version: { increment: 1 } },
    select: { id: true },
  });
  return row.id;
}

export async function findFilingEntry(tx: Tx, filingId: string) {
  return tx.registerEntry.findUnique({ where: { filingId } });
}

/** The newest version of what the register shows of an entry. */
export async function findLatestVersion(tx: Tx, entryId: string): Promise<PublishedVersion | null> {
  const row = await tx.publicVersion.findFirst({ where: { entryId }, orderBy: { sequence: "desc" } });
  return row ? (row.content as unknown as PublishedVersion) : null;
}

export async function appendVersion(
  tx: Tx,
  version: { entryId: string; validFrom: string; cause: PublicationCause; shown: PublishedVersion; at: Date },
): Promise<number> {
  const { entryId, validFrom, cause, shown, at } = version;
  const sequence = (await tx.publicVersion.count({ where: { entryId } })) + 1;
  const content = shown as unknown as Prisma.InputJsonObject;
  await tx.publicVersion.create({ data: { id: newId(), entryId, sequence, validFrom, content, cause, createdAt: at } });
  return sequence;
}

export async function findOfficeProvince(tx: Tx, officeId: string): Promise<string | null> {
  const office = await tx.office.findUniqueOrThrow({ where: { id: officeId }, select: { provinceCode: true } });
  return office.provinceCode;
}

export interface NumberedEntry {
  readonly key: string;
  readonly track: Track;
  readonly status: RegisterStatus;
  readonly serviceName: string;
}

/** Entries by number, whatever its casing. */
export async function findByNumbers(tx: Tx, numbers: readonly string[]): Promise<NumberedEntry[]> {
  const keys = [...new Set(numbers.map(numberKey))];
  return tx.$queryRaw<NumberedEntry[]>`
    SELECT lower("number") AS "key", "track"::text, "status"::text, "serviceName"
      FROM "RegisterEntry" WHERE lower("number") = ANY(${keys}::text[])`;
}
