import { setTimeout as pause } from "node:timers/promises";
import type { Held } from "@/lib/assessment/repository/claim";
import { CANCEL_CHANNEL } from "@/lib/assessment/repository/run";
import type { BackendVerdict } from "@/lib/assessment/schema";
import { type ClaimedRun, claimNextRun } from "@/lib/assessment/service/claim-run";
import { completeRun, confirmCancel, failRun, returnToQueue } from "@/lib/assessment/service/finish-run";
import { keepRunAlive, reportArtefact, reportBackend, reportProgress } from "@/lib/assessment/service/report-progress";
import { readBackendVerdict } from "@/lib/assessment/service/training-library";
import { listen } from "@/lib/db/listen";
import { env } from "@/lib/env";
import { backendEnvironment } from "@/models/backend";
import type { ProgressEvent } from "@/models/contracts/run-events";
import type { FromTraining, TrainingJob } from "../messages";
import { TrainingChild, type TrainingEnd } from "../training-child";
import type { WorkerContext } from "../worker-context";

/** Claims the run whose turn it is, trains it in a process of its own, and writes down how that ended. */
export async function carryOutRun(context: WorkerContext): Promise<void> {
  if (context.shutdown.aborted) throw new Error("The worker is shutting down; the job waits for another");
  const { workerId, clock, lease } = context;
  const claim = await claimNextRun({ workerId, leaseSeconds: lease.leaseSeconds }, clock);
  if (!claim) {
    context.log.info("run.noneQueued");
    return;
  }
  const log = context.log.child({ run: claim.number, attempt: claim.attempt });
  log.info({ fromStep: claim.checkpoints[0]?.step ?? 0 }, "run.claimed");
  const supervision = new Supervision(claim, { ...context, log });
  const end = await supervision.carryOut();
  const status = await supervision.settle(end);
  log.info({ end: inBrief(end), status: status ?? "fenced" }, "run.ended");
}

/** For the log: a report is long, and it is in the row. */
function inBrief(end: TrainingEnd): object {
  return end.type === "done" ? { type: end.type, weightsHash: end.report.weightsHash } : end;
}

/** Why the worker itself ends a training process. */
type Stopping = "cancel" | "release" | "fenced";

/** Of the time that stopping may take, what is left for killing and for writing it down. */
const KILL_RESERVE_SECONDS = 2;
/** A database that restarts is back within this many tries, a second apart. */
const RECORD_TRIES = 6;

class Supervision {
  readonly #claim: ClaimedRun;
  readonly #context: WorkerContext;
  #child: TrainingChild | null = null;
  #stopping: Stopping | null = null;
  /** Progress that could not be written yet, with the points of all that could not before it. */
  #unwritten: ProgressEvent | null = null;

  constructor(claim: ClaimedRun, context: WorkerContext) {
    this.#claim = claim;
    this.#context = context;
  }

  async carryOut(): Promise<TrainingEnd> {
    const { lease, shutdown } = this.#context;
    const verdict = await readBackendVerdict();
    if (verdict.backend === "none") return { type: "failed", code: "noBackend", facts: {} };
    const child = this.#start(verdict);
    const release = () => this.#stop("release");
    shutdown.addEventListener("abort", release, { once: true });
    const heartbeat = setInterval(() => void this.#beat(), lease.heartbeatSeconds * 1_000);
    let unlisten = async () => {};
    try {
      unlisten = await this.#listenForCancel();
      // Whatever was asked for between the claim and now was announced before anybody listened.
      await this.#beat();
      if (shutdown.aborted) release();
      return await child.ended;
    } finally {
      clearInterval(heartbeat);
      // A beat that is still under way has nobody left to stop.
      this.#child = null;
      this.#context.trainings.delete(this.#claim.runId);
      shutdown.removeEventListener("abort", release);
      await unlisten();
    }
  }

  /** Where the database does not deliver, a wish to cancel is still heard with the next heartbeat. */
  async #listenForCancel(): Promise<() => Promise<void>> {
    try {
      return await listen(
        CANCEL_CHANNEL,
        (runId) => runId === this.#claim.runId && this.#stop("cancel"),
        () => void this.#beat(),
      );
    } catch (error) {
      this.#context.log.warn({ err: error }, "run.listen");
      return async () => {};
    }
  }

