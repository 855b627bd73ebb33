import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Track } from "@/lib/filing/types/vocabulary";
import { numberKey } from "../rules/number";
import { CENTRAL } from "../rules/provinces";
import type { RegisterStatus } from "../types";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** By number in any casing, or by id where a list gave no number. */
export async function findEntry(tx: Tx, reference: string) {
  if (UUID.test(reference)) return tx.registerEntry.findUnique({ where: { id: reference }, include: versions });
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id"::text FROM "RegisterEntry" WHERE lower("number") = ${numberKey(reference)}`;
  const id = rows[0]?.id;
  return id === undefined ? null : tx.registerEntry.findUnique({ where: { id }, include: versions });
}
const versions = { versions: { orderBy: { sequence: "desc" } } } as const satisfies Prisma.RegisterEntryInclude;
export type EntryRow = NonNullable<Awaited<ReturnType<typeof findEntry>>>;

/** A few numbers that begin alike, for somebody who mistyped one. */
export async function findSimilarNumbers(tx: Tx, reference: string, limit: number): Promise<string[]> {
  const beginning = numberKey(reference)
    .replace(/\d+$/, "")
    .replace(/[\\%_]/g, "");
  if (beginning.length < 3) return [];
  const rows = await tx.$queryRaw<{ number: string }[]>`
    SELECT "number" FROM "RegisterEntry" WHERE lower("number") LIKE ${`${beginning}%`} ORDER BY "number" LIMIT ${limit}`;
  return rows.map(({ number }) => number);
}

export interface RegisterCount {
  readonly track: Track;
  readonly status: RegisterStatus;
  readonly province: string;
  /** Quarter of the filing date: 2026-Q3. */
  readonly quarter: string;
  readonly count: number;
}

/** Everything that the statistics show, in one pass. Tracks stay apart: nothing here is ever added up over them. */
export async function countRegister(tx: Tx): Promise<RegisterCount[]> {
  return tx.$queryRaw<RegisterCount[]>`
    SELECT "track"::text, "status"::text, COALESCE("provinceCode", ${CENTRAL.key}) AS "province",
           LEFT("filedOn", 4) || '-Q' || ((substr("filedOn", 6, 2)::int + 2) / 3) AS "quarter", count(*)::int AS "count"
      FROM "RegisterEntry" GROUP BY 1, 2, 3, 4`;
}

export async function countFunctions(tx: Tx): Promise<{ track: Track; function: string; count: number }[]> {
  return tx.$queryRaw`
    SELECT "track"::text, "function", count(*)::int AS "count"
      FROM "RegisterEntry", unnest("functions") AS "function" GROUP BY 1, 2`;
}

/** The newest day on which the register changed; null for an empty one. */
export async function findNewestChange(tx: Tx): Promise<Date | null> {
  return (await tx.registerEntry.aggregate({ _max: { updatedAt: true } }))._max.updatedAt;
}

const openAt = (now: Date) =>
  ({ closedAt: null, cancelledAt: null, closesAt: { gt: now } }) as const satisfies Prisma.PublicityWindowWhereInput;

const published = {
  application: {
    include: {
      filing: { include: { organisation: true, office: true, entry: { select: { id: true, number: true } } } },
      snapshots: { orderBy: { sequence: "desc" }, take: 1 },
    },
  },
} as const satisfies Prisma.PublicityWindowInclude;

/** Filings whose publicity runs now, the one that ends first before the others. */
export async function findOpenWindows(tx: Tx, now: Date) {
  return tx.publicityWindow.findMany({
    where: openAt(now),
    include: published,
    orderBy: [{ closesAt: "asc" }, { id: "asc" }],
    take: 500,
  });
}
export type WindowRow = Awaited<ReturnType<typeof findOpenWindows>>[number];

/** The newest window of an application, open or over. */
export async function findNewestWindow(tx: Tx, applicationId: string): Promise<WindowRow | null> {
  if (!UUID.test(applicationId)) return null;
  return tx.publicityWindow.findFirst({ where: { applicationId }, include: published, orderBy: { openedAt: "desc" } });
}

export async function findOpenWindowOfFiling(tx: Tx, filingId: string, now: Date): Promise<WindowRow | null> {
  return tx.publicityWindow.findFirst({ where: { ...openAt(now), application: { filingId } }, include: published });
}

export async function countOpenWindows(tx: Tx, now: Date): Promise<number> {
  return tx.publicityWindow.count({ where: openAt(now) });
}
