import type { Tx } from "@/lib/db/client";
import type { RunConfig } from "@/models/contracts/run-config";
import { findQueue, findThroughputs, type RunningRun } from "../repository/queue";
import { secondsUntilDone, takeTurns } from "../rules/queue";
import type { Estimate } from "../types";
import { type Speed, secondsFor, speedOf, type TrainingBackend } from "../workflow";
import { trainingBackend } from "./training-library";

/** Expected time of one run by itself. */
export async function estimateRun(tx: Tx, config: RunConfig, backend: TrainingBackend): Promise<Estimate> {
  const speed = await speedFor(tx, config, backend);
  return asEstimate(secondsFor(config.steps, speed), speed);
}

/**
 * From now to the end of a queued run: what runs, what is taken before it, and itself. While something waits every
 * worker is busy, so the runs under a living lease tell how many workers share the queue.
 */
export async function estimateQueued(tx: Tx, run: { id: string; config: RunConfig }, now: Date): Promise<Estimate> {
  const backend = await trainingBackend();
  const { waiting, running } = await findQueue(tx);
  const inTurn = takeTurns(waiting, running);
  const alive = running.filter(({ leaseUntil }) => leaseUntil !== null && leaseUntil > now);
  const busy: number[] = [];
  for (const held of alive) busy.push(await secondsLeftOf(tx, held, backend));
  const ahead: number[] = [];
  for (const other of inTurn.slice(0, inTurn.findIndex(({ id }) => id === run.id) + 1)) {
    ahead.push(secondsFor(other.totalSteps - other.step, await speedFor(tx, other.config, backend)));
  }
  return asEstimate(Math.round(secondsUntilDone(busy, ahead)), await speedFor(tx, run.config, backend));
}

async function secondsLeftOf(tx: Tx, run: RunningRun, backend: TrainingBackend): Promise<number> {
  const { secondsLeft, totalSteps, step, config } = run;
  return secondsLeft ?? secondsFor(totalSteps - step, await speedFor(tx, config, backend));
}

async function speedFor(tx: Tx, config: RunConfig, backend: TrainingBackend): Promise<Speed> {
  return speedOf({ config, backend, earlier: await findThroughputs(tx, config, backend) });
}

const asEstimate = (seconds: number, { basis, stepsPerSecond }: Speed): Estimate => ({
  seconds,
  basis,
  stepsPerSecond,
});
