import { createHash } from "node:crypto";
import { writeCurveTable } from "../artefacts/curve-table";
import { jsonBytes, KeptFiles, sha256 } from "../artefacts/kept-files";
import type { Tf } from "../backend";
import { writeIdx } from "../contracts/idx";
import type { RunReport } from "../contracts/report";
import type { RunConfig } from "../contracts/run-config";
import type { Artefact, ArtefactKind, BackendInfo, ProgressEvent } from "../contracts/run-events";
import { type ImageDataset, SIDE } from "../data/image-dataset";
import { type Split, splitRows } from "../data/split";
import { buildDcgan } from "../networks/dcgan";
import { buildVae } from "../networks/vae";
import { BatchOrder } from "../training/batches";
import {
  type Checkpoint,
  CheckpointRefused,
  decodeCheckpoint,
  encodeCheckpoint,
  hashState,
  restoreState,
} from "../training/checkpoint";
import { RunCancelled, TrainingDiverged, type TrainingProgress, train } from "../training/train";
import type { Trainable } from "../training/trainable";
import { type EmbeddingSpace, prepareEmbedding } from "./feature-space";
import { comparableCount, measureSamples } from "./measure";
import { ProgressReporter } from "./progress-reporter";
import { drawSheet, sampleImages, sheetSteps, toBytes } from "./sample-sheets";

export interface AssessmentRequest {
  readonly tf: Tf;
  readonly backend: BackendInfo;
  readonly config: RunConfig;
  readonly data: ImageDataset;
  /** Aborted with the reason `KEEP_CHECKPOINT`, training writes a checkpoint before it stops. */
  readonly signal: AbortSignal;
  /** At most once a second, and at every change of phase. */
  readonly onProgress: (event: ProgressEvent) => void;
  /** Takes each file as it is made; a checkpoint replaces the one before. */
  readonly sink: (artefact: Artefact) => Promise<void>;
  /** Bytes of the last checkpoint of this very run, or null for a fresh start. */
  readonly resumeFrom: Uint8Array | null;
  /** Seconds between checkpoints. The moment of one changes no number. */
  readonly checkpointSeconds?: number;
}

/** Reason of an abort by somebody who means to go on later: `controller.abort(KEEP_CHECKPOINT)`. */
export const KEEP_CHECKPOINT = "keepCheckpoint";

const CHECKPOINT_SECONDS = 10;
const BINARY = "application/octet-stream";

/**
 * Trains, samples and measures one image model: the whole assessment of one seed.
 * @throws RunCancelled when the signal fires; TrainingDiverged; CheckpointRefused for a damaged or foreign checkpoint,
 *   before anything is computed; RangeError when the data is too small for the batch.
 */
export async function assessImageModel(request: AssessmentRequest): Promise<RunReport> {
  const { tf, config, data } = request;
  const reporter = new ProgressReporter(request.onProgress, config.steps);
  reporter.enter("preparing");
  const split = splitRows(data.count, config.seed);
  const batches = new BatchOrder(split.train, config.batchSize, config.seed);
  const facts = { seed: config.seed, configHash: sha256(jsonBytes(config)), dataHash: hashData(data) };
  const checkpoint = readCheckpoint(request.resumeFrom, facts);
  const files = new KeptFiles(request.sink, checkpoint?.header.files);
  reporter.enter("features");
  const space = await prepareEmbedding({ tf, data, split, seed: config.seed, signal: request.signal });
  const model = buildModel(tf, config);
  const part: RunPart = { request, model, split, batches, facts, files, reporter };
  try {
    const progress = await trainModel(part, checkpoint);
    return await finish({ ...part, space, progress });
  } finally {
    model.dispose();
    space.dispose();
  }
}

export function buildModel(tf: Tf, config: RunConfig): Trainable {
  return config.model === "dcgan" ? buildDcgan(tf, config, config.seed) : buildVae(tf, config, config.seed);
}

/** What a checkpoint must share with the run that goes on from it. */
interface RunFacts {
  readonly seed: number;
  readonly configHash: string;
  readonly dataHash: string;
}

interface RunPart {
  readonly request: AssessmentRequest;
  readonly model: Trainable;
  readonly split: Split;
  readonly batches: BatchOrder;
  readonly facts: RunFacts;
  readonly files: KeptFiles;
  readonly reporter: ProgressReporter;
}

function readCheckpoint(bytes: Uint8Array | null, facts: RunFacts): Checkpoint | null {
  if (!bytes) return null;
  const checkpoint = decodeCheckpoint(bytes);
  const { seed, configHash, dataHash } = checkpoint.header;
  if (seed !== facts.seed || configHash !== facts.configHash || dataHash !== facts.dataHash) {
    throw new CheckpointRefused("the checkpoint belongs to another configuration or other data");
  }
  return checkpoint;
}

