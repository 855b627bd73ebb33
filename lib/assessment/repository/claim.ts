import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { RunStatus } from "@/lib/db/generated/enums";
import type { CurvePoint } from "@/models/contracts/run-events";
import type { AttemptOutcome } from "../workflow";

/** What a worker holds: the run, the attempt that fences its writes, and its own name. */
export interface Claim {
  readonly runId: string;
  readonly attempt: number;
  readonly workerId: string;
}

/** The condition that every write of a worker carries. A fenced worker matches no row. */
const heldBy = (claim: Claim) =>
  ({ id: claim.runId, attempt: claim.attempt, workerId: claim.workerId, status: "running" }) as const;

/** The run while the claim holds; null when the worker is fenced. */
export async function findHeldRun(tx: Tx, claim: Claim) {
  return tx.assessmentRun.findFirst({ where: heldBy(claim) });
}
export type HeldRun = NonNullable<Awaited<ReturnType<typeof findHeldRun>>>;

/** Compare-and-set from the queue; null where another worker was first. */
export async function takeClaim(
  tx: Tx,
  run: { runId: string; workerId: string; at: Date; leaseUntil: Date; fromStep: number },
): Promise<{ attempt: number } | null> {
  // The first claim is the start; the row's lock makes two who claim at once follow each other.
  await tx.assessmentRun.updateMany({
    where: { id: run.runId, status: "queued", startedAt: null },
    data: { startedAt: run.at },
  });
  const taken = await tx.assessmentRun.updateManyAndReturn({
    where: { id: run.runId, status: "queued" },
    data: {
      status: "running",
      attempt: { increment: 1 },
      workerId: run.workerId,
      leaseUntil: run.leaseUntil,
      claimableAt: null,
      heartbeatAt: run.at,
      step: run.fromStep,
      stepsPerSecond: null,
      secondsLeft: null,
      version: { increment: 1 },
    },
    select: { attempt: true },
  });
  return taken[0] ?? null;
}

export async function openAttempt(tx: Tx, attempt: Claim & { id: string; fromStep: number; at: Date }): Promise<void> {
  const { id, runId, workerId, fromStep, at } = attempt;
  await tx.runAttempt.create({ data: { id, runId, attempt: attempt.attempt, workerId, fromStep, startedAt: at } });
}

export async function closeAttempt(
  tx: Tx,
  attempt: { runId: string; attempt: number; outcome: AttemptOutcome; at: Date },
): Promise<void> {
  await tx.runAttempt.updateMany({
    where: { runId: attempt.runId, attempt: attempt.attempt, endedAt: null },
    data: { outcome: attempt.outcome, endedAt: attempt.at },
  });
}

export async function findAttemptOutcomes(tx: Tx, runId: string): Promise<string[]> {
  const rows = await tx.runAttempt.findMany({ where: { runId, outcome: { not: null } }, select: { outcome: true } });
  return rows.flatMap(({ outcome }) => (outcome === null ? [] : [outcome]));
}

export interface Held {
  readonly cancelRequested: boolean;
}

/** A write under the claim; null when the worker is fenced. */
export async function writeHeld(
  tx: Tx,
  claim: Claim,
  change: Prisma.AssessmentRunUpdateManyMutationInput,
): Promise<Held | null> {
  const rows = await tx.assessmentRun.updateManyAndReturn({
    where: heldBy(claim),
    data: change,
    select: { cancelRequestedAt: true },
  });
  const row = rows[0];
  return row ? { cancelRequested: row.cancelRequestedAt !== null } : null;
}

/**
 * Ends the claim with a status; false when the worker is fenced. `expiredBefore` is the sweeper's: a lease that its
 * worker extended meanwhile stays.
 */
export async function endClaim(
  tx: Tx,
  claim: Claim,
  end: { to: RunStatus; change: Prisma.AssessmentRunUpdateManyMutationInput; expiredBefore?: Date },
): Promise<boolean> {
  const { count } = await tx.assessmentRun.updateMany({
    where: { ...heldBy(claim), ...(end.expiredBefore ? { leaseUntil: { lt: end.expiredBefore } } : {}) },
    data: {
      ...end.change,
      status: end.to,
      workerId: null,
      leaseUntil: null,
      stepsPerSecond: null,
      secondsLeft: null,
      version: { increment: 1 },
    },
  });
  return count > 0;
}

/** A resumed run passes steps again that were recorded before the break, with equal values: the first record stays. */
export async function addCurvePoints(tx: Tx, runId: string, points: readonly CurvePoint[]): Promise<void> {
  if (points.length === 0) return;
  await tx.runCurvePoint.createMany({
    data: points.map(({ step, values }) => ({ runId, step, values })),
    skipDuplicates: true,
  });
}

/** For a try that goes on from nothing that was before it. */
export async function removeCurve(tx: Tx, { runId, attempt }: Claim): Promise<void> {
  await tx.runCurvePoint.deleteMany({ where: { runId } });
  await tx.runAttempt.updateMany({ where: { runId, attempt }, data: { fromStep: 0 } });
}

export async function putArtefact(
  tx: Tx,
  artefact: { id: string; runId: string; kind: string; step: number; attempt: number; fileHash: string; at: Date },
): Promise<void> {
  const { id, runId, kind, step, attempt, fileHash, at } = artefact;
  await tx.runArtefact.upsert({
    where: { runId_kind_step: { runId, kind, step } },
    create: { id, runId, kind, step, attempt, fileHash, createdAt: at },
    update: { attempt, fileHash, createdAt: at },
  });
}

/** Checkpoints, newest first. */
export async function findCheckpoints(tx: Tx, runId: string) {
  return tx.runArtefact.findMany({
    where: { runId, kind: "checkpoint" },
    orderBy: { step: "desc" },
    select: { id: true, step: true, fileHash: true },
  });
}

export async function removeArtefacts(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.runArtefact.deleteMany({ where: { id: { in: [...ids] } } });
}

/** Running runs whose lease ran out. */
export async function findExpiredLeases(tx: Tx, now: Date) {
  return tx.assessmentRun.findMany({
    where: { status: "running", leaseUntil: { lt: now } },
    select: { id: true, attempt: true, workerId: true, step: true, cancelRequestedAt: true },
    orderBy: { leaseUntil: "asc" },
    take: 100,
  });
}
