import type { Job, PgBoss } from "pg-boss";
import { RUN_LEASE, type RunLease } from "@/lib/assessment/workflow";
import { type Clock, systemClock } from "@/lib/clock";
import { log } from "@/lib/log";
import { startWorkerQueue } from "@/lib/queue/boss";
import { JOBS, type JobData, type JobName } from "@/lib/queue/jobs";
import { ensureBuiltInDatasets } from "./built-in-data";
import { carryOutRun } from "./handlers/assessment-run";
import { carryOutSweep } from "./handlers/assessment-sweep";
import { carryOutTimers } from "./handlers/filing-timers";
import { nameWorker, type WorkerContext } from "./worker-context";

export interface WorkerOptions {
  readonly clock?: Clock;
  readonly lease?: RunLease;
  /** How often the queue is asked, in seconds; 0.5 at least. */
  readonly pollSeconds?: number;
  /** Lets a test wait for a job's state. */
  readonly spies?: boolean;
  readonly trainingEntry?: string;
}

export interface RunningWorker {
  readonly workerId: string;
  readonly queue: PgBoss;
  /** Process ids of what this worker trains now, by run. */
  readonly trainings: ReadonlyMap<string, number>;
  /** Takes no more jobs, gives back what it trains, ends. */
  stop(): Promise<void>;
}

/** A shutdown waits this long for handlers: longer than a training process may take to stop or to be killed. */
const STOP_MILLISECONDS = 15_000;

/** Starts the work of this process: one run at a time, since a training takes all the cores it is given. */
export async function startWorker(options: WorkerOptions = {}): Promise<RunningWorker> {
  const { clock = systemClock, lease = RUN_LEASE, pollSeconds = 2, spies = false, trainingEntry } = options;
  const shutdown = new AbortController();
  const workerId = nameWorker();
  const context: WorkerContext = {
    ...{ workerId, clock, lease, shutdown: shutdown.signal, trainingEntry, trainings: new Map() },
    log: log.child({ worker: workerId }),
  };
  await ensureBuiltInDatasets(clock);
  const queue = await startWorkerQueue({ spies });
  const on = <N extends JobName>(name: N, carryOut: (data: JobData<N>) => Promise<void>) =>
    queue.work(name, { batchSize: 1, pollingIntervalSeconds: pollSeconds }, async ([job]: Job<unknown>[]) => {
      if (job) await logged(context, name, () => carryOut(JOBS[name].data.parse(job.data) as JobData<N>));
    });
  await on("assessment.run", () => carryOutRun(context));
  await on("assessment.sweep", () => carryOutSweep(context));
  await on("filing.timers", () => carryOutTimers(context));
  const sweeper = startSweeping(queue, context);
  context.log.info("worker.ready");
  return {
    workerId,
    queue,
    trainings: context.trainings,
    stop: () => stopWorker({ queue, sweeper, shutdown, context }),
  };
}

/** The boundary of the worker: what a handler throws is logged once here; the queue then tries the job again. */
async function logged(context: WorkerContext, job: JobName, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    context.log.error({ err: error, job }, "job.failed");
    throw error;
  }
}

/** Jobs that come round. */
const ROUNDS = ["assessment.sweep", "filing.timers"] as const satisfies readonly JobName[];

/** Each worker asks for them; the queue holds at most one of a kind that waits, however many workers ask. */
function startSweeping(queue: PgBoss, { lease, log: logger }: WorkerContext): NodeJS.Timeout {
  const ask = async () => {
    for (const job of ROUNDS) {
      await queue.send(job, {}).catch((error: unknown) => logger.warn({ err: error, job }, "round.notQueued"));
    }
  };
  void ask();
  return setInterval(() => void ask(), lease.sweepSeconds * 1_000);
}

async function stopWorker(parts: {
  queue: PgBoss;
  sweeper: NodeJS.Timeout;
  shutdown: AbortController;
  context: WorkerContext;
}): Promise<void> {
  parts.context.log.info("worker.stopping");
  clearInterval(parts.sweeper);
  parts.shutdown.abort();
  await parts.queue.stop({ graceful: true, timeout: STOP_MILLISECONDS });
  parts.context.log.info("worker.stopped");
}
