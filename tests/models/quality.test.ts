import type { Tensor2D } from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EmbeddingSpace, prepareEmbedding } from "@/models/assess/feature-space";
import { measureSamples } from "@/models/assess/measure";
import { sampleImages } from "@/models/assess/sample-sheets";
import type { MetricKey } from "@/models/contracts/report";
import { SeededRandom } from "@/models/data/random";
import { splitRows } from "@/models/data/split";
import { buildImageModel } from "@/models/networks/build-image-model";
import { ClassDraw } from "@/models/networks/class-draw";
import type { Trainable } from "@/models/training/trainable";
import { configOf, SEED, strokes } from "./given";
import { native, trainStrokes } from "./native";

/** Half of them train; the rest is held out and reference. */
const data = strokes(4_000);
const split = splitRows(data.count, SEED);
let space: EmbeddingSpace;
/**
 * Samples, and as many held-out images. The strokes have no noise of their own, so the balls of coverage (reaching to the
 * fifth neighbour) shrink fast with their number; with 200 a model that has learned stands well apart from one that has
 * not, long before its strokes are flawless.
 */
const SAMPLES = 200;
/** Far above what a quiet machine takes. */
const TRAINING_MILLISECONDS = 300_000;

beforeAll(async () => {
  space = await prepareEmbedding({ tf: native.tf, data, split, seed: SEED, signal: new AbortController().signal });
}, TRAINING_MILLISECONDS);
afterAll(() => space.dispose());

/** Value and floor of a score for samples drawn from the model as it stands. */
function scoresOf(model: Trainable) {
  const generated = sampleImages(native.tf, model, { count: SAMPLES, seed: SEED, stream: "samples" });
  const { metrics } = measureSamples({ space, data, split, generated, seed: SEED });
  return (key: MetricKey) => metrics.find((metric) => metric.key === key) ?? { value: Number.NaN, floor: Number.NaN };
}

/** The same values in every array, in another order: what was learned is gone, the statistics of the weights are not. */
function shuffleWeights(model: Trainable): void {
  const random = SeededRandom.fromSeed(SEED, "shuffle");
  for (const { variable } of model.samplingWeights) {
    const values = variable.dataSync() as Float32Array;
    const order = random.permutation(values.length);
    const mixed = Float32Array.from(order, (index) => values[index] ?? 0);
    native.tf.tidy(() => variable.assign(native.tf.tensor(mixed, variable.shape)));
  }
}

const learned = (model: Trainable, untrainedFd: number) => {
  const score = scoresOf(model);
  const [fd, coverage] = [score("fd").value, score("coverage")];
  return {
    fd: fd <= 0.1 * untrainedFd,
    // Below this the verdict rules speak of lost modes.
    coverage: coverage.value >= 0.3 * coverage.floor,
    numbers: { fd, untrainedFd, coverage },
  };
};

test("the feature network knows the classes of images that it never saw", () => {
  expect(space.facts.kind).toBe("cnn");
  expect(space.facts.heldOutAccuracy).toBeGreaterThanOrEqual(0.9);
});

describe.each([
  // Share of the untrained FD and of the floor of coverage, as measured: 0.040 and 0.42; 0.034 and 0.60.
  ["dcgan", 1_500, 64],
  ["vae", 2_000, 100],
] as const)("%s after %i steps of %i on 2 000 strokes", (family, steps, batchSize) => {
  let model: Trainable;
  let untrainedFd: number;

  beforeAll(async () => {
    const config = configOf(family, { steps, batchSize });
    const untrained = buildImageModel(native.tf, config, data);
    untrainedFd = scoresOf(untrained)("fd").value;
    untrained.dispose();
    ({ model } = await trainStrokes(config, { data, rows: split.train }));
  }, TRAINING_MILLISECONDS);
  afterAll(() => model.dispose());

  test("stands far nearer to the real images than untrained, and covers them", () => {
    expect(learned(model, untrainedFd)).toMatchObject({ fd: true, coverage: true });
  });

  test("fails the same check with shuffled weights", () => {
    shuffleWeights(model);
    const { fd, coverage } = learned(model, untrainedFd);
    expect(fd && coverage).toBe(false);
  });
});

/** A latent's last number picks the class, and the feature network sees that class in the image. */
function drawsItsClass(model: Trainable): void {
  const latents = native.tf.tensor2d(SeededRandom.fromSeed(SEED, "classes").normals(200 * model.latentSize), [
    200,
    model.latentSize,
  ]);
  const told = native.tf.tidy(() =>
    ClassDraw.fromData(data)
      .split(native.tf, latents as Tensor2D)
      .classes.argMax(1)
      .dataSync(),
  );
  const images = native.tf.tidy(() => model.generate(latents as Tensor2D).dataSync() as Float32Array);
  latents.dispose();
  expect(new Set(told).size).toBe(10);
  const seen = space.classify?.(images) ?? [];
  expect(Array.from(told).filter((label, row) => seen[row] === label).length / 200).toBeGreaterThan(0.6);
}

describe.each(["cgan", "mlp-gan"] as const)("%s after 600 steps on 2 000 strokes", (family) => {
  const steps = 600;
  let model: Trainable;
  let untrainedFd: number;

  beforeAll(async () => {
    const config = configOf(family, { steps });
    const untrained = buildImageModel(native.tf, config, data);
    untrainedFd = scoresOf(untrained)("fd").value;
    untrained.dispose();
    ({ model } = await trainStrokes(config, { data, rows: split.train }));
  }, TRAINING_MILLISECONDS);
  afterAll(() => model.dispose());

  test("stands far nearer to the real images than untrained", () => {
    expect(scoresOf(model)("fd").value).toBeLessThan(0.3 * untrainedFd);
  });

  if (family === "cgan") test("draws the class that a latent's last number picks", () => drawsItsClass(model));

  if (family === "mlp-gan") {
    test("stands nearer than the textbook GAN, kept for comparison, after as many steps", async () => {
      const { model: textbook } = await trainStrokes(configOf("textbook", { steps }), { data, rows: split.train });
      const [near, far] = [model, textbook].map((each) => scoresOf(each)("fd").value) as [number, number];
      textbook.dispose();
      expect(far).toBeGreaterThan(2 * near);
    });
  }

  test("stands far away again with shuffled weights", () => {
    const trainedFd = scoresOf(model)("fd").value;
    shuffleWeights(model);
    expect(scoresOf(model)("fd").value).toBeGreaterThan(2 * trainedFd);
  });
});
