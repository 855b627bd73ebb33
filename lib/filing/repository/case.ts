import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type {
  ApplicationFlag,
  ApplicationStatus,
  ChangeClass,
  FilingFlag,
  FilingStatus,
  Stage,
} from "../types/vocabulary";

const WITH_FILING = { filing: { include: { organisation: true, office: true } }, office: true } as const;

type FoundCase = Prisma.ApplicationGetPayload<{ include: typeof WITH_FILING }>;
type FoundFiling = Prisma.FilingGetPayload<{ include: { organisation: true; office: true } }>;

/** A filing with the organisation that owns it and the office of first instance. */
export type FilingRow = Omit<FoundFiling, "flags"> & { readonly flags: readonly FilingFlag[] };

/** An application with its filing, as it stands in the transaction. */
export type CaseRow = Omit<FoundCase, "flags" | "filing"> & {
  readonly flags: readonly ApplicationFlag[];
  readonly filing: FilingRow;
};

const asFiling = (row: FoundFiling): FilingRow => ({ ...row, flags: row.flags as FilingFlag[] });
const asCase = (row: FoundCase): CaseRow => ({
  ...row,
  flags: row.flags as ApplicationFlag[],
  filing: asFiling(row.filing),
});

export async function findCase(tx: Tx, applicationId: string): Promise<CaseRow | null> {
  const row = await tx.application.findUnique({ where: { id: applicationId }, include: WITH_FILING });
  return row && asCase(row);
}

/**
 * The same, held until the transaction ends. The filing is held first, here and everywhere: whoever acts on it and
 * whoever acts on its application wait for each other in one order.
 */
export async function holdCase(tx: Tx, applicationId: string): Promise<CaseRow | null> {
  await tx.$queryRaw`
    SELECT "id" FROM "Filing" WHERE "id" = (SELECT "filingId" FROM "Application" WHERE "id" = ${applicationId}::uuid)
    FOR UPDATE`;
  await tx.$queryRaw`SELECT "id" FROM "Application" WHERE "id" = ${applicationId}::uuid FOR UPDATE`;
  return await findCase(tx, applicationId);
}

export async function findFiling(tx: Tx, filingId: string): Promise<FilingRow | null> {
  const row = await tx.filing.findUnique({ where: { id: filingId }, include: { organisation: true, office: true } });
  return row && asFiling(row);
}

export async function holdFiling(tx: Tx, filingId: string): Promise<FilingRow | null> {
  await tx.$queryRaw`SELECT "id" FROM "Filing" WHERE "id" = ${filingId}::uuid FOR UPDATE`;
  return await findFiling(tx, filingId);
}

/** The one that is under way, if any. */
export async function findOpenCase(tx: Tx, filingId: string): Promise<CaseRow | null> {
  const row = await tx.application.findFirst({
    where: { filingId, status: { notIn: ["approved", "rejected", "withdrawn"] } },
    include: WITH_FILING,
  });
  return row && asCase(row);
}

export async function findCasesOfFiling(tx: Tx, filingId: string): Promise<CaseRow[]> {
  const rows = await tx.application.findMany({
    where: { filingId },
    include: WITH_FILING,
    orderBy: [{ createdAt: "desc" }, { number: "desc" }],
  });
  return rows.map(asCase);
}

export async function findFilingsOf(tx: Tx, organisationId: string): Promise<FilingRow[]> {
  const rows = await tx.filing.findMany({
    where: { organisationId },
    include: { organisation: true, office: true },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  return rows.map(asFiling);
}

/** Of each filing the newest application. */
export async function findNewestCases(tx: Tx, filingIds: readonly string[]): Promise<Map<string, CaseRow>> {
  const rows = await tx.application.findMany({
    where: { filingId: { in: [...filingIds] } },
    include: WITH_FILING,
    orderBy: [{ createdAt: "desc" }, { number: "desc" }],
  });
  const newest = new Map<string, CaseRow>();
  for (const row of rows) if (!newest.has(row.filingId)) newest.set(row.filingId, asCase(row));
  return newest;
}

export async function insertFiling(tx: Tx, row: Prisma.FilingUncheckedCreateInput): Promise<void> {
  await tx.filing.create({ data: row });
}

export async function insertApplication(tx: Tx, row: Prisma.ApplicationUncheckedCreateInput): Promise<void> {
  await tx.application.create({ data: row });
}

export interface CaseMove {
  readonly id: string;
  readonly from: ApplicationStatus;
  readonly version: number;
  readonly to: ApplicationStatus;
  readonly stage: Stage;
  readonly flags: readonly ApplicationFlag[];
  readonly change?: {
    readonly changeClass?: ChangeClass;
    readonly statement?: Prisma.InputJsonObject;
    readonly submittedAt?: Date;
    readonly stageSince?: Date;
    readonly closedAt?: Date | null;
    readonly nationalSince?: Date;
  };
}

/** Compare-and-set on status and version. False when the row moved since it was read. */
export async function moveCase(tx: Tx, { id, from, version, to, stage, flags, change }: CaseMove): Promise<boolean> {
  const { count } = await tx.application.updateMany({
    where: { id, status: from, version },
    data: { ...change, status: to, stage, flags: [...flags], version: { increment: 1 } },
  });
  return count === 1;
}

export interface FilingMove {
  readonly id: string;
  readonly from: FilingStatus;
  readonly version: number;
  readonly to: FilingStatus;
  readonly flags: readonly FilingFlag[];
  readonly number?: string;
  readonly filedOn?: string;
}

/** Compare-and-set on status and version. False when the row moved since it was read. */
export async function moveFiling(tx: Tx, { id, from, version, to, flags, ...issued }: FilingMove): Promise<boolean> {
  const { count } = await tx.filing.updateMany({
    where: { id, status: from, version },
    data: { ...issued, status: to, flags: [...flags], version: { increment: 1 } },
  });
  return count === 1;
}

/** The national office: it joins a case with its stage. */
export async function findNationalOfficeId(tx: Tx): Promise<string> {
  return (await tx.office.findUniqueOrThrow({ where: { code: "national" }, select: { id: true } })).id;
}

export async function findPeople(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id): id is string => id !== null))];
  const users = await tx.user.findMany({ where: { id: { in: known } }, select: { id: true, name: true } });
  return new Map(users.map(({ id, name }) => [id, name]));
}

/** By the organisation's province; null where none answers for it. */
export async function findOfficeOfFirstInstance(tx: Tx, organisationId: string): Promise<string | null> {
  const { provinceCode } = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId } });
  return (await tx.office.findUnique({ where: { provinceCode }, select: { id: true } }))?.id ?? null;
}

/** Address of a filing's page in the register; null before it was filed. */
export async function findRegisterHref(tx: Tx, filingId: string): Promise<string | null> {
  const entry = await tx.registerEntry.findUnique({ where: { filingId }, select: { number: true } });
  return entry?.number ? `/register/${encodeURIComponent(entry.number)}` : null;
}
