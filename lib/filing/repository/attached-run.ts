import type { Tx } from "@/lib/db/client";
import type { RunStatus } from "@/lib/db/generated/enums";

/** A run as evidence needs it: what was asked, on what data, what is sealed, what was measured. */
export interface EvidenceRun {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly organisationId: string;
  readonly status: RunStatus;
  readonly model: string;
  readonly configHash: string;
  readonly datasetHash: string;
  readonly manifestHash: string | null;
  /** `metrics` of its report; null until there is one. */
  readonly metrics: unknown;
  readonly finishedAt: Date | null;
}

export interface AttachedRunRow {
  readonly id: string;
  readonly functions: readonly string[];
  readonly attachedAt: Date;
  readonly run: EvidenceRun;
}

/** In the order of their numbers. The reports' curves stay where they are: they would be many megabytes. */
export async function findAttachedRuns(tx: Tx, applicationId: string): Promise<AttachedRunRow[]> {
  const rows = await tx.attachedRun.findMany({
    where: { applicationId, removedAt: null },
    select: { id: true, runId: true, functions: true, attachedAt: true },
  });
  const runs = await findEvidenceRuns(
    tx,
    rows.map(({ runId }) => runId),
  );
  return rows
    .flatMap(({ runId, ...row }) => runs.filter(({ id }) => id === runId).map((run) => ({ ...row, run })))
    .sort((a, b) => (a.run.number < b.run.number ? -1 : 1));
}

export async function findEvidenceRuns(tx: Tx, runIds: readonly string[]): Promise<EvidenceRun[]> {
  if (runIds.length === 0) return [];
  return tx.$queryRaw<EvidenceRun[]>`
    SELECT r."id"::text, r."number", r."name", r."organisationId"::text, r."status"::text, r."config"->>'model' AS "model",
           r."configHash", r."datasetHash", m."fileHash" AS "manifestHash", r."report"->'metrics' AS "metrics",
           r."finishedAt"
      FROM "AssessmentRun" r
      LEFT JOIN "RunArtefact" m ON m."runId" = r."id" AND m."kind" = 'manifest' AND m."step" = -1
     WHERE r."id" = ANY(${[...runIds]}::uuid[])`;
}

export async function insertAttachedRun(
  tx: Tx,
  row: {
    readonly id: string;
    readonly applicationId: string;
    readonly runId: string;
    readonly functions: readonly string[];
    readonly attachedById: string;
    readonly attachedAt: Date;
  },
): Promise<void> {
  await tx.attachedRun.create({ data: { ...row, functions: [...row.functions] } });
}

export async function findAttachedRun(tx: Tx, { applicationId, id }: { applicationId: string; id: string }) {
  return tx.attachedRun.findFirst({ where: { id, applicationId }, select: { id: true, runId: true } });
}

/** False where it was detached before. */
export async function markRunDetached(tx: Tx, { id, at }: { id: string; at: Date }): Promise<boolean> {
  const { count } = await tx.attachedRun.updateMany({ where: { id, removedAt: null }, data: { removedAt: at } });
  return count > 0;
}
