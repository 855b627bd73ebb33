import type { Scalar, Tensor, Tensor2D } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { GanConfig } from "../contracts/image-config";
import { PIXELS } from "../data/image-dataset";
import { SeededRandom } from "../data/random";
import { Adam, type AdamConfig } from "../training/adam";
import { type StepInput, type StepPosition, scalarInput, type Trainable } from "../training/trainable";
import type { ClassDraw } from "./class-draw";
import { objectiveOf } from "./gan-loss";
import { gradientPenalty, isPenalised, penaltyInput } from "./gradient-penalty";
import { pack } from "./packs";
import { SpectralNorm, type WeightSource } from "./spectral-norm";
import type { VariableSet } from "./variables";

/** Mean and variance of one normalised layer over a batch. */
export interface Moments {
  readonly mean: Tensor;
  readonly variance: Tensor;
}

/** What enters a generator. `classes` is one-hot, n × classes; null where the network knows none. */
export interface GeneratorInput {
  readonly latents: Tensor2D;
  readonly classes: Tensor2D | null;
}

/** The two networks of a GAN over their variables. */
export interface GanNetworks {
  readonly generator: VariableSet;
  readonly discriminator: VariableSet;
  /** `mean0`, `variance0` … of the generator's normalised layers; null where it has none. */
  readonly statistics: VariableSet | null;
  /** Images in [−1, 1], n × 784. Without statistics the batch's own moments are used, and returned. */
  generate(
    weights: VariableSet,
    input: GeneratorInput,
    statistics: VariableSet | null,
  ): { readonly images: Tensor2D; readonly moments: readonly Moments[] };
  /**
   * Scores n × 1 of packs of m images, n × 784·m in [−1, 1], with their one-hot classes side by side. Its arrays are read
   * from `weights`. No batch statistics: real and generated images go through together.
   */
  discriminate(weights: WeightSource, packs: Tensor2D, classes: Tensor2D | null): Tensor;
}

export interface GanRequest {
  readonly tf: Tf;
  readonly config: GanConfig;
  readonly networks: GanNetworks;
  readonly adam: AdamConfig;
  /** Part of the learning rate that is left at the last step. */
  readonly finalRateShare: number;
  readonly realTarget: number;
  /** Classes that the networks are told; null for a GAN without. */
  readonly classes: ClassDraw | null;
}

/** Part of a moving average of batch moments that stays at each step. */
const STATISTICS_MOMENTUM = 0.9;

/** Joins two networks, their optimizers and the generator's moving average into one trainable model. */
export function buildGan(request: GanRequest): Trainable {
  const { tf, config, networks, classes } = request;
  const { generator, discriminator, statistics } = networks;
  const averaged = generator.copy("generator.ema", "same");
  const generatorAdam = new Adam(tf, generator, request.adam, "generator.adam");
  const discriminatorAdam = new Adam(tf, discriminator, request.adam, "discriminator.adam");
  const { seed } = config;
  const norm =
    config.spectralNorm === "on" ? new SpectralNorm(tf, discriminator, { scope: "discriminator.norm", seed }) : null;
  const kept = [
    ...[generator, ...(statistics ? [statistics] : []), averaged, discriminator],
    ...(norm ? [norm.vectors] : []),
  ];
  const moments = [generatorAdam, discriminatorAdam].flatMap((adam) => [adam.firstMoments, adam.secondMoments]);
  const sets = [...kept, ...moments];
  const step = ganStep({ ...request, averaged, norm, generatorAdam, discriminatorAdam });
  return {
    lossNames: ["generator", "discriminator", "discriminatorAccuracy"],
    ...{ batchSize: config.batchSize, latentSize: config.latentSize + (classes ? 1 : 0) },
    ...{ conditional: classes !== null, sampling: "epochs" },
    state: sets.flatMap((set) => set.scoped()),
    weights: kept.flatMap((set) => set.scoped()),
    samplingWeights: [...averaged.scoped(), ...(statistics?.scoped() ?? [])],
    draw: (position, batch) => drawInputs({ ...request, position, batch, adam: generatorAdam }),
    step: (inputs) => tf.tidy(() => step(inputs)),
    generate: (latents) =>
      tf.tidy(() => {
        const input = classes ? classes.split(tf, latents) : { latents, classes: null };
        const { images } = networks.generate(averaged, input, statistics);
        return tf.div(tf.add(images, 1), 2);
      }),
    dispose: () => {
      for (const set of sets) set.dispose();
    },
  };
}

interface StepParts extends GanRequest {
  readonly averaged: VariableSet;
  readonly norm: SpectralNorm | null;
  readonly generatorAdam: Adam;
  readonly discriminatorAdam: Adam;
}

/**
 * Inputs: real images, two sets of latents, learning rate, averaging factor, factor of the gradient penalty; then, with
 * classes, three one-hot sets.
 */
function ganStep(parts: StepParts): (inputs: readonly Tensor[]) => Tensor {
  const { tf, networks, averaged } = parts;
  return ([real, first, second, rate, decay, penalty, ...classes]) => {
    const [realClasses = null, firstClasses = null, secondClasses = null] = classes as Tensor2D[];
    const seen = { real: real as Tensor2D, realClasses };
    const discriminatorLosses = trainDiscriminator(
      parts,
      { ...seen, input: { latents: first as Tensor2D, classes: firstClasses } },
      { rate: rate as Scalar, penalty: penalty as Tensor },
    );
    const generatorLoss = trainGenerator(
      parts,
      { latents: second as Tensor2D, classes: secondClasses },
      rate as Scalar,
    );
    const rest = tf.sub(1, decay as Scalar);
    for (const { name, variable } of networks.generator.entries) {
      const average = averaged.get(name);
      average.assign(tf.add(tf.mul(average, decay as Scalar), tf.mul(variable, rest)));
    }
    return tf.concat([generatorLoss.as1D(), discriminatorLosses]);
  };
}

