import type { Tensor } from "@tensorflow/tfjs";
import type { Tf } from "../backend";

/**
 * Values of what a function computes, row-major; everything else is given back. They are read outside of the tidying,
 * which would look for tensors behind each of them.
 */
export function readTensor(tf: Tf, compute: () => Tensor): Float32Array {
  const result = tf.tidy(compute);
  const values = result.dataSync() as Float32Array;
  result.dispose();
  return values;
}