async function trainModel(part: RunPart, checkpoint: Checkpoint | null): Promise<TrainingProgress> {
  const { request, model, batches, facts, files, reporter } = part;
  const { tf, config, data, signal } = request;
  const progress = startFrom(checkpoint);
  if (checkpoint) restoreState(tf, checkpoint, model.state);
  const sheets = new Set(sheetSteps(config.steps));
  const every = (request.checkpointSeconds ?? CHECKPOINT_SECONDS) * 1_000;
  let savedAt = performance.now();
  const save = async () => {
    const bytes = encodeCheckpoint({ ...facts, ...recorded(progress), files: files.list() }, model.state);
    await files.keep({ kind: "checkpoint", step: progress.step, mediaType: BINARY, bytes });
    savedAt = performance.now();
  };
  const drawDue = async () => {
    if (!sheets.has(progress.step)) return;
    const bytes = drawSheet(tf, model, config.seed);
    await files.keep({ kind: "sampleSheet", step: progress.step, mediaType: "image/png", bytes });
  };
  const betweenSteps = async () => {
    await drawDue();
    reporter.report(progress);
    if (performance.now() - savedAt >= every) await save();
  };
  reporter.start(progress);
  await drawDue();
  try {
    await train({
      tf,
      model,
      data,
      batches,
      signal,
      progress,
      betweenSteps,
      totalSteps: config.steps,
      pauseAt: sheets,
    });
  } catch (error) {
    if (error instanceof RunCancelled && signal.reason === KEEP_CHECKPOINT) await save();
    throw error;
  }
  await save();
  return progress;
}

function startFrom(checkpoint: Checkpoint | null): TrainingProgress {
  return recorded(checkpoint?.header ?? NOTHING_DONE);
}

const NOTHING_DONE: TrainingProgress = {
  ...{ step: 0, points: [], nonFiniteSteps: 0, trainingSeconds: 0, stepMilliseconds: [] },
};

/** A copy without what a checkpoint's header holds besides. */
function recorded(progress: TrainingProgress): TrainingProgress {
  const { step, points, nonFiniteSteps, trainingSeconds, stepMilliseconds } = progress;
  return { step, points: [...points], nonFiniteSteps, trainingSeconds, stepMilliseconds: [...stepMilliseconds] };
}

interface FinishPart extends RunPart {
  readonly space: EmbeddingSpace;
  readonly progress: TrainingProgress;
}

async function finish(part: FinishPart): Promise<RunReport> {
  const { request, model, split, space, progress, facts, files, reporter } = part;
  const { data, config, signal } = request;
  const keep = async (kind: ArtefactKind, mediaType: string, bytes: Uint8Array) => {
    if (signal.aborted) throw new RunCancelled(`stopped before ${kind}`);
    await files.keep({ kind, step: null, mediaType, bytes });
  };
  reporter.enter("sampling");
  const samples = drawSamples(part);
  await keep("samples", "application/x-idx", writeIdx([samples.length / SIDE ** 2, SIDE, SIDE], samples));
  reporter.enter("measuring");
  // What is measured is what is stored: whoever has the file can compute the report again.
  const generated = Float32Array.from(samples, (value) => value / 255);
  const measured = measureSamples({ space, data, split, generated, seed: config.seed });
  reporter.enter("finishing");
  const report = { ...measured, ...describeRun(part) };
  await keep("curves", "text/csv", writeCurveTable(progress.points, model.lossNames));
  await keep("weights", BINARY, encodeCheckpoint({ ...facts, ...recorded(progress), points: [] }, model.weights));
  await keep("report", "application/json", jsonBytes(report));
  const manifest = { version: 1, ...facts, weightsHash: report.weightsHash, files: files.list() };
  await keep("manifest", "application/json", jsonBytes(manifest));
  return report;
}

/** The samples that are measured, as grey values 0–255. @throws TrainingDiverged when the last steps left the numbers. */
function drawSamples({ request, model, split, progress }: FinishPart): Uint8Array {
  const { tf, config } = request;
  const count = comparableCount(split, config.evaluationSamples);
  const images = sampleImages(tf, model, { count, seed: config.seed, stream: "samples" });
  if (!images.every(Number.isFinite)) throw new TrainingDiverged(progress.step);
  return toBytes(images);
}

function describeRun({ request, model, split, space, progress }: FinishPart) {
  return {
    ...{ version: 1 as const, config: request.config, backend: request.backend, featureSpace: space.facts },
    split: { train: split.train.length, holdout: split.holdout.length, reference: split.reference.length },
    ...{ curves: progress.points, nonFiniteSteps: progress.nonFiniteSteps, trainingSeconds: progress.trainingSeconds },
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

function hashData({ pixels, labels, count }: ImageDataset): string {
  const hash = createHash("sha256").update(`${count}:`).update(pixels);
  return hash.update(labels ?? new Uint8Array()).digest("hex");
}
