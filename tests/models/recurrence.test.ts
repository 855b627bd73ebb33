import type { Scalar, Tensor, Tensor1D, Tensor2D, Tensor3D } from "@tensorflow/tfjs";
import { expect, test } from "vitest";
import { SeededRandom } from "@/models/data/random";
import { type Cell, GRU_CELL, LSTM_CELL, type RecurrentLayer, unroll } from "@/models/networks/recurrence";
import { SEED } from "./given";
import { native } from "./native";

const { tf } = native;
const [PLACES, UNITS, WIDTH] = [5, 4, 6];

/** The same outputs place by place, whose gradients the library derives by itself. */
function placeByPlace(cell: Cell, inputs: Tensor3D, { input, recurrent, bias }: RecurrentLayer): Tensor3D {
  const texts = inputs.shape[1];
  let states: Tensor2D[] = Array.from({ length: cell.stateCount }, () => tf.zeros([texts, UNITS]));
  const outputs = (tf.unstack(inputs) as Tensor2D[]).map((read) => {
    const share = tf.add(tf.matMul(read, input), bias) as Tensor2D;
    const product = tf.matMul(states[0] as Tensor2D, recurrent) as Tensor2D;
    states = cell.forward(tf, { states, share, product }).states;
    return states[0] as Tensor2D;
  });
  return tf.stack(outputs, 1) as Tensor3D;
}

const CELLS = { LSTM: { cell: LSTM_CELL, gates: 4 }, GRU: { cell: GRU_CELL, gates: 3 } } as const;

// From 32 texts on they are read in two strands.
test.each([
  ["LSTM", 3],
  ["LSTM", 32],
  ["GRU", 3],
  ["GRU", 32],
] as const)("outputs and gradients of %s over %i texts are those of reading place by place", (name, texts) => {
  const { cell, gates } = CELLS[name];
  const random = SeededRandom.fromSeed(SEED, "recurrence");
  const normals = (...shape: number[]) =>
    tf.tensor(random.normals(shape.reduce((a, b) => a * b, 1)), shape as [number]);
  const inputs = normals(PLACES, texts, WIDTH);
  const matrices = [normals(WIDTH, gates * UNITS), normals(UNITS, gates * UNITS), normals(gates * UNITS)];
  const upstream = normals(texts, PLACES, UNITS);
  const gradientsOf = (outputs: (x: Tensor3D, layer: RecurrentLayer) => Tensor3D) =>
    tf
      .grads((x, input, recurrent, bias) => {
        const layer = { input: input as Tensor2D, recurrent: recurrent as Tensor2D, bias: bias as Tensor1D };
        return tf.sum(tf.mul(outputs(x as Tensor3D, layer), upstream)) as Scalar;
      })([inputs, ...matrices] as Tensor[])
      .map((gradient) => Array.from(gradient.dataSync()));
  const [input, recurrent, bias] = matrices as unknown as [Tensor2D, Tensor2D, Tensor1D];
  const outputsOf = (read: typeof unroll | typeof placeByPlace) =>
    Array.from(
      (read === unroll
        ? unroll(tf, cell, inputs as Tensor3D, { input, recurrent, bias })
        : placeByPlace(cell, inputs as Tensor3D, { input, recurrent, bias })
      ).dataSync(),
    );
  const written = [outputsOf(unroll), ...gradientsOf((x, layer) => unroll(tf, cell, x, layer))];
  const derived = [outputsOf(placeByPlace), ...gradientsOf((x, layer) => placeByPlace(cell, x, layer))];
  written.forEach((gradient, index) => {
    expect(gradient.some((value) => Math.abs(value) > 0.01)).toBe(true);
    gradient.forEach((value, at) => {
      expect(value).toBeCloseTo(derived[index]?.[at] ?? Number.NaN, 5);
    });
  });
  tf.dispose([inputs, ...matrices, upstream]);
});
