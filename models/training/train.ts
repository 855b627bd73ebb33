import { setImmediate as nextTurn } from "node:timers/promises";
import type { Tensor } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { StepExecution, TrailPoint } from "../contracts/report";
import type { CurvePoint } from "../contracts/run-events";
import { StepRunner } from "./step-runner";
import type { StepModel } from "./trainable";

/** The owner asked to stop, or the worker lost its claim. */
export class RunCancelled extends Error {
  override readonly name = "RunCancelled";
}

/** Losses left the finite numbers and stayed away: more steps would tell nothing. */
export class TrainingDiverged extends Error {
  override readonly name = "TrainingDiverged";

  /** @param step the step at which it was noticed */
  constructor(readonly step: number) {
    super(`the numbers of the model are not finite at step ${step}`);
  }
}

/** Steps in a row without a finite loss after which a run counts as diverged. */
const DIVERGED_AFTER = 50;
/** Points of a whole curve: enough for a page, few enough for a database row each. */
const CURVE_POINTS = 1_000;
/** Native calls hold the thread; this often timers, messages and cancellation get their turn. */
const YIELD_MILLISECONDS = 40;

export interface TrainingProgress {
  step: number;
  points: CurvePoint[];
  nonFiniteSteps: number;
  trainingSeconds: number;
  /** Milliseconds of the steps that have a curve point, for median and p95. */
  stepMilliseconds: number[];
  /** Quality at steps on the way, where somebody measures it between steps. */
  trail: TrailPoint[];
  /** Known when training ends. */
  execution?: StepExecution;
}

export interface TrainingRequest {
  readonly tf: Tf;
  readonly model: StepModel;
  /** Values of the batch of a step (0-based): a function of the step alone. */
  readonly batchAt: (step: number) => Float32Array;
  readonly totalSteps: number;
  readonly signal: AbortSignal;
  /** Steps (done) after which `betweenSteps` is called whatever the clock says; asked once the step's point is there. */
  readonly pauseAt: Pick<ReadonlySet<number>, "has">;
  /** Where to go on; a fresh start has step 0 and no points. Moved in place. */
  readonly progress: TrainingProgress;
  /**
   * Called between steps whenever timers had their turn, and at `pauseAt`; what it does changes no number. It calls
   * `settle` before it reads the model.
   */
  readonly betweenSteps: (progress: TrainingProgress, settle: () => void) => Promise<void>;
}

/**
 * Runs the steps that are left. The moments of yielding, reporting and checkpoints follow the clock and change no
 * number: inputs are functions of seed and step.
 * The model's variables are up to date when it ends, whichever way it ends.
 * @throws RunCancelled within one yield of the signal; TrainingDiverged after 50 steps without a finite loss.
 */
export async function train(request: TrainingRequest): Promise<void> {
  const runner = new StepRunner(request.tf, request.model);
  try {
    await trainSteps(request, runner);
  } finally {
    runner.dispose();
    request.progress.execution = runner.execution;
  }
}

async function trainSteps(request: TrainingRequest, runner: StepRunner): Promise<void> {
  const { model, totalSteps, signal, progress, betweenSteps, pauseAt } = request;
  const every = Math.max(1, Math.ceil(totalSteps / CURVE_POINTS));
  let [nonFiniteInRow, yieldedAt] = [0, performance.now()];
  while (progress.step < totalSteps) {
    const began = performance.now();
    const losses = runStep(request, runner, progress.step);
    progress.step += 1;
    const finite = losses.every(Number.isFinite);
    nonFiniteInRow = finite ? 0 : nonFiniteInRow + 1;
    if (!finite) progress.nonFiniteSteps += 1;
    if (nonFiniteInRow >= DIVERGED_AFTER) throw new TrainingDiverged(progress.step);
    const now = performance.now();
    progress.trainingSeconds += (now - began) / 1_000;
    if (finite && (progress.step === 1 || progress.step % every === 0 || progress.step === totalSteps)) {
      progress.points.push({ step: progress.step, values: named(model.lossNames, losses) });
      progress.stepMilliseconds.push(Math.round(100 * (now - began)) / 100);
    }
    if (now - yieldedAt < YIELD_MILLISECONDS && !pauseAt.has(progress.step)) continue;
    await nextTurn();
    stopIfAsked(signal, progress);
    await betweenSteps(progress, () => runner.settle());
    stopIfAsked(signal, progress);
    yieldedAt = performance.now();
  }
}

function stopIfAsked(signal: AbortSignal, { step }: TrainingProgress): void {
  if (signal.aborted) throw new RunCancelled(`stopped at step ${step}`);
}

/** Draws the inputs of a step (0-based), carries it out and reads its losses. */
export function runStep(
  { tf, model, batchAt, totalSteps }: Pick<TrainingRequest, "tf" | "model" | "batchAt" | "totalSteps">,
  runner: { run(inputs: readonly Tensor[]): Tensor },
  step: number,
): number[] {
  const inputs = model
    .draw({ step, totalSteps }, batchAt(step))
    .map(({ values, shape }): Tensor => tf.tensor(values, [...shape] as [number], "float32"));
  const losses = runner.run(inputs);
  const values = Array.from(losses.dataSync());
  tf.dispose([losses, ...inputs]);
  return values;
}

function named(names: readonly string[], values: readonly number[]): Record<string, number> {
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? Number.NaN]));
}
