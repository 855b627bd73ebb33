import type { Tx } from "@/lib/db/client";
import type { RunConfig } from "@/models/contracts/run-config";
import { findThroughputs, findWorkAhead } from "../repository/run";
import type { Estimate } from "../types";
import { type Speed, secondsFor, speedOf } from "../workflow";

/** Expected time of one run by itself. */
export async function estimateRun(tx: Tx, config: RunConfig): Promise<Estimate> {
  const speed = await speedFor(tx, config);
  return asEstimate(secondsFor(config.steps, speed), speed);
}

/** From now to the end of a queued run: what runs, what waits before it, and itself. */
export async function estimateQueued(tx: Tx, run: { config: RunConfig; createdAt: Date }): Promise<Estimate> {
  const speed = await speedFor(tx, run.config);
  let seconds = secondsFor(run.config.steps, speed);
  for (const ahead of await findWorkAhead(tx, run.createdAt)) {
    const known = ahead.status === "running" ? ahead.secondsLeft : null;
    seconds += known ?? secondsFor(ahead.totalSteps - ahead.step, await speedFor(tx, ahead.config));
  }
  return asEstimate(Math.round(seconds), speed);
}

async function speedFor(tx: Tx, config: RunConfig): Promise<Speed> {
  return speedOf(config, await findThroughputs(tx, config.model, config.batchSize));
}

const asEstimate = (seconds: number, { basis, stepsPerSecond }: Speed): Estimate => ({
  seconds,
  basis,
  stepsPerSecond,
});
