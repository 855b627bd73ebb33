import { jsonBytes, type KeptFiles, sha256 } from "../artefacts/kept-files";
import type { Tf } from "../backend";
import { type Checkpoint, CheckpointRefused, decodeCheckpoint } from "../contracts/checkpoint-file";
import type { TrailPoint } from "../contracts/report";
import { type RunConfig, runConfig } from "../contracts/run-config";
import type { Artefact, BackendInfo, ProgressEvent } from "../contracts/run-events";
import { encodeCheckpoint, hashState, restoreState } from "../training/checkpoint";
import { readInitialWeights, startFrom } from "../training/initial-weights";
import { RunCancelled, type TrainingProgress, train } from "../training/train";
import type { StepModel } from "../training/trainable";
import { isNearSpike } from "./loss-spikes";
import type { ProgressReporter } from "./progress-reporter";

/** What every assessment is asked with, whatever it trains. */
export interface RunRequest<Config extends RunConfig> {
  readonly tf: Tf;
  readonly backend: BackendInfo;
  readonly config: Config;
  /** Aborted with the reason `KEEP_CHECKPOINT`, training writes a checkpoint before it stops. */
  readonly signal: AbortSignal;
  /** At most once a second, and at every change of phase. */
  readonly onProgress: (event: ProgressEvent) => void;
  /** Takes each file as it is made; a checkpoint replaces the one before. */
  readonly sink: (artefact: Artefact) => Promise<void>;
  /** Bytes of the last checkpoint of this very run, or null for a fresh start. */
  readonly resumeFrom: Uint8Array | null;
  /** Bytes of the weights that the configuration names under `initFrom`. */
  readonly initialWeights?: Uint8Array | null;
  /** Seconds between checkpoints. The moment of one changes no number. */
  readonly checkpointSeconds?: number;
}

/** Reason of an abort by somebody who means to go on later: `controller.abort(KEEP_CHECKPOINT)`. */
export const KEEP_CHECKPOINT = "keepCheckpoint";

const CHECKPOINT_SECONDS = 10;
export const BINARY = "application/octet-stream";

/** What a checkpoint must share with the run that goes on from it. */
export interface RunFacts {
  readonly seed: number;
  readonly configHash: string;
  readonly dataHash: string;
  /** Half of a run on one library and half on another would end with the numbers of neither. */
  readonly backend: BackendInfo["backend"];
}

type Decided = Pick<RunRequest<RunConfig>, "config" | "backend">;

export function factsOf({ config, backend }: Decided, dataHash: string): RunFacts {
  const configHash = sha256(jsonBytes(decidedFields(config)));
  return { seed: config.seed, configHash, dataHash, backend: backend.backend };
}

/** Without the fields at their default: one that a later version adds leaves the hash of an older checkpoint as it was. */
function decidedFields(config: RunConfig): Record<string, unknown> {
  const { model, steps, seed, evaluationSamples } = config;
  const given = { model, steps, seed, evaluationSamples };
  const usual: Readonly<Record<string, unknown>> = runConfig.parse(given);
  const chosen = Object.entries(config).filter(([key, value]) => !(key in given) && usual[key] !== value);
  return { ...given, ...Object.fromEntries(chosen) };
}

/** @throws CheckpointRefused for a damaged file, one of another run or of another library */
export function readCheckpoint(bytes: Uint8Array | null, facts: RunFacts): Checkpoint | null {
  if (!bytes) return null;
  const checkpoint = decodeCheckpoint(bytes);
  const { seed, configHash, dataHash, backend } = checkpoint.header;
  if (seed !== facts.seed || configHash !== facts.configHash || dataHash !== facts.dataHash) {
    throw new CheckpointRefused("the checkpoint belongs to another configuration or other data");
  }
  if (backend !== facts.backend) {
    throw new CheckpointRefused(`the checkpoint was computed by ${backend}, not by ${facts.backend}`);
  }
  return checkpoint;
}

export interface ModelTraining {
  readonly request: RunRequest<RunConfig>;
  readonly model: StepModel;
  readonly batchAt: (step: number) => Float32Array;
  readonly facts: RunFacts;
  readonly files: KeptFiles;
  readonly reporter: ProgressReporter;
  /** Steps after which a sample sheet is drawn whatever happens; more are drawn around loss spikes. */
  readonly sheets: ReadonlySet<number>;
  readonly drawSheet: () => { readonly mediaType: string; readonly bytes: Uint8Array };
  /** Measures the model as it stands at some of the sheets; null where its numbers are not finite. */
  readonly probe?: { readonly steps: ReadonlySet<number>; readonly measure: () => Omit<TrailPoint, "step"> | null };
}

