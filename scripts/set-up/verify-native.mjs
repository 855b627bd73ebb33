// Run as a process of its own, by the Node that will train: loads the binding, computes, compares with the CPU backend.
// Prints one line of JSON: { device, worstDifference } or { failure }.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
/** @type {any} */
const util = require("node:util");
// Node 23 took away two functions that the package still calls.
util.isNullOrUndefined ??= (/** @type {unknown} */ value) => value === null || value === undefined;
util.isArray ??= Array.isArray;
process.env.TF_CPP_MIN_LOG_LEVEL ??= "2";

/** Float32 sums over 144 products in another order differ by less; a wrong kernel differs by far more. */
const TOLERANCE = 1e-4;

/**
 * One matrix product, and one gradient step through a convolution, from fixed numbers.
 * @param {typeof import("@tensorflow/tfjs-node-gpu")} tf
 * @param {"tensorflow" | "cpu"} backend
 */
async function compute(tf, backend) {
  await tf.setBackend(backend);
  await tf.ready();
  const wave = (/** @type {number[]} */ shape) => {
    const size = shape.reduce((product, side) => product * side, 1);
    return tf.tensor(
      Float32Array.from({ length: size }, (_, index) => Math.sin(index * 0.7) / 2),
      shape,
    );
  };
  const product = tf.matMul(wave([7, 16]), wave([16, 5]));
  const image = wave([4, 8, 8, 16]).as4D(4, 8, 8, 16);
  const filter = tf.variable(wave([3, 3, 16, 4]).as4D(3, 3, 16, 4));
  const optimizer = tf.train.sgd(0.1);
  optimizer.minimize(() => tf.conv2d(image, filter, 1, "same").relu().square().mean(), false, [filter]);
  const numbers = [...product.dataSync(), ...filter.dataSync()];
  filter.dispose();
  return numbers;
}

async function verify() {
  const tf = require("@tensorflow/tfjs-node-gpu");
  const native = await compute(tf, "tensorflow");
  /** @type {any} */
  const backend = tf.backend();
  const device = backend.isUsingGpuDevice ? "gpu" : "cpu";
  const reference = await compute(tf, "cpu");
  const worstDifference = Math.max(...native.map((value, index) => Math.abs(value - (reference[index] ?? Number.NaN))));
  if (!(worstDifference <= TOLERANCE)) throw new Error(`results differ from the CPU backend by ${worstDifference}`);
  return { device, worstDifference };
}

verify().then(
  (verdict) => process.stdout.write(`${JSON.stringify(verdict)}\n`),
  (error) => {
    process.stdout.write(`${JSON.stringify({ failure: String(error.message).split("\n")[0] })}\n`);
    process.exitCode = 1;
  },
);
