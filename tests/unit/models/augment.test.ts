import { describe, expect, test } from "vitest";
import { augmentBatch } from "@/models/data/augment";
import { PIXELS, SIDE } from "@/models/data/image-dataset";

const NONE = { augmentShift: 0, augmentRotation: 0, augmentNoise: 0, seed: 9 } as const;
const GREY = 0.5;

/** Four black images with one white pixel off the middle, and the classes of a conditional model behind them. */
function batch(): Float32Array {
  const values = new Float32Array(4 * PIXELS + 4);
  for (let image = 0; image < 4; image += 1) values[image * PIXELS + 10 * SIDE + 18] = 1;
  values.set([3, 1, 4, 1], 4 * PIXELS);
  return values;
}

/** Centre of the light of each image, pixels from the middle. */
function centres(values: Float32Array): { x: number; y: number; light: number }[] {
  return Array.from({ length: 4 }, (_, image) => {
    const sum = { x: 0, y: 0, light: 0 };
    for (let pixel = 0; pixel < PIXELS; pixel += 1) {
      const value = values[image * PIXELS + pixel] ?? 0;
      sum.light += value;
      sum.x += value * ((pixel % SIDE) - (SIDE - 1) / 2);
      sum.y += value * (Math.floor(pixel / SIDE) - (SIDE - 1) / 2);
    }
    return { x: sum.x / sum.light, y: sum.y / sum.light, light: sum.light };
  });
}

describe("a batch varied for training", () => {
  test("is the batch itself where nothing is asked for", () => {
    const values = batch();
    expect(augmentBatch(values, { config: NONE, step: 3, count: 4 })).toBe(values);
  });

  test("follows from seed and step alone, and leaves what it was given and the classes as they were", () => {
    const config = { ...NONE, augmentShift: 2, augmentRotation: 10, augmentNoise: 0.1 };
    const values = batch();
    const once = augmentBatch(values, { config, step: 3, count: 4 });
    expect(values).toEqual(batch());
    expect(augmentBatch(values, { config, step: 3, count: 4 })).toEqual(once);
    expect(augmentBatch(values, { config, step: 4, count: 4 })).not.toEqual(once);
    expect(augmentBatch(values, { config: { ...config, seed: 10 }, step: 3, count: 4 })).not.toEqual(once);
    expect(Array.from(once.subarray(4 * PIXELS))).toEqual([3, 1, 4, 1]);
  });

  test("moves each image by its own distance, within the limit, and keeps its light", () => {
    const config = { ...NONE, augmentShift: 3 };
    const [before, after] = [centres(batch()), centres(augmentBatch(batch(), { config, step: 0, count: 4 }))];
    const moves = after.map(({ x, y }, image) => [x - (before[image]?.x ?? 0), y - (before[image]?.y ?? 0)]);
    for (const [dx = 0, dy = 0] of moves) expect(Math.max(Math.abs(dx), Math.abs(dy))).toBeLessThanOrEqual(3);
    expect(new Set(moves.map(String)).size).toBe(4);
    for (const { light } of after) expect(light).toBeCloseTo(1, 4);
  });

  test("turns about the middle, within the limit", () => {
    const config = { ...NONE, augmentRotation: 30 };
    const [before] = centres(batch());
    const angle = ({ x, y }: { x: number; y: number }) => (Math.atan2(y, x) * 180) / Math.PI;
    const turns = centres(augmentBatch(batch(), { config, step: 1, count: 4 })).map(
      (at) => angle(at) - angle(before ?? at),
    );
    for (const turn of turns) expect(Math.abs(turn)).toBeLessThanOrEqual(31);
    expect(Math.max(...turns.map(Math.abs))).toBeGreaterThan(5);
  });

  test("has noise of the deviation asked for, inside the grey values", () => {
    const values = new Float32Array(4 * PIXELS).fill(GREY);
    const noisy = augmentBatch(values, { config: { ...NONE, augmentNoise: 0.1 }, step: 0, count: 4 });
    const mean = noisy.reduce((sum, value) => sum + value, 0) / noisy.length;
    const squares = noisy.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    expect(mean).toBeCloseTo(GREY, 2);
    expect(Math.sqrt(squares / noisy.length)).toBeCloseTo(0.1, 2);
    const white = augmentBatch(new Float32Array(4 * PIXELS).fill(1), {
      config: { ...NONE, augmentNoise: 0.5 },
      step: 0,
      count: 4,
    });
    expect(white.every((value) => value >= 0 && value <= 1)).toBe(true);
  });
});
