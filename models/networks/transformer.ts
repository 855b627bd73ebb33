import type { Tensor, Tensor2D, Tensor4D, Variable } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { TransformerConfig } from "../contracts/run-config";
import { buildLanguageModel, type LanguageModel, type SequenceNetwork, type SymbolTable } from "./language-model";
import { softmax } from "./softmax";
import { VariableSet } from "./variables";

/**
 * Character language model with causal self-attention (Vaswani et al., NeurIPS 2017): normalisation before each part
 * (Xiong et al., ICML 2020), learned places, no biases but the output's, which starts as the logarithm of the unigram;
 * embeddings tied.
 */

const EMBEDDING_DEVIATION = 0.05;
const PLACE_DEVIATION = 0.02;
const NORM_EPSILON = 1e-5;
const WIDENING = 4;
/** What a place may not look at gets this score. */
const HIDDEN_SCORE = -1e9;

/** Builds the model of a vocabulary. Same seed, same weights. */
export function buildTransformer(tf: Tf, config: TransformerConfig, seed: number, symbols: SymbolTable): LanguageModel {
  const network = transformerNetwork(tf, config, seed, symbols);
  return buildLanguageModel(tf, { config, network, vocabularySize: symbols.size, weightDecay: config.weightDecay });
}

function variables(
  tf: Tf,
  { width, layers, length }: TransformerConfig,
  seed: number,
  symbols: SymbolTable,
): VariableSet {
  const set = new VariableSet(tf, "transformer", seed);
  set.normal("embedding", [symbols.size, width], EMBEDDING_DEVIATION);
  set.given("bias", [symbols.size], symbols.logUnigram);
  set.normal("places", [length, width], PLACE_DEVIATION);
  // What is added to the stream shrinks with the depth, so that its size stays (Radford et al. 2019, section 2.3).
  const added = (inputs: number) => Math.sqrt(1 / inputs / (2 * layers));
  for (let layer = 0; layer < layers; layer += 1) {
    for (const norm of ["attentionNorm", "wideNorm"]) {
      set.constant(`${norm}${layer}.scale`, [width], 1);
      set.constant(`${norm}${layer}.shift`, [width], 0);
    }
    set.normal(`attend${layer}`, [width, 3 * width], Math.sqrt(1 / width));
    set.normal(`mix${layer}`, [width, width], added(width));
    set.normal(`widen${layer}`, [width, WIDENING * width], Math.sqrt(2 / width));
    set.normal(`narrow${layer}`, [WIDENING * width, width], added(WIDENING * width));
  }
  set.constant("lastNorm.scale", [width], 1);
  set.constant("lastNorm.shift", [width], 0);
  return set;
}

/** Keys and values of the places so far, texts × heads × places × part. */
interface Memory {
  readonly keys: Tensor4D;
  readonly values: Tensor4D;
}

interface Passed {
  /** (texts · places) × width. */
  readonly hidden: Tensor2D;
  readonly memories: readonly Memory[];
}

interface Attending {
  readonly texts: number;
  readonly layer: number;
  readonly before: Memory | null;
  /** Sees the weights, texts × heads × places × places that are looked at. */
  readonly observe: (weights: Tensor4D) => void;
}

class Stack {
  constructor(
    private readonly tf: Tf,
    readonly set: VariableSet,
    private readonly config: TransformerConfig,
  ) {}

  /** `before` holds what earlier places left; the symbols stand behind them. */
  pass(symbols: Tensor2D, before: readonly Memory[] | null, observe: (weights: Tensor4D) => void = () => {}): Passed {
    const { tf, set, config } = this;
    const [texts, places] = symbols.shape;
    const first = before?.[0]?.keys.shape[2] ?? 0;
    const embedded = tf.gather(set.get("embedding"), symbols.reshape([-1])).reshape([texts, places, config.width]);
    let stream = tf
      .add(embedded, set.get("places").slice([first, 0], [places, config.width]))
      .reshape([-1, config.width]) as Tensor2D;
    const memories: Memory[] = [];
    for (let layer = 0; layer < config.layers; layer += 1) {
      const { mixed, memory } = this.attend(this.norm(stream, `attentionNorm${layer}`), {
        texts,
        layer,
        before: before?.[layer] ?? null,
        observe,
      });
      memories.push(memory);
      stream = tf.add(stream, mixed);
      const wide = tf.relu(tf.matMul(this.norm(stream, `wideNorm${layer}`), set.get(`widen${layer}`) as Variable));
      stream = tf.add(stream, tf.matMul(wide as Tensor2D, set.get(`narrow${layer}`) as Variable));
    }
    return { hidden: this.norm(stream, "lastNorm"), memories };
  }

