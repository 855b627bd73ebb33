import { buildModel } from "@/models/assess/assess-image-model";
import { loadBackend } from "@/models/backend";
import type { ImageConfig } from "@/models/contracts/run-config";
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

/** Trains for all steps of the configuration on `rows` of the strokes; the caller disposes the model. */
export async function trainStrokes(
  config: ImageConfig,
  { rows, betweenSteps }: { rows?: Uint32Array; betweenSteps?: () => Promise<void> } = {},
): Promise<ShortTraining> {
  const data = strokes();
  const model = buildModel(native.tf, config);
  const progress = freshProgress();
  const batches = new BatchOrder(rows ?? everyRow(data.count), model.batchSize, SEED);
  await train({
    ...{ tf: native.tf, model, progress, totalSteps: config.steps, pauseAt: new Set<number>() },
    batchAt: (step) => batches.imagesAt(step, data),
    signal: new AbortController().signal,
    betweenSteps: betweenSteps ?? (() => Promise.resolve()),
  });
  return { model, progress };
}
