import type { Scalar, Tensor, Tensor2D } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import { type StepInput, scalarInput } from "../training/trainable";

/** Steps from one penalty to the next: its gradient is asked for rarely and counts so many times as much. */
export const PENALTY_INTERVAL = 16;

/**
 * R1 (Mescheder, Geiger & Nowozin, "Which Training Methods for GANs do actually Converge?", ICML 2018, eq. 9): the mean
 * over n rows of the squared length of the score's gradient at real images. Inside a gradient it is differentiated once
 * more, which TensorFlow.js refuses for `leakyRelu` and `elu`, and gets wrong without a word behind tanh and sigmoid:
 * `score` is made of affine layers and (1−α)·relu(x) + αx.
 */
export function gradientPenalty(tf: Tf, score: (images: Tensor2D) => Tensor, images: Tensor2D): Scalar {
  const gradient = tf.grad((x) => tf.sum(score(x as Tensor2D)))(images);
  return tf.div(tf.sum(tf.square(gradient)), images.shape[0]);
}

/**
 * The penalty's factor as an input of the step: one number in a vector where the step penalises, γ/2 times the interval
 * (lazy regularisation, Karras et al., "Analyzing and Improving the Image Quality of StyleGAN", CVPR 2020, appendix B),
 * a scalar that nobody reads elsewhere. The shape decides and not a factor of 0: the fifteen other steps are a recording
 * of their own without the second derivatives, which cost as much again as the step, and 0 times a gradient that is not
 * finite would spoil them.
 */
export function penaltyInput(weight: number, step: number): StepInput {
  if (weight === 0 || step % PENALTY_INTERVAL !== 0) return scalarInput(0);
  return { values: Float32Array.of((weight / 2) * PENALTY_INTERVAL), shape: [1] };
}

export const isPenalised = (factor: Tensor): boolean => factor.rank === 1;
