import type { NamedTensorMap, Scalar, Tensor, Tensor1D, Tensor2D, Variable } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { LanguageModelConfig } from "../contracts/run-config";
import { Adam } from "../training/adam";
import { clipByGlobalNorm, cosineRate, decayMatrices } from "../training/gradients";
import { type StepInput, type StepModel, scalarInput } from "../training/trainable";
import { crossEntropy } from "./cross-entropy";
import { readTensor } from "./read-tensor";
import type { VariableSet } from "./variables";

/** Of the training part: how many symbols there are and the logarithm of how often each comes. */
export interface SymbolTable {
  readonly size: number;
  /** Natural logarithms, length `size`. */
  readonly logUnigram: Float32Array;
}

/** A model that gives every next symbol a probability. */
export interface LanguageModel extends StepModel {
  readonly vocabularySize: number;
  /** Symbols that it reads at once. */
  readonly length: number;
  /** Natural logarithms `count × length`: of each symbol after the first of its window of `length + 1`. */
  logProbabilities(windows: Float32Array, count: number): Float32Array;
  /** Only of attention networks: of one text of at most `length` symbols, layers × heads × places × places. */
  readonly attention?: (symbols: Int32Array) => { readonly shape: readonly number[]; readonly weights: Float32Array };
  /** Begins `count` texts at once; `draw` seeds what the network itself draws, where it does. */
  startDecoding(count: number, draw: (count: number) => Float32Array): Decoder;
}

/** Writes symbol by symbol. */
export interface Decoder {
  /** Probabilities `count × vocabulary` of what follows these symbols, one a text, at a temperature. */
  next(symbols: Int32Array, temperature: number): Float32Array;
  dispose(): void;
}

/** What differs between recurrent and attention networks. Everything is text by text, place by place. */
export interface SequenceNetwork {
  /** Holds `embedding` (symbols × width) and `bias` (symbols): tied to the output (Press & Wolf, EACL 2017). */
  readonly set: VariableSet;
  /** Texts × places int32 → (texts · places) × width. */
  hidden(symbols: Tensor2D): Tensor2D;
  /**
   * Only of attention networks: texts × layers × heads × places × places looked at, shares of each place's look. The
   * caller tidies.
   */
  attention?(symbols: Tensor2D): Tensor;
  /** Texts × width after each symbol; keeps what it needs until disposed. The caller tidies. */
  startDecoding(count: number): { next(symbols: Int32Array): Tensor2D; dispose(): void };
}

const ADAM = { beta1: 0.9, beta2: 0.99, epsilon: 1e-8 } as const;
/** Longest gradient of a step. */
const CLIP = 1;
const WARM_UP_STEPS = 50;
const FINAL_RATE_SHARE = 0.05;

export interface LanguageModelParts {
  readonly config: LanguageModelConfig;
  readonly network: SequenceNetwork;
  readonly vocabularySize: number;
  /** Of the matrices a step at the full rate; 0 for none. */
  readonly weightDecay: number;
}

/** Trains next-symbol prediction: AdamW, warm-up, cosine, clipped. Loss in nats a symbol. */
export function buildLanguageModel(tf: Tf, parts: LanguageModelParts): LanguageModel {
  const { config, network, vocabularySize, weightDecay } = parts;
  const { batchSize, length } = config;
  const { set } = network;
  const adam = new Adam(tf, set, ADAM, "adam");
  const sets = [set, adam.firstMoments, adam.secondMoments];

  const logitsOf = (hidden: Tensor2D): Tensor2D =>
    tf.add(tf.matMul(hidden, set.get("embedding") as Variable, false, true), set.get("bias"));

  const lossesOf = (windows: Tensor2D): Tensor1D => {
    const symbols = windows.cast("int32") as Tensor2D;
    const read = symbols.slice([0, 0], [-1, length]) as Tensor2D;
    const targets = symbols.slice([0, 1], [-1, length]).reshape([-1]) as Tensor1D;
    const layer = { embedding: set.get("embedding") as Tensor2D, bias: set.get("bias") as Tensor1D };
    return crossEntropy(tf, { hidden: network.hidden(read), layer, targets });
  };

  const step = ([windows, rate, decay]: readonly Tensor[]): Tensor => {
    const { value, grads } = tf.variableGrads(() => tf.mean(lossesOf(windows as Tensor2D)) as Scalar, set.variables());
    if (weightDecay > 0) decayMatrices(tf, set, decay as Scalar);
    adam.apply(clipByGlobalNorm(tf, grads as NamedTensorMap, CLIP), rate as Scalar);
    return value.as1D();
  };

  const draw = (at: number, totalSteps: number, batch: Float32Array): StepInput[] => {
    const schedule = { step: at, totalSteps, warmUpSteps: WARM_UP_STEPS, finalShare: FINAL_RATE_SHARE };
    const rate = cosineRate(config.learningRate, schedule);
    return [
      { values: batch, shape: [batchSize, length + 1] },
      scalarInput(adam.correctedRate(rate, at)),
      scalarInput(1 - rate * weightDecay),
    ];
  };

  return {
    lossNames: ["crossEntropy"],
    ...{ batchSize, length, vocabularySize },
    state: sets.flatMap((each) => each.scoped()),
    weights: set.scoped(),
    samplingWeights: set.scoped(),
    draw: ({ step: at, totalSteps }, batch) => draw(at, totalSteps, batch),
    step: (inputs) => tf.tidy(() => step(inputs)),
    logProbabilities: (windows, count) =>
      readTensor(tf, () => tf.neg(lossesOf(tf.tensor2d(windows, [count, length + 1])))),
    ...(network.attention ? { attention: readAttention(tf, network.attention) } : {}),
    startDecoding: (count) => {
      const decoder = network.startDecoding(count);
      return {
        next: (symbols, temperature) =>
          readTensor(tf, () => tf.softmax(tf.div(logitsOf(decoder.next(symbols)), temperature))),
        dispose: () => decoder.dispose(),
      };
    },
    dispose: () => {
      for (const each of sets) each.dispose();
    },
  };
}

const readAttention =
  (tf: Tf, attention: (symbols: Tensor2D) => Tensor): LanguageModel["attention"] =>
  (symbols) => {
    let shape: number[] = [];
    const weights = readTensor(tf, () => {
      const found = attention(tf.tensor2d(symbols, [1, symbols.length], "int32"));
      shape = found.shape.slice(1);
      return found;
    });
    return { shape, weights };
  };
