import type { RunStatus } from "@/lib/db/generated/enums";
import { err, ok, type Result } from "@/lib/result";
import type { ModelFamily, RunConfig } from "@/models/contracts/run-config";

/** Who moves a run: a person of its organisation, the worker that holds its lease, or the sweeper. */
export type RunMover = "provider" | "worker" | "system";

interface RunTransition {
  readonly from: readonly RunStatus[];
  readonly to: RunStatus;
  readonly by: readonly RunMover[];
  /** The worker's lease ends with this move. */
  readonly endsAttempt: boolean;
}

/**
 * The whole life of a run. Services enforce this table, pages derive their buttons from it.
 * `lose` and `release` put a run back into the queue: lost when its worker or training process vanished, released when
 * a worker shuts down in order. Only what is lost or breaks counts against the limit of tries.
 */
export const RUN_TRANSITIONS = {
  claim: { from: ["queued"], to: "running", by: ["worker"], endsAttempt: false },
  cancelQueued: { from: ["queued"], to: "cancelled", by: ["provider"], endsAttempt: false },
  requestCancel: { from: ["running"], to: "running", by: ["provider"], endsAttempt: false },
  confirmCancel: { from: ["running"], to: "cancelled", by: ["worker", "system"], endsAttempt: true },
  complete: { from: ["running"], to: "completed", by: ["worker"], endsAttempt: true },
  completeWithErrors: { from: ["running"], to: "completed_with_errors", by: ["worker"], endsAttempt: true },
  lose: { from: ["running"], to: "queued", by: ["worker", "system"], endsAttempt: true },
  release: { from: ["running"], to: "queued", by: ["worker"], endsAttempt: true },
  fail: { from: ["running"], to: "failed", by: ["worker", "system"], endsAttempt: true },
} as const satisfies Record<string, RunTransition>;

export type RunMove = keyof typeof RUN_TRANSITIONS;

/** A new status does not compile until it stands here. */
export const RUN_STATUS = {
  queued: { finished: false, tone: "neutral" },
  running: { finished: false, tone: "progress" },
  completed: { finished: true, tone: "good" },
  completed_with_errors: { finished: true, tone: "note" },
  failed: { finished: true, tone: "bad" },
  cancelled: { finished: true, tone: "neutral" },
} as const satisfies Record<RunStatus, { finished: boolean; tone: "neutral" | "progress" | "good" | "note" | "bad" }>;

export const ACTIVE_STATUSES = ["queued", "running"] as const satisfies readonly RunStatus[];

/** Seeds of one request: a single run, or a stability run of at least three. */
export const SEED_CHOICES = ["1", "3", "5"] as const;

/** The timing of a claim, in one place. A heartbeat is missed three times before the lease ends. */
export const RUN_LEASE = {
  leaseSeconds: 60,
  heartbeatSeconds: 15,
  /** Progress is written at most once in this time. */
  progressSeconds: 1,
  /** From the request to the end; a training process that does not stop by itself is killed before. */
  cancelSeconds: 5,
  sweepSeconds: 20,
  /** At most this much training is done twice after a break. */
  checkpointSeconds: 10,
  /** What broke for a passing reason, a full disk, needs time to pass; what vanished goes on at once. */
  retrySeconds: 30,
  /** Tries that may be lost or break before the run fails. */
  maximumAttempts: 3,
} as const;
export type RunLease = { readonly [Key in keyof typeof RUN_LEASE]: number };

/** Whether a run can be repeated to the letter. An office may also where the provider took the data out of use. */
export function decideRepeat(run: {
  readonly status: RunStatus;
  readonly dataRemoved: boolean;
  readonly office: boolean;
}): Result<true, "run.notFinished" | "run.dataRemoved"> {
  if (!RUN_STATUS[run.status].finished) return err("run.notFinished");
  return run.dataRemoved && !run.office ? err("run.dataRemoved") : ok(true);
}

export type RunRefusal = "run.finished" | "run.notFromStatus" | "run.cancelAlreadyRequested" | "run.wrongMover";

export interface RunState {
  readonly status: RunStatus;
  readonly cancelRequested: boolean;
}

