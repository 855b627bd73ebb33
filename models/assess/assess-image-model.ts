import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Tf } from "../backend";
import type { RunReport } from "../contracts/report";
import type { RunConfig } from "../contracts/run-config";
import type { Artefact, ArtefactKind, BackendInfo, ProgressEvent } from "../contracts/run-events";
import type { ImageDataset } from "../data/image-dataset";
import { type Split, splitRows } from "../data/split";
import { buildDcgan } from "../networks/dcgan";
import { buildVae } from "../networks/vae";
import { BatchOrder } from "../training/batches";
import { CheckpointRefused, decodeCheckpoint, encodeCheckpoint, hashState, restoreState } from "../training/checkpoint";
import { RunCancelled, type TrainingProgress, train } from "../training/train";
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

const CHECKPOINT_SECONDS = 10;

/**
 * Trains, samples and measures one image model: the whole assessment of one seed.
 * @throws RunCancelled when the signal fires; TrainingDiverged; CheckpointRefused for a damaged or foreign checkpoint;
 *   RangeError when the data is too small for the batch.
 */
export async function assessImageModel(request: AssessmentRequest): Promise<RunReport> {
  const { tf, config, data } = request;
  const reporter = new ProgressReporter(request.onProgress, config.steps);
  reporter.enter("preparing");
  const split = splitRows(data.count, config.seed);
  reporter.enter("features");
  const space = await prepareEmbedding({ tf, data, split, seed: config.seed, signal: request.signal });
  const model = buildModel(tf, config);
  try {
    const progress = await trainModel({ request, model, split, reporter });
    return await finish({ request, model, split, space, progress, reporter });
  } finally {
    model.dispose();
    space.dispose();
  }
}

export function buildModel(tf: Tf, config: RunConfig): Trainable {
  return config.model === "dcgan" ? buildDcgan(tf, config, config.seed) : buildVae(tf, config, config.seed);
}

interface TrainingPart {
  readonly request: AssessmentRequest;
  readonly model: Trainable;
  readonly split: Split;
  readonly reporter: ProgressReporter;
}

async function trainModel({ request, model, split, reporter }: TrainingPart): Promise<TrainingProgress> {
  const { tf, config, data, signal, sink } = request;
  const facts = { seed: config.seed, configHash: hashJson(config), dataHash: hashData(data) };
  const progress = resume(request, model, facts);
  const sheets = sheetSteps(config.steps);
  const every = (request.checkpointSeconds ?? CHECKPOINT_SECONDS) * 1_000;
  let checkpointAt = performance.now();
  reporter.start(progress);
  const save = async () => {
    const bytes = encodeCheckpoint({ ...facts, ...recorded(progress) }, model.state);
    await sink({ kind: "checkpoint", step: progress.step, mediaType: "application/octet-stream", bytes });
    checkpointAt = performance.now();
  };
  const drawDue = async () => {
    if (!sheets.includes(progress.step)) return;
    const bytes = drawSheet(tf, model, config.seed);
    await sink({ kind: "sampleSheet", step: progress.step, mediaType: "image/png", bytes });
  };
  await drawDue();
  const batches = new BatchOrder(split.train, model.batchSize, config.seed);
  await train({
    ...{ tf, model, data, batches, signal, progress, totalSteps: config.steps, pauseAt: new Set(sheets) },
    betweenSteps: async () => {
      await drawDue();
      reporter.report(progress);
      if (performance.now() - checkpointAt >= every) await save();
    },
  });
  await save();
  return progress;
}

const recorded = ({ step, points, nonFiniteSteps, trainingSeconds }: TrainingProgress) => ({
  ...{ step, points, nonFiniteSteps, trainingSeconds },
});

function resume(
  { tf, resumeFrom }: AssessmentRequest,
  model: Trainable,
  facts: { seed: number; configHash: string; dataHash: string },
): TrainingProgress {
  if (!resumeFrom) return { step: 0, points: [], nonFiniteSteps: 0, trainingSeconds: 0, stepMilliseconds: [] };
  const checkpoint = decodeCheckpoint(resumeFrom);
  const { header } = checkpoint;
  if (header.configHash !== facts.configHash || header.dataHash !== facts.dataHash) {
    throw new CheckpointRefused("the checkpoint belongs to another configuration or other data");
  }
  restoreState(tf, checkpoint, model.state);
  return { ...recorded({ ...header, stepMilliseconds: [] }), stepMilliseconds: [] };
}

interface FinishPart extends TrainingPart {
  readonly space: EmbeddingSpace;
  readonly progress: TrainingProgress;
}

async function finish({ request, model, split, space, progress, reporter }: FinishPart): Promise<RunReport> {
  const { tf, backend, config, data, signal } = request;
  const files = new Map<string, string>();
  const keep = async (kind: ArtefactKind, mediaType: string, bytes: Uint8Array) => {
    if (signal.aborted) throw new RunCancelled(`stopped before ${kind}`);
    files.set(kind, createHash("sha256").update(bytes).digest("hex"));
    await request.sink({ kind, step: null, mediaType, bytes });
  };
  reporter.enter("sampling");
  const count = comparableCount(split, config.evaluationSamples);
  const generated = sampleImages(tf, model, { count, seed: config.seed, stream: "samples" });
  await keep("samples", "application/octet-stream", toBytes(generated));
  reporter.enter("measuring");
  const measured = measureSamples({ space, data, split, generated, seed: config.seed });
  reporter.enter("finishing");
  const report: RunReport = {
    ...{ version: 1, config, backend, featureSpace: space.facts, ...measured },
    split: { train: split.train.length, holdout: split.holdout.length, reference: split.reference.length },
    ...{ curves: progress.points, nonFiniteSteps: progress.nonFiniteSteps, trainingSeconds: progress.trainingSeconds },
    stepMilliseconds: quantiles(progress.stepMilliseconds),
    peakResidentMegabytes: Math.round(process.resourceUsage().maxRSS / 1_024),
    weightsHash: hashState(model.state),
  };
  const weights = encodeCheckpoint(
    {
      ...{ seed: config.seed, configHash: hashJson(config), dataHash: hashData(data) },
      ...recorded({ ...progress, points: [] }),
    },
    model.samplingWeights,
  );
  await keep("weights", "application/octet-stream", weights);
  await keep("report", "application/json", jsonBytes(report));
  const manifest = Object.fromEntries([...files].sort(([a], [b]) => a.localeCompare(b)));
  await request.sink({ kind: "manifest", step: null, mediaType: "application/json", bytes: jsonBytes(manifest) });
  return report;
}

function quantiles(milliseconds: readonly number[]): { median: number; p95: number } {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}

/** RFC 8785, so that equal content has equal bytes. */
function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(canonicalize(value) ?? "null", "utf8");
}

function hashJson(value: unknown): string {
  return createHash("sha256").update(jsonBytes(value)).digest("hex");
}

function hashData({ pixels, labels, count }: ImageDataset): string {
  return createHash("sha256")
    .update(`${count}:`)
    .update(pixels)
    .update(labels ?? new Uint8Array())
    .digest("hex");
}
