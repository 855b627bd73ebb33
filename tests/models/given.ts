import { buildModel } from "@/models/assess/assess-image-model";
import type { Tf } from "@/models/backend";
import {
  dcganConfig,
  IMAGE_FAMILIES,
  type ImageConfig,
  type ImageFamily,
  vaeConfig,
} from "@/models/contracts/run-config";
import { generateStrokes } from "@/models/data/strokes";
import { BatchOrder } from "@/models/training/batches";
import { StepRunner } from "@/models/training/step-runner";
import type { TrainingProgress } from "@/models/training/train";

/** What the models' tests share and what loads no library. */

export const FAMILIES = IMAGE_FAMILIES;
export const SEED = 20_261_123;
/** Where the size of a batch does not matter, small ones are quick. */
export const SMALL = { batchSize: 8 } as const;

export const strokes = (count = 2_000) => generateStrokes({ count, seed: SEED });
export const everyRow = (count: number) => Uint32Array.from({ length: count }, (_, row) => row);

export function configOf(model: ImageFamily, changes: Partial<ImageConfig> = {}): ImageConfig {
  const schema = { dcgan: dcganConfig, vae: vaeConfig }[model];
  return schema.parse({ model, steps: 100, seed: SEED, evaluationSamples: 400, ...changes });
}

export const freshProgress = (): TrainingProgress => ({
  ...{ step: 0, points: [], nonFiniteSteps: 0, trainingSeconds: 0, stepMilliseconds: [] },
});

export interface OneStep {
  readonly losses: readonly number[];
  readonly way: "graph" | "opByOp";
  /** Weights and moments by name. */
  readonly state: Readonly<Record<string, readonly number[]>>;
}

/** The first step of a model, with everything that it moved. */
export function takeOneStep(tf: Tf, family: ImageFamily): OneStep {
  const model = buildModel(tf, configOf(family, SMALL));
  const data = strokes(50);
  const images = new BatchOrder(everyRow(data.count), model.batchSize, SEED).imagesAt(0, data);
  const inputs = model
    .draw({ step: 0, totalSteps: 100 }, images)
    .map(({ values, shape }) => tf.tensor(values, [...shape] as [number]));
  // As one graph on the native backend, op by op on any other.
  const runner = new StepRunner(tf, model);
  const losses = Array.from(runner.run(inputs).dataSync());
  runner.dispose();
  const state = Object.fromEntries(model.state.map(({ name, variable }) => [name, Array.from(variable.dataSync())]));
  model.dispose();
  return { losses, state, way: runner.execution.way };
}
