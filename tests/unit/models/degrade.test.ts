import { describe, expect, test } from "vitest";
import { DEGRADATION, RESTORATION_TASKS } from "@/models/contracts/restoration-config";
import { degrade, missingIn } from "@/models/data/degrade";
import { PIXELS, SIDE, unitPixels } from "@/models/data/image-dataset";
import { SeededRandom } from "@/models/data/random";
import { generateStrokes } from "@/models/data/strokes";

const data = generateStrokes({ count: 40, seed: 3 });
const images = unitPixels(
  data,
  Uint32Array.from({ length: 40 }, (_, row) => row),
);
const spoil = (task: (typeof RESTORATION_TASKS)[number], seed = 5) =>
  degrade(task, images, SeededRandom.fromSeed(seed, "test"));

test.each(RESTORATION_TASKS)("%s follows from the seed and leaves what it was given", (task) => {
  const before = images.slice();
  expect(spoil(task)).toEqual(spoil(task));
  expect(images).toEqual(before);
});

describe("a spoilt image", () => {
  test("lacks one square, at another place in each, and keeps every other pixel", () => {
    const spoilt = spoil("completion");
    const missing = missingIn(spoilt);
    const corners = new Set<number>();
    for (let image = 0; image < 40; image += 1) {
      const holes = missing.slice(image * PIXELS, (image + 1) * PIXELS);
      const first = holes.indexOf(true);
      corners.add(first);
      const inside = (at: number) => {
        const [dy, dx] = [Math.floor(at / SIDE) - Math.floor(first / SIDE), (at % SIDE) - (first % SIDE)];
        return dy >= 0 && dy < DEGRADATION.hole && dx >= 0 && dx < DEGRADATION.hole;
      };
      expect(holes.every((hole, at) => hole === inside(at))).toBe(true);
    }
    expect(corners.size).toBeGreaterThan(20);
    expect(spoilt.every((value, at) => missing[at] || value === images[at])).toBe(true);
  });

  test("has noise of the deviation, inside the grey values", () => {
    const grey = new Float32Array(10 * PIXELS).fill(0.5);
    const noisy = degrade("denoising", grey, SeededRandom.fromSeed(5, "test"));
    // Between the limits: what is clipped has lost its tail.
    const inner = noisy.filter((value) => value > 0.2 && value < 0.8).length / noisy.length;
    expect(inner).toBeCloseTo(0.683, 1.5);
    expect(noisy.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  test("has blocks of their mean", () => {
    const spoilt = spoil("superResolution");
    const block = (of: Float32Array, x: number, y: number) =>
      [0, 1, SIDE, SIDE + 1].map((step) => of[2 * y * SIDE + 2 * x + step] ?? 0);
    for (const [x, y] of [
      [3, 4],
      [6, 7],
      [7, 7],
    ] as const) {
      const mean = block(images, x, y).reduce((sum, value) => sum + value, 0) / 4;
      for (const value of block(spoilt, x, y)) expect(value).toBeCloseTo(mean, 6);
    }
  });
});
