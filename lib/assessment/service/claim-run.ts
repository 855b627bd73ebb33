import { recordEvent } from "@/lib/audit/service";
import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ids";
import { type RunConfig, runConfig } from "@/models/contracts/run-config";
import { type Claim, findCheckpoints, findHeldRun, openAttempt, takeClaim } from "../repository/claim";
import { findDatasetOfRun } from "../repository/dataset";
import { findQueue, lockQueue } from "../repository/queue";
import { announceRun } from "../repository/run";
import { nextToClaim } from "../rules/queue";
import { RUN_LEASE } from "../workflow";
import { findInitialWeights } from "./initial-weights";

/** Everything that a training process needs to begin or go on. */
export interface ClaimedRun extends Claim {
  readonly number: string;
  readonly config: RunConfig;
  /** Files of the data: images with or without labels, or texts. */
  readonly data: {
    readonly imagesHash: string | null;
    readonly labelsHash: string | null;
    readonly textsHash: string | null;
  };
  /** File of the weights that it starts from; null for random ones. */
  readonly initialWeightsHash: string | null;
  /** Stored checkpoints, newest first; empty for a fresh start. */
  readonly checkpoints: readonly { readonly step: number; readonly fileHash: string }[];
}

const CAUSE = "job.assessment.run";

interface Worker {
  readonly workerId: string;
  readonly leaseSeconds?: number;
}

/**
 * Takes the run whose turn it is. A job says that a run waits, not which: owners take turns, and a job that was written
 * for one run serves another. Null where none may be taken now.
 */
export async function claimNextRun(worker: Worker, clock: Clock = systemClock): Promise<ClaimedRun | null> {
  return inTransaction(async (tx) => {
    await lockQueue(tx);
    const at = clock.now();
    const next = nextToClaim(await findQueue(tx), at);
    return next && (await claimIn(tx, { ...worker, runId: next.id }, at));
  });
}

/** Takes a queued run for a worker. Null where it is not queued any more: another worker, or its owner, was first. */
export async function claimRun(
  request: Worker & { readonly runId: string },
  clock: Clock = systemClock,
): Promise<ClaimedRun | null> {
  return inTransaction((tx) => claimIn(tx, request, clock.now()));
}

async function claimIn(tx: Tx, request: Worker & { readonly runId: string }, at: Date): Promise<ClaimedRun | null> {
  const { runId, workerId } = request;
  const leaseUntil = new Date(at.getTime() + (request.leaseSeconds ?? RUN_LEASE.leaseSeconds) * 1_000);
  const checkpoints = await findCheckpoints(tx, runId);
  const fromStep = checkpoints[0]?.step ?? 0;
  const taken = await takeClaim(tx, { runId, workerId, at, leaseUntil, fromStep });
  if (!taken) return null;
  const { attempt } = taken;
  const run = await findHeldRun(tx, { runId, attempt, workerId });
  if (!run) return null;
  const dataset = await findDatasetOfRun(tx, run.datasetId);
  await openAttempt(tx, { id: newId(), runId, attempt, workerId, fromStep, at });
  const entry = { recordType: "run", recordId: runId, actorId: null, at } as const;
  await recordEvent(
    tx,
    fromStep > 0
      ? { ...entry, event: "run.resumed", payload: { attempt, workerId, fromStep, cause: CAUSE } }
      : { ...entry, event: "run.claimed", payload: { attempt, workerId, cause: CAUSE } },
  );
  await announceRun(tx, runId);
  const config = runConfig.parse(run.config);
  return {
    ...{ runId, attempt, workerId, number: run.number, config, checkpoints },
    initialWeightsHash: await findInitialWeights(tx, config),
    data: { imagesHash: dataset.imagesHash, labelsHash: dataset.labelsHash, textsHash: dataset.textsHash },
  };
}
