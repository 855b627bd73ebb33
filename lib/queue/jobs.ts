import { z } from "zod";

/** Every job: its payload (ids only; the row is the truth) and how the queue treats it. Times in seconds. */
export const JOBS = {
  /** Says that a run waits; the worker takes the one whose turn it is. */
  "assessment.run": {
    data: z.strictObject({ runId: z.uuid() }),
    /** A run may train for a day; the run's own lease finds a dead worker long before. */
    queue: { policy: "standard", retryLimit: 5, retryDelay: 5, retryBackoff: true, expireInSeconds: 86_399 },
  },
  "assessment.sweep": {
    data: z.strictObject({}),
    queue: { policy: "stately", retryLimit: 0, expireInSeconds: 60 },
  },
  /** What time brings about in the passage: windows that close, due dates that pass. */
  "filing.timers": {
    data: z.strictObject({}),
    queue: { policy: "stately", retryLimit: 0, expireInSeconds: 300 },
  },
} as const;

export type JobName = keyof typeof JOBS;
export type JobData<N extends JobName> = z.output<(typeof JOBS)[N]["data"]>;