/** Trains from the checkpoint, or from the start, to the last step; sheets and checkpoints are kept on the way. */
export async function trainModel(part: ModelTraining, checkpoint: Checkpoint | null): Promise<TrainingProgress> {
  const { request, model, batchAt, facts, files, reporter } = part;
  const { tf, config, signal } = request;
  const progress = recorded(checkpoint?.header ?? NOTHING_DONE);
  if (checkpoint) restoreState(tf, checkpoint, model.state);
  else if (config.initFrom) startFrom(tf, readInitialWeights(request.initialWeights ?? null, config.initFrom), model);
  const every = (request.checkpointSeconds ?? CHECKPOINT_SECONDS) * 1_000;
  const sheetsDue = { has: (step: number) => part.sheets.has(step) || isDueBySpike(part, progress) };
  let savedAt = performance.now();
  const save = async () => {
    const bytes = encodeCheckpoint({ ...facts, ...recorded(progress), files: files.list() }, model.state);
    await files.keep({ kind: "checkpoint", step: progress.step, mediaType: BINARY, bytes });
    savedAt = performance.now();
  };
  const drawDue = async (settle: () => void = () => {}) => {
    if (!sheetsDue.has(progress.step)) return;
    settle();
    await files.keep({ kind: "sampleSheet", step: progress.step, ...part.drawSheet() });
    probeQuality(part, progress);
  };
  const betweenSteps = async (_: TrainingProgress, settle: () => void) => {
    await drawDue(settle);
    reporter.report(progress);
    if (performance.now() - savedAt < every) return;
    settle();
    await save();
  };
  reporter.start(progress);
  await drawDue();
  const training = { tf, model, batchAt, signal, progress, betweenSteps };
  try {
    await train({ ...training, totalSteps: config.steps, pauseAt: sheetsDue });
  } catch (error) {
    if (error instanceof RunCancelled && signal.reason === KEEP_CHECKPOINT) await save();
    throw error;
  }
  await save();
  return progress;
}

/** Sheets that spikes may add: losses that jump all the time would fill the storage. */
const MOST_SPIKE_SHEETS = 30;

/** Depends on points and files, which a checkpoint holds, and on no clock. */
function isDueBySpike({ model, files, sheets }: ModelTraining, { step, points }: TrainingProgress): boolean {
  if (points.at(-1)?.step !== step) return false;
  const losses = model.lossNames.filter((name) => !name.endsWith("Accuracy"));
  if (!isNearSpike(points, losses)) return false;
  const added = files.list().filter((file) => file.kind === "sampleSheet" && !sheets.has(file.step ?? 0));
  return added.length < MOST_SPIKE_SHEETS || added.some((file) => file.step === step);
}

/** A run that goes on from the very step of a sheet has its point already. */
function probeQuality({ probe }: ModelTraining, { step, trail }: TrainingProgress): void {
  if (!probe?.steps.has(step) || trail.some((point) => point.step === step)) return;
  const quality = probe.measure();
  if (quality) trail.push({ step, ...quality });
}

const NOTHING_DONE: TrainingProgress = {
  ...{ step: 0, points: [], nonFiniteSteps: 0, trainingSeconds: 0, stepMilliseconds: [], trail: [] },
};

/** A copy without what a checkpoint's header holds besides. */
function recorded(progress: TrainingProgress): TrainingProgress {
  const { step, points, nonFiniteSteps, trainingSeconds, stepMilliseconds, trail } = progress;
  return {
    ...{ step, points: [...points], nonFiniteSteps, trainingSeconds },
    ...{ stepMilliseconds: [...stepMilliseconds], trail: [...trail] },
  };
}

/** The final weights as one sealed file that says what they were trained as, without the curve that has a file of its own. */
export function encodeWeights(
  { request, facts, model }: ModelTraining,
  progress: TrainingProgress,
  extra: { readonly characters?: number[] } = {},
): Uint8Array {
  const { config } = request;
  return encodeCheckpoint({ ...facts, ...recorded(progress), ...extra, config, points: [] }, model.weights);
}

/** The part of a report that tells how training went. */
export function describeTraining({ request, model }: ModelTraining, progress: TrainingProgress) {
  return {
    ...{ version: 1 as const, config: request.config, backend: request.backend },
    ...{ curves: progress.points, nonFiniteSteps: progress.nonFiniteSteps, trainingSeconds: progress.trainingSeconds },
    execution: progress.execution ?? null,
    stepMilliseconds: quantiles(progress.stepMilliseconds),
    peakResidentMegabytes: Math.round(process.resourceUsage().maxRSS / 1_024),
    weightsHash: hashState(model.weights),
  };
}

function quantiles(milliseconds: readonly number[]): { median: number; p95: number } {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}