/** Whether a move is open now. Compare-and-set on the row repeats the `from` part when it is carried out. */
export function decideRunMove(move: RunMove, by: RunMover, run: RunState): Result<RunStatus, RunRefusal> {
  const rule: RunTransition = RUN_TRANSITIONS[move];
  if (!rule.by.includes(by)) return err("run.wrongMover");
  if (!rule.from.includes(run.status)) {
    return err(RUN_STATUS[run.status].finished ? "run.finished" : "run.notFromStatus");
  }
  if (move === "requestCancel" && run.cancelRequested) return err("run.cancelAlreadyRequested");
  return ok(rule.to);
}

/** Cancelling is one button with two ways: at once while queued, by request while running. */
export function cancelMove(run: RunState): Result<"cancelQueued" | "requestCancel", RunRefusal> {
  const move = run.status === "queued" ? "cancelQueued" : "requestCancel";
  const decided = decideRunMove(move, "provider", run);
  return decided.ok ? ok(move) : decided;
}

/** How a try ended, as recorded on its row. `fenced` is a worker that found its claim taken by another. */
export const ATTEMPT_OUTCOMES = ["completed", "failed", "cancelled", "lost", "broken", "released"] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

const COUNTS_AS_TRY = new Set<string>(["lost", "broken"]);

/** After a lost or broken try: once more from the last checkpoint, or the end. `outcomes` includes the one just ended. */
export function afterBrokenAttempt(
  outcomes: readonly string[],
  maximumAttempts: number = RUN_LEASE.maximumAttempts,
): "lose" | "fail" {
  const spent = outcomes.filter((outcome) => COUNTS_AS_TRY.has(outcome)).length;
  return spent < maximumAttempts ? "lose" : "fail";
}

/** Figures of one earlier run: steps trained, seconds of training, seconds from start to end. */
export interface Throughput {
  readonly steps: number;
  readonly trainingSeconds: number;
  readonly totalSeconds: number;
}

/** Speed of training and the time around it (features, samples, metrics). */
export interface Speed {
  readonly basis: "measured" | "expected";
  readonly stepsPerSecond: number;
  readonly overheadSeconds: number;
}

/** Two cores, native library; used until this platform has runs of its own. */
const EXPECTED_SPEED: Record<ModelFamily, { batchSize: number; stepsPerSecond: number; overheadSeconds: number }> = {
  dcgan: { batchSize: 32, stepsPerSecond: 80, overheadSeconds: 20 },
  cgan: { batchSize: 32, stepsPerSecond: 70, overheadSeconds: 20 },
  "mlp-gan": { batchSize: 64, stepsPerSecond: 100, overheadSeconds: 20 },
  textbook: { batchSize: 32, stepsPerSecond: 70, overheadSeconds: 20 },
  vae: { batchSize: 100, stepsPerSecond: 110, overheadSeconds: 25 },
  lstm: { batchSize: 32, stepsPerSecond: 8, overheadSeconds: 40 },
  gru: { batchSize: 32, stepsPerSecond: 9, overheadSeconds: 40 },
  transformer: { batchSize: 32, stepsPerSecond: 8, overheadSeconds: 40 },
  "text-gan": { batchSize: 16, stepsPerSecond: 3, overheadSeconds: 40 },
};

/**
 * How many times as long a step takes on WebAssembly as on the native library, each with two threads: least times of
 * `npm run bench:models` on a busy machine; textbook, cgan, gru and text-gan as their nearest kin.
 */
const WASM_SLOWER: Record<ModelFamily, number> = {
  ...{ dcgan: 8, cgan: 8, "mlp-gan": 7, textbook: 8, vae: 7 },
  ...{ lstm: 6, gru: 6, transformer: 8, "text-gan": 6 },
};
/** The time around training: the feature network and samples take longer, metrics do not. Expected, not measured. */
const WASM_OVERHEAD = 3;

/**
 * How many times as long a step takes with what steadies a GAN, and with a privacy budget: measured in one process, two
 * threads. Pairs of images halve what the discriminator reads, which outweighs the rest where it is large.
 */
