import { log as processLog } from "@/lib/log";
import { fileExists, putBytes, readBytes } from "@/lib/storage/files";
import { type AssessmentRequest, assessImageModel } from "@/models/assess/assess-image-model";
import { assessTextModel, type TextAssessmentRequest } from "@/models/assess/assess-text-model";
import { KEEP_CHECKPOINT } from "@/models/assess/train-model";
import { BackendUnavailable, loadBackend } from "@/models/backend";
import { CheckpointRefused } from "@/models/contracts/checkpoint-file";
import { readIdxImages, readIdxLabels } from "@/models/contracts/idx";
import { isTextConfig } from "@/models/contracts/run-config";
import type { Artefact, ProgressEvent } from "@/models/contracts/run-events";
import { readTexts } from "@/models/contracts/text";
import type { ImageDataset } from "@/models/data/image-dataset";
import type { TextDataset } from "@/models/data/text-dataset";
import { WeightsUnfit } from "@/models/training/initial-weights";
import { RunCancelled, TrainingDiverged } from "@/models/training/train";
import { openCheckpoint, sealCheckpoint } from "./checkpoint-file";
import { type FromTraining, type TrainingJob, toTraining } from "./messages";

/**
 * The process that trains one run. Native calls hold its thread and its memory returns only at its end, so it is not the
 * worker's. It touches storage, never the database; it ends by itself when the worker is gone.
 */

const stopping = new AbortController();

function tell(message: FromTraining): Promise<void> {
  return new Promise((resolve) => {
    if (!process.connected || !process.send) return resolve();
    process.send(message, () => resolve());
  });
}

process.on("disconnect", () => process.exit(1));
process.on("message", (raw) => {
  const message = toTraining.parse(raw);
  if (message.type === "stop") stopping.abort(message.keep ? KEEP_CHECKPOINT : undefined);
  else void carryOut(message.job);
});

async function carryOut(job: TrainingJob): Promise<void> {
  const alive = setInterval(() => void tell({ type: "alive" }), job.aliveSeconds * 1_000);
  const lastWord = await assess(job).catch((error: unknown) => nameFault(error, job));
  clearInterval(alive);
  await tell(lastWord);
  process.disconnect();
  process.exit(0);
}

async function assess(job: TrainingJob): Promise<FromTraining> {
  const { tf, info } = await loadBackend({ withoutNative: job.withoutNative });
  // Read before the worker hears of the library: those of another one it takes away.
  const resumes = [...(await readCheckpoints(job)), null];
  await tell({ type: "backend", backend: info });
  const { config } = job;
  const request = {
    initialWeights: await readInitialWeights(job),
    ...{ tf, backend: info, signal: stopping.signal, checkpointSeconds: job.checkpointSeconds },
    onProgress: (progress: ProgressEvent) => void tell({ type: "progress", progress }),
    sink: (artefact: Artefact) => keep(job, artefact),
  };
  const assessFrom = isTextConfig(config)
    ? assessingTexts({ ...request, config, data: await readStoredTexts(job) })
    : assessingImages({ ...request, config, data: await readImages(job) });
  for (const resumeFrom of resumes) {
    try {
      return { type: "done", report: await assessFrom(resumeFrom) };
    } catch (error) {
      // An unreadable checkpoint costs time and no number: the one before it, or a fresh start, leads to the same end.
      if (!(error instanceof CheckpointRefused) || resumeFrom === null) throw error;
      processLog.warn({ err: error, runId: job.runId }, "training.checkpointRefused");
    }
  }
  throw new Error("unreachable: the last start is a fresh one");
}

type Resumed<Request> = Omit<Request, "resumeFrom">;

const assessingTexts = (request: Resumed<TextAssessmentRequest>) => (resumeFrom: Uint8Array | null) =>
  assessTextModel({ ...request, resumeFrom });

const assessingImages = (request: Resumed<AssessmentRequest>) => (resumeFrom: Uint8Array | null) =>
  assessImageModel({ ...request, resumeFrom });

async function readStoredTexts({ textsHash }: TrainingJob): Promise<TextDataset> {
  if (!textsHash) throw new Error("the data set holds no texts");
  return { texts: readTexts(await readBytes(textsHash)) };
}

async function readImages({ imagesHash, labelsHash }: TrainingJob): Promise<ImageDataset> {
  if (!imagesHash) throw new Error("the data set holds no images");
  const images = readIdxImages(await readBytes(imagesHash));
  if (!images.ok) throw new Error(`stored images are damaged: ${images.error.code}`);
  const { pixels, count } = images.value;
  if (!labelsHash) return { pixels, count, labels: null };
  const labels = readIdxLabels(await readBytes(labelsHash), count);
  if (!labels.ok) throw new Error(`stored labels are damaged: ${labels.error.code}`);
  return { pixels, count, labels: labels.value };
}

async function readInitialWeights({ initialWeightsHash: hash }: TrainingJob): Promise<Uint8Array | null> {
  return hash !== null && (await fileExists(hash)) ? readBytes(hash) : null;
}

/** Newest first, those that are there and this run's. */
async function readCheckpoints({ runId, checkpoints }: TrainingJob): Promise<Uint8Array[]> {
  const found: Uint8Array[] = [];
  for (const { fileHash } of checkpoints) {
    if (!(await fileExists(fileHash))) continue;
    const bytes = openCheckpoint(runId, await readBytes(fileHash));
    if (bytes) found.push(bytes);
  }
  return found;
}

/** The bytes are in the storage before the worker hears of them. */
async function keep({ runId }: TrainingJob, { kind, step, mediaType, bytes }: Artefact): Promise<void> {
  const { hash, size } = await putBytes(kind === "checkpoint" ? sealCheckpoint(runId, bytes) : bytes);
  await tell({ type: "artefact", ...{ kind, step, mediaType, hash, size } });
}

/** Faults that the same try would meet again are named by code; everything else may pass. */
function nameFault(error: unknown, { runId, config }: TrainingJob): FromTraining {
  if (error instanceof RunCancelled) return { type: "stopped" };
  processLog.error({ err: error, runId }, "training.fault");
  if (error instanceof TrainingDiverged) return { type: "failed", code: "diverged", facts: { step: error.step } };
  if (error instanceof BackendUnavailable) return { type: "failed", code: "noBackend", facts: {} };
  if (error instanceof WeightsUnfit) return { type: "failed", code: "weightsUnfit", facts: { detail: error.message } };
  if (error instanceof RangeError) {
    return { type: "failed", code: "dataTooSmall", facts: { batchSize: config.batchSize } };
  }
  return { type: "broken", message: error instanceof Error ? error.message : String(error) };
}
