import { createHash } from "node:crypto";
import { writeCurveTable } from "../artefacts/curve-table";
import { jsonBytes, KeptFiles } from "../artefacts/kept-files";
import { writeIdx } from "../contracts/idx";
import type { RunReport } from "../contracts/report";
import type { ImageConfig } from "../contracts/run-config";
import type { ArtefactKind } from "../contracts/run-events";
import { corruptImages } from "../data/corrupt";
import { type ImageDataset, SIDE } from "../data/image-dataset";
import { type Split, splitRows } from "../data/split";
import { buildImageModel } from "../networks/build-image-model";
import { imageBatches } from "../training/image-batches";
import { RunCancelled, TrainingDiverged, type TrainingProgress } from "../training/train";
import type { Trainable } from "../training/trainable";
import { drawCopies } from "./draw-copies";
import { drawTraversal } from "./draw-traversal";
import { type EmbeddingSpace, prepareEmbedding } from "./feature-space";
import { findNeighbours } from "./find-neighbours";
import { comparableCount, measureSamples } from "./measure";
import { measureLikelihood } from "./measure-likelihood";
import { type MeasuredRestoration, measureRestoration } from "./measure-restoration";
import { privacySpentBy } from "./privacy-budget";
import { ProgressReporter } from "./progress-reporter";
import { QualityProbe } from "./quality-probe";
import { drawInTurns, drawSheet, sheetSteps, toBytes } from "./sample-sheets";
import { timeSampling } from "./sampling-speed";
import {
  BINARY,
  describeTraining,
  encodeWeights,
  factsOf,
  type ModelTraining,
  type RunRequest,
  readCheckpoint,
  trainModel,
} from "./train-model";

export interface AssessmentRequest extends RunRequest<ImageConfig> {
  readonly data: ImageDataset;
}

/**
 * Trains, samples and measures one image model: the whole assessment of one seed.
 * @throws RunCancelled when the signal fires; TrainingDiverged; CheckpointRefused for a damaged or foreign checkpoint,
 *   before anything is computed; RangeError when the data is too small for the batch; LabelsMissing for a conditional
 *   model of unlabelled data.
 */
export async function assessImageModel(request: AssessmentRequest): Promise<RunReport> {
  const { tf, config } = request;
  const reporter = new ProgressReporter(request.onProgress, config.steps);
  reporter.enter("preparing");
  const split = splitRows(request.data.count, config.seed);
  const data = corruptImages(request.data, split.train, config.corruptedShare, config.seed);
  const facts = factsOf(request, hashData(request.data));
  const checkpoint = readCheckpoint(request.resumeFrom, facts);
  const files = new KeptFiles(request.sink, checkpoint?.header.files);
  reporter.enter("features");
  const space = await prepareEmbedding({ tf, data, split, seed: config.seed, signal: request.signal });
  const model = buildImageModel(tf, config, data);
  const batchAt = imageBatches(config, { data, rows: split.train, model });
  const part: ImagePart = {
    ...{ request, data, model, split, space, facts, files, reporter },
    batchAt,
    sheets: new Set(sheetSteps(config.steps)),
    drawSheet: () => ({ mediaType: "image/png", bytes: drawSheet(tf, model, config.seed) }),
    probe: new QualityProbe({ tf, model, space, data, split, config }),
  };
  try {
    return await finish(part, await trainModel(part, checkpoint));
  } finally {
    model.dispose();
    space.dispose();
  }
}

interface ImagePart extends ModelTraining {
  readonly request: AssessmentRequest;
  /** What it trains on, spoilt items among it where the request says so. */
  readonly data: ImageDataset;
  readonly model: Trainable;
  readonly split: Split;
  readonly space: EmbeddingSpace;
  readonly probe: QualityProbe;
}

async function finish(part: ImagePart, progress: TrainingProgress): Promise<RunReport> {
  const { request, data, model, split, space, facts, files, reporter } = part;
  const { config, signal } = request;
  const keep = async (kind: ArtefactKind, mediaType: string, bytes: Uint8Array) => {
    if (signal.aborted) throw new RunCancelled(`stopped before ${kind}`);
    await files.keep({ kind, step: null, mediaType, bytes });
  };
  reporter.enter("sampling");
  const { samples, sampling } = await drawSamples(part, progress);
  await keep("samples", "application/x-idx", writeIdx([samples.length / SIDE ** 2, SIDE, SIDE], samples));
  reporter.enter("measuring");
  // What is measured is what is stored: whoever has the file can compute the report again.
  const generated = Float32Array.from(samples, (value) => value / 255);
  const { train, ...measured } = measureSamples({
    space,
    data,
    clean: request.data,
    split,
    generated,
    seed: config.seed,
  });
  const { tf } = request;
  const bounds = measureLikelihood({ tf, model, data, split, seed: config.seed });
  reporter.enter("finishing");
  const copySheet = drawCopies(measured.copies, samples, data);
  if (copySheet) await keep("copySheet", "image/png", copySheet);
  const near = findNeighbours({ tf, model, space, data, split, train, seed: config.seed });
  await keep("neighbours", "application/json", jsonBytes(near.list));
  await keep("neighbourSheet", "image/png", near.sheet);
  const traversal = drawTraversal(tf, model, config.seed);
  await keep("traversalSheet", "image/png", traversal.sheet);
  const restored = restorationOf(part);
  if (restored) await keep("restorationSheet", "image/png", restored.sheet);
  const report: RunReport = {
    ...{ ...measured, ...bounds, metrics: [...measured.metrics, ...bounds.metrics] },
    ...{ ...describeTraining(part, progress), featureSpace: space.facts, sampling },
    trail: { samples: part.probe.samples, points: progress.trail },
    traversal: traversal.facts,
    ...privacySpentBy(config, split.train.length),
    ...(restored ? { restoration: restored.restoration } : {}),
    split: { train: split.train.length, holdout: split.holdout.length, reference: split.reference.length },
  };
  await keep("curves", "text/csv", writeCurveTable(progress.points, model.lossNames));
  await keep("weights", BINARY, encodeWeights(part, progress));
  await keep("report", "application/json", jsonBytes(report));
  const manifest = { version: 1, ...facts, weightsHash: report.weightsHash, files: files.list() };
  await keep("manifest", "application/json", jsonBytes(manifest));
  return report;
}

function restorationOf({ request: { tf, config, data }, model, split }: ImagePart): MeasuredRestoration | null {
  if (config.model !== "vae" || config.task === "none") return null;
  return measureRestoration({ tf, model, data, split, seed: config.seed, task: config.task });
}

/** The samples that are measured, as grey values 0–255. @throws TrainingDiverged when the last steps left the numbers. */
async function drawSamples({ request, model, split }: ImagePart, progress: TrainingProgress) {
  const { tf, config } = request;
  const count = comparableCount(split, config.evaluationSamples);
  const { samples: images, sampling } = await timeSampling({
    ...{ count, signal: request.signal },
    draw: () => drawInTurns(tf, model, { count, seed: config.seed, stream: "samples" }),
    drawOne: () => drawInTurns(tf, model, { count: 1, seed: config.seed, stream: "grid" }),
  });
  if (!images.every(Number.isFinite)) throw new TrainingDiverged(progress.step);
  return { samples: toBytes(images), sampling };
}

function hashData({ pixels, labels, count }: ImageDataset): string {
  const hash = createHash("sha256").update(`${count}:`).update(pixels);
  return hash.update(labels ?? new Uint8Array()).digest("hex");
}
