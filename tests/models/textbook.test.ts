import type { Tensor } from "@tensorflow/tfjs";
import { afterAll, expect, test } from "vitest";
import { buildImageModel } from "@/models/networks/build-image-model";
import { BatchOrder } from "@/models/training/batches";
import { configOf, everyRow, SEED, strokes } from "./given";
import { native } from "./native";

/** The listing as articles print it: 100 → 128 → 256 → 512 → 1024 → 784, two convolutions, Adam at 2e-4 with β₁ 0.5, batches of 32. */
const { tf } = native;
const data = strokes(200);
const config = configOf("textbook");
const model = buildImageModel(tf, config, data);
afterAll(() => model.dispose());

const shapesOf = (scope: string) =>
  model.weights.filter(({ name }) => name.startsWith(`${scope}/`)).map(({ variable }) => variable.shape.join("×"));

test("has the listing's settings and layers", () => {
  expect(config).toMatchObject({ latentSize: 100, batchSize: 32, learningRate: 2e-4, emaDecay: 0, packing: 1 });
  expect(config).toMatchObject({ loss: "nonSaturating", spectralNorm: "off", r1Weight: 0 });
  expect(shapesOf("generator")).toEqual([
    ...["100×128", "128", "128×256", "256", "256×512", "512", "512×1024", "1024", "1024×784", "784"],
  ]);
  expect(shapesOf("discriminator")).toEqual(["3×3×1×32", "32", "3×3×32×64", "64", "3136×1", "1"]);
});

test("has its optimizer: the moments of a first step stand to each other as β₁ 0.5 and β₂ 0.999 make them", () => {
  const batch = new BatchOrder(everyRow(data.count), model.batchSize, SEED).valuesAt(0, data, model);
  const inputs = model
    .draw({ step: 0, totalSteps: 100 }, batch)
    .map(({ values, shape }): Tensor => tf.tensor(values, [...shape] as [number]));
  tf.dispose([model.step(inputs), ...inputs]);
  const moment = (kind: "m" | "v") =>
    model.state.find(({ name }) => name === `discriminator.adam.${kind}/dense`)?.variable.dataSync() ?? [];
  const [first, second] = [moment("m"), moment("v")];
  const at = Array.from(first).findIndex((value) => Math.abs(value) > 1e-6);
  expect(at).toBeGreaterThanOrEqual(0);
  expect((second[at] ?? 0) / (first[at] ?? 1) ** 2).toBeCloseTo((1 - 0.999) / (1 - 0.5) ** 2, 5);
});