  /** Layer normalisation (Ba, Kiros & Hinton 2016). */
  private norm(x: Tensor2D, name: string): Tensor2D {
    const { tf, set } = this;
    const centred = tf.sub(x, tf.mean(x, 1, true));
    const scale = tf.rsqrt(tf.add(tf.mean(tf.square(centred), 1, true), NORM_EPSILON));
    return tf.add(tf.mul(tf.mul(centred, scale), set.get(`${name}.scale`)), set.get(`${name}.shift`));
  }

  private attend(x: Tensor2D, { texts, layer, before, observe }: Attending) {
    const { tf, set, config } = this;
    const { width, heads } = config;
    const part = width / heads;
    const places = (x.shape[0] as number) / texts;
    const parted = tf.matMul(x, set.get(`attend${layer}`) as Variable).reshape([texts, places, 3, heads, part]);
    const [queries, newKeys, newValues] = tf.unstack(parted.transpose([2, 0, 3, 1, 4])) as [
      Tensor4D,
      Tensor4D,
      Tensor4D,
    ];
    const keys = before ? tf.concat([before.keys, newKeys], 2) : newKeys;
    const values = before ? tf.concat([before.values, newValues], 2) : newValues;
    const scores = tf.mul(tf.matMul(queries, keys, false, true), 1 / Math.sqrt(part));
    const weights = softmax(tf, tf.add(scores, this.mask(places, keys.shape[2]))) as Tensor4D;
    observe(weights);
    const mixed = tf
      .matMul(weights, values)
      .transpose([0, 2, 1, 3])
      .reshape([texts * places, width]);
    return { mixed: tf.matMul(mixed as Tensor2D, set.get(`mix${layer}`) as Variable), memory: { keys, values } };
  }

  /** Each place sees itself and what stands before it. */
  private mask(places: number, known: number): Tensor {
    const { tf } = this;
    const queries = tf.range(known - places, known, 1, "int32").expandDims(1);
    return tf.mul(tf.greater(tf.range(0, known, 1, "int32").expandDims(0), queries).cast("float32"), HIDDEN_SCORE);
  }
}

function transformerNetwork(tf: Tf, config: TransformerConfig, seed: number, symbols: SymbolTable): SequenceNetwork {
  const stack = new Stack(tf, variables(tf, config, seed, symbols), config);
  return {
    set: stack.set,
    hidden: (given) => stack.pass(given, null).hidden,
    attention: (given) => {
      const layers: Tensor4D[] = [];
      stack.pass(given, null, (weights) => layers.push(weights));
      return tf.stack(layers, 1);
    },
    startDecoding: (count) => new CachedDecoder(tf, stack, { count, length: config.length }),
  };
}

/**
 * Reads one symbol a call against the kept keys and values. When all places are used, the later half of the text is read
 * anew from the first place on.
 */
class CachedDecoder {
  private memories: readonly Memory[] | null = null;
  private readonly history: Int32Array[] = [];

  constructor(
    private readonly tf: Tf,
    private readonly stack: Stack,
    private readonly size: { readonly count: number; readonly length: number },
  ) {}

  next(symbols: Int32Array): Tensor2D {
    const { tf, size, memories: before } = this;
    this.history.push(symbols.slice());
    const full = before !== null && (before[0]?.keys.shape[2] ?? 0) >= size.length;
    const read = full ? this.history.slice(-Math.floor(size.length / 2)) : [symbols];
    const { hidden, memories } = this.stack.pass(this.columns(read), full ? null : before);
    this.dispose();
    this.memories = memories;
    for (const { keys, values } of memories) {
      tf.keep(keys);
      tf.keep(values);
    }
    const last = hidden.reshape([size.count, read.length, -1]).slice([0, read.length - 1, 0], [-1, 1, -1]);
    return last.reshape([size.count, -1]) as Tensor2D;
  }

  dispose(): void {
    for (const { keys, values } of this.memories ?? []) this.tf.dispose([keys, values]);
    this.memories = null;
  }

  /** Texts × places of columns of symbols. */
  private columns(read: readonly Int32Array[]): Tensor2D {
    const { count } = this.size;
    const rows = new Int32Array(count * read.length);
    read.forEach((column, place) => {
      column.forEach((symbol, text) => {
        rows[text * read.length + place] = symbol;
      });
    });
    return this.tf.tensor2d(rows, [count, read.length], "int32");
  }
}
