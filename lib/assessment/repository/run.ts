import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { RunStatus } from "@/lib/db/generated/enums";
import type { TenantId } from "@/lib/identity/types";
import type { RunConfig } from "@/models/contracts/run-config";
import type { CurvePoint } from "@/models/contracts/run-events";

/** An organisation, or an office within a case; never both, which the table checks. */
export interface RunOwner {
  readonly organisationId: TenantId | null;
  readonly officeId: string | null;
  readonly applicationId: string | null;
}

export const ownedBy = (organisationId: TenantId): RunOwner => ({
  organisationId,
  officeId: null,
  applicationId: null,
});

export interface NewRun extends RunOwner {
  readonly id: string;
  readonly number: string;
  readonly datasetId: string;
  readonly name: string;
  readonly config: RunConfig;
  readonly configHash: string;
  readonly preset: string | null;
  readonly datasetHash: string;
  readonly codeVersion: string;
  readonly seriesId: string | null;
  /** The run that this one repeats to the letter. */
  readonly repeatsId: string | null;
  readonly createdById: string;
  readonly createdAt: Date;
}

export async function insertRun(tx: Tx, run: NewRun): Promise<void> {
  await tx.assessmentRun.create({ data: { ...run, status: "queued", totalSteps: run.config.steps } });
}

const relations = {
  dataset: true,
  attempts: { orderBy: { attempt: "asc" } },
  repeats: { select: { id: true, number: true, organisationId: true, report: true, codeVersion: true } },
  artefacts: { where: { kind: "sampleSheet" }, orderBy: { step: "asc" }, select: { step: true, fileHash: true } },
} as const satisfies Prisma.AssessmentRunInclude;

export async function findRun(tx: Tx, id: string, organisationId: TenantId) {
  return tx.assessmentRun.findFirst({ where: { id, organisationId }, include: relations });
}

export async function findRunByNumber(tx: Tx, number: string, organisationId: TenantId) {
  return tx.assessmentRun.findFirst({ where: { number, organisationId }, include: relations });
}

/** The runs of a series, in the order of their numbers. */
export async function findSeries(tx: Tx, seriesId: string, organisationId: TenantId) {
  return tx.assessmentRun.findMany({
    where: { seriesId, organisationId },
    include: relations,
    orderBy: [{ createdAt: "asc" }, { number: "asc" }],
  });
}

/** A run by the application to which it was attached, also where it was detached since: submissions go on naming it. */
export async function findRunOfCase(tx: Tx, { applicationId, number }: { applicationId: string; number: string }) {
  return tx.assessmentRun.findFirst({
    where: { number, attachedTo: { some: { applicationId } } },
    include: relations,
  });
}

/** A run by which an office measured again within the case. */
export async function findOfficeRun(tx: Tx, { applicationId, number }: { applicationId: string; number: string }) {
  return tx.assessmentRun.findFirst({ where: { number, applicationId }, include: relations });
}

/** Newest first. */
export async function findOfficeRuns(tx: Tx, applicationId: string) {
  return tx.assessmentRun.findMany({
    where: { applicationId },
    include: relations,
    orderBy: { createdAt: "desc" },
    take: 50,
  });
}

/** The organisation or office that asked for the run. */
export async function findOwnerNames(
  tx: Tx,
  { organisationId, officeId }: Pick<RunRow, "organisationId" | "officeId">,
) {
  if (officeId !== null) {
    const office = await tx.office.findUniqueOrThrow({
      where: { id: officeId },
      select: { nameZh: true, nameEn: true },
    });
    return { zh: office.nameZh, en: office.nameEn };
  }
  const { name } = await tx.organisation.findUniqueOrThrow({
    where: { id: organisationId ?? "" },
    select: { name: true },
  });
  return { zh: name, en: name };
}

export type RunRow = NonNullable<Awaited<ReturnType<typeof findRun>>>;