  #start(verdict: BackendVerdict): TrainingChild {
    const { ldLibraryPath } = verdict;
    const { lease, log, trainingEntry } = this.#context;
    const environment = backendEnvironment(env().TRAINING_THREADS);
    this.#child = new TrainingChild({
      job: this.#job(verdict.backend === "wasm" ? verdict.reason : null),
      environment: ldLibraryPath ? { ...environment, LD_LIBRARY_PATH: ldLibraryPath } : environment,
      silenceSeconds: lease.leaseSeconds,
      onMessage: (message) => this.#record(message),
      ...{ log, entry: trainingEntry },
    });
    const { pid } = this.#child;
    if (pid !== undefined) this.#context.trainings.set(this.#claim.runId, pid);
    log.info({ pid }, "training.started");
    return this.#child;
  }

  #job(withoutNative: TrainingJob["withoutNative"]): TrainingJob {
    const { runId, attempt, config, data, initialWeightsHash, checkpoints } = this.#claim;
    const { heartbeatSeconds: aliveSeconds, checkpointSeconds } = this.#context.lease;
    return {
      ...{ runId, attempt, config, withoutNative, ...data, initialWeightsHash, checkpoints: [...checkpoints] },
      ...{ aliveSeconds, checkpointSeconds },
    };
  }

  /** Extends the lease and hears whether the run is to stop. */
  async #beat(): Promise<void> {
    const { lease, clock, log } = this.#context;
    try {
      this.#obey(await keepRunAlive({ claim: this.#claim, leaseSeconds: lease.leaseSeconds }, clock));
    } catch (error) {
      // The lease holds for three beats more; if the database stays away, the sweeper gives the run to another worker.
      log.warn({ err: error }, "run.heartbeat");
    }
  }

  #obey(held: Held | null): void {
    if (held === null) this.#stop("fenced");
    else if (held.cancelRequested) this.#stop("cancel");
  }

  /** Being fenced outweighs everything, cancelling outweighs giving back. */
  #stop(reason: Stopping): void {
    const order: readonly (Stopping | null)[] = [null, "release", "cancel", "fenced"];
    if (order.indexOf(reason) <= order.indexOf(this.#stopping)) return;
    const child = this.#child;
    if (!child) return;
    this.#stopping = reason;
    this.#context.log.info({ reason }, "training.stopping");
    if (reason !== "fenced") child.stop(reason === "release");
    const grace = reason === "fenced" ? 0 : Math.max(0, this.#context.lease.cancelSeconds - KILL_RESERVE_SECONDS);
    const killer = setTimeout(() => child.kill(), grace * 1_000);
    void child.ended.finally(() => clearTimeout(killer));
  }

  async #record(message: FromTraining): Promise<void> {
    if (this.#stopping === "fenced") return;
    const { clock } = this.#context;
    const claim = this.#claim;
    if (message.type === "progress") await this.#recordProgress(message.progress);
    if (message.type === "backend") {
      const { backend } = message;
      await this.#persist(() => reportBackend({ claim, backend }));
    }
    if (message.type === "artefact") {
      const { type: _type, ...artefact } = message;
      await this.#persist(() => reportArtefact({ claim, artefact }, clock));
    }
  }

  /** A report that could not be written goes with the next one: its points are part of the curve. */
  async #recordProgress(latest: ProgressEvent): Promise<void> {
    const { clock, lease, log } = this.#context;
    const progress = { ...latest, points: [...(this.#unwritten?.points ?? []), ...latest.points] };
    this.#unwritten = progress;
    try {
      this.#obey(await reportProgress({ claim: this.#claim, progress, leaseSeconds: lease.leaseSeconds }, clock));
      this.#unwritten = null;
    } catch (error) {
      log.warn({ err: error }, "run.progress");
    }
  }

  /** What later tries and readers rely on is written again while the database is away for a moment. */
  async #persist(write: () => Promise<Held | null>): Promise<void> {
    this.#obey(await this.#insisting(write));
  }

  async #insisting<T>(write: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await write();
      } catch (error) {
        if (attempt === RECORD_TRIES) throw error;
        this.#context.log.warn({ err: error, attempt }, "run.record");
        await pause(1_000);
      }
    }
  }

  /**
   * The run's row after the end of its process; null when the claim was another's by then. Written again while the
   * database is away for a moment: an end that was written, and of which only the answer was lost, is found as no claim.
   */
  async settle(end: TrainingEnd) {
    if (this.#stopping === "fenced") return null;
    const { clock } = this.#context;
    const progress = this.#unwritten;
    if (progress) await this.#persist(() => reportProgress({ claim: this.#claim, progress }, clock));
    return this.#insisting(() => this.#writeEnd(end));
  }

  async #writeEnd(end: TrainingEnd) {
    const claim = this.#claim;
    const { clock, lease } = this.#context;
    if (this.#stopping === "fenced") return null;
    if (end.type === "done") return completeRun({ claim, report: end.report }, clock);
    if (end.type === "failed") return failRun({ claim, failure: { code: end.code, facts: end.facts } }, clock);
    if (this.#stopping === "cancel") return confirmCancel({ claim }, clock);
    const outcome = this.#stopping === "release" ? "released" : end.type === "broken" ? "broken" : "lost";
    const { maximumAttempts, retrySeconds } = lease;
    return returnToQueue({ claim, outcome, maximumAttempts, retrySeconds }, clock);
  }
}
