import type { Tensor } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { Kernel } from "./kernel";

interface FusedAttributes {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
  readonly activation: string;
  readonly leakyreluAlpha?: number;
}

/**
 * Product, bias and activation in one. The package's kernel adds the bias once for every 48 columns of the inner
 * dimension as soon as a matrix is transposed or the left one is a batch, without a word; so the three are computed one
 * after another.
 */
export const fusedMatMul: Kernel<FusedAttributes> = ({ tf, inputs, attributes }) => {
  const { a, b, bias, preluActivationWeights } = inputs as { a: Tensor; b: Tensor } & Record<string, Tensor>;
  return tf.tidy(() => {
    const product = tf.matMul(a, b, attributes.transposeA, attributes.transposeB);
    return activate(tf, bias ? tf.add(product, bias) : product, { ...attributes, weights: preluActivationWeights });
  });
};

type Activation = Pick<FusedAttributes, "activation" | "leakyreluAlpha"> & { readonly weights?: Tensor };

function activate(tf: Tf, sums: Tensor, { activation, leakyreluAlpha, weights }: Activation): Tensor {
  switch (activation) {
    case "linear":
      return sums;
    case "relu":
      return tf.relu(sums);
    case "relu6":
      return tf.relu6(sums);
    case "elu":
      return tf.elu(sums);
    case "sigmoid":
      return tf.sigmoid(sums);
    case "leakyrelu":
      return tf.leakyRelu(sums, leakyreluAlpha);
    case "prelu":
      return tf.prelu(sums, weights as Tensor);
    default:
      throw new Error(`the activation ${activation} is not known`);
  }
}
