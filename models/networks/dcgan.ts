import type { Tensor, Tensor2D, Tensor4D, Variable } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { CganConfig, DcganConfig } from "../contracts/image-config";
import { PIXELS, SIDE } from "../data/image-dataset";
import type { Trainable } from "../training/trainable";
import type { ClassDraw } from "./class-draw";
import { buildGan, type GanNetworks, type Moments } from "./gan";
import { asMaps } from "./packs";
import type { WeightSource } from "./spectral-norm";
import { VariableSet } from "./variables";

/**
 * Deep convolutional GAN (Radford, Metz & Chintala 2016) for 28×28 grey images. Differences from the paper, each because
 * it measured better here: no batch normalisation in the discriminator, Adam 1e-3 with β₂ 0.99, batches of 32, samples
 * from an exponential moving average of the generator (Yazıcı et al. 2019), a learning rate that falls to a tenth.
 *
 * With classes it is conditional: the generator's latents and the discriminator's features are multiplied by an embedding
 * of the class (Odena et al. 2017's generator; the projection discriminator of Miyato & Koyama 2018, eq. 3).
 */

/** Side of the generator's first map; two doublings lead to 28. */
const FIRST_SIDE = 7;
const LEAK = 0.2;
const KERNEL = 4;
/** Radford et al., section 4: weights from a normal distribution with this deviation. */
const INITIAL_DEVIATION = 0.02;
const EPSILON = 1e-5;
const ADAM = { beta1: 0.5, beta2: 0.99, epsilon: 1e-8 } as const;
const FINAL_RATE_SHARE = 0.1;
const REAL_TARGET = 0.9;

type Config = DcganConfig | CganConfig;

/** Builds generator, discriminator, their optimizers and the generator's moving average. Same seed, same weights. */
export function buildDcgan(tf: Tf, config: Config, classes: ClassDraw | null): Trainable {
  const networks = dcganNetworks(tf, config, classes);
  return buildGan({
    ...{ tf, config, networks, classes },
    ...{ adam: ADAM, finalRateShare: FINAL_RATE_SHARE, realTarget: REAL_TARGET },
  });
}

/** Generator, discriminator and statistics over fresh variables. */
export function dcganNetworks(tf: Tf, config: Config, classes: ClassDraw | null): GanNetworks {
  const discriminator = discriminatorVariables(tf, config, classes);
  return {
    generator: generatorVariables(tf, config, classes),
    discriminator,
    statistics: normStatistics(tf, config),
    generate: (weights, input, statistics) => {
      const latents = input.classes
        ? (tf.mul(input.latents, tf.matMul(input.classes, weights.get("classes"))) as Tensor2D)
        : input.latents;
      return generateImages(tf, weights, latents, statistics);
    },
    discriminate: (source, packs, given) => discriminate(tf, source, packs, given),
  };
}

function generatorVariables(tf: Tf, { latentSize, channels, seed }: Config, classes: ClassDraw | null): VariableSet {
  const middle = channels / 2;
  const set = new VariableSet(tf, "generator", seed);
  set.normal("dense", [latentSize, FIRST_SIDE ** 2 * channels], INITIAL_DEVIATION);
  set.constant("scale0", [channels], 1);
  set.constant("shift0", [channels], 0);
  set.normal("up1", [KERNEL, KERNEL, middle, channels], INITIAL_DEVIATION);
  set.constant("scale1", [middle], 1);
  set.constant("shift1", [middle], 0);
  set.normal("up2", [KERNEL, KERNEL, 1, middle], INITIAL_DEVIATION);
  set.constant("bias", [1], 0);
  if (classes) set.normal("classes", [classes.count, latentSize], 1);
  return set;
}

function normStatistics(tf: Tf, { channels, seed }: Config): VariableSet {
  const set = new VariableSet(tf, "generator.statistics", seed);
  [channels, channels / 2].forEach((size, layer) => {
    set.constant(`mean${layer}`, [size], 0);
    set.constant(`variance${layer}`, [size], 1);
  });
  return set;
}

