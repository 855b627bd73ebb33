import type { NamedTensorMap, Scalar, Tensor, Tensor1D, Tensor2D, Variable } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { VaeConfig } from "../contracts/image-config";
import { degrade } from "../data/degrade";
import { PIXELS } from "../data/image-dataset";
import { SeededRandom } from "../data/random";
import { Adam } from "../training/adam";
import { poissonCapacity } from "../training/poisson-batches";
import { privateGradients } from "../training/private-gradients";
import { type StepInput, scalarInput, type Trainable } from "../training/trainable";
import { VariableSet } from "./variables";

/**
 * Variational autoencoder (Kingma & Welling 2014) for 28×28 grey images: two hidden layers each way, Bernoulli logits
 * over grey values in [0, 1] taken as probabilities (no binarisation), KL weight warmed up (Sønderby et al. 2016).
 */

const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
/** The rate falls in a straight line to this value at the last step. */
const FINAL_RATE = 1e-4;

/** Builds encoder, decoder and optimizer. Same seed, same weights. Losses are nats per image. */
export function buildVae(tf: Tf, config: VaeConfig, seed: number): Trainable {
  const { batchSize, latentSize } = config;
  const encoder = encoderVariables(tf, config, seed);
  const decoder = decoderVariables(tf, config, seed);
  const encoderAdam = new Adam(tf, encoder, ADAM, "encoder.adam");
  const decoderAdam = new Adam(tf, decoder, ADAM, "decoder.adam");
  const moments = [encoderAdam, decoderAdam].flatMap((adam) => [adam.firstMoments, adam.secondMoments]);
  const sets = [encoder, decoder, ...moments];

  const rows = config.privacyClip > 0 ? poissonCapacity(batchSize) : batchSize;
  const gradientsOf = config.privacyClip > 0 ? privateStep : plainStep;

  const step = (given: readonly Tensor[]): Tensor => {
    const { gradients, reconstruction, kl } = gradientsOf({ tf, config, seed, encoder, decoder }, given);
    const rate = given[2] as Scalar;
    encoderAdam.apply(gradients, rate);
    decoderAdam.apply(gradients, rate);
    const losses = tf.stack([tf.add(reconstruction, kl), reconstruction, kl]);
    tf.dispose([reconstruction, kl]);
    return losses;
  };

  return {
    lossNames: ["loss", "reconstruction", "kl"],
    ...{ batchSize, latentSize, conditional: false, sampling: config.privacyClip > 0 ? "poisson" : "epochs" },
    state: sets.flatMap((set) => set.scoped()),
    weights: [...encoder.scoped(), ...decoder.scoped()],
    samplingWeights: decoder.scoped(),
    draw: ({ step: at, totalSteps }, batch) =>
      drawInputs({ config, seed, at, totalSteps, batch, adam: encoderAdam, rows }),
    step: (inputs) => tf.tidy(() => step(inputs)),
    generate: (latents) => tf.tidy(() => tf.sigmoid(decode(tf, decoder, latents))),
    logWeights: (images, noise) => tf.tidy(() => logWeights({ tf, encoder, decoder, latentSize }, images, noise)),
    ...(config.task === "none"
      ? {}
      : { restore: (spoilt) => tf.tidy(() => restore({ tf, encoder, decoder, latentSize }, spoilt)) }),
    dispose: () => {
      for (const set of sets) set.dispose();
    },
  };
}

interface StepParts {
  readonly tf: Tf;
  readonly config: VaeConfig;
  readonly seed: number;
  readonly encoder: VariableSet;
  readonly decoder: VariableSet;
}

interface StepOutcome {
  readonly gradients: NamedTensorMap;
  /** Nats per image. Kept: whoever asked disposes of them. */
  readonly reconstruction: Tensor;
  readonly kl: Tensor;
}

/**
 * Reconstruction and KL, n × 784 and n × latents, nats. The encoder is shown the images or, in a task of restoration,
 * the spoilt ones (Im, Ahn, Memisevic & Bengio, "Denoising Criterion for Variational Auto-Encoding Framework", AAAI 2017).
 */
function termsOf(
  { tf, config, encoder, decoder }: StepParts,
  { images, shown, noise, observe }: { images: Tensor2D; shown: Tensor2D; noise: Tensor; observe?: Observer },
): { reconstruction: Tensor; kl: Tensor } {
  const { mean, logVariance } = encode(tf, encoder, shown, config.latentSize, observe);
  const latents = tf.add(mean, tf.mul(tf.exp(tf.mul(logVariance, 0.5)), noise)) as Tensor2D;
  const logits = decode(tf, decoder, latents, observe);
  const reconstruction = tf.sub(tf.softplus(logits), tf.mul(images, logits));
  return { reconstruction, kl: klToPrior(tf, mean, logVariance) };
}

/** What the encoder sees: the spoilt images are the last input where there is a task. */
const shownTo = ({ task }: VaeConfig, given: readonly Tensor[]) =>
  (task === "none" ? given[0] : given.at(-1)) as Tensor2D;

