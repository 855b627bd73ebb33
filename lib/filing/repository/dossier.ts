import type { Tx } from "@/lib/db/client";
import type { DossierCase } from "../types/dossier";
import type { ApplicationFlag } from "../types/vocabulary";

const CLOSED = ["approved", "rejected", "withdrawn"] as const;

const withFiling = {
  filing: { select: { organisationId: true, track: true, serviceName: true } },
  draft: { select: { formVersion: true } },
} as const;

/** The application whose dossier stands behind a filing's address: the open one, else the last. */
export async function findDossierCase(tx: Tx, filingId: string): Promise<DossierCase | null> {
  const open = await tx.application.findFirst({
    where: { filingId, status: { notIn: [...CLOSED] } },
    include: withFiling,
  });
  const row =
    open ??
    (await tx.application.findFirst({ where: { filingId }, orderBy: { createdAt: "desc" }, include: withFiling }));
  return row && (await asDossierCase(tx, row));
}

export async function findDossierOf(tx: Tx, applicationId: string): Promise<DossierCase | null> {
  const row = await tx.application.findUnique({ where: { id: applicationId }, include: withFiling });
  return row && (await asDossierCase(tx, row));
}

type Row = NonNullable<Awaited<ReturnType<typeof findRow>>>;
const findRow = (tx: Tx, id: string) => tx.application.findUnique({ where: { id }, include: withFiling });

/** A dossier is the provider's own until it is submitted; then the offices know it that the case reached. */
async function asDossierCase(tx: Tx, row: Row): Promise<DossierCase> {
  const national = row.nationalSince ? await tx.office.findUniqueOrThrow({ where: { code: "national" } }) : null;
  const officeIds = row.submittedAt ? [row.officeId, ...(national ? [national.id] : [])] : [];
  const { id, number, filingId, kind, changeClass, status, filing } = row;
  return {
    ...{ applicationId: id, number, filingId, kind, changeClass, status, officeIds, ...filing },
    flags: row.flags as ApplicationFlag[],
    ...{ changeNote: noteIn(row.statement), formVersion: row.draft?.formVersion ?? null },
  };
}

function noteIn(statement: unknown): string {
  const reason = (statement as { reason?: unknown } | null)?.reason;
  return typeof reason === "string" ? reason.trim() : "";
}

export interface DraftRow {
  readonly formVersion: string;
  readonly answers: unknown;
  readonly version: number;
}

export async function findDraft(tx: Tx, applicationId: string): Promise<DraftRow | null> {
  return tx.draft.findUnique({
    where: { applicationId },
    select: { formVersion: true, answers: true, version: true },
  });
}

/**
 * Holds the dossier still until the transaction ends. Whoever changes answers, files or attached runs, signs or submits
 * takes this first, so that what is hashed is what is frozen.
 */
export async function holdDraft(tx: Tx, applicationId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Draft" WHERE "applicationId" = ${applicationId}::uuid FOR UPDATE`;
}

export interface ProviderFacts {
  readonly name: string;
  readonly uscc: string;
  readonly legalRepresentative: string;
  readonly safetyOfficer: string | null;
}

export async function findProvider(tx: Tx, organisationId: string): Promise<ProviderFacts> {
  return tx.organisation.findUniqueOrThrow({
    where: { id: organisationId },
    select: { name: true, uscc: true, legalRepresentative: true, safetyOfficer: true },
  });
}

export async function findNames(tx: Tx, userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const users = await tx.user.findMany({
    where: { id: { in: [...new Set(userIds)] } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}

/** The application of the filing that was submitted last. */
export async function findLastSubmittedOf(tx: Tx, filingId: string): Promise<string | null> {
  const row = await tx.application.findFirst({
    where: { filingId, submittedAt: { not: null } },
    orderBy: [{ submittedAt: "desc" }, { number: "desc" }],
    select: { id: true },
  });
  return row?.id ?? null;
}
