import type { Scalar, Tensor, Tensor2D, Tensor4D, Variable } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { DcganConfig } from "../contracts/run-config";
import { PIXELS, SIDE } from "../data/image-dataset";
import { SeededRandom } from "../data/random";
import { Adam } from "../training/adam";
import { type StepInput, scalarInput, type Trainable } from "../training/trainable";
import { VariableSet } from "./variables";

/**
 * Deep convolutional GAN (Radford, Metz & Chintala 2016) for 28×28 grey images. Differences from the paper, each because
 * it measured better here: no batch normalisation in the discriminator, Adam 1e-3 with β₂ 0.99, batches of 32, samples
 * from an exponential moving average of the generator (Yazıcı et al. 2019), a learning rate that falls to a tenth.
 */

const GENERATOR = { side: 7, channels: 32, middle: 16 } as const;
const DISCRIMINATOR = { first: 16, second: 32, slope: 0.2 } as const;
const KERNEL = 4;
/** Radford et al., section 4: weights from a normal distribution with this deviation. */
const INITIAL_DEVIATION = 0.02;
const NORM = { epsilon: 1e-5, momentum: 0.9 } as const;
const ADAM = { beta1: 0.5, beta2: 0.99, epsilon: 1e-8 } as const;
/** One-sided smoothing (Salimans et al. 2016, section 3.4). */
const REAL_TARGET = 0.9;
/** Part of the learning rate that is left at the last step. */
const FINAL_RATE_SHARE = 0.1;

/** Builds generator, discriminator, their optimizers and the generator's moving average. Same seed, same weights. */
export function buildDcgan(tf: Tf, config: DcganConfig, seed: number): Trainable {
  const generator = generatorVariables(tf, config, seed);
  const statistics = normStatistics(tf, seed);
  const discriminator = discriminatorVariables(tf, seed);
  const averaged = generator.copy("generator.ema", "same");
  const generatorAdam = new Adam(tf, generator, ADAM, "generator.adam");
  const discriminatorAdam = new Adam(tf, discriminator, ADAM, "discriminator.adam");
  const networks = [generator, statistics, averaged, discriminator];
  const sets = [...networks, ...momentsOf(generatorAdam), ...momentsOf(discriminatorAdam)];

  const step = ([real, first, second, rate, decay]: readonly Tensor[]): Tensor => {
    const discriminatorLoss = trainDiscriminator(real as Tensor2D, first as Tensor2D, rate as Scalar);
    const generatorLoss = trainGenerator(second as Tensor2D, rate as Scalar);
    follow(averaged, generator, decay as Scalar);
    return tf.concat([generatorLoss.as1D(), discriminatorLoss]);
  };

  /** Real and generated images in one pass: the discriminator has no batch statistics that would mix them. */
  const trainDiscriminator = (real: Tensor2D, latents: Tensor2D, rate: Scalar) => {
    const fake = generateTraining(latents);
    const images = tf.concat([tf.sub(tf.mul(real, 2), 1).reshape([-1, SIDE, SIDE, 1]), fake], 0) as Tensor4D;
    const count = config.batchSize;
    let accuracy: Tensor | undefined;
    const { value, grads } = tf.variableGrads(() => {
      const scores = discriminate(tf, discriminator, images);
      const [realScores, fakeScores] = [scores.slice(0, count), scores.slice(count, count)];
      accuracy = tf.keep(
        tf
          .concat([tf.greater(realScores, 0), tf.lessEqual(fakeScores, 0)])
          .cast("float32")
          .mean(),
      );
      const realLoss = tf.sub(tf.softplus(realScores), tf.mul(realScores, REAL_TARGET)).mean();
      return tf.add(realLoss, tf.softplus(fakeScores).mean()) as Scalar;
    }, discriminator.variables());
    discriminatorAdam.apply(grads, rate);
    const losses = tf.stack([value, accuracy as Tensor]);
    accuracy?.dispose();
    return losses;
  };

  const generateTraining = (latents: Tensor2D) => {
    const { images, moments } = generateImages(tf, generator, latents, null);
    moments.forEach((moment, layer) => {
      updateStatistics(tf, statistics, layer, moment);
    });
    return images;
  };

  /** Non-saturating loss through softplus (Goodfellow et al. 2014, section 3). */
  const trainGenerator = (latents: Tensor2D, rate: Scalar) => {
    const { value, grads } = tf.variableGrads(() => {
      const { images } = generateImages(tf, generator, latents, null);
      return tf.softplus(tf.neg(discriminate(tf, discriminator, images))).mean() as Scalar;
    }, generator.variables());
    generatorAdam.apply(grads, rate);
    return value;
  };

  const follow = (average: VariableSet, source: VariableSet, decay: Scalar) => {
    const rest = tf.sub(1, decay);
    for (const { name, variable } of source.entries) {
      average.get(name).assign(tf.add(tf.mul(average.get(name), decay), tf.mul(variable, rest)));
    }
  };

  return {
    lossNames: ["generator", "discriminator", "discriminatorAccuracy"],
    ...{ batchSize: config.batchSize, latentSize: config.latentSize },
    state: sets.flatMap((set) => set.scoped()),
    weights: networks.flatMap((set) => set.scoped()),
    samplingWeights: [...averaged.scoped(), ...statistics.scoped()],
    draw: ({ step: at, totalSteps }, batch) => drawInputs({ config, seed, at, totalSteps, batch, adam: generatorAdam }),
    step: (inputs) => tf.tidy(() => step(inputs)),
    generate: (latents) =>
      tf.tidy(() => {
        const { images } = generateImages(tf, averaged, latents, statistics);
        return tf.div(tf.add(images, 1), 2).reshape([-1, PIXELS]) as Tensor2D;
      }),
    dispose: () => {
      for (const set of sets) set.dispose();
    },
  };
}

