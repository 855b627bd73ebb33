import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Scalar, Tensor, Tensor2D } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { FeatureSpace } from "../contracts/report";
import { type ImageDataset, PIXELS, SIDE, unitPixels } from "../data/image-dataset";
import { SeededRandom } from "../data/random";
import type { Split } from "../data/split";
import { type FeatureMatrix, makeFeatureMatrix } from "../metrics/feature-matrix";
import { fitPca, projectPca } from "../metrics/pca";
import { FEATURE_DIMENSIONS, FeatureNetwork } from "../networks/feature-network";
import { Adam } from "../training/adam";
import { BatchOrder } from "../training/batches";
import { hashState } from "../training/checkpoint";
import { StepRunner } from "../training/step-runner";
import { RunCancelled } from "../training/train";

/** Below this held-out accuracy a classifier's features mean too little, and principal components serve. */
export const MINIMUM_ACCURACY = 0.9;
const TRAINING = { steps: 700, batchSize: 64, rate: 2e-3, finalRate: 2e-4, shiftPixels: 2 } as const;
const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const;
/** Images embedded at once: bounds the memory of the convolutions. */
const CHUNK = 500;
const PCA_ROWS = 2_000;

/** A frozen space in which samples are compared, and its own classifier where the data has labels. */
export interface EmbeddingSpace {
  readonly facts: FeatureSpace;
  /** Distinct labels of the data in ascending order; empty for unlabelled data. */
  readonly labels: readonly number[];
  /** Features N × d of images in [0, 1], row-major N × 784. */
  embed(images: Float32Array): FeatureMatrix;
  /** Index into `labels` per image; null where no classifier serves. */
  classify: ((images: Float32Array) => Uint8Array) | null;
  /** Its probabilities N × classes in the order of `labels`; null with `classify`. */
  probabilities: ((images: Float32Array) => FeatureMatrix) | null;
  dispose(): void;
}

export interface EmbeddingRequest {
  readonly tf: Tf;
  readonly data: ImageDataset;
  readonly split: Split;
  readonly seed: number;
  readonly signal: AbortSignal;
}

/**
 * Trains the feature network on the reference part, so that neither training images nor held-out ones shaped the space
 * in which they are compared; its accuracy is taken on the held-out part. Unlabelled data, or a network below 0.9, get
 * the first 64 principal components of the reference part.
 */
export async function prepareEmbedding(request: EmbeddingRequest): Promise<EmbeddingSpace> {
  const labels = distinctLabels(request.data);
  if (labels.length < 2) return pcaSpace(request);
  const network = new FeatureNetwork(request.tf, labels.length, request.seed);
  await trainNetwork(request, network, labels);
  const space = networkSpace(request, network, labels);
  if ((space.facts.heldOutAccuracy ?? 0) >= MINIMUM_ACCURACY) return space;
  space.dispose();
  return pcaSpace(request);
}

function distinctLabels(data: ImageDataset): number[] {
  return data.labels ? [...new Set(data.labels)].sort((a, b) => a - b) : [];
}

async function trainNetwork(
  request: EmbeddingRequest,
  network: FeatureNetwork,
  labels: readonly number[],
): Promise<void> {
  const { tf, data, split, seed, signal } = request;
  const adam = new Adam(tf, network.set, ADAM, "features.adam");
  const batchSize = Math.min(TRAINING.batchSize, split.reference.length);
  const batches = new BatchOrder(split.reference, batchSize, seed);
  const moments = [adam.firstMoments, adam.secondMoments];
  const runner = new StepRunner(tf, {
    state: [network.set, ...moments].flatMap((set) => set.scoped()),
    step: (inputs) => tf.tidy(() => learnBatch(tf, network, adam, inputs)),
  });
  try {
    for (let step = 0; step < TRAINING.steps; step += 1) {
      const rows = batches.at(step);
      const images = shifted(unitPixels(data, rows), SeededRandom.fromSeed(seed, `shift:${step}`));
      const classes = Float32Array.from(rows, (row) => labels.indexOf(data.labels?.[row] ?? 0));
      const rate = TRAINING.rate + (TRAINING.finalRate - TRAINING.rate) * (step / TRAINING.steps);
      const inputs = [
        tf.tensor2d(images, [batchSize, PIXELS]),
        tf.tensor1d(classes),
        tf.scalar(adam.correctedRate(rate, step)),
      ];
      tf.dispose([runner.run(inputs), ...inputs]);
      if (step % 4 !== 0) continue;
      await nextTurn();
      if (signal.aborted) throw new RunCancelled("stopped while the feature network was trained");
    }
  } finally {
    runner.dispose();
    adam.dispose();
  }
}

