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
 * is read by five: the bias enters the product as one more column, the normalisation and the mean's weights go to the
 * narrow factors of the gradients' products, and the targets, of which a row has one, are gathered.
 *
 * @param hidden rows × width
 * @param targets rows, int32
 */
export function crossEntropy(
  tf: Tf,
  { hidden, layer, targets }: { hidden: Tensor2D; layer: OutputLayer; targets: Tensor1D },
): Tensor1D {
  const losses = tf.customGrad((rows, embedding, bias, save) => {
    const widened = tf.concat([rows as Tensor2D, tf.ones([hidden.shape[0], 1])], 1) as Tensor2D;
    const symbols = tf.concat([embedding as Tensor2D, (bias as Tensor1D).expandDims(1)], 1) as Tensor2D;
    const logits = tf.matMul(widened, symbols, false, true);
    const greatest = tf.max(logits, 1, true);
    const shares = tf.exp(tf.sub(logits, greatest)) as Tensor2D;
    const total = tf.sum(shares, 1, true);
    const own = tf.gather(symbols, targets) as Tensor2D;
    const reached = tf.sum(tf.mul(widened, own), 1, true);
    (save as unknown as (tensors: Tensor[]) => void)([widened, symbols, shares, total, own, targets]);
    return {
      value: tf.sub(tf.add(greatest, tf.log(total)), reached).reshape([-1]),
      gradFunc: (upstream: Tensor, saved: Tensor[]) => gradients(tf, upstream.expandDims(1) as Tensor2D, saved),
    };
  });
  return losses(hidden, layer.embedding, layer.bias) as Tensor1D;
}

/** Of rows, embedding and bias: softmax − target times the upstream, without that difference being made. */
function gradients(tf: Tf, upstream: Tensor2D, saved: readonly Tensor[]): Tensor[] {
  const [widened, symbols, shares, total, own] = saved as [Tensor2D, Tensor2D, Tensor2D, Tensor2D, Tensor2D];
  const targets = saved[5] as Tensor1D;
  const [count, width] = [symbols.shape[0], symbols.shape[1] - 1];
  const weight = tf.div(upstream, total);
  const ofRows = tf.sub(tf.mul(tf.matMul(shares, symbols), weight), tf.mul(own, upstream));
  const ofSymbols = tf.sub(
    tf.matMul(shares, tf.mul(widened, weight) as Tensor2D, true, false),
    tf.unsortedSegmentSum(tf.mul(widened, upstream) as Tensor2D, targets, count),
  );
  return [
    ofRows.slice([0, 0], [-1, width]),
    ofSymbols.slice([0, 0], [-1, width]),
    ofSymbols.slice([0, width], [-1, 1]).reshape([-1]),
  ];
}
