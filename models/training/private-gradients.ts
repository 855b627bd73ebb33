import type { NamedTensorMap, Scalar, Tensor, Tensor1D, Tensor2D, Variable } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import { seededNoise } from "./seeded-noise";

/** A dense layer as a step went through it: what entered, n × in, and the loss's slope at what left it, n × out. */
export interface DenseTrace {
  readonly name: string;
  readonly weights: Variable;
  readonly bias: Variable;
  readonly input: Tensor2D;
  readonly slope: Tensor2D;
}

export interface Privacy {
  /** Longest gradient that one example may have. */
  readonly clip: number;
  /** Deviation of the noise as a multiple of `clip`. */
  readonly noise: number;
  /** Examples of a step on average, by which the noisy sum is divided. */
  readonly expected: number;
  readonly seed: number;
}

/**
 * Gradients by DP-SGD (Abadi, Chu, Goodfellow, McMahan, Mironov, Talwar & Zhang, "Deep Learning with Differential
 * Privacy", CCS 2016, algorithm 1): each example's gradient over all layers is shortened to at most `clip`, the sum gets
 * normal noise. A dense layer's gradient of one example is the outer product of input and slope, so its length needs no
 * gradient of its own (Goodfellow, "Efficient Per-Example Gradient Computations", 2015), and the clipped sum is one
 * multiplication. `present` has 1 for an example and 0 for a filler; examples must not meet inside the network.
 * @param layers of a loss summed over examples
 */
export function privateGradients(
  tf: Tf,
  layers: readonly DenseTrace[],
  { present, step, ...privacy }: Privacy & { readonly present: Tensor1D; readonly step: Scalar },
): NamedTensorMap {
  const { clip, noise, expected, seed } = privacy;
  const lengths = layers.map(({ input, slope }) => {
    const squares = (x: Tensor2D) => tf.sum(tf.square(x), 1);
    return tf.mul(squares(slope), tf.add(squares(input), 1));
  });
  const length = tf.sqrt(tf.addN(lengths));
  const share = tf.expandDims(tf.mul(present, tf.div(clip, tf.maximum(length, clip))), 1);
  const disturbed = (sum: Tensor, variable: Variable, name: string): Tensor => {
    if (noise === 0) return tf.div(sum, expected);
    const drawn = seededNoise(tf, { shape: variable.shape, seed, stream: `privacy:${name}`, step });
    return tf.div(tf.add(sum, tf.mul(drawn, clip * noise)), expected);
  };
  return Object.fromEntries(
    layers.flatMap(({ name, weights, bias, input, slope }) => {
      const shortened = tf.mul(slope, share) as Tensor2D;
      return [
        [weights.name, disturbed(tf.matMul(input, shortened, true), weights, `${name}.weights`)],
        [bias.name, disturbed(tf.sum(shortened, 0), bias, `${name}.bias`)],
      ];
    }),
  );
}