interface DrawRequest {
  readonly config: DcganConfig;
  readonly seed: number;
  readonly at: number;
  readonly totalSteps: number;
  readonly batch: Float32Array;
  readonly adam: Adam;
}

function drawInputs({ config, seed, at, totalSteps, batch, adam }: DrawRequest): StepInput[] {
  const { batchSize, latentSize, learningRate, emaDecay } = config;
  const random = SeededRandom.fromSeed(seed, `noise:${at}`);
  const latents = (): StepInput => ({ values: random.normals(batchSize * latentSize), shape: [batchSize, latentSize] });
  const rate = learningRate * (1 - (1 - FINAL_RATE_SHARE) * (at / totalSteps));
  // A young average that still holds the first weights would blur the samples: it warms up (Karras et al. 2018, app. B).
  const decay = Math.min(emaDecay, (at + 1) / (at + 10));
  return [
    { values: batch, shape: [batchSize, PIXELS] },
    latents(),
    latents(),
    scalarInput(adam.correctedRate(rate, at)),
    scalarInput(emaDecay === 0 ? 0 : decay),
  ];
}

function generatorVariables(tf: Tf, { latentSize }: DcganConfig, seed: number): VariableSet {
  const { side, channels, middle } = GENERATOR;
  const set = new VariableSet(tf, "generator", seed);
  set.normal("dense", [latentSize, side * side * channels], INITIAL_DEVIATION);
  set.constant("scale0", [channels], 1);
  set.constant("shift0", [channels], 0);
  set.normal("up1", [KERNEL, KERNEL, middle, channels], INITIAL_DEVIATION);
  set.constant("scale1", [middle], 1);
  set.constant("shift1", [middle], 0);
  set.normal("up2", [KERNEL, KERNEL, 1, middle], INITIAL_DEVIATION);
  set.constant("bias", [1], 0);
  return set;
}

function normStatistics(tf: Tf, seed: number): VariableSet {
  const set = new VariableSet(tf, "generator.statistics", seed);
  [GENERATOR.channels, GENERATOR.middle].forEach((channels, layer) => {
    set.constant(`mean${layer}`, [channels], 0);
    set.constant(`variance${layer}`, [channels], 1);
  });
  return set;
}