function discriminatorVariables(tf: Tf, { channels, seed, packing }: Config, classes: ClassDraw | null): VariableSet {
  const [first, second] = [channels / 2, channels];
  const set = new VariableSet(tf, "discriminator", seed);
  set.normal("conv1", [KERNEL, KERNEL, packing, first], INITIAL_DEVIATION);
  set.constant("bias1", [first], 0);
  set.normal("conv2", [KERNEL, KERNEL, first, second], INITIAL_DEVIATION);
  set.constant("bias2", [second], 0);
  const flat = (SIDE / 4) * (SIDE / 4) * second;
  set.normal("dense", [flat, 1], INITIAL_DEVIATION);
  set.constant("bias", [1], 0);
  if (classes) set.normal("classes", [classes.count * packing, flat], INITIAL_DEVIATION);
  return set;
}

/** Images in [−1, 1], n × 784. Without statistics the batch's own are used and returned. */
function generateImages(tf: Tf, weights: VariableSet, latents: Tensor2D, statistics: VariableSet | null) {
  const side = FIRST_SIDE;
  const count = latents.shape[0];
  const [channels, middle] = [weights.get("scale0").size, weights.get("scale1").size];
  const moments: Moments[] = [];
  const normalise = (x: Tensor, layer: number) => {
    const used = statistics ? storedMoments(statistics, layer) : batchMoments(tf, x);
    moments.push(used);
    const scale = tf.mul(weights.get(`scale${layer}`), tf.rsqrt(tf.add(used.variance, EPSILON)));
    return tf.relu(tf.add(tf.mul(tf.sub(x, used.mean), scale), weights.get(`shift${layer}`)));
  };
  const seedMap = tf.matMul(latents, weights.get("dense") as Variable).reshape([count, side, side, channels]);
  const first = normalise(seedMap, 0) as Tensor4D;
  const up1 = tf.conv2dTranspose(first, weights.get("up1"), [count, 2 * side, 2 * side, middle], 2, "same");
  const second = normalise(up1, 1) as Tensor4D;
  const up2 = tf.conv2dTranspose(second, weights.get("up2"), [count, SIDE, SIDE, 1], 2, "same");
  return { images: tf.tanh(tf.add(up2, weights.get("bias"))).reshape([count, PIXELS]) as Tensor2D, moments };
}

function storedMoments(statistics: VariableSet, layer: number): Moments {
  return { mean: statistics.get(`mean${layer}`), variance: statistics.get(`variance${layer}`) };
}

function batchMoments(tf: Tf, x: Tensor): Moments {
  const axes = [0, 1, 2];
  const mean = tf.mean(x, axes);
  return { mean, variance: tf.mean(tf.square(tf.sub(x, mean)), axes) };
}

/** Scores n × 1 (logits) of packs in [−1, 1]. Leaky ReLU as αx + (1−α)·relu(x): its second derivative is right. */
function discriminate(tf: Tf, weights: WeightSource, packs: Tensor2D, classes: Tensor2D | null): Tensor {
  const leaky = (x: Tensor) => tf.add(tf.mul(x, LEAK), tf.mul(tf.relu(x), 1 - LEAK)) as Tensor4D;
  const layer = (x: Tensor4D, number: number) => {
    const mapped = tf.conv2d(x, weights.get(`conv${number}`) as Tensor4D, 2, "same");
    return leaky(tf.add(mapped, weights.get(`bias${number}`)));
  };
  const flat = layer(layer(asMaps(tf, packs), 1), 2).reshape([packs.shape[0], -1]) as Tensor2D;
  const score = tf.add(tf.matMul(flat, weights.get("dense")), weights.get("bias"));
  if (!classes) return score;
  const match = tf.sum(tf.mul(flat, tf.matMul(classes, weights.get("classes"))), 1, true);
  return tf.add(score, match);
}
