import type { Scalar, Tensor, Tensor1D, Tensor2D, Tensor3D } from "@tensorflow/tfjs";
import { expect, test } from "vitest";
import { SeededRandom } from "@/models/data/random";
import { type Cell, GRU_CELL, LSTM_CELL, type RecurrentLayer, unroll } from "@/models/networks/recurrence";
import { SEED } from "./given";
import { native } from "./native";

const { tf } = native;
const [TEXTS, PLACES, UNITS, WIDTH] = [3, 5, 4, 6];

/** The same outputs place by place, whose gradients the library derives by itself. */
function placeByPlace(cell: Cell, inputs: Tensor3D, { input, recurrent, bias }: RecurrentLayer): Tensor3D {
  let states: Tensor2D[] = Array.from({ length: cell.stateCount }, () => tf.zeros([TEXTS, UNITS]));
  const outputs = (tf.unstack(inputs) as Tensor2D[]).map((read) => {
    const share = tf.add(tf.matMul(read, input), bias) as Tensor2D;
    const product = tf.matMul(states[0] as Tensor2D, recurrent) as Tensor2D;
    states = cell.forward(tf, { states, share, product }).states;
    return states[0] as Tensor2D;
  });
  return tf.stack(outputs, 1) as Tensor3D;
}

test.each([
  ["LSTM", LSTM_CELL, 4],
  ["GRU", GRU_CELL, 3],
] as const)("the gradients of %s over time are those that differentiation place by place gives", (_, cell, gates) => {
  const random = SeededRandom.fromSeed(SEED, "recurrence");
  const normals = (...shape: number[]) =>
    tf.tensor(random.normals(shape.reduce((a, b) => a * b, 1)), shape as [number]);
  const inputs = normals(PLACES, TEXTS, WIDTH);
  const matrices = [normals(WIDTH, gates * UNITS), normals(UNITS, gates * UNITS), normals(gates * UNITS)];
  const upstream = normals(TEXTS, PLACES, UNITS);
  const gradientsOf = (outputs: (x: Tensor3D, layer: RecurrentLayer) => Tensor3D) =>
    tf
      .grads((x, input, recurrent, bias) => {
        const layer = { input: input as Tensor2D, recurrent: recurrent as Tensor2D, bias: bias as Tensor1D };
        return tf.sum(tf.mul(outputs(x as Tensor3D, layer), upstream)) as Scalar;
      })([inputs, ...matrices] as Tensor[])
      .map((gradient) => Array.from(gradient.dataSync()));
  const written = gradientsOf((x, layer) => unroll(tf, cell, x, layer));
  const derived = gradientsOf((x, layer) => placeByPlace(cell, x, layer));
  written.forEach((gradient, index) => {
    expect(gradient.some((value) => Math.abs(value) > 0.01)).toBe(true);
    gradient.forEach((value, at) => {
      expect(value).toBeCloseTo(derived[index]?.[at] ?? Number.NaN, 5);
    });
  });
  tf.dispose([inputs, ...matrices, upstream]);
});
