import canonicalize from "canonicalize";
import { recordEvent } from "@/lib/audit/service";
import type { LedgerEvent } from "@/lib/audit/types";
import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { RunStatus } from "@/lib/db/generated/enums";
import { inTransaction } from "@/lib/db/transaction";
import { sha256 } from "@/lib/ids";
import { enqueue } from "@/lib/queue/boss";
import type { RunReport } from "@/models/contracts/report";
import {
  type Claim,
  closeAttempt,
  endClaim,
  findAttemptOutcomes,
  findHeldRun,
  type HeldRun,
} from "../repository/claim";
import { findPassedOver } from "../repository/queue";
import { announceRun, findRunArtefact } from "../repository/run";
import { findLatestRulesVersion } from "../repository/verdict-rules";
import type { RunFailure } from "../schema";
import {
  type AttemptOutcome,
  afterBrokenAttempt,
  RUN_LEASE,
  RUN_STATUS,
  RUN_TRANSITIONS,
  type RunMove,
} from "../workflow";
import { dropCheckpoints, removeFiles, WHOLE_RUN } from "./report-progress";

/** Ledger cause of what a worker did by itself, and of what the sweeper did. */
export const WORKER_CAUSE = "job.assessment.run";
export const SWEEPER_CAUSE = "job.assessment.sweep";
const SHUTDOWN_CAUSE = "worker.shutdown";

type EntryBase = { readonly recordType: "run"; readonly recordId: string; readonly actorId: null; readonly at: Date };

/** How one hold on a run ends. */
interface Ending {
  readonly move: RunMove;
  readonly outcome: AttemptOutcome;
  readonly change?: Prisma.AssessmentRunUpdateManyMutationInput;
  readonly entry: (base: EntryBase) => LedgerEvent;
  /** Seconds before the next try may begin. */
  readonly retrySeconds?: number;
}

interface Hold {
  readonly claim: Claim;
  /** The sweeper's condition: the lease ran out before this instant and was not extended since. */
  readonly expiredBefore?: Date;
}

/**
 * Ends a worker's hold in one transaction: status, attempt, ledger entry, new job where it goes back into the queue,
 * notice to the pages. Null means that the worker was fenced and nothing was written.
 */
async function endHold(
  hold: Hold,
  clock: Clock,
  choose: (tx: Tx, run: HeldRun) => Promise<Ending>,
): Promise<RunStatus | null> {
  const { claim, expiredBefore } = hold;
  const ended = await inTransaction(async (tx) => {
    const at = clock.now();
    const run = await findHeldRun(tx, claim);
    if (!run) return null;
    const ending = await choose(tx, run);
    const { to } = RUN_TRANSITIONS[ending.move];
    const finished = RUN_STATUS[to].finished;
    const change = { ...ending.change, ...(finished ? { finishedAt: at } : { claimableAt: notBefore(at, ending) }) };
    if (!(await endClaim(tx, claim, { to, change, expiredBefore }))) return null;
    await closeAttempt(tx, { runId: claim.runId, attempt: claim.attempt, outcome: ending.outcome, at });
    await recordEvent(tx, ending.entry({ recordType: "run", recordId: claim.runId, actorId: null, at }));
    if (to === "queued") {
      await enqueue(tx, "assessment.run", { runId: claim.runId }, { startAfter: ending.retrySeconds ?? 0 });
    }
    await wakePassedOver(tx, run);
    await announceRun(tx, claim.runId);
    return { to, orphans: finished ? await dropCheckpoints(tx, claim.runId, 0) : [] };
  });
  if (!ended) return null;
  await removeFiles(ended.orphans);
  return ended.to;
}

const notBefore = (at: Date, { retrySeconds = 0 }: Ending) =>
  retrySeconds > 0 ? new Date(at.getTime() + retrySeconds * 1_000) : null;

/** One less runs of this owner. A run that was passed over at the limit has no job any more, so it gets one. */
async function wakePassedOver(tx: Tx, { organisationId, officeId }: HeldRun): Promise<void> {
  const passedOver = await findPassedOver(tx, organisationId ?? officeId ?? "");
  if (passedOver) await enqueue(tx, "assessment.run", { runId: passedOver });
}

