import type { Tensor } from "@tensorflow/tfjs";
import type { Tf } from "../backend";

/**
 * Softmax over the last axis, of plain operations with the gradient written out. The library's fused operation is one
 * kernel when it is called and another in a graph, and the two differ in the last bit.
 */
export function softmax<T extends Tensor>(tf: Tf, scores: T): T {
  const normalised = tf.customGrad((given, save) => {
    const shares = tf.exp(tf.sub(given as Tensor, tf.max(given as Tensor, -1, true)));
    const result = tf.div(shares, tf.sum(shares, -1, true));
    (save as (tensors: Tensor[]) => void)([result]);
    return {
      value: result,
      gradFunc: (upstream: Tensor, saved: Tensor[]) => {
        const weighted = tf.mul(upstream, saved[0] as Tensor);
        return tf.sub(weighted, tf.mul(saved[0] as Tensor, tf.sum(weighted, -1, true)));
      },
    };
  });
  return normalised(scores) as T;
}
