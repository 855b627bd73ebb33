import type { Tensor, Tensor2D, Tensor3D, Variable } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { RecurrentConfig } from "../contracts/run-config";
import { buildLanguageModel, type LanguageModel, type SequenceNetwork, type SymbolTable } from "./language-model";
import { type Cell, GRU_CELL, LSTM_CELL, recurrentLayerOf, unroll } from "./recurrence";
import { VariableSet } from "./variables";

/**
 * Character language models with one recurrent layer: LSTM (Hochreiter & Schmidhuber, Neural Computation 9, 1997; forget
 * gates of Gers et al. 2000, biased open) or GRU (Cho et al., EMNLP 2014, with the reset gate behind the multiplication
 * as in Chung et al. 2014's fast form). Output bias starts as the logarithm of the unigram, embeddings are tied.
 *
 * The input's share of the gates is one multiplication for all places; only the recurrent share goes place by place.
 */

const EMBEDDING_DEVIATION = 0.05;

/** Builds the model of a vocabulary. Same seed, same weights. */
export function buildRecurrent(tf: Tf, config: RecurrentConfig, seed: number, symbols: SymbolTable): LanguageModel {
  const network =
    config.model === "gru" ? gruNetwork(tf, config, seed, symbols) : lstmNetwork(tf, config, seed, symbols);
  return buildLanguageModel(tf, { config, network, vocabularySize: symbols.size, weightDecay: 0 });
}

function variables(
  tf: Tf,
  { units }: RecurrentConfig,
  { seed, symbols, gates }: { seed: number; symbols: SymbolTable; gates: number },
) {
  const set = new VariableSet(tf, "recurrent", seed);
  set.normal("embedding", [symbols.size, units], EMBEDDING_DEVIATION);
  set.given("bias", [symbols.size], symbols.logUnigram);
  set.normal("input", [units, gates * units], Math.sqrt(1 / units));
  set.normal("recurrent", [units, gates * units], Math.sqrt(1 / units));
  return set;
}

function lstmNetwork(tf: Tf, config: RecurrentConfig, seed: number, symbols: SymbolTable): SequenceNetwork {
  const { units } = config;
  const set = variables(tf, config, { seed, symbols, gates: 4 });
  // Order: forget, input, output, candidate. Open forget gates let gradients through from the first step on.
  set.given("gates", [4 * units], new Float32Array(4 * units).fill(1, 0, units));
  return recurrentNetwork(tf, set, units, LSTM_CELL);
}

function gruNetwork(tf: Tf, config: RecurrentConfig, seed: number, symbols: SymbolTable): SequenceNetwork {
  const { units } = config;
  const set = variables(tf, config, { seed, symbols, gates: 3 });
  set.constant("gates", [3 * units], 0);
  return recurrentNetwork(tf, set, units, GRU_CELL);
}

function recurrentNetwork(tf: Tf, set: VariableSet, units: number, cell: Cell): SequenceNetwork {
  const embedded = (symbols: Tensor) => tf.gather(set.get("embedding"), symbols);

  const hidden = (symbols: Tensor2D): Tensor2D => {
    // Place by place. Not by a transposition, of which the native library has none of whole numbers on most processors.
    const inputs = embedded(tf.stack(tf.unstack(symbols, 1))) as Tensor3D;
    return unroll(tf, cell, inputs, recurrentLayerOf(set)).reshape([-1, units]) as Tensor2D;
  };

  const startDecoding = (count: number) => {
    let states: Tensor2D[] = Array.from({ length: cell.stateCount }, () => tf.keep(tf.zeros([count, units])));
    return {
      next: (symbols: Int32Array): Tensor2D => {
        const before = states;
        states = tf.tidy(() => {
          const inputs = embedded(tf.tensor1d(symbols, "int32")) as Tensor2D;
          const share = tf.add(tf.matMul(inputs, set.get("input") as Variable), set.get("gates")) as Tensor2D;
          const product = tf.matMul(before[0] as Tensor2D, set.get("recurrent") as Variable) as Tensor2D;
          return cell.forward(tf, { states: before, share, product }).states;
        });
        for (const state of states) tf.keep(state);
        tf.dispose(before);
        return states[0] as Tensor2D;
      },
      dispose: () => tf.dispose(states),
    };
  };

  return { set, hidden, startDecoding };
}
