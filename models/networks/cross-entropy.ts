import type { Tensor, Tensor1D, Tensor2D } from "@tensorflow/tfjs";
import type { Tf } from "../backend";

/** The last layer of a model of symbols, with tied embeddings (Press & Wolf, EACL 2017). */
export interface OutputLayer {
  /** Symbols × width. */
  readonly embedding: Tensor2D;
  /** Symbols. */
  readonly bias: Tensor1D;
}

/**
 * Nats of each row's target under the softmax of `hidden · embeddingᵀ + bias`, rows; gradients written out.
 *
 * The rows × symbols array is the largest of a language model, and passes over it cost as much as the products. Here it
 * is read by seven: the normalisation and the mean's weights go to the narrow factors of the gradients' products, the
 * bias's gradient is a product too, and the targets, of which a row has one, are gathered.
 *
 * @param hidden rows × width
 * @param targets rows, int32
 */
export function crossEntropy(
  tf: Tf,
  { hidden, layer, targets }: { hidden: Tensor2D; layer: OutputLayer; targets: Tensor1D },
): Tensor1D {
  const losses = tf.customGrad((rows, embedding, bias, save) => {
    const logits = tf.add(tf.matMul(rows as Tensor2D, embedding as Tensor2D, false, true), bias as Tensor1D);
    const greatest = tf.max(logits, 1, true);
    const shares = tf.exp(tf.sub(logits, greatest)) as Tensor2D;
    const total = tf.sum(shares, 1, true);
    const own = tf.gather(embedding as Tensor2D, targets) as Tensor2D;
    const reached = tf.add(tf.sum(tf.mul(rows as Tensor2D, own), 1), tf.gather(bias as Tensor1D, targets));
    const kept = [rows, embedding, shares, total, own, targets] as Tensor[];
    (save as unknown as (tensors: Tensor[]) => void)(kept);
    return {
      value: tf.sub(tf.add(greatest, tf.log(total)).reshape([-1]), reached),
      gradFunc: (upstream: Tensor, saved: Tensor[]) => gradients(tf, upstream.expandDims(1) as Tensor2D, saved),
    };
  });
  return losses(hidden, layer.embedding, layer.bias) as Tensor1D;
}

/** Of rows, embedding and bias: softmax − target times the upstream, without that difference being made. */
function gradients(tf: Tf, upstream: Tensor2D, saved: readonly Tensor[]): Tensor[] {
  const [rows, embedding, shares, total, own] = saved as [Tensor2D, Tensor2D, Tensor2D, Tensor2D, Tensor2D];
  const targets = saved[5] as Tensor1D;
  const count = embedding.shape[0];
  const weight = tf.div(upstream, total) as Tensor2D;
  return [
    tf.sub(tf.mul(tf.matMul(shares, embedding), weight), tf.mul(own, upstream)),
    tf.sub(
      tf.matMul(shares, tf.mul(rows, weight) as Tensor2D, true, false),
      tf.unsortedSegmentSum(tf.mul(rows, upstream) as Tensor2D, targets, count),
    ),
    tf.sub(
      tf.matMul(weight, shares, true, false).reshape([-1]),
      tf.unsortedSegmentSum(upstream.reshape([-1]) as Tensor1D, targets, count),
    ),
  ];
}
