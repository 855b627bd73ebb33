import type { Tensor, Tensor1D, Tensor2D } from "@tensorflow/tfjs";
import type { Tf } from "../backend";

/**
 * Nats of each row's target under its logits, with the gradient written out as softmax − target. The native library has
 * one kernel for both; elsewhere they are composed. Automatic differentiation of the composition would read and write
 * the rows × symbols array several times more, and it is the largest of a language model.
 *
 * @param logits rows × symbols
 * @param targets rows, int32
 */
export function crossEntropy(tf: Tf, logits: Tensor2D, targets: Tensor1D): Tensor1D {
  const compute = tf.getBackend() === "tensorflow" ? fused : composed;
  const withGradient = tf.customGrad((given, save) => {
    const [losses, gradient] = compute(tf, given as Tensor2D, targets);
    (save as (tensors: Tensor[]) => void)([gradient]);
    const gradFunc = (upstream: Tensor, saved: Tensor[]) => tf.mul(saved[0] as Tensor, upstream.expandDims(1));
    return { value: losses, gradFunc };
  });
  return withGradient(logits) as Tensor1D;
}

type LossAndGradient = [losses: Tensor1D, gradient: Tensor2D];

function composed(tf: Tf, logits: Tensor2D, targets: Tensor1D): LossAndGradient {
  const target = tf.oneHot(targets, logits.shape[1]).cast("float32");
  const logProbabilities = tf.logSoftmax(logits);
  const losses = tf.neg(tf.sum(tf.mul(logProbabilities, target), 1)) as Tensor1D;
  return [losses, tf.sub(tf.exp(logProbabilities), target)];
}

interface NativeBackend {
  readonly binding: { readonly TF_ATTR_TYPE: number; readonly TF_FLOAT: number; readonly TF_INT32: number };
  executeMultipleOutputs(name: string, attributes: object[], inputs: Tensor[], outputs: number): Tensor[];
}

function fused(tf: Tf, logits: Tensor2D, targets: Tensor1D): LossAndGradient {
  const backend = tf.backend() as unknown as NativeBackend;
  const { TF_ATTR_TYPE: type, TF_FLOAT, TF_INT32 } = backend.binding;
  const attributes = [
    { name: "T", type, value: TF_FLOAT },
    { name: "Tlabels", type, value: TF_INT32 },
  ];
  const name = "SparseSoftmaxCrossEntropyWithLogits";
  return backend.executeMultipleOutputs(name, attributes, [logits, targets], 2) as LossAndGradient;
}