/** Without the reports: a list of them would be many megabytes. */
export async function findRuns(tx: Tx, organisationId: TenantId) {
  return tx.assessmentRun.findMany({
    where: { organisationId },
    include: { dataset: { select: { name: true, source: true } } },
    omit: { report: true },
    orderBy: { createdAt: "desc" },
    take: 200,
  });
}
export type RunListRow = Awaited<ReturnType<typeof findRuns>>[number];

/** Reports without their curves, by run: enough for a verdict in one line. */
export async function findReportsInBrief(tx: Tx, runIds: readonly string[]): Promise<Map<string, unknown>> {
  const rows = await tx.$queryRaw<{ id: string; report: object }[]>`
    SELECT "id"::text, ("report" - 'curves') || '{"curves": []}'::jsonb AS "report" FROM "AssessmentRun"
     WHERE "id" = ANY(${[...runIds]}::uuid[]) AND "report" IS NOT NULL`;
  return new Map(rows.map(({ id, report }) => [id, report]));
}

/** The recorded curve past a step, ascending. −1 for the whole of it. */
export async function findCurvePoints(tx: Tx, runId: string, afterStep: number): Promise<CurvePoint[]> {
  const rows = await tx.runCurvePoint.findMany({
    where: { runId, step: { gt: afterStep } },
    orderBy: { step: "asc" },
    select: { step: true, values: true },
  });
  return rows.map(({ step, values }) => ({ step, values: values as CurvePoint["values"] }));
}

/** Whether the curve still has a point there: one that began anew on another library has not. */
export async function hasCurvePoint(tx: Tx, runId: string, step: number): Promise<boolean> {
  return (await tx.runCurvePoint.count({ where: { runId, step } })) > 0;
}

export async function findRunArtefact(tx: Tx, artefact: { runId: string; kind: string; step: number }) {
  const { runId, kind, step } = artefact;
  return tx.runArtefact.findUnique({ where: { runId_kind_step: { runId, kind, step } }, include: { file: true } });
}

export async function findArtefactByNumber(tx: Tx, artefact: { number: string; kind: string; step: number }) {
  const { number, kind, step } = artefact;
  return tx.runArtefact.findFirst({ where: { run: { number }, kind, step }, select: { fileHash: true } });
}

/** Runs that left weights, newest first. */
export async function findOrigins(tx: Tx, organisationId: TenantId) {
  return tx.assessmentRun.findMany({
    where: { organisationId, report: { not: Prisma.AnyNull }, artefacts: { some: { kind: "weights" } } },
    select: { id: true, number: true, name: true, config: true },
    orderBy: { createdAt: "desc" },
    take: 100,
  });
}

export async function findPersonName(tx: Tx, userId: string): Promise<string | null> {
  return (await tx.user.findUnique({ where: { id: userId }, select: { name: true } }))?.name ?? null;
}

/** Queued and running runs of an owner. */
export async function countActiveRuns(
  tx: Tx,
  { organisationId, officeId }: Pick<RunOwner, "organisationId" | "officeId">,
) {
  const count = (status: RunStatus) => tx.assessmentRun.count({ where: { organisationId, officeId, status } });
  return { queued: await count("queued"), running: await count("running") };
}

/** A status write by a person. The row decides: none where the run moved meanwhile. */
export async function moveRun(
  tx: Tx,
  run: {
    id: string;
    version: number;
    from: RunStatus;
    to: RunStatus;
    change: Prisma.AssessmentRunUpdateManyMutationInput;
  },
): Promise<boolean> {
  const { count } = await tx.assessmentRun.updateMany({
    where: { id: run.id, version: run.version, status: run.from },
    data: { ...run.change, status: run.to, version: { increment: 1 } },
  });
  return count > 0;
}

export const RUN_CHANNEL = "run";
/** Only the worker that holds the run listens here. */
export const CANCEL_CHANNEL = "runCancel";

/** Tells every web process and worker, at the commit, that the run changed. */
export async function announceRun(tx: Tx, runId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_notify(${RUN_CHANNEL}, ${runId})::text`;
}

export async function announceCancel(tx: Tx, runId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_notify(${CANCEL_CHANNEL}, ${runId})::text`;
}