/** Inputs: images, noise, rate, weight of the KL term; in a task of restoration the spoilt images behind all others. */
function plainStep(parts: StepParts, given: readonly Tensor[]): StepOutcome {
  const { tf, config, encoder, decoder } = parts;
  const [images, noise, , klWeight] = given as [Tensor2D, Tensor, Scalar, Scalar];
  const shown = shownTo(config, given);
  const seen: { reconstruction?: Tensor; kl?: Tensor } = {};
  const { grads } = tf.variableGrads(() => {
    const terms = termsOf(parts, { images, shown, noise });
    seen.reconstruction = tf.keep(tf.div(tf.sum(terms.reconstruction), config.batchSize));
    seen.kl = tf.keep(tf.div(tf.sum(terms.kl), config.batchSize));
    return tf.add(seen.reconstruction, tf.mul(klWeight, seen.kl)) as Scalar;
  }, [...encoder.variables(), ...decoder.variables()]);
  return { gradients: grads, ...(seen as Required<typeof seen>) };
}

/**
 * The same with differential privacy: two inputs more, which images are there (1) or fillers (0), and the step's number.
 * A zero is added to what leaves each layer; the loss's slope at that zero is the slope at the layer, image by image.
 */
function privateStep(parts: StepParts, given: readonly Tensor[]): StepOutcome {
  const { tf, config, seed, encoder, decoder } = parts;
  const [images, noise, , klWeight, present, at] = given as [Tensor2D, Tensor, Scalar, Scalar, Tensor1D, Scalar];
  const layers = [
    ...["hidden1", "hidden2", "moments"].map((name) => ({ set: encoder, key: `encoder/${name}`, name })),
    ...["hidden1", "hidden2", "pixels"].map((name) => ({ set: decoder, key: `decoder/${name}`, name })),
  ];
  const placeOf = (set: VariableSet, name: string) =>
    layers.findIndex((layer) => layer.set === set && layer.name === name);
  const entered: Tensor2D[] = [];
  const seen: { reconstruction?: Tensor; kl?: Tensor } = {};
  const perImage = (terms: Tensor) => tf.mul(tf.sum(terms, 1), present);
  const slopes = tf.grads((...zeros: Tensor[]) => {
    const observe: Observer = (set, name, input, output) => {
      const place = placeOf(set, name);
      entered[place] = tf.keep(input.clone());
      return tf.add(output, zeros[place] as Tensor);
    };
    const terms = termsOf(parts, { images, shown: shownTo(config, given), noise, observe });
    const [reconstruction, kl] = [tf.sum(perImage(terms.reconstruction)), tf.sum(perImage(terms.kl))];
    seen.reconstruction = tf.keep(tf.div(reconstruction, config.batchSize));
    seen.kl = tf.keep(tf.div(kl, config.batchSize));
    return tf.add(reconstruction, tf.mul(klWeight, kl));
  })(layers.map(({ set, name }) => tf.zeros([images.shape[0], set.get(`${name}.bias`).size])));
  const traces = layers.map(({ set, name, key }, place) => ({
    ...{ name: key, weights: set.get(`${name}.weights`), bias: set.get(`${name}.bias`) },
    ...{ input: entered[place] as Tensor2D, slope: slopes[place] as Tensor2D },
  }));
  const { privacyClip: clip, privacyNoise, batchSize: expected } = config;
  const privacy = { clip, noise: privacyNoise, expected, seed };
  const gradients = privateGradients(tf, traces, { ...privacy, present, step: at });
  tf.dispose(entered);
  return { gradients, ...(seen as Required<typeof seen>) };
}

interface Parts {
  readonly tf: Tf;
  readonly encoder: VariableSet;
  readonly decoder: VariableSet;
  readonly latentSize: number;
}

/** Importance weights (Burda et al. 2016, eq. 8): every image is encoded once and its latents are decoded side by side. */
function logWeights({ tf, encoder, decoder, latentSize }: Parts, images: Tensor2D, noise: Tensor2D): Tensor {
  const [rows, pixels] = images.shape;
  const perImage = noise.shape[0] / rows;
  const repeat = (values: Tensor, columns: number) =>
    tf.tile(values.reshape([rows, 1, columns]), [1, perImage, 1]).reshape([rows * perImage, columns]) as Tensor2D;
  const { mean, logVariance } = encode(tf, encoder, images, latentSize);
  const [means, logVariances] = [repeat(mean, latentSize), repeat(logVariance, latentSize)];
  const latents = tf.add(means, tf.mul(tf.exp(tf.mul(logVariances, 0.5)), noise)) as Tensor2D;
  const logits = decode(tf, decoder, latents);
  const likelihood = tf.sum(tf.sub(tf.mul(repeat(images, pixels), logits), tf.softplus(logits)), 1);
  // log p(z) − log q(z|x): the constants of the two normal densities cancel.
  const densities = tf.sub(tf.add(tf.square(noise), logVariances), tf.square(latents));
  return tf.add(likelihood, tf.mul(tf.sum(densities, 1), 0.5));
}

