import type { Tensor } from "@tensorflow/tfjs";
import { afterEach, describe, expect, test } from "vitest";
import { assessImageModel } from "@/models/assess/assess-image-model";
import { privacySpentBy } from "@/models/assess/privacy-budget";
import { KEEP_CHECKPOINT } from "@/models/assess/train-model";
import type { VaeConfig } from "@/models/contracts/image-config";
import type { Artefact } from "@/models/contracts/run-events";
import { PIXELS } from "@/models/data/image-dataset";
import { splitRows } from "@/models/data/split";
import { buildVae } from "@/models/networks/vae";
import { hashState } from "@/models/training/checkpoint";
import { imageBatches } from "@/models/training/image-batches";
import { StepRunner } from "@/models/training/step-runner";
import { RunCancelled } from "@/models/training/train";
import type { StepInput } from "@/models/training/trainable";
import { configOf, everyRow, SEED, strokes } from "./given";
import { native } from "./native";

const { tf } = native;
const data = strokes(200);
const CLIP = 2;
/** Adam's first moment after one step from zero is this share of the gradient. */
const FRESH = 1 - 0.9;

const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.dispose();
});

const configWith = (changes: Partial<VaeConfig>) =>
  configOf("vae", { batchSize: 8, hiddenUnits: 32, latentSize: 4, klWarmUpSteps: 0, ...changes }) as VaeConfig;
const PRIVATE = { privacyClip: CLIP, privacyNoise: 0 } as const;

function build(config: VaeConfig) {
  const model = buildVae(tf, config, SEED);
  opened.push(model);
  return { model, batchAt: imageBatches(config, { data, rows: everyRow(data.count), model }) };
}

const asTensors = (inputs: readonly StepInput[]) =>
  inputs.map(({ values, shape }): Tensor => tf.tensor(values, [...shape] as [number]));

/** The gradient that one step from fresh moments was given, all arrays behind each other. */
function gradientOf(config: VaeConfig, inputs: readonly StepInput[]): number[] {
  const { model } = build(config);
  const given = asTensors(inputs);
  tf.dispose([model.step(given), ...given]);
  const moments = model.state.filter(({ name }) => name.includes("adam.m/"));
  return moments.flatMap(({ variable }) => Array.from(variable.dataSync(), (value) => value / FRESH));
}

/** Inputs of the first private step with other images in the first rows, and `present` of them marked as there. */
function inputsWith(images: Float32Array, present: number): StepInput[] {
  const { model, batchAt } = build(configWith(PRIVATE));
  const [batch, noise, rate, klWeight, , at] = model.draw({ step: 0, totalSteps: 100 }, batchAt(0)) as StepInput[];
  const [rows = 0] = batch?.shape ?? [];
  const values = new Float32Array(rows * PIXELS);
  values.set(images);
  const marks = Float32Array.from({ length: rows }, (_, row) => (row < present ? 1 : 0));
  return [
    { values, shape: [rows, PIXELS] },
    ...([noise, rate, klWeight] as StepInput[]),
    { values: marks, shape: [rows] },
    at as StepInput,
  ];
}

const grey = Float32Array.from(data.pixels.subarray(0, 7 * PIXELS), (byte) => byte / 255);
/** Six digits and an image that no digit is like, whose gradient is far longer than theirs. */
const withOutlier = () => {
  const images = grey.slice();
  images.fill(1, 6 * PIXELS);
  return images;
};
const lengthOf = (values: readonly number[]) => Math.hypot(...values);
const minus = (a: readonly number[], b: readonly number[]) => a.map((value, index) => value - (b[index] ?? 0));

