import type { Scalar, Tensor, Tensor1D, Tensor2D } from "@tensorflow/tfjs";
import { expect, test } from "vitest";
import { SeededRandom } from "@/models/data/random";
import { crossEntropy } from "@/models/networks/cross-entropy";
import { softmax } from "@/models/networks/softmax";
import { TracedStep } from "@/models/training/traced-step";
import { SEED } from "./given";
import { native } from "./native";

/** Gradients that are written out by hand, beside those that the library derives of the plain definition. */

const { tf } = native;
const [ROWS, WIDTH, SYMBOLS] = [7, 5, 11];
const random = SeededRandom.fromSeed(SEED, "written gradients");
const normals = (...shape: number[]) => tf.tensor(random.normals(shape.reduce((a, b) => a * b, 1)), shape as [number]);

function expectClose(written: readonly Tensor[], derived: readonly Tensor[]): void {
  written.forEach((tensor, index) => {
    const [values, others] = [tensor.dataSync(), derived[index]?.dataSync()];
    expect(values.some((value) => Math.abs(value) > 0.01)).toBe(true);
    values.forEach((value, at) => {
      expect(value).toBeCloseTo(others?.[at] ?? Number.NaN, 5);
    });
  });
}

test("the tied cross-entropy and its three gradients are those of the definition, with a target that comes twice", () => {
  const [hidden, embedding, bias] = [normals(ROWS, WIDTH), normals(SYMBOLS, WIDTH), normals(SYMBOLS)];
  const targets = tf.tensor1d([3, 0, 10, 3, 5, 5, 1], "int32");
  const weights = normals(ROWS);
  const plain = (x: Tensor, e: Tensor, b: Tensor) => {
    const logits = tf.add(tf.matMul(x as Tensor2D, e as Tensor2D, false, true), b);
    return tf.neg(tf.sum(tf.mul(tf.logSoftmax(logits), tf.oneHot(targets, SYMBOLS)), 1));
  };
  const written = (x: Tensor, e: Tensor, b: Tensor) =>
    crossEntropy(tf, {
      hidden: x as Tensor2D,
      layer: { embedding: e as Tensor2D, bias: b as Tensor1D },
      targets,
    });
  const given = [hidden, embedding, bias] as [Tensor, Tensor, Tensor];
  expectClose([written(...given)], [plain(...given)]);
  const gradientsOf = (losses: typeof plain) =>
    tf.grads((x, e, b) => tf.sum(tf.mul(losses(x as Tensor, e as Tensor, b as Tensor), weights)) as Scalar)(given);
  expectClose(gradientsOf(written), gradientsOf(plain));
});

test("logits beyond what an exponential holds give a finite loss", () => {
  const hidden = tf.tensor2d([[100, 0]]);
  const layer = {
    embedding: tf.tensor2d([
      [10, 0],
      [-10, 0],
    ]),
    bias: tf.zeros([2]) as Tensor1D,
  };
  const [loss] = crossEntropy(tf, { hidden, layer, targets: tf.tensor1d([1], "int32") }).dataSync();
  expect(loss).toBeCloseTo(2_000, 2);
});

test("softmax and its gradient are the library's", () => {
  const [scores, weights] = [normals(3, 4, 6), normals(3, 4, 6)];
  expectClose([softmax(tf, scores)], [tf.softmax(scores)]);
  const gradientOf = (normalise: (x: Tensor) => Tensor) =>
    tf.grads((x) => tf.sum(tf.mul(normalise(x as Tensor), weights)) as Scalar)([scores]);
  expectClose(
    gradientOf((x) => softmax(tf, x)),
    gradientOf((x) => tf.softmax(x)),
  );
});

test.each([3, 8, 9, 10, 17, 29])("a sum of %i tensors is added in the same order in a graph", (count) => {
  const terms = Array.from({ length: count }, () => normals(40));
  const traced = new TracedStep({ tf, variables: [], step: (inputs) => tf.tidy(() => tf.addN([...inputs])) });
  expect(traced.run(terms).dataSync()).toEqual(tf.addN(terms).dataSync());
  traced.dispose();
});

test("a sum of sums of sums is added in the same order in a graph", () => {
  const terms = Array.from({ length: 12 }, () => normals(8, 6));
  const add = (inputs: readonly Tensor[]) =>
    tf.tidy(() =>
      inputs.reduce((sum, next) => tf.add(sum, tf.reshape(tf.concat([next.slice(0, 4), next.slice(4)]), [8, 6]))),
    );
  const traced = new TracedStep({ tf, variables: [], step: add });
  expect(traced.run(terms).dataSync()).toEqual(add(terms).dataSync());
  traced.dispose();
});
