import type { Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { MlpGanConfig, TextbookConfig } from "../contracts/image-config";
import { PIXELS, SIDE } from "../data/image-dataset";
import type { Trainable } from "../training/trainable";
import { buildGan, type GanNetworks } from "./gan";
import { asMaps } from "./packs";
import type { WeightSource } from "./spectral-norm";
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
  const adam = { beta1: 0.5, beta2: 0.99, epsilon: 1e-8 };
  const networks = mlpNetworks(tf, config);
  return buildGan({ tf, config, networks, adam, finalRateShare: 0.1, realTarget: 0.9, classes: null });
}

/** The textbook listing: a constant rate, no smoothing, no averaging. */
export function buildTextbookGan(tf: Tf, config: TextbookConfig): Trainable {
  const adam = { beta1: 0.5, beta2: 0.999, epsilon: 1e-7 };
  const networks = textbookNetworks(tf, config);
  return buildGan({ tf, config, networks, adam, finalRateShare: 1, realTarget: 1, classes: null });
}

export function mlpNetworks(tf: Tf, config: MlpGanConfig): GanNetworks {
  const { seed, latentSize, packing } = config;
  const [made, judged] = [
    [latentSize, ...MLP.generator, PIXELS],
    [PIXELS * packing, ...MLP.discriminator, 1],
  ];
  const generator = denseStack(tf, { scope: "generator", seed, widths: made });
  const discriminator = denseStack(tf, { scope: "discriminator", seed, widths: judged });
  return {
    ...{ generator, discriminator, statistics: null },
    generate: (weights, { latents }) => ({
      images: tf.tanh(runStack(tf, weights, latents, { layers: MLP.generator.length + 1 })),
      moments: [],
    }),
    discriminate: (weights, packs) => runStack(tf, weights, packs, { layers: MLP.discriminator.length + 1 }),
  };
}

export function textbookNetworks(tf: Tf, config: TextbookConfig): GanNetworks {
  const { seed, latentSize } = config;
  const generator = denseStack(tf, { scope: "generator", seed, widths: [latentSize, ...TEXTBOOK.generator, PIXELS] });
  const discriminator = convolutions(tf, config);
  return {
    ...{ generator, discriminator, statistics: null },
    generate: (weights, { latents }) => ({
      images: tf.tanh(runStack(tf, weights, latents, { layers: TEXTBOOK.generator.length + 1, leak: 0 })),
      moments: [],
    }),
    discriminate: (weights, packs) => runConvolutions(tf, weights, packs),
  };
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
function runStack(
  tf: Tf,
  weights: WeightSource,
  input: Tensor2D,
  { layers, leak = LEAK }: { readonly layers: number; readonly leak?: number },
): Tensor2D {
  let x = input;
  for (let layer = 1; layer <= layers; layer += 1) {
    x = tf.add(tf.matMul(x, weights.get(`weights${layer}`)), weights.get(`bias${layer}`));
    if (layer < layers) x = leaky(tf, x, leak);
  }
  return x;
}

function leaky<T extends Tensor2D | Tensor4D>(tf: Tf, x: T, leak: number): T {
  return leak === 0 ? tf.relu(x) : (tf.add(tf.mul(x, leak), tf.mul(tf.relu(x), 1 - leak)) as T);
}

function convolutions(tf: Tf, { seed, packing }: TextbookConfig): VariableSet {
  const { filters, kernel } = TEXTBOOK;
  const [first, second] = filters;
  const set = new VariableSet(tf, "discriminator", seed);
  set.normal("conv1", [kernel, kernel, packing, first], Math.sqrt(2 / (kernel ** 2 * packing)));
  set.constant("bias1", [first], 0);
  set.normal("conv2", [kernel, kernel, first, second], Math.sqrt(2 / (kernel ** 2 * first)));
  set.constant("bias2", [second], 0);
  const flat = (SIDE / 4) ** 2 * second;
  set.normal("dense", [flat, 1], Math.sqrt(1 / flat));
  set.constant("bias", [1], 0);
  return set;
}

function runConvolutions(tf: Tf, weights: WeightSource, packs: Tensor2D): Tensor2D {
  const layer = (x: Tensor4D, number: number) => {
    const mapped = tf.conv2d(x, weights.get(`conv${number}`) as Tensor4D, 2, "same");
    return leaky(tf, tf.add(mapped, weights.get(`bias${number}`)) as Tensor4D, LEAK);
  };
  const flat = layer(layer(asMaps(tf, packs), 1), 2).reshape([packs.shape[0], -1]) as Tensor2D;
  return tf.add(tf.matMul(flat, weights.get("dense")), weights.get("bias"));
}
