import type { Scalar, Tensor2D, Tensor4D, Variable } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import { PIXELS, SIDE } from "../data/image-dataset";
import { VariableSet } from "./variables";

/** Width of the penultimate layer: the space in which samples are compared. */
export const FEATURE_DIMENSIONS = 64;

const CHANNELS = { first: 16, second: 32 } as const;

/**
 * A small convolutional classifier for 28×28 grey images. Its penultimate layer (64 numbers, ReLU) is the feature space
 * of the Fréchet distance and its companions; it takes the place of the Inception network, which neither fits this size
 * of image nor can be had on a closed network.
 */
export class FeatureNetwork {
  readonly set: VariableSet;

  constructor(
    private readonly tf: Tf,
    readonly classes: number,
    seed: number,
  ) {
    const { first, second } = CHANNELS;
    const flat = (SIDE / 4) * (SIDE / 4) * second;
    this.set = new VariableSet(tf, "features", seed);
    this.set.normal("conv1", [5, 5, 1, first], Math.sqrt(2 / 25));
    this.set.constant("bias1", [first], 0);
    this.set.normal("conv2", [3, 3, first, second], Math.sqrt(2 / (9 * first)));
    this.set.constant("bias2", [second], 0);
    this.set.normal("dense", [flat, FEATURE_DIMENSIONS], Math.sqrt(2 / flat));
    this.set.constant("bias3", [FEATURE_DIMENSIONS], 0);
    this.set.normal("classes", [FEATURE_DIMENSIONS, classes], Math.sqrt(1 / FEATURE_DIMENSIONS));
    this.set.constant("bias4", [classes], 0);
  }

  /** Features n × 64 from images n × 784 in [0, 1]. */
  features(images: Tensor2D): Tensor2D {
    const { tf, set } = this;
    const shaped = images.reshape([images.size / PIXELS, SIDE, SIDE, 1]) as Tensor4D;
    const first = tf.relu(tf.add(tf.conv2d(shaped, set.get("conv1"), 2, "same"), set.get("bias1"))) as Tensor4D;
    const second = tf.relu(tf.add(tf.conv2d(first, set.get("conv2"), 2, "same"), set.get("bias2")));
    const flat = second.reshape([shaped.shape[0], -1]) as Tensor2D;
    return tf.relu(tf.add(tf.matMul(flat, set.get("dense") as Variable), set.get("bias3"))) as Tensor2D;
  }

  /** Class scores (logits) n × classes from features n × 64. */
  scores(features: Tensor2D): Tensor2D {
    const { tf, set } = this;
    return tf.add(tf.matMul(features, set.get("classes") as Variable), set.get("bias4"));
  }

  /** Mean cross-entropy in nats against one-hot classes. */
  loss(images: Tensor2D, oneHot: Tensor2D): Scalar {
    return this.tf.losses.softmaxCrossEntropy(oneHot, this.scores(this.features(images))) as Scalar;
  }
}
