import { fromPrisma, PgBoss, type SendOptions } from "pg-boss";
import type { Tx } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { bringQueues, QUEUE_SCHEMA } from "./install";
import { JOBS, type JobData, type JobName } from "./jobs";

// Next reloads modules during development; one sender per process survives that.
const kept = globalThis as { sender?: Promise<PgBoss> };

/** The queue of this process, for sending only: schedules and upkeep are the worker's. Started once. */
export async function queue(): Promise<PgBoss> {
  kept.sender ??= openQueue({ supervise: false, schedule: false, migrate: false, createSchema: false, max: 2 });
  try {
    return await kept.sender;
  } catch (error) {
    // A database that was down at the first request must not keep the queue down afterwards.
    kept.sender = undefined;
    throw error;
  }
}

/** Ends the sender, so that a process or a test can close. */
export async function closeQueue(): Promise<void> {
  const sender = kept.sender;
  kept.sender = undefined;
  await (await sender)?.stop({ graceful: false });
}

/**
 * The queue of a worker: fetches jobs, runs schedules and upkeep, brings the queues to what `jobs.ts` says.
 * `spies` lets a test wait for a job's state. The caller stops it.
 */
export async function startWorkerQueue({ spies = false }: { spies?: boolean } = {}): Promise<PgBoss> {
  const boss = await openQueue({ max: 4, __test__enableSpies: spies });
  await bringQueues(boss);
  return boss;
}

async function openQueue(options: Partial<ConstructorParameters<typeof PgBoss>[0] & object>): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: env().DATABASE_URL, schema: QUEUE_SCHEMA, ...options });
  // Without a listener an error of the pool would end the process; the queue recovers by itself.
  boss.on("error", (error) => log.error({ err: error }, "queue.error"));
  await boss.start();
  return boss;
}

/**
 * Puts a job into the queue in the caller's transaction: no commit, no job. Returns the job's id.
 * @throws AppError CONFLICT where the queue's policy holds an equal job already
 */
export async function enqueue<N extends JobName>(
  tx: Tx,
  job: N,
  data: JobData<N>,
  options: SendOptions = {},
): Promise<string> {
  const payload = JOBS[job].data.parse(data);
  const id = await (await queue()).send(job, payload, { ...options, db: fromPrisma(tx) });
  if (id === null) throw new AppError("CONFLICT", `A job ${job} like this one waits already`);
  return id;
}
