import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/queue/boss";
import { findExpiredLeases } from "../repository/claim";
import { findStrandedRuns } from "../repository/queue";
import { returnToQueue, SWEEPER_CAUSE } from "./finish-run";

/** A queued run whose job is in no worker's hand gets another after this time. A second job for one run does no harm. */
const STRANDED_AFTER_SECONDS = 60;

export interface Sweep {
  readonly lost: readonly string[];
  readonly requeued: readonly string[];
}

/** Finds runs whose worker stopped without a word, and queued runs whose job was lost with its worker. */
export async function sweepRuns(clock: Clock = systemClock): Promise<Sweep> {
  const now = clock.now();
  const expired = await inTransaction((tx) => findExpiredLeases(tx, now));
  const lost: string[] = [];
  for (const { id, attempt, workerId } of expired) {
    const claim = { runId: id, attempt, workerId: workerId ?? "" };
    const hold = { claim, outcome: "lost", cause: SWEEPER_CAUSE, expiredBefore: now } as const;
    if (await returnToQueue(hold, clock)) lost.push(id);
  }
  const before = new Date(now.getTime() - STRANDED_AFTER_SECONDS * 1_000);
  const requeued = await inTransaction(async (tx) => {
    const stranded = await findStrandedRuns(tx, before);
    for (const runId of stranded) await enqueue(tx, "assessment.run", { runId });
    return stranded;
  });
  return { lost, requeued };
}