describe("a step with differential privacy", () => {
  test("moves by at most the clipping norm when an image joins, by far more without clipping", () => {
    const influence = (privacyClip: number) => {
      const config = configWith({ privacyClip, privacyNoise: 0 });
      const [six, seven] = [6, 7].map((present) => gradientOf(config, inputsWith(withOutlier(), present)));
      return config.batchSize * lengthOf(minus(seven ?? [], six ?? []));
    };
    expect(influence(CLIP)).toBeGreaterThan(0.9 * CLIP);
    expect(influence(CLIP)).toBeLessThanOrEqual(CLIP * 1.0001);
    expect(influence(1e6)).toBeGreaterThan(20 * CLIP);
  });

  test("adds up the gradients of single images, each shortened to the clipping norm over all layers", () => {
    const inputs = inputsWith(grey, 5);
    const [, noise, rate, klWeight] = inputs as [StepInput, StepInput, StepInput, StepInput];
    const alone = { ...configWith({}), batchSize: 1 };
    const expected: number[] = [];
    const lengths: number[] = [];
    for (let image = 0; image < 5; image += 1) {
      const gradient = gradientOf(alone, [
        { values: grey.slice(image * PIXELS, (image + 1) * PIXELS), shape: [1, PIXELS] },
        { values: noise.values.slice(image * 4, (image + 1) * 4), shape: [1, 4] },
        ...[rate, klWeight],
      ]);
      lengths.push(lengthOf(gradient));
      const share = Math.min(1, 40 / lengthOf(gradient)) / 8;
      for (const [index, value] of gradient.entries()) expected[index] = (expected[index] ?? 0) + share * value;
    }
    const clipped = gradientOf(configWith({ ...PRIVATE, privacyClip: 40 }), inputs);
    // Some of the five are shortened and some are not, or the test would tell nothing.
    expect(Math.min(...lengths)).toBeLessThan(40);
    expect(Math.max(...lengths)).toBeGreaterThan(40);
    expect(lengthOf(minus(clipped, expected)) / lengthOf(expected)).toBeLessThan(1e-4);
  });

  test("adds normal noise of noise multiplier times clipping norm to the sum, another at each step", () => {
    const inputs = inputsWith(grey, 5);
    const later = [...inputs.slice(0, 5), { values: Float32Array.of(1), shape: [] }];
    const quiet = gradientOf(configWith(PRIVATE), inputs);
    const noisy = configWith({ ...PRIVATE, privacyNoise: 1.5 });
    const noiseOf = (given: readonly StepInput[]) => minus(gradientOf(noisy, given), quiet).map((value) => value * 8);
    const [first, again, second] = [noiseOf(inputs), noiseOf(inputs), noiseOf(later)];
    const moment = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0) / a.length;
    expect(Math.sqrt(moment(first, first)) / (1.5 * CLIP)).toBeCloseTo(1, 1.5);
    expect(Math.abs(moment(first, second)) / moment(first, first)).toBeLessThan(0.02);
    expect(again).toEqual(first);
  });
});

test("private steps are replayed as one graph, with the numbers of op by op", () => {
  const config = configWith({ privacyClip: 1, privacyNoise: 1.1 });
  const run = (way: "graph" | "opByOp") => {
    const { model, batchAt } = build(config);
    const runner = new StepRunner(tf, model);
    for (let step = 0; step < 20; step += 1) {
      const inputs = asTensors(model.draw({ step, totalSteps: 20 }, batchAt(step)));
      tf.dispose([way === "graph" ? runner.run(inputs) : model.step(inputs), ...inputs]);
    }
    runner.dispose();
    return { hash: hashState(model.state), way: runner.execution.way };
  };
  const replayed = run("graph");
  expect(replayed.way).toBe("graph");
  expect(run("opByOp").hash).toBe(replayed.hash);
});

test("a private run that was stopped goes on with the weights and the budget of an unbroken one", async () => {
  const config = configWith({ steps: 40, privacyClip: 1, privacyNoise: 1.1, evaluationSamples: 200 });
  const images = { ...strokes(400), labels: null };
  const assess = async (resumeFrom: Uint8Array | null, stopAt: number) => {
    const stop = new AbortController();
    const kept: Artefact[] = [];
    const report = await assessImageModel({
      ...{ tf, backend: native.info, config, data: images, resumeFrom },
      ...{ signal: stop.signal, checkpointSeconds: 0.05, onProgress: () => {} },
      sink: async (artefact) => {
        kept.push(artefact);
        if (artefact.kind === "checkpoint" && (artefact.step ?? 0) >= stopAt) stop.abort(KEEP_CHECKPOINT);
      },
    }).catch((error: Error) => error);
    return { report, checkpoint: kept.findLast(({ kind }) => kind === "checkpoint") };
  };
  const stopped = await assess(null, 5);
  expect(stopped.report).toBeInstanceOf(RunCancelled);
  expect(stopped.checkpoint?.step).toBeLessThan(40);
  const { report } = await assess(stopped.checkpoint?.bytes ?? null, 1_000);

  const { train } = splitRows(images.count, SEED);
  const unbroken = buildVae(tf, config, SEED);
  opened.push(unbroken);
  const batchAt = imageBatches(config, { data: images, rows: train, model: unbroken });
  for (let step = 0; step < config.steps; step += 1) {
    const inputs = asTensors(unbroken.draw({ step, totalSteps: config.steps }, batchAt(step)));
    tf.dispose([unbroken.step(inputs), ...inputs]);
  }
  expect(report).toMatchObject({
    weightsHash: hashState(unbroken.weights),
    privacy: { ...privacySpentBy(config, train.length).privacy, steps: 40, sampleRate: 8 / 200 },
  });
});
