import { hostname } from "node:os";
import type { Logger } from "pino";
import type { RunLease } from "@/lib/assessment/workflow";
import type { Clock } from "@/lib/clock";

/** What every handler of one worker process shares. */
export interface WorkerContext {
  /** Names this process in attempts and the ledger: machine and process, never reused. */
  readonly workerId: string;
  readonly clock: Clock;
  readonly lease: RunLease;
  readonly log: Logger;
  /** Aborted when the worker shuts down: handlers give back what they hold. */
  readonly shutdown: AbortSignal;
  /** Process ids of what this worker trains now, by run. */
  readonly trainings: Map<string, number>;
  /** Module of the training process, where it is not the usual one. */
  readonly trainingEntry?: string;
}

export function nameWorker(): string {
  return `${hostname()}-${process.pid}-${Date.now().toString(36)}`;
}
