import { decode } from "fast-png";
import { afterAll, describe, expect, test } from "vitest";
import { measureRestoration } from "@/models/assess/measure-restoration";
import type { VaeConfig } from "@/models/contracts/image-config";
import { RESTORATION_TASKS, type RestorationTask } from "@/models/contracts/restoration-config";
import { RESTORATION_GRID } from "@/models/contracts/run-events";
import { SIDE } from "@/models/data/image-dataset";
import { splitRows } from "@/models/data/split";
import { buildVae } from "@/models/networks/vae";
import type { Trainable } from "@/models/training/trainable";
import { configOf, SEED, strokes } from "./given";
import { native, trainStrokes } from "./native";

const { tf } = native;
const data = strokes(1_000);
/** A part of the held-out images is enough to tell a method from a better one. */
const split = ((whole) => ({ ...whole, holdout: whole.holdout.subarray(0, 100) }))(splitRows(data.count, SEED));
const opened: { dispose(): void }[] = [];
afterAll(() => {
  for (const each of opened) each.dispose();
});

const configFor = (task: RestorationTask) =>
  configOf("vae", { task, steps: 300, batchSize: 32, hiddenUnits: 128, klWarmUpSteps: 0 }) as VaeConfig;

function measure(model: Pick<Trainable, "restore">, task: RestorationTask) {
  const measured = measureRestoration({ tf, model, data, split, seed: SEED, task });
  if (!measured) throw new Error(`${task} was not measured`);
  const errors = Object.fromEntries(measured.restoration.rows.map((row) => [row.method, row.meanSquaredError]));
  return { ...measured, ...(errors as Record<"model" | "simple" | "spoilt", number>) };
}

describe("a VAE that was trained to complete images", () => {
  const untrained = buildVae(tf, configFor("completion"), SEED);
  opened.push(untrained);

  test("errs less on unseen ones than the mean image in the hole, and untrained errs more", async () => {
    const { model } = await trainStrokes(configFor("completion"), { data, rows: split.train });
    opened.push(model);
    const [before, after] = [measure(untrained, "completion"), measure(model, "completion")];
    expect(before.model).toBeGreaterThan(before.simple);
    expect(after.model).toBeLessThan(0.95 * after.simple);
    expect(after.simple).toBeLessThan(after.spoilt);
  });

  test("is drawn image by image: whole, spoilt, by the simple method, by the model", () => {
    const sheet = decode(measure(untrained, "completion").sheet);
    const { columns, bands, kinds } = RESTORATION_GRID;
    expect([sheet.width, sheet.height]).toEqual([columns * SIDE, bands * kinds * SIDE]);
    const row = (band: number) => sheet.data.subarray(band * SIDE * sheet.width, (band + 1) * SIDE * sheet.width);
    const [first = 0] = split.holdout;
    const cell = Array.from({ length: SIDE }, (_, y) => [...row(0).subarray(y * sheet.width, y * sheet.width + SIDE)]);
    expect(cell.flat()).toEqual(Array.from(data.pixels.subarray(first * SIDE ** 2, (first + 1) * SIDE ** 2)));
    expect(row(1)).not.toEqual(row(0));
  });
});

describe("what a restoration is held against", () => {
  test.each(RESTORATION_TASKS)("%s: the simple method errs less than doing nothing", (task) => {
    const nothing = measure({ restore: (spoilt) => spoilt.clone() }, task);
    expect(nothing.model).toBeCloseTo(nothing.spoilt, 9);
    expect(nothing.simple).toBeLessThan(nothing.spoilt);
  });

  test("of blocks the means are kept, whatever a model makes of them", () => {
    const dark = measure({ restore: (spoilt) => tf.zerosLike(spoilt) }, "superResolution");
    expect(dark.model).toBeCloseTo(dark.spoilt, 9);
  });
});

test("a VAE without a task restores nothing", () => {
  const model = buildVae(tf, configOf("vae") as VaeConfig, SEED);
  opened.push(model);
  expect(measureRestoration({ tf, model, data, split, seed: SEED, task: "denoising" })).toBeNull();
});