function discriminatorVariables(tf: Tf, seed: number): VariableSet {
  const { first, second } = DISCRIMINATOR;
  const set = new VariableSet(tf, "discriminator", seed);
  set.normal("conv1", [KERNEL, KERNEL, 1, first], INITIAL_DEVIATION);
  set.constant("bias1", [first], 0);
  set.normal("conv2", [KERNEL, KERNEL, first, second], INITIAL_DEVIATION);
  set.constant("bias2", [second], 0);
  set.normal("dense", [(SIDE / 4) * (SIDE / 4) * second, 1], INITIAL_DEVIATION);
  set.constant("bias", [1], 0);
  return set;
}

const momentsOf = (adam: Adam) => [adam.firstMoments, adam.secondMoments];

interface Moments {
  readonly mean: Tensor;
  readonly variance: Tensor;
}

/** Images in [−1, 1], n × 28 × 28 × 1. Without statistics the batch's own are used and returned. */
function generateImages(tf: Tf, weights: VariableSet, latents: Tensor2D, statistics: VariableSet | null) {
  const { side, channels, middle } = GENERATOR;
  const count = latents.shape[0];
  const moments: Moments[] = [];
  const normalise = (x: Tensor, layer: number) => {
    const used = statistics ? storedMoments(statistics, layer) : batchMoments(tf, x);
    moments.push(used);
    const scale = tf.mul(weights.get(`scale${layer}`), tf.rsqrt(tf.add(used.variance, NORM.epsilon)));
    return tf.relu(tf.add(tf.mul(tf.sub(x, used.mean), scale), weights.get(`shift${layer}`)));
  };
  const seedMap = tf.matMul(latents, weights.get("dense") as Variable).reshape([count, side, side, channels]);
  const first = normalise(seedMap, 0) as Tensor4D;
  const up1 = tf.conv2dTranspose(first, weights.get("up1"), [count, 2 * side, 2 * side, middle], 2, "same");
  const second = normalise(up1, 1) as Tensor4D;
  const up2 = tf.conv2dTranspose(second, weights.get("up2"), [count, SIDE, SIDE, 1], 2, "same");
  return { images: tf.tanh(tf.add(up2, weights.get("bias"))) as Tensor4D, moments };
}

function storedMoments(statistics: VariableSet, layer: number): Moments {
  return { mean: statistics.get(`mean${layer}`), variance: statistics.get(`variance${layer}`) };
}

function batchMoments(tf: Tf, x: Tensor): Moments {
  const axes = [0, 1, 2];
  const mean = tf.mean(x, axes);
  return { mean, variance: tf.mean(tf.square(tf.sub(x, mean)), axes) };
}

function updateStatistics(tf: Tf, statistics: VariableSet, layer: number, { mean, variance }: Moments): void {
  const move = (name: string, value: Tensor) => {
    const kept = statistics.get(name);
    kept.assign(tf.add(tf.mul(kept, NORM.momentum), tf.mul(value, 1 - NORM.momentum)));
  };
  move(`mean${layer}`, mean);
  move(`variance${layer}`, variance);
}

/** Scores n × 1 (logits); images in [−1, 1]. Leaky ReLU as αx + (1−α)·relu(x): its second derivative is right. */
function discriminate(tf: Tf, weights: VariableSet, images: Tensor4D): Tensor {
  const { slope } = DISCRIMINATOR;
  const leaky = (x: Tensor) => tf.add(tf.mul(x, slope), tf.mul(tf.relu(x), 1 - slope)) as Tensor4D;
  const first = leaky(tf.add(tf.conv2d(images, weights.get("conv1"), 2, "same"), weights.get("bias1")));
  const second = leaky(tf.add(tf.conv2d(first, weights.get("conv2"), 2, "same"), weights.get("bias2")));
  const flat = second.reshape([images.shape[0], -1]) as Tensor2D;
  return tf.add(tf.matMul(flat, weights.get("dense") as Variable), weights.get("bias"));
}