/** One step of the feature network on images n × 784 and class numbers n; answers its loss. */
function learnBatch(tf: Tf, network: FeatureNetwork, adam: Adam, [images, classes, rate]: readonly Tensor[]): Tensor {
  const oneHot = tf.oneHot((classes as Tensor).toInt(), network.classes).toFloat() as Tensor2D;
  const { value, grads } = tf.variableGrads(() => network.loss(images as Tensor2D, oneHot), network.set.variables());
  adam.apply(grads, rate as Scalar);
  return value;
}

/** Each image moved by up to two pixels, so that the classifier learns shapes and not places. */
function shifted(images: Float32Array, random: SeededRandom): Float32Array {
  const out = new Float32Array(images.length);
  const span = 2 * TRAINING.shiftPixels + 1;
  for (let from = 0; from < images.length; from += PIXELS) {
    const [dx, dy] = [random.integer(span) - TRAINING.shiftPixels, random.integer(span) - TRAINING.shiftPixels];
    for (let y = Math.max(0, dy); y < Math.min(SIDE, SIDE + dy); y += 1) {
      for (let x = Math.max(0, dx); x < Math.min(SIDE, SIDE + dx); x += 1) {
        out[from + y * SIDE + x] = images[from + (y - dy) * SIDE + x - dx] ?? 0;
      }
    }
  }
  return out;
}

function networkSpace(request: EmbeddingRequest, network: FeatureNetwork, labels: readonly number[]): EmbeddingSpace {
  const { tf, data, split } = request;
  const perChunk = (images: Float32Array, visit: (chunk: Tensor2D, offset: number) => void) => {
    for (let offset = 0; offset < images.length / PIXELS; offset += CHUNK) {
      const part = images.subarray(offset * PIXELS, (offset + CHUNK) * PIXELS);
      tf.tidy(() => visit(tf.tensor2d(part, [part.length / PIXELS, PIXELS]), offset));
    }
  };
  const embed = (images: Float32Array) => {
    const rows = images.length / PIXELS;
    const values = new Float64Array(rows * FEATURE_DIMENSIONS);
    perChunk(images, (chunk, offset) => values.set(network.features(chunk).dataSync(), offset * FEATURE_DIMENSIONS));
    return makeFeatureMatrix({ values, rows, columns: FEATURE_DIMENSIONS });
  };
  const classify = (images: Float32Array) => {
    const out = new Uint8Array(images.length / PIXELS);
    perChunk(images, (chunk, offset) => out.set(network.scores(network.features(chunk)).argMax(1).dataSync(), offset));
    return out;
  };
  const probabilities = (images: Float32Array) => {
    const rows = images.length / PIXELS;
    const values = new Float64Array(rows * labels.length);
    perChunk(images, (chunk, offset) =>
      values.set(tf.softmax(network.scores(network.features(chunk))).dataSync(), offset * labels.length),
    );
    return makeFeatureMatrix({ values, rows, columns: labels.length });
  };
  const guessed = classify(unitPixels(data, split.holdout));
  const right = guessed.filter((guess, index) => labels[guess] === data.labels?.[split.holdout[index] ?? 0]).length;
  const facts: FeatureSpace = {
    ...{ kind: "cnn", dimensions: FEATURE_DIMENSIONS, heldOutAccuracy: right / split.holdout.length },
    hash: hashState(network.set.scoped()).slice(0, 8),
  };
  return { facts, labels, embed, classify, probabilities, dispose: () => network.set.dispose() };
}

function pcaSpace({ data, split }: EmbeddingRequest): EmbeddingSpace {
  const wide = (images: Float32Array) =>
    makeFeatureMatrix({ values: images, rows: images.length / PIXELS, columns: PIXELS });
  const components = Math.min(FEATURE_DIMENSIONS, split.reference.length - 1);
  const pca = fitPca({ features: wide(unitPixels(data, split.reference.subarray(0, PCA_ROWS))), components });
  const hash = createHash("sha256").update(new Uint8Array(pca.axes.buffer)).update(new Uint8Array(pca.mean.buffer));
  const facts: FeatureSpace = {
    ...{ kind: "pca", dimensions: components, heldOutAccuracy: null },
    hash: hash.digest("hex").slice(0, 8),
  };
  const embed = (images: Float32Array) => projectPca(pca, wide(images));
  return { facts, labels: [], embed, classify: null, probabilities: null, dispose: () => {} };
}