/** Non-finite losses leave a report to read, but the run does not count as sound. */
export async function completeRun(
  request: Hold & { report: RunReport },
  clock: Clock = systemClock,
): Promise<RunStatus | null> {
  const { claim, report } = request;
  const move = report.nonFiniteSteps > 0 ? "completeWithErrors" : "complete";
  const step = report.config.steps;
  return endHold(request, clock, async (tx) => {
    const manifest = await findRunArtefact(tx, { runId: claim.runId, kind: "manifest", step: WHOLE_RUN });
    const change = { report, step, verdictRulesVersion: await findLatestRulesVersion(tx) };
    const payload = {
      ...{
        attempt: claim.attempt,
        step,
        status: RUN_TRANSITIONS[move].to,
        reportHash: sha256(canonicalize(report) ?? ""),
      },
      ...{ manifestHash: manifest?.fileHash ?? null, cause: WORKER_CAUSE },
    };
    return {
      ...{ move, outcome: "completed", change },
      entry: (base) => ({ ...base, event: "run.completed", payload }),
    };
  });
}

/** A fault of the model or its data: trying again would only repeat it. */
export async function failRun(
  request: Hold & { failure: RunFailure; cause?: string },
  clock: Clock = systemClock,
): Promise<RunStatus | null> {
  return endHold(request, clock, async (_tx, run) => failing(request, run, "failed"));
}

/** Stopped at its owner's wish. */
export async function confirmCancel(
  request: Hold & { cause?: string },
  clock: Clock = systemClock,
): Promise<RunStatus | null> {
  return endHold(request, clock, async (_tx, run) => cancelling(request, run));
}

export interface BrokenHold extends Hold {
  /** `lost`: the process vanished. `broken`: it failed by what may pass. `released`: the worker shuts down in order. */
  readonly outcome: Extract<AttemptOutcome, "lost" | "broken" | "released">;
  /** What to show if this was the last try. */
  readonly failure?: RunFailure;
  readonly cause?: string;
  readonly maximumAttempts?: number;
  readonly retrySeconds?: number;
}

/** Back into the queue, to go on from the last checkpoint; cancelled if that was asked for; failed after the last try. */
export async function returnToQueue(request: BrokenHold, clock: Clock = systemClock): Promise<RunStatus | null> {
  const { claim, outcome, maximumAttempts = RUN_LEASE.maximumAttempts } = request;
  const retrySeconds = outcome === "broken" ? (request.retrySeconds ?? RUN_LEASE.retrySeconds) : 0;
  return endHold(request, clock, async (tx, run) => {
    if (run.cancelRequestedAt) return cancelling(request, run);
    const outcomes = [...(await findAttemptOutcomes(tx, claim.runId)), outcome];
    if (afterBrokenAttempt(outcomes, maximumAttempts) === "fail") {
      const failure = request.failure ?? { code: outcome, facts: {} };
      return failing({ ...request, failure: withTries(failure, maximumAttempts) }, run, outcome);
    }
    const cause = outcome === "released" ? SHUTDOWN_CAUSE : (request.cause ?? WORKER_CAUSE);
    const payload = { attempt: claim.attempt, lastStep: run.step, cause };
    return {
      ...{ move: outcome === "released" ? "release" : "lose", outcome, retrySeconds },
      entry: (base) => ({ ...base, event: "run.lost", payload }),
    };
  });
}

const withTries = (failure: RunFailure, attempts: number): RunFailure => ({
  ...failure,
  facts: { attempts, ...failure.facts },
});

function failing(
  request: Hold & { failure: RunFailure; cause?: string },
  run: HeldRun,
  outcome: AttemptOutcome,
): Ending {
  const { claim, failure, cause = WORKER_CAUSE } = request;
  const payload = { attempt: claim.attempt, step: run.step, code: failure.code, cause };
  return {
    ...{ move: "fail", outcome, change: { failure } },
    entry: (base) => ({ ...base, event: "run.failed", payload }),
  };
}

function cancelling({ claim, cause = WORKER_CAUSE }: Hold & { cause?: string }, run: HeldRun): Ending {
  const payload = { attempt: claim.attempt, step: run.step, cause };
  return {
    ...{ move: "confirmCancel", outcome: "cancelled" },
    entry: (base) => ({ ...base, event: "run.cancelled", payload }),
  };
}
