import { createInterface } from "node:readline";

/** What a child of the bench is asked for, and answers: one line of JSON each. Python's side is `peers/turns.py`. */
export interface Turn {
  readonly model: string;
  readonly count: number;
}

export interface TurnTimes {
  readonly milliseconds: readonly number[];
  /** Seconds to record the step as a graph, where that is done. */
  readonly recordingSeconds?: number;
  /** Megabytes that the process's memory stood above its start at its highest. */
  readonly addedMegabytes?: number;
}

/** Answers every line of standard input until it ends. */
export async function serveTurns(version: string, take: (turn: Turn) => TurnTimes): Promise<void> {
  answer({ version });
  for await (const line of createInterface({ input: process.stdin })) answer(take(JSON.parse(line) as Turn));
}

function answer(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/** Milliseconds of each of `count` calls. */
export function timeCalls(count: number, call: () => void): number[] {
  return Array.from({ length: count }, () => {
    const began = performance.now();
    call();
    return performance.now() - began;
  });
}
