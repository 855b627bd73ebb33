import { buildModel } from "@/models/assess/assess-image-model";
import { loadBackend } from "@/models/backend";
import { dcganConfig, type RunConfig, vaeConfig } from "@/models/contracts/run-config";
import { generateStrokes } from "@/models/data/strokes";
import { BatchOrder } from "@/models/training/batches";
import { type TrainingProgress, train } from "@/models/training/train";
import type { Trainable } from "@/models/training/trainable";

/** The library is loaded once per test file; a file is a process. */
export const native = await loadBackend();

export const SEED = 20_261_123;

export const strokes = (count = 2_000) => generateStrokes({ count, seed: SEED });

export function configOf(model: RunConfig["model"], changes: Partial<RunConfig> = {}): RunConfig {
  const schema = { dcgan: dcganConfig, vae: vaeConfig }[model];
  return schema.parse({ model, steps: 100, seed: SEED, evaluationSamples: 400, ...changes });
}

export const freshProgress = (): TrainingProgress => ({
  ...{ step: 0, points: [], nonFiniteSteps: 0, trainingSeconds: 0, stepMilliseconds: [] },
});

export interface ShortTraining {
  readonly model: Trainable;
  readonly progress: TrainingProgress;
}

/** Trains for all steps of the configuration on `rows` of the strokes; the caller disposes the model. */
export async function trainStrokes(
  config: RunConfig,
  { rows, betweenSteps }: { rows?: Uint32Array; betweenSteps?: () => Promise<void> } = {},
): Promise<ShortTraining> {
  const data = strokes();
  const model = buildModel(native.tf, config);
  const progress = freshProgress();
  await train({
    ...{ tf: native.tf, model, data, progress, totalSteps: config.steps, pauseAt: new Set<number>() },
    batches: new BatchOrder(rows ?? Uint32Array.from({ length: data.count }, (_, row) => row), model.batchSize, SEED),
    signal: new AbortController().signal,
    betweenSteps: betweenSteps ?? (() => Promise.resolve()),
  });
  return { model, progress };
}
