import type { NamedTensorMap, Scalar, Tensor, Tensor1D, Tensor2D, Tensor3D, Variable } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { TextGanConfig } from "../contracts/run-config";
import { SeededRandom } from "../data/random";
import { BOUNDARY } from "../data/text-dataset";
import { Adam } from "../training/adam";
import { clipByGlobalNorm } from "../training/gradients";
import { type StepInput, scalarInput } from "../training/trainable";
import { crossEntropy } from "./cross-entropy";
import type { Decoder, LanguageModel, SymbolTable } from "./language-model";
import { readTensor } from "./read-tensor";
import { GRU_CELL, recurrentLayerOf, unroll } from "./recurrence";
import { softmax } from "./softmax";
import { VariableSet } from "./variables";

/**
 * Adversarial network for short texts: a recurrent generator writes symbols by the Gumbel-softmax (Jang, Gu & Poole, ICLR
 * 2017; for texts Kusner & Hernández-Lobato 2016), a recurrent discriminator reads them. Symbols go forward as hard
 * choices and backward as soft ones (straight through); otherwise the discriminator would tell soft from hard at once.
 * The generator first learns by likelihood, then likelihood and adversarial loss share it, as in SeqGAN and RelGAN.
 */

const EMBEDDING_DEVIATION = 0.05;
const ADAM = { beta1: 0.5, beta2: 0.99, epsilon: 1e-8 } as const;
const CLIP = 1;
/** Softness of the choice falls in a straight line over the run. */
const SOFTNESS = { first: 1, last: 0.3 } as const;
/** The likelihood's weight when the adversarial loss has wholly set in. */
const LAST_LIKELIHOOD = 0.3;
/** Keeps the logarithm of a uniform number finite. */
const TINY = 1e-9;

/** Same seed, same weights. Losses: likelihood and adversarial ones in nats, accuracy 0–1. */
export function buildTextGan(tf: Tf, config: TextGanConfig, seed: number, symbols: SymbolTable): LanguageModel {
  const generator = new Generator(tf, config, seed, symbols);
  const discriminator = new Discriminator(tf, config, seed, symbols);
  const generatorAdam = new Adam(tf, generator.set, ADAM, "generator.adam");
  const discriminatorAdam = new Adam(tf, discriminator.set, ADAM, "discriminator.adam");
  const networks = [generator.set, discriminator.set];
  const moments = [generatorAdam, discriminatorAdam].flatMap((adam) => [adam.firstMoments, adam.secondMoments]);
  const sets = [...networks, ...moments];
  const { length } = config;

  const trainGenerator = (inputs: StepTensors) => {
    const kept: { written?: Tensor3D; likelihood?: Tensor; adversarial?: Tensor } = {};
    const { value, grads } = tf.variableGrads(() => {
      const likelihood = tf.mean(generator.losses(inputs.windows, inputs.latents));
      const written = generator.write(inputs.latents, inputs.uniforms, inputs.softness);
      const adversarial = tf.mean(tf.softplus(tf.neg(discriminator.scoreWritten(written))));
      kept.written = tf.keep(written);
      kept.likelihood = tf.keep(likelihood);
      kept.adversarial = tf.keep(adversarial);
      const share = inputs.likelihoodWeight;
      return tf.add(tf.mul(share, likelihood), tf.mul(tf.sub(1, share), adversarial)) as Scalar;
    }, generator.set.variables());
    generatorAdam.apply(clipByGlobalNorm(tf, grads as NamedTensorMap, CLIP), inputs.rate);
    value.dispose();
    return kept as Required<typeof kept>;
  };

  const trainDiscriminator = (windows: Tensor2D, written: Tensor3D, rate: Scalar) => {
    let accuracy: Tensor | undefined;
    const { value, grads } = tf.variableGrads(() => {
      const real = discriminator.scoreReal(windows.slice([0, 1], [-1, length]).cast("int32") as Tensor2D);
      const fake = discriminator.scoreWritten(written);
      const right = tf.concat([tf.greater(real, 0), tf.lessEqual(fake, 0)]).cast("float32");
      accuracy = tf.keep(tf.mean(right));
      return tf.add(tf.mean(tf.softplus(tf.neg(real))), tf.mean(tf.softplus(fake))) as Scalar;
    }, discriminator.set.variables());
    discriminatorAdam.apply(clipByGlobalNorm(tf, grads as NamedTensorMap, CLIP), rate);
    return { loss: value, accuracy: accuracy as Tensor };
  };

  const step = (given: readonly Tensor[]): Tensor => {
    const [windows, latents, uniforms, rate, softness, likelihoodWeight] = given;
    const inputs = { windows, latents, uniforms, rate, softness, likelihoodWeight } as unknown as StepTensors;
    const { written, likelihood, adversarial } = trainGenerator(inputs);
    const { loss, accuracy } = trainDiscriminator(inputs.windows, written, inputs.rate);
    const losses = tf.stack([likelihood, adversarial, loss, accuracy]);
    tf.dispose([written, likelihood, adversarial, accuracy]);
    return losses;
  };

  return {
    lossNames: ["likelihood", "generator", "discriminator", "discriminatorAccuracy"],
    ...{ batchSize: config.batchSize, length, vocabularySize: symbols.size },
    state: sets.flatMap((set) => set.scoped()),
    weights: networks.flatMap((set) => set.scoped()),
    samplingWeights: generator.set.scoped(),
    draw: ({ step: at, totalSteps }, batch) =>
      drawInputs({ config, seed, at, totalSteps, batch, adam: generatorAdam, vocabularySize: symbols.size }),
    step: (inputs) => tf.tidy(() => step(inputs)),
    logProbabilities: (windows, count) =>
      readTensor(tf, () => {
        const latents = SeededRandom.fromSeed(seed, "reading").normals(count * config.latentSize);
        const drawn = tf.tensor2d(latents, [count, config.latentSize]);
        return tf.neg(generator.losses(tf.tensor2d(windows, [count, length + 1]), drawn));
      }),
    startDecoding: (count, draw) => generator.startDecoding(count, draw(count * config.latentSize)),
    dispose: () => {
      for (const set of sets) set.dispose();
    },
  };
}

