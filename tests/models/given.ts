import type { Tensor2D } from "@tensorflow/tfjs";
import type { Tf } from "@/models/backend";
import {
  IMAGE_FAMILIES,
  type ImageConfig,
  type ImageFamily,
  isImageConfig,
  runConfig,
} from "@/models/contracts/run-config";
import { PIXELS } from "@/models/data/image-dataset";
import { generateStrokes } from "@/models/data/strokes";
import { buildImageModel } from "@/models/networks/build-image-model";
import { FeatureNetwork } from "@/models/networks/feature-network";
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
  const config = runConfig.parse({ model, steps: 100, seed: SEED, evaluationSamples: 400, ...changes });
  if (!isImageConfig(config)) throw new TypeError(`${model} is no model of images`);
  return config;
}

export const freshProgress = (): TrainingProgress => ({
  ...{ step: 0, points: [], nonFiniteSteps: 0, trainingSeconds: 0, stepMilliseconds: [], trail: [] },
});

export interface OneStep {
  readonly losses: readonly number[];
  readonly way: "graph" | "opByOp";
  /** Weights and moments by name. */
  readonly state: Readonly<Record<string, readonly number[]>>;
}

/** Loss and gradients of the feature network on its first batch. */
export function takeFeatureStep(tf: Tf): OneStep {
  const data = strokes(20);
  const network = new FeatureNetwork(tf, 10, SEED);
  const images = tf.tensor2d(
    Float32Array.from(data.pixels, (byte) => byte / 255),
    [data.count, PIXELS],
  );
  const classes = tf.oneHot(tf.tensor1d(data.labels ?? [], "int32"), 10).toFloat() as Tensor2D;
  const { value, grads } = tf.variableGrads(() => network.loss(images, classes), network.set.variables());
  const state = Object.fromEntries(
    Object.entries(grads).map(([name, tensor]) => [name, Array.from(tensor.dataSync())]),
  );
  return { losses: Array.from(value.dataSync()), state, way: "opByOp" };
}

/** The first step of a model, with everything that it moved. */
export function takeOneStep(tf: Tf, family: ImageFamily): OneStep {
  const data = strokes(50);
  const model = buildImageModel(tf, configOf(family, SMALL), data);
  const images = new BatchOrder(everyRow(data.count), model.batchSize, SEED).valuesAt(0, data, model);
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
