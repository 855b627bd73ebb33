import type { Tx } from "@/lib/db/client";
import type { RunConfig } from "@/models/contracts/run-config";
import { type Running, takeTurns, type Waiting } from "../rules/queue";
import { paceOf, type Throughput, type TrainingBackend } from "../workflow";

const work = {
  ...{ id: true, organisationId: true, officeId: true, config: true, step: true, totalSteps: true },
  ...{ secondsLeft: true, claimableAt: true, leaseUntil: true },
} as const;

interface Work {
  readonly config: RunConfig;
  readonly step: number;
  readonly totalSteps: number;
  readonly secondsLeft: number | null;
}
export type WaitingRun = Waiting & Work;
export type RunningRun = Running & Work & { readonly leaseUntil: Date | null };

export interface Queue {
  /** In the order of request. */
  readonly waiting: readonly WaitingRun[];
  readonly running: readonly RunningRun[];
}

/** What waits and what runs, over all owners. Limits keep it short. */
export async function findQueue(tx: Tx): Promise<Queue> {
  const waiting = await tx.assessmentRun.findMany({
    where: { status: "queued" },
    orderBy: [{ createdAt: "asc" }, { number: "asc" }],
    select: work,
  });
  const running = await tx.assessmentRun.findMany({ where: { status: "running" }, select: work });
  return { waiting: waiting.map(named), running: running.map(named) };
}

function named<Row extends { organisationId: string | null; officeId: string | null; config: unknown }>(row: Row) {
  return { ...row, ownerId: row.organisationId ?? row.officeId ?? "", config: row.config as RunConfig };
}

/** Place in the queue: 1 is taken next. */
export async function findQueuePositions(tx: Tx): Promise<Map<string, number>> {
  const { waiting, running } = await findQueue(tx);
  return new Map(takeTurns(waiting, running).map(({ id }, index) => [id, index + 1]));
}

/** Held until the transaction ends: two workers that choose at once choose one after the other. */
export async function lockQueue(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('run.queue'))::text`;
}

/** Training figures of earlier runs of one model and batch size on one backend, newest first. */
export async function findThroughputs(tx: Tx, config: RunConfig, backend: TrainingBackend) {
  return tx.$queryRaw<Throughput[]>`
    SELECT "totalSteps"::float8 AS "steps",
           ("report"->>'trainingSeconds')::float8 AS "trainingSeconds",
           EXTRACT(EPOCH FROM ("finishedAt" - "startedAt"))::float8 AS "totalSeconds"
      FROM "AssessmentRun"
     WHERE "status" IN ('completed', 'completed_with_errors') AND "report" IS NOT NULL
       AND "config" @> ${JSON.stringify(paceOf(config))}::jsonb
       AND "report"->'backend'->>'backend' = ${backend} AND "attempt" = 1
     ORDER BY "finishedAt" DESC LIMIT 20`;
}

/** Queued runs without a job that waits: their job was taken by a process that died before it claimed. */
export async function findStrandedRuns(tx: Tx, before: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT run."id" FROM "AssessmentRun" run
     WHERE run."status" = 'queued' AND run."createdAt" < ${before}
       AND NOT EXISTS (
         SELECT 1 FROM pgboss.job job
          WHERE job.name = 'assessment.run' AND job.data->>'runId' = run."id"::text
            AND (job.state IN ('created', 'retry') OR (job.state = 'active' AND job.started_on > ${before})))
     ORDER BY run."createdAt" LIMIT 100`;
  return rows.map(({ id }) => id);
}

/**
 * The owner's earliest queued run without a waiting job: it was passed over while its owner had as many running as the
 * limit allows.
 */
export async function findPassedOver(tx: Tx, ownerId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT run."id"::text FROM "AssessmentRun" run
     WHERE run."status" = 'queued' AND COALESCE(run."organisationId", run."officeId") = ${ownerId}::uuid
       AND NOT EXISTS (
         SELECT 1 FROM pgboss.job job
          WHERE job.name = 'assessment.run' AND job.data->>'runId' = run."id"::text AND job.state IN ('created', 'retry'))
     ORDER BY run."createdAt", run."number" LIMIT 1`;
  return rows[0]?.id ?? null;
}