interface StepTensors {
  readonly windows: Tensor2D;
  readonly latents: Tensor2D;
  readonly uniforms: Tensor3D;
  readonly rate: Scalar;
  readonly softness: Scalar;
  readonly likelihoodWeight: Scalar;
}

interface DrawRequest {
  readonly config: TextGanConfig;
  readonly seed: number;
  readonly at: number;
  readonly totalSteps: number;
  readonly batch: Float32Array;
  readonly adam: Adam;
  readonly vocabularySize: number;
}

function drawInputs({ config, seed, at, totalSteps, batch, adam, vocabularySize }: DrawRequest): StepInput[] {
  const { batchSize, length, latentSize, learningRate, likelihoodShare } = config;
  const random = SeededRandom.fromSeed(seed, `noise:${at}`);
  const uniforms = new Float32Array(length * batchSize * vocabularySize);
  for (let index = 0; index < uniforms.length; index += 1) uniforms[index] = random.uniform();
  const warmUp = Math.round(likelihoodShare * totalSteps);
  const after = totalSteps === warmUp ? 0 : Math.max(0, (at - warmUp) / (totalSteps - warmUp));
  return [
    { values: batch, shape: [batchSize, length + 1] },
    { values: random.normals(batchSize * latentSize), shape: [batchSize, latentSize] },
    { values: uniforms, shape: [length, batchSize, vocabularySize] },
    scalarInput(adam.correctedRate(learningRate, at)),
    scalarInput(SOFTNESS.first + (SOFTNESS.last - SOFTNESS.first) * (at / totalSteps)),
    scalarInput(at < warmUp ? 1 : 1 - (1 - LAST_LIKELIHOOD) * after),
  ];
}

/** Writes from a latent, which is the recurrent layer's first state. Its own embedding is tied to its output. */
class Generator {
  readonly set: VariableSet;

  constructor(
    private readonly tf: Tf,
    private readonly config: TextGanConfig,
    seed: number,
    symbols: SymbolTable,
  ) {
    const { units, latentSize } = config;
    this.set = new VariableSet(tf, "generator", seed);
    this.set.normal("embedding", [symbols.size, units], EMBEDDING_DEVIATION);
    this.set.given("bias", [symbols.size], symbols.logUnigram);
    this.set.normal("latent", [latentSize, units], 0.5 * Math.sqrt(1 / latentSize));
    this.set.normal("input", [units, 3 * units], Math.sqrt(1 / units));
    this.set.normal("recurrent", [units, 3 * units], Math.sqrt(1 / units));
    this.set.constant("gates", [3 * units], 0);
  }

  /** Nats of every symbol after the first of its window, texts · places; the real symbol is read at every place. */
  losses(windows: Tensor2D, latents: Tensor2D): Tensor1D {
    const { tf, set, config } = this;
    const symbols = windows.cast("int32");
    const columns = tf.unstack(symbols.slice([0, 0], [-1, config.length]), 1);
    const gates = this.gates(latents.shape[0]);
    let state = this.begin(latents);
    const states = columns.map((column) => {
      state = this.next(state, tf.gather(set.get("embedding"), column as Tensor1D) as Tensor2D, gates);
      return state;
    });
    const hidden = tf.stack(states, 1).reshape([-1, config.units]) as Tensor2D;
    const targets = symbols.slice([0, 1], [-1, config.length]).reshape([-1]) as Tensor1D;
    const layer = { embedding: set.get("embedding") as Tensor2D, bias: set.get("bias") as Tensor1D };
    return crossEntropy(tf, { hidden, layer, targets });
  }

