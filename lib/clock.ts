import { readFileSync } from "node:fs";
import { testClockFile } from "./env";

/** Time is passed in, so that rules stay pure and tests walk through days. Instants are UTC. */
export interface Clock {
  now(): Date;
}

/** The machine's time; with a test clock, moved by the milliseconds that stand in its file, for every process alike. */
export const systemClock: Clock = { now: () => new Date(Date.now() + testOffset()) };

function testOffset(): number {
  const file = testClockFile();
  if (file === null) return 0;
  const offset = Number(readFileSync(file, "utf8").trim());
  if (!Number.isSafeInteger(offset)) throw new Error(`TEST_CLOCK ${file} holds no whole number of milliseconds`);
  return offset;
}