interface Seen {
  readonly real: Tensor2D;
  readonly realClasses: Tensor2D | null;
  readonly input: GeneratorInput;
}

interface Factors {
  readonly rate: Scalar;
  /** Of the gradient penalty, as `penaltyInput` makes it. */
  readonly penalty: Tensor;
}

/** Real and generated images in one pass. Answers loss, without the penalty, and accuracy. */
function trainDiscriminator(parts: StepParts, { real, realClasses, input }: Seen, { rate, penalty }: Factors): Tensor {
  const { tf, networks, config, realTarget, norm } = parts;
  const objective = objectiveOf(tf, config.loss, realTarget);
  const { images: fake, moments } = networks.generate(networks.generator, input, null);
  moments.forEach((moment, layer) => {
    followMoments(tf, networks.statistics, layer, moment);
  });
  const realPacks = pack(tf, tf.sub(tf.mul(real, 2), 1), config.packing);
  const packs = tf.concat([realPacks, pack(tf, fake, config.packing)], 0) as Tensor2D;
  const known = realClasses && pack(tf, realClasses, config.packing);
  const classes =
    known && input.classes ? (tf.concat([known, pack(tf, input.classes, config.packing)], 0) as Tensor2D) : null;
  const count = realPacks.shape[0];
  const seen: { accuracy?: Tensor; loss?: Tensor } = {};
  norm?.iterate();
  const weights: WeightSource = norm ?? networks.discriminator;
  const { grads } = tf.variableGrads(() => {
    const scores = networks.discriminate(weights, packs, classes);
    const [realScores, fakeScores] = [scores.slice(0, count), scores.slice(count, count)];
    const right = [tf.greater(realScores, objective.border), tf.lessEqual(fakeScores, objective.border)];
    seen.accuracy = tf.keep(tf.concat(right).cast("float32").mean());
    const loss = objective.discriminator(realScores, fakeScores);
    seen.loss = tf.keep(loss);
    if (!isPenalised(penalty)) return loss;
    const score = (images: Tensor2D) => networks.discriminate(weights, images, known);
    return tf.add(loss, tf.mul(penalty.asScalar(), gradientPenalty(tf, score, realPacks))) as Scalar;
  }, networks.discriminator.variables());
  parts.discriminatorAdam.apply(grads, rate);
  const { accuracy, loss } = seen as Required<typeof seen>;
  const losses = tf.stack([loss, accuracy]);
  tf.dispose([accuracy, loss]);
  return losses;
}

function trainGenerator(parts: StepParts, input: GeneratorInput, rate: Scalar): Scalar {
  const { tf, networks, config, realTarget, norm } = parts;
  const objective = objectiveOf(tf, config.loss, realTarget);
  const classes = input.classes && pack(tf, input.classes, config.packing);
  // The discriminator has moved since.
  norm?.iterate();
  const { value, grads } = tf.variableGrads(() => {
    const { images } = networks.generate(networks.generator, input, null);
    return objective.generator(
      networks.discriminate(norm ?? networks.discriminator, pack(tf, images, config.packing), classes),
    );
  }, networks.generator.variables());
  parts.generatorAdam.apply(grads, rate);
  return value;
}

function followMoments(tf: Tf, statistics: VariableSet | null, layer: number, { mean, variance }: Moments): void {
  if (!statistics) return;
  const move = (name: string, value: Tensor) => {
    const kept = statistics.get(name);
    kept.assign(tf.add(tf.mul(kept, STATISTICS_MOMENTUM), tf.mul(value, 1 - STATISTICS_MOMENTUM)));
  };
  move(`mean${layer}`, mean);
  move(`variance${layer}`, variance);
}

interface DrawRequest extends Omit<GanRequest, "adam"> {
  readonly position: StepPosition;
  readonly batch: Float32Array;
  readonly adam: Adam;
}

function drawInputs({ config, classes, position, batch, adam, finalRateShare }: DrawRequest): StepInput[] {
  const { step, totalSteps } = position;
  const { batchSize, latentSize, learningRate, emaDecay, r1Weight, seed } = config;
  const random = SeededRandom.fromSeed(seed, `noise:${step}`);
  const latents = (): StepInput => ({ values: random.normals(batchSize * latentSize), shape: [batchSize, latentSize] });
  const rate = learningRate * (1 - (1 - finalRateShare) * (step / totalSteps));
  // A young average that still holds the first weights would blur the samples: it warms up (Karras et al. 2018, app. B).
  const decay = Math.min(emaDecay, (step + 1) / (step + 10));
  return [
    { values: batch.subarray(0, batchSize * PIXELS), shape: [batchSize, PIXELS] },
    latents(),
    latents(),
    scalarInput(adam.correctedRate(rate, step)),
    scalarInput(emaDecay === 0 ? 0 : decay),
    penaltyInput(r1Weight, step),
    ...(classes
      ? [
          classes.oneHot(batch.subarray(batchSize * PIXELS)),
          classes.draw(random, batchSize),
          classes.draw(random, batchSize),
        ]
      : []),
  ];
}
