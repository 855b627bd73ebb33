import type { Rank, Tensor, Variable } from "@tensorflow/tfjs";
import type { Tf } from "../backend";

/** Float32 sums over some hundred products in another order differ by less; a wrong kernel differs by far more. */
export const TOLERANCE = 1e-4;

/**
 * One matrix product, and one step of training through two convolutions, a matrix and a table, on the backend that is
 * set: what models of images and of text are made of. From fixed numbers, so that two backends can be compared.
 * @returns the product's 7 × 5 numbers, then all weights after the step
 */
export function computeSample(tf: Tf): number[] {
  return tf.tidy(() => {
    const wave = <R extends Rank>(...shape: number[]) => {
      const size = shape.reduce((product, side) => product * side, 1);
      const values = Float32Array.from({ length: size }, (_, index) => Math.sin(index * 0.7) / 2);
      return tf.tensor(values, shape as [number]) as unknown as Tensor<R>;
    };
    const product = tf.matMul(wave<Rank.R2>(7, 16), wave<Rank.R2>(16, 5));
    const images = wave<Rank.R4>(4, 8, 8, 16);
    const first = tf.variable(wave<Rank.R4>(3, 3, 16, 4));
    const second = tf.variable(wave<Rank.R4>(3, 3, 4, 6));
    const dense = tf.variable(wave<Rank.R2>(96, 5));
    const table = tf.variable(wave<Rank.R2>(9, 5));
    const weights: Variable[] = [first, second, dense, table];
    const rows = tf.tensor1d([3, 0, 3, 8], "int32");
    const { grads } = tf.variableGrads(() => {
      const shapes = images.conv2d(first, 1, "same").relu().conv2d(second, 2, "same").reshape<Tensor<Rank.R2>>([4, 96]);
      return shapes.matMul<Tensor>(dense).add(tf.gather(table, rows)).square().mean().asScalar();
    }, weights);
    const moved = weights.map((weight) => weight.sub(grads[weight.name] ?? Number.NaN));
    const numbers = [product, ...moved].flatMap((tensor) => Array.from(tensor.dataSync()));
    tf.dispose(weights);
    return numbers;
  });
}