/** The most likely latents of a spoilt image, decoded. */
function restore({ tf, encoder, decoder, latentSize }: Parts, spoilt: Tensor2D): Tensor2D {
  return tf.sigmoid(decode(tf, decoder, encode(tf, encoder, spoilt, latentSize).mean as Tensor2D));
}

interface DrawRequest {
  readonly config: VaeConfig;
  readonly seed: number;
  readonly at: number;
  readonly totalSteps: number;
  readonly batch: Float32Array;
  readonly adam: Adam;
  /** Images of a batch, fillers among them where it is drawn by chance. */
  readonly rows: number;
}

function drawInputs({ config, seed, at, totalSteps, batch, adam, rows }: DrawRequest): StepInput[] {
  const { latentSize, learningRate, klWarmUpSteps, privacyClip, task } = config;
  const random = SeededRandom.fromSeed(seed, `noise:${at}`);
  const final = Math.min(learningRate, FINAL_RATE);
  const rate = learningRate + (final - learningRate) * (at / totalSteps);
  const [images, shape] = [batch.subarray(0, rows * PIXELS), [rows, PIXELS]];
  const spoilt = task === "none" ? null : degrade(task, images, SeededRandom.fromSeed(seed, `spoilt:${at}`));
  return [
    { values: images, shape },
    { values: random.normals(rows * latentSize), shape: [rows, latentSize] },
    scalarInput(adam.correctedRate(rate, at)),
    scalarInput(klWarmUpSteps === 0 ? 1 : Math.min(1, (at + 1) / klWarmUpSteps)),
    ...(privacyClip > 0 ? [{ values: batch.subarray(rows * PIXELS), shape: [rows] }, scalarInput(at)] : []),
    ...(spoilt ? [{ values: spoilt, shape }] : []),
  ];
}

/** Weights with the deviation that keeps the size of activations through ReLU (He et al. 2015). */
function dense(set: VariableSet, name: string, inputs: number, outputs: number, gain = 2): void {
  set.normal(`${name}.weights`, [inputs, outputs], Math.sqrt(gain / inputs));
  set.constant(`${name}.bias`, [outputs], 0);
}

function encoderVariables(tf: Tf, { hiddenUnits, latentSize }: VaeConfig, seed: number): VariableSet {
  const set = new VariableSet(tf, "encoder", seed);
  dense(set, "hidden1", PIXELS, hiddenUnits);
  dense(set, "hidden2", hiddenUnits, hiddenUnits);
  dense(set, "moments", hiddenUnits, 2 * latentSize, 1);
  return set;
}

function decoderVariables(tf: Tf, { hiddenUnits, latentSize }: VaeConfig, seed: number): VariableSet {
  const set = new VariableSet(tf, "decoder", seed);
  dense(set, "hidden1", latentSize, hiddenUnits);
  dense(set, "hidden2", hiddenUnits, hiddenUnits);
  dense(set, "pixels", hiddenUnits, PIXELS, 1);
  return set;
}

/** Sees what enters and leaves a layer, and may put something else in the place of what leaves. */
type Observer = (set: VariableSet, name: string, input: Tensor2D, output: Tensor2D) => Tensor2D;
const UNOBSERVED: Observer = (_set, _name, _input, output) => output;

function layersOf(tf: Tf, set: VariableSet, observe: Observer) {
  return (name: string, x: Tensor2D): Tensor2D => {
    const output = tf.add(tf.matMul(x, set.get(`${name}.weights`) as Variable), set.get(`${name}.bias`)) as Tensor2D;
    return observe(set, name, x, output);
  };
}

function encode(tf: Tf, set: VariableSet, images: Tensor2D, latentSize: number, observe: Observer = UNOBSERVED) {
  const layer = layersOf(tf, set, observe);
  const hidden = tf.relu(layer("hidden2", tf.relu(layer("hidden1", images))));
  const moments = layer("moments", hidden);
  return {
    mean: moments.slice([0, 0], [-1, latentSize]),
    logVariance: moments.slice([0, latentSize], [-1, latentSize]),
  };
}

/** Logits n × 784. */
function decode(tf: Tf, set: VariableSet, latents: Tensor2D, observe: Observer = UNOBSERVED): Tensor2D {
  const layer = layersOf(tf, set, observe);
  return layer("pixels", tf.relu(layer("hidden2", tf.relu(layer("hidden1", latents)))));
}

/** KL(q‖N(0, I)) per dimension, nats (Kingma & Welling 2014, appendix B). */
function klToPrior(tf: Tf, mean: Tensor2D, logVariance: Tensor2D): Tensor {
  return tf.mul(tf.sub(tf.add(tf.square(mean), tf.exp(logVariance)), tf.add(logVariance, 1)), 0.5);
}
