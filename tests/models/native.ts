import { loadBackend } from "@/models/backend";
import type { ImageConfig } from "@/models/contracts/run-config";
import type { ImageDataset } from "@/models/data/image-dataset";
import { buildImageModel } from "@/models/networks/build-image-model";
import { BatchOrder } from "@/models/training/batches";
import { type TrainingProgress, train } from "@/models/training/train";
import type { Trainable } from "@/models/training/trainable";
import { everyRow, freshProgress, SEED, strokes } from "./given";

/** The library is loaded once per test file; a file is a process. */
export const native = await loadBackend();

export interface ShortTraining {
  readonly model: Trainable;
  readonly progress: TrainingProgress;
}

interface ShortTrainingChoice {
  readonly data?: ImageDataset;
  /** Rows to train on; every one by default. */
  readonly rows?: Uint32Array;
  readonly betweenSteps?: () => Promise<void>;
}

/** Trains for all steps of the configuration, on the strokes by default; the caller disposes the model. */
export async function trainStrokes(
  config: ImageConfig,
  { data = strokes(), rows, betweenSteps }: ShortTrainingChoice = {},
): Promise<ShortTraining> {
  const model = buildImageModel(native.tf, config, data);
  const progress = freshProgress();
  const batches = new BatchOrder(rows ?? everyRow(data.count), model.batchSize, SEED);
  await train({
    ...{ tf: native.tf, model, progress, totalSteps: config.steps, pauseAt: new Set<number>() },
    batchAt: (step) => batches.valuesAt(step, data, model),
    signal: new AbortController().signal,
    betweenSteps: betweenSteps ?? (() => Promise.resolve()),
  });
  return { model, progress };
}
