import type { Tensor2D, Tensor4D, Variable } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { MlpGanConfig, TextbookConfig } from "../contracts/image-config";
import { PIXELS, SIDE } from "../data/image-dataset";
import type { Trainable } from "../training/trainable";
import { buildGan, type GanNetworks } from "./gan";
import { VariableSet } from "./variables";

/**
 * Two GANs with dense generators for 28×28 grey images: the original form (Goodfellow et al. 2014) with what later work
 * found to help, and the listing that introductory articles print, kept as it is so that its weaknesses show in the same
 * scores.
 */

const LEAK = 0.2;
const MLP = { generator: [256, 512], discriminator: [512, 256] } as const;
const TEXTBOOK = { generator: [128, 256, 512, 1024], filters: [32, 64], kernel: 3 } as const;

/** Dense generator and discriminator, an averaged generator, a learning rate that falls to a tenth. */
export function buildMlpGan(tf: Tf, config: MlpGanConfig): Trainable {
  const { seed, latentSize } = config;
  const generator = denseStack(tf, { scope: "generator", seed, widths: [latentSize, ...MLP.generator, PIXELS] });
  const discriminator = denseStack(tf, { scope: "discriminator", seed, widths: [PIXELS, ...MLP.discriminator, 1] });
  const networks: GanNetworks = {
    ...{ generator, discriminator, statistics: null },
    generate: (weights, { latents }) => ({ images: tf.tanh(runStack(tf, weights, latents)), moments: [] }),
    discriminate: (images) => runStack(tf, discriminator, images),
  };
  const adam = { beta1: 0.5, beta2: 0.99, epsilon: 1e-8 };
  return buildGan({ tf, config, networks, adam, finalRateShare: 0.1, realTarget: 0.9, classes: null });
}

/** The textbook listing: a constant rate, no smoothing, no averaging. */
export function buildTextbookGan(tf: Tf, config: TextbookConfig): Trainable {
  const { seed, latentSize } = config;
  const generator = denseStack(tf, { scope: "generator", seed, widths: [latentSize, ...TEXTBOOK.generator, PIXELS] });
  const discriminator = convolutions(tf, seed);
  const networks: GanNetworks = {
    ...{ generator, discriminator, statistics: null },
    generate: (weights, { latents }) => ({ images: tf.tanh(runStack(tf, weights, latents, 0)), moments: [] }),
    discriminate: (images) => runConvolutions(tf, discriminator, images),
  };
  const adam = { beta1: 0.5, beta2: 0.999, epsilon: 1e-7 };
  return buildGan({ tf, config, networks, adam, finalRateShare: 1, realTarget: 1, classes: null });
}

/** Weights with the deviation that keeps the size of activations (He et al. 2015; Glorot & Bengio 2010 for the last). */
function denseStack(
  tf: Tf,
  { scope, seed, widths }: { scope: string; seed: number; widths: readonly number[] },
): VariableSet {
  const set = new VariableSet(tf, scope, seed);
  for (let layer = 1; layer < widths.length; layer += 1) {
    const [inputs, outputs] = [widths[layer - 1] ?? 1, widths[layer] ?? 1];
    const last = layer === widths.length - 1;
    set.normal(`weights${layer}`, [inputs, outputs], Math.sqrt((last ? 1 : 2) / inputs));
    set.constant(`bias${layer}`, [outputs], 0);
  }
  return set;
}

/** Affine layers with (leaky) ReLU between; `leak` 0 is ReLU. */
function runStack(tf: Tf, set: VariableSet, input: Tensor2D, leak: number = LEAK): Tensor2D {
  const layers = set.entries.length / 2;
  let x = input;
  for (let layer = 1; layer <= layers; layer += 1) {
    x = tf.add(tf.matMul(x, set.get(`weights${layer}`) as Variable), set.get(`bias${layer}`));
    if (layer < layers) x = leaky(tf, x, leak);
  }
  return x;
}

function leaky<T extends Tensor2D | Tensor4D>(tf: Tf, x: T, leak: number): T {
  return leak === 0 ? tf.relu(x) : (tf.add(tf.mul(x, leak), tf.mul(tf.relu(x), 1 - leak)) as T);
}

function convolutions(tf: Tf, seed: number): VariableSet {
  const { filters, kernel } = TEXTBOOK;
  const [first, second] = filters;
  const set = new VariableSet(tf, "discriminator", seed);
  set.normal("conv1", [kernel, kernel, 1, first], Math.sqrt(2 / kernel ** 2));
  set.constant("bias1", [first], 0);
  set.normal("conv2", [kernel, kernel, first, second], Math.sqrt(2 / (kernel ** 2 * first)));
  set.constant("bias2", [second], 0);
  const flat = (SIDE / 4) ** 2 * second;
  set.normal("dense", [flat, 1], Math.sqrt(1 / flat));
  set.constant("bias", [1], 0);
  return set;
}

function runConvolutions(tf: Tf, set: VariableSet, images: Tensor2D): Tensor2D {
  const shaped = images.reshape([images.shape[0], SIDE, SIDE, 1]) as Tensor4D;
  const layer = (x: Tensor4D, number: number) =>
    leaky(tf, tf.add(tf.conv2d(x, set.get(`conv${number}`), 2, "same"), set.get(`bias${number}`)) as Tensor4D, LEAK);
  const flat = layer(layer(shaped, 1), 2).reshape([images.shape[0], -1]) as Tensor2D;
  return tf.add(tf.matMul(flat, set.get("dense") as Variable), set.get("bias"));
}