const STEADIED_SLOWER: Partial<Record<ModelFamily, number>> = {
  ...{ dcgan: 0.9, cgan: 0.9, "mlp-gan": 1.4, textbook: 0.8 },
};
const PRIVATE_SLOWER = 1.2;

/** Fields that decide how long a step takes. */
const PACE_FIELDS = [
  ...["model", "batchSize", "channels", "hiddenUnits", "packing", "spectralNorm", "r1Weight", "privacyNoise"],
  ...["units", "layers", "width", "length"],
];

/** What an earlier run must have had in its configuration for its speed to tell another's. */
export function paceOf(config: RunConfig): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(config).filter(([key]) => PACE_FIELDS.includes(key)));
}

function slowerBy(config: RunConfig): number {
  const isSteadied = "packing" in config && (config.packing > 1 || config.spectralNorm === "on" || config.r1Weight > 0);
  const isPrivate = "privacyNoise" in config && config.privacyNoise > 0;
  return (isSteadied ? (STEADIED_SLOWER[config.model] ?? 1) : 1) * (isPrivate ? PRIVATE_SLOWER : 1);
}

/** What may train: TensorFlow's native library, or WebAssembly where that cannot be had. */
export type TrainingBackend = "tensorflow" | "wasm";

interface EarlierRuns {
  readonly config: RunConfig;
  readonly backend: TrainingBackend;
  readonly earlier: readonly Throughput[];
}

/** From earlier runs of the same pace and backend where there are any, else from reference figures. */
export function speedOf({ config, backend, earlier }: EarlierRuns): Speed {
  const sum = (pick: (run: Throughput) => number) => earlier.reduce((total, run) => total + pick(run), 0);
  const [steps, training] = [sum((run) => run.steps), sum((run) => run.trainingSeconds)];
  if (steps > 0 && training > 0) {
    const overhead = sum((run) => Math.max(0, run.totalSeconds - run.trainingSeconds)) / earlier.length;
    return { basis: "measured", stepsPerSecond: steps / training, overheadSeconds: overhead };
  }
  const reference = EXPECTED_SPEED[config.model];
  const [slower, overhead] = backend === "wasm" ? [WASM_SLOWER[config.model], WASM_OVERHEAD] : [1, 1];
  const perBatch = (reference.stepsPerSecond * reference.batchSize) / config.batchSize;
  const stepsPerSecond = perBatch / slower / slowerBy(config);
  return { basis: "expected", stepsPerSecond, overheadSeconds: reference.overheadSeconds * overhead };
}

/** Seconds that a run still needs at a speed; whole seconds, since it is an expectation. */
export function secondsFor(stepsLeft: number, speed: Speed): number {
  return Math.round(stepsLeft / speed.stepsPerSecond + speed.overheadSeconds);
}

/** The losses that each model records, in the order of their curves. */
export const CURVE_KEYS: Record<ModelFamily, readonly string[]> = {
  dcgan: ["generator", "discriminator", "discriminatorAccuracy"],
  cgan: ["generator", "discriminator", "discriminatorAccuracy"],
  "mlp-gan": ["generator", "discriminator", "discriminatorAccuracy"],
  textbook: ["generator", "discriminator", "discriminatorAccuracy"],
  vae: ["loss", "reconstruction", "kl"],
  lstm: ["crossEntropy"],
  gru: ["crossEntropy"],
  transformer: ["crossEntropy"],
  "text-gan": ["likelihood", "generator", "discriminator", "discriminatorAccuracy"],
};

/** An office's runs are numbered apart, so that they leave no gap among the providers' numbers. */
const NUMBER_PREFIX = { run: "R", officeRun: "V" } as const;

/** Whether a run's number is one of an office's. */
export const isOfficeNumber = (number: string) => number.startsWith(`${NUMBER_PREFIX.officeRun}-`);

/** `R-2026-0042`, `V-2026-0001`; the serial grows past four digits rather than starting again. */
export function runNumber(sequence: keyof typeof NUMBER_PREFIX, year: number, serial: number): string {
  return `${NUMBER_PREFIX[sequence]}-${year}-${String(serial).padStart(4, "0")}`;
}