  /** Hard symbols as rows of zeros and one, places × texts × symbols, with soft gradients. */
  write(latents: Tensor2D, uniforms: Tensor3D, softness: Scalar): Tensor3D {
    const { tf, set } = this;
    const texts = latents.shape[0];
    const gates = this.gates(texts);
    let state = this.begin(latents);
    let read = tf.gather(set.get("embedding"), tf.fill([texts], BOUNDARY, "int32")) as Tensor2D;
    const written = (tf.unstack(uniforms, 0) as Tensor2D[]).map((uniform) => {
      state = this.next(state, read, gates);
      const gumbel = tf.neg(tf.log(tf.add(tf.neg(tf.log(tf.add(uniform, TINY))), TINY)));
      const soft = softmax(tf, tf.div(tf.add(this.logits(state), gumbel), softness) as Tensor2D);
      const hard = hardChoice(tf, soft);
      read = tf.matMul(hard, set.get("embedding") as Variable) as Tensor2D;
      return hard;
    });
    return tf.stack(written, 0) as Tensor3D;
  }

  startDecoding(count: number, latents: Float32Array): Decoder {
    const { tf, set, config } = this;
    let state = tf.tidy(() => tf.keep(this.begin(tf.tensor2d(latents, [count, config.latentSize]))));
    return {
      next: (symbols, temperature) => {
        const before = state;
        state = tf.tidy(() =>
          tf.keep(
            this.next(
              before,
              tf.gather(set.get("embedding"), tf.tensor1d(symbols, "int32")) as Tensor2D,
              set.get("gates"),
            ),
          ),
        );
        before.dispose();
        return readTensor(tf, () => tf.softmax(tf.div(this.logits(state), temperature)));
      },
      dispose: () => state.dispose(),
    };
  }

  private begin(latents: Tensor2D): Tensor2D {
    return this.tf.tanh(this.tf.matMul(latents, this.set.get("latent") as Variable)) as Tensor2D;
  }

  /** The gates' bias once a text: its gradient is then summed over texts once, not at every place. */
  private gates(texts: number): Tensor {
    const { tf, set, config } = this;
    return tf.add(tf.zeros([texts, 3 * config.units]), set.get("gates"));
  }

  private next(state: Tensor2D, embedded: Tensor2D, gates: Tensor): Tensor2D {
    const { tf, set } = this;
    const share = tf.add(tf.matMul(embedded, set.get("input") as Variable), gates) as Tensor2D;
    const product = tf.matMul(state, set.get("recurrent") as Variable) as Tensor2D;
    return GRU_CELL.forward(tf, { states: [state], share, product }).states[0] as Tensor2D;
  }

  private logits(hidden: Tensor2D): Tensor2D {
    const { tf, set } = this;
    return tf.add(tf.matMul(hidden, set.get("embedding") as Variable, false, true), set.get("bias"));
  }
}

/** The likeliest symbol of each row as zeros and one; the gradient passes to the soft rows as if they had been used. */
function hardChoice(tf: Tf, soft: Tensor2D): Tensor2D {
  const straightThrough = tf.customGrad((given) => ({
    value: tf.oneHot(tf.argMax(given as Tensor2D, 1), soft.shape[1]).cast("float32"),
    gradFunc: (upstream: Tensor) => upstream,
  }));
  return straightThrough(soft) as Tensor2D;
}

/** Reads a text symbol by symbol and scores its mean state: above 0 for real. */
class Discriminator {
  readonly set: VariableSet;

  constructor(
    private readonly tf: Tf,
    private readonly config: TextGanConfig,
    seed: number,
    symbols: SymbolTable,
  ) {
    const { units } = config;
    this.set = new VariableSet(tf, "discriminator", seed);
    this.set.normal("embedding", [symbols.size, units], EMBEDDING_DEVIATION);
    this.set.normal("input", [units, 3 * units], Math.sqrt(1 / units));
    this.set.normal("recurrent", [units, 3 * units], Math.sqrt(1 / units));
    this.set.constant("gates", [3 * units], 0);
    this.set.normal("score", [units, 1], Math.sqrt(1 / units));
    this.set.constant("scoreBias", [1], 0);
  }

  /** Texts × places of symbols → texts. */
  scoreReal(symbols: Tensor2D): Tensor1D {
    const { tf, set } = this;
    return this.score(tf.gather(set.get("embedding"), tf.stack(tf.unstack(symbols, 1))) as Tensor3D);
  }

  /** Places × texts × symbols of zeros and ones → texts. */
  scoreWritten(written: Tensor3D): Tensor1D {
    const { tf, set, config } = this;
    const [places, texts, symbols] = written.shape;
    const embedded = tf.matMul(
      written.reshape([places * texts, symbols]) as Tensor2D,
      set.get("embedding") as Variable,
    );
    return this.score(embedded.reshape([places, texts, config.units]) as Tensor3D);
  }

  private score(embedded: Tensor3D): Tensor1D {
    const { tf, set } = this;
    const pooled = tf.mean(unroll(tf, GRU_CELL, embedded, recurrentLayerOf(set)), 1) as Tensor2D;
    return tf.add(tf.matMul(pooled, set.get("score") as Variable), set.get("scoreBias")).reshape([-1]) as Tensor1D;
  }
}
