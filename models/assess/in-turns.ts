import { setImmediate as nextTurn } from "node:timers/promises";
import { RunCancelled } from "../training/train";

/** Long work that is written as a generator: each `yield` is a place where others may have their turn. */
export type InTurns<Result> = Generator<void, Result>;

/** Does the work in one go. */
export function inOneGo<Result>(work: InTurns<Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/**
 * Does the work with a turn for timers and messages at every `yield`, so that the process gives signs of life and hears
 * a cancellation however long it takes.
 * @throws RunCancelled at the next `yield` after the signal
 */
export async function inTurns<Result>(work: InTurns<Result>, signal: AbortSignal): Promise<Result> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await nextTurn();
    if (!signal.aborted) continue;
    work.return(undefined as Result); // what it holds is disposed
    throw new RunCancelled("stopped in the middle of sampling");
  }
}
