import type { Tensor2D } from "@tensorflow/tfjs";
import { decode } from "fast-png";
import { describe, expect, test } from "vitest";
import { drawTraversal } from "@/models/assess/draw-traversal";
import type { Trainable } from "@/models/training/trainable";
import { native } from "./native";

const { tf } = native;
const SIZE = 5;

/** Draws one grey: mostly what dimension 3 says, a little what dimension 1 says; the last number picks a class. */
const greyModel = (conditional: boolean): Trainable =>
  ({
    ...{ latentSize: SIZE, conditional },
    generate: (latents: Tensor2D) =>
      tf.tidy(() => {
        const weights = tf.tensor2d([0, 0.02, 0, 0.1, 0.05], [SIZE, 1]);
        return tf.tile(tf.add(0.5, tf.matMul(latents, weights)), [1, 784]) as Tensor2D;
      }),
  }) as Partial<Trainable> as Trainable;

/** The grey of a cell of the picture. */
function greyAt(sheet: Uint8Array, row: number, column: number): number {
  const { width, data } = decode(sheet);
  return data[row * 28 * width + column * 28] ?? Number.NaN;
}

describe("walks through the latents", () => {
  test("begin with the dimension that changes the image most, from the lowest value to the highest", () => {
    const { facts, sheet } = drawTraversal(tf, greyModel(false), 5);
    expect(facts.dimensions.slice(0, 3).map(({ dimension }) => dimension)).toEqual([3, 4, 1]);
    expect(facts.dimensions[0]?.change).toBeCloseTo(0.4, 5);
    const last = facts.values.length - 1;
    const row = facts.values.map((_, column) => greyAt(sheet, 0, column));
    expect(row).toEqual([...row].sort((a, b) => a - b));
    expect((row[last] ?? 0) - (row[0] ?? 0)).toBeGreaterThan(100);
  });

  test("never change the class of a model that is told one", () => {
    const { facts } = drawTraversal(tf, greyModel(true), 5);
    expect(facts.dimensions.map(({ dimension }) => dimension)).not.toContain(4);
  });

  test("between latents change by small steps, and leave no tensor behind", () => {
    const before = tf.memory().numTensors;
    const { facts, sheet } = drawTraversal(tf, greyModel(false), 6);
    expect(tf.memory().numTensors).toBe(before);
    const moved: number[] = [];
    for (let walk = 0; walk < facts.walks; walk += 1) {
      const greys = facts.values.map((_, column) => greyAt(sheet, facts.dimensions.length + walk, column));
      const steps = greys.slice(1).map((grey, at) => Math.abs(grey - (greys[at] ?? 0)));
      expect(Math.max(...steps)).toBeLessThan(30);
      moved.push(new Set(greys).size);
    }
    expect(Math.max(...moved)).toBeGreaterThan(3);
  });
});
