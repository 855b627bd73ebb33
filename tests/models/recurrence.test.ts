import type { Scalar, Tensor2D, Tensor3D } from "@tensorflow/tfjs";
import { expect, test } from "vitest";
import { SeededRandom } from "@/models/data/random";
import { type Cell, GRU_CELL, LSTM_CELL, unroll } from "@/models/networks/recurrence";
import { SEED } from "./given";
import { native } from "./native";

const { tf } = native;
const [TEXTS, PLACES, UNITS] = [3, 5, 4];

/** The same outputs place by place, whose gradients the library derives by itself. */
function placeByPlace(cell: Cell, shares: Tensor3D, weights: Tensor2D): Tensor3D {
  let states: Tensor2D[] = Array.from({ length: cell.stateCount }, () => tf.zeros([TEXTS, UNITS]));
  const outputs = (tf.unstack(shares, 1) as Tensor2D[]).map((share) => {
    states = cell.forward(tf, weights, { states, share }).states;
    return states[0] as Tensor2D;
  });
  return tf.stack(outputs, 1) as Tensor3D;
}

test.each([
  ["LSTM", LSTM_CELL, 4],
  ["GRU", GRU_CELL, 3],
] as const)("the gradients of %s over time are those that differentiation place by place gives", (_, cell, gates) => {
  const random = SeededRandom.fromSeed(SEED, "recurrence");
  const shares = tf.tensor3d(random.normals(TEXTS * PLACES * gates * UNITS), [TEXTS, PLACES, gates * UNITS]);
  const weights = tf.tensor2d(random.normals(UNITS * gates * UNITS), [UNITS, gates * UNITS]);
  const upstream = tf.tensor3d(random.normals(TEXTS * PLACES * UNITS), [TEXTS, PLACES, UNITS]);
  const gradientsOf = (outputs: (x: Tensor3D, w: Tensor2D) => Tensor3D) =>
    tf
      .grads((x, w) => tf.sum(tf.mul(outputs(x as Tensor3D, w as Tensor2D), upstream)) as Scalar)([shares, weights])
      .map((gradient) => Array.from(gradient.dataSync()));
  const written = gradientsOf((x, w) => unroll(tf, cell, x, w));
  const derived = gradientsOf((x, w) => placeByPlace(cell, x, w));
  written.forEach((gradient, index) => {
    expect(gradient.some((value) => Math.abs(value) > 0.01)).toBe(true);
    gradient.forEach((value, at) => {
      expect(value).toBeCloseTo(derived[index]?.[at] ?? Number.NaN, 5);
    });
  });
  tf.dispose([shares, weights, upstream]);
});
