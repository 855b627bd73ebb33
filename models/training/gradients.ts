import type { NamedTensorMap, Scalar, Tensor } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { VariableSet } from "../networks/variables";

/**
 * Scales all gradients together so that their common length is at most `limit` (Pascanu, Mikolov & Bengio, "On the
 * difficulty of training recurrent neural networks", ICML 2013, algorithm 1).
 */
export function clipByGlobalNorm(tf: Tf, gradients: NamedTensorMap, limit: number): NamedTensorMap {
  const squares = Object.values(gradients).map((gradient) => tf.sum(tf.square(gradient)));
  const norm = tf.sqrt(tf.addN(squares));
  const scale = tf.div(limit, tf.maximum(norm, limit));
  return Object.fromEntries(Object.entries(gradients).map(([name, gradient]) => [name, tf.mul(gradient, scale)]));
}

/**
 * Decoupled weight decay: every matrix shrinks by `factor` = 1 − rate × decay before the step (Loshchilov & Hutter,
 * "Decoupled Weight Decay Regularization", ICLR 2019). Scales and shifts, which are vectors, stay.
 */
export function decayMatrices(tf: Tf, set: VariableSet, factor: Scalar): void {
  for (const { variable } of set.entries) {
    if (variable.rank >= 2) variable.assign(tf.mul(variable as Tensor, factor));
  }
}

/** Rises in a straight line for `warmUpSteps`, then falls along a half cosine to `finalShare` of the rate at the end. */
export function cosineRate(
  rate: number,
  {
    step,
    totalSteps,
    warmUpSteps,
    finalShare,
  }: { step: number; totalSteps: number; warmUpSteps: number; finalShare: number },
): number {
  const warmUp = Math.min(warmUpSteps, totalSteps);
  if (step < warmUp) return (rate * (step + 1)) / warmUp;
  const done = totalSteps === warmUp ? 1 : (step - warmUp) / (totalSteps - warmUp);
  return rate * (finalShare + (1 - finalShare) * 0.5 * (1 + Math.cos(Math.PI * done)));
}
