import type { NamedTensorMap, Scalar, Tensor, Tensor2D, Variable } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { VaeConfig } from "../contracts/image-config";
import { PIXELS } from "../data/image-dataset";
import { SeededRandom } from "../data/random";
import { Adam } from "../training/adam";
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

  const step = ([images, noise, rate, klWeight]: readonly Tensor[]): Tensor => {
    const parts: { reconstruction?: Tensor; kl?: Tensor } = {};
    const { value, grads } = tf.variableGrads(() => {
      const { mean, logVariance } = encode(tf, encoder, images as Tensor2D, latentSize);
      const latents = tf.add(mean, tf.mul(tf.exp(tf.mul(logVariance, 0.5)), noise as Tensor)) as Tensor2D;
      const logits = decode(tf, decoder, latents);
      const perPixel = tf.sub(tf.softplus(logits), tf.mul(images as Tensor, logits));
      parts.reconstruction = tf.keep(tf.div(tf.sum(perPixel), batchSize));
      parts.kl = tf.keep(tf.div(tf.sum(klToPrior(tf, mean, logVariance)), batchSize));
      return tf.add(parts.reconstruction, tf.mul(klWeight as Scalar, parts.kl)) as Scalar;
    }, [...encoder.variables(), ...decoder.variables()]);
    encoderAdam.apply(grads as NamedTensorMap, rate as Scalar);
    decoderAdam.apply(grads as NamedTensorMap, rate as Scalar);
    const { reconstruction, kl } = parts as Required<typeof parts>;
    const losses = tf.stack([tf.add(reconstruction, kl), reconstruction, kl]);
    tf.dispose([reconstruction, kl, value]);
    return losses;
  };

  return {
    lossNames: ["loss", "reconstruction", "kl"],
    ...{ batchSize, latentSize, conditional: false },
    state: sets.flatMap((set) => set.scoped()),
    weights: [...encoder.scoped(), ...decoder.scoped()],
    samplingWeights: decoder.scoped(),
    draw: ({ step: at, totalSteps }, batch) => drawInputs({ config, seed, at, totalSteps, batch, adam: encoderAdam }),
    step: (inputs) => tf.tidy(() => step(inputs)),
    generate: (latents) => tf.tidy(() => tf.sigmoid(decode(tf, decoder, latents))),
    logWeights: (images, noise) => tf.tidy(() => logWeights({ tf, encoder, decoder, latentSize }, images, noise)),
    dispose: () => {
      for (const set of sets) set.dispose();
    },
  };
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

interface DrawRequest {
  readonly config: VaeConfig;
  readonly seed: number;
  readonly at: number;
  readonly totalSteps: number;
  readonly batch: Float32Array;
  readonly adam: Adam;
}

function drawInputs({ config, seed, at, totalSteps, batch, adam }: DrawRequest): StepInput[] {
  const { batchSize, latentSize, learningRate, klWarmUpSteps } = config;
  const random = SeededRandom.fromSeed(seed, `noise:${at}`);
  const final = Math.min(learningRate, FINAL_RATE);
  const rate = learningRate + (final - learningRate) * (at / totalSteps);
  return [
    { values: batch, shape: [batchSize, PIXELS] },
    { values: random.normals(batchSize * latentSize), shape: [batchSize, latentSize] },
    scalarInput(adam.correctedRate(rate, at)),
    scalarInput(klWarmUpSteps === 0 ? 1 : Math.min(1, (at + 1) / klWarmUpSteps)),
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

function affine(tf: Tf, set: VariableSet, name: string, x: Tensor2D): Tensor2D {
  return tf.add(tf.matMul(x, set.get(`${name}.weights`) as Variable), set.get(`${name}.bias`));
}

function encode(tf: Tf, set: VariableSet, images: Tensor2D, latentSize: number) {
  const hidden = tf.relu(affine(tf, set, "hidden2", tf.relu(affine(tf, set, "hidden1", images))));
  const moments = affine(tf, set, "moments", hidden);
  return {
    mean: moments.slice([0, 0], [-1, latentSize]),
    logVariance: moments.slice([0, latentSize], [-1, latentSize]),
  };
}

/** Logits n × 784. */
function decode(tf: Tf, set: VariableSet, latents: Tensor2D): Tensor2D {
  return affine(tf, set, "pixels", tf.relu(affine(tf, set, "hidden2", tf.relu(affine(tf, set, "hidden1", latents)))));
}

/** KL(q‖N(0, I)) per dimension, nats (Kingma & Welling 2014, appendix B). */
function klToPrior(tf: Tf, mean: Tensor2D, logVariance: Tensor2D): Tensor {
  return tf.mul(tf.sub(tf.add(tf.square(mean), tf.exp(logVariance)), tf.add(logVariance, 1)), 0.5);
}
