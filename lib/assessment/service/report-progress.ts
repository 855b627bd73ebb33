import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { dropFileIfUnnamed, keepFile } from "@/lib/files/repository";
import type { FileReference } from "@/lib/files/types";
import { newId } from "@/lib/ids";
import { removeFile } from "@/lib/storage/files";
import {
  type ArtefactKind,
  type BackendInfo,
  backendInfo,
  type ProgressEvent,
  type RunPhase,
} from "@/models/contracts/run-events";
import {
  addCurvePoints,
  type Claim,
  findCheckpoints,
  findHeldRun,
  type Held,
  putArtefact,
  removeArtefacts,
  removeCurve,
  writeHeld,
} from "../repository/claim";
import { announceRun } from "../repository/run";
import { RUN_LEASE } from "../workflow";

/** Two, so that a run goes on even where the newest file turns out unreadable. */
const CHECKPOINTS_KEPT = 2;

const BEFORE_TRAINING = new Set<RunPhase>(["preparing", "features"]);

/** Rows say −1 where a file belongs to the whole run. */
export const WHOLE_RUN = -1;

const leaseFrom = (at: Date, leaseSeconds: number) => ({
  heartbeatAt: at,
  leaseUntil: new Date(at.getTime() + leaseSeconds * 1_000),
});

/** Extends the lease. Null: the worker is fenced and must stop without another write. */
export async function keepRunAlive(
  request: { claim: Claim; leaseSeconds?: number },
  clock: Clock = systemClock,
): Promise<Held | null> {
  return inTransaction((tx) =>
    writeHeld(tx, request.claim, leaseFrom(clock.now(), request.leaseSeconds ?? RUN_LEASE.leaseSeconds)),
  );
}

/** Writes what the training process reported, with its curve points. Null when fenced. */
export async function reportProgress(
  request: { claim: Claim; progress: ProgressEvent; leaseSeconds?: number },
  clock: Clock = systemClock,
): Promise<Held | null> {
  const { claim, progress } = request;
  return inTransaction(async (tx) => {
    const held = await writeHeld(tx, claim, {
      ...leaseFrom(clock.now(), request.leaseSeconds ?? RUN_LEASE.leaseSeconds),
      ...{ phase: progress.phase, totalSteps: progress.totalSteps },
      // A resumed run prepares anew, but its steps are not lost: until it trains again the page keeps showing them.
      ...(BEFORE_TRAINING.has(progress.phase) ? {} : { step: progress.step }),
      ...{ stepsPerSecond: progress.stepsPerSecond, secondsLeft: progress.secondsLeft },
    });
    if (!held) return null;
    await addCurvePoints(tx, claim.runId, progress.points);
    await announceRun(tx, claim.runId);
    return held;
  });
}

/**
 * Writes which library computes this try. Where it is another one than the try before had, its checkpoints serve nobody
 * and its points are of another curve: the run begins anew. Null when fenced.
 */
export async function reportBackend(request: { claim: Claim; backend: BackendInfo }): Promise<Held | null> {
  const { claim, backend } = request;
  const done = await inTransaction(async (tx) => {
    const earlier = await findHeldRun(tx, claim);
    const held = await writeHeld(tx, claim, { backend });
    if (!earlier || !held) return null;
    const before = earlier.backend === null ? null : backendInfo.parse(earlier.backend).backend;
    const orphans = before === null || before === backend.backend ? [] : await beginAnew(tx, claim);
    await announceRun(tx, claim.runId);
    return { held, orphans };
  });
  if (!done) return null;
  await removeFiles(done.orphans);
  return done.held;
}

async function beginAnew(tx: Tx, claim: Claim): Promise<string[]> {
  await writeHeld(tx, claim, { step: 0, lastCheckpointStep: null });
  await removeCurve(tx, claim);
  return dropCheckpoints(tx, claim.runId, 0);
}

export interface ReportedArtefact extends FileReference {
  readonly kind: ArtefactKind;
  readonly step: number | null;
}

/** Names a file that the training process stored. Older checkpoints give way to the newest two. Null when fenced. */
export async function reportArtefact(
  request: { claim: Claim; artefact: ReportedArtefact },
  clock: Clock = systemClock,
): Promise<Held | null> {
  const { claim, artefact } = request;
  const isCheckpoint = artefact.kind === "checkpoint";
  const done = await inTransaction(async (tx) => {
    const at = clock.now();
    const held = await writeHeld(tx, claim, isCheckpoint ? { lastCheckpointStep: artefact.step } : {});
    if (!held) return null;
    await keepFile(tx, { ...artefact, at });
    await putArtefact(tx, {
      ...{ id: newId(), runId: claim.runId, kind: artefact.kind, step: artefact.step ?? WHOLE_RUN },
      ...{ attempt: claim.attempt, fileHash: artefact.hash, at },
    });
    const orphans = isCheckpoint ? await dropCheckpoints(tx, claim.runId, CHECKPOINTS_KEPT) : [];
    await announceRun(tx, claim.runId);
    return { held, orphans };
  });
  if (!done) return null;
  await removeFiles(done.orphans);
  return done.held;
}

/** Takes the rows of all but the newest `keep` checkpoints away; answers the files that nothing names any more. */
export async function dropCheckpoints(tx: Tx, runId: string, keep: number): Promise<string[]> {
  const old = (await findCheckpoints(tx, runId)).slice(keep);
  await removeArtefacts(
    tx,
    old.map(({ id }) => id),
  );
  const orphans: string[] = [];
  for (const { fileHash } of old) if (await dropFileIfUnnamed(tx, fileHash)) orphans.push(fileHash);
  return orphans;
}

/** After the commit: bytes without a row serve nobody. */
export async function removeFiles(hashes: readonly string[]): Promise<void> {
  for (const hash of hashes) await removeFile(hash);
}
