import type { PgBoss, SendOptions } from "pg-boss";
import type { Tx } from "@/lib/db/client";
import type { JobData, JobName } from "./jobs";

/** The queue of this process, for sending; started once. */
export async function queue(): Promise<PgBoss> {
  throw new Error("not built yet");
}

/** The queue of a worker: also runs schedules and upkeep. Creates the queues. The caller stops it. */
export async function startWorkerQueue(): Promise<PgBoss> {
  throw new Error("not built yet");
}

/** Puts a job into the queue in the caller's transaction: no commit, no job. Returns the job's id. */
export async function enqueue<N extends JobName>(
  _tx: Tx,
  _job: N,
  _data: JobData<N>,
  _options: SendOptions = {},
): Promise<string> {
  throw new Error("not built yet");
}
