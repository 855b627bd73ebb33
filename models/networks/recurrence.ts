import type { Tensor, Tensor1D, Tensor2D, Tensor3D, Variable } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { VariableSet } from "./variables";

/** What a cell does at one place, forwards and backwards. The first of its states is the output. */
export interface Cell {
  readonly stateCount: number;
  /**
   * The input's share of the gates, the output before times the recurrent weights, the states before → the states after,
   * and what the way back needs.
   */
  forward(tf: Tf, at: { states: readonly Tensor2D[]; share: Tensor2D; product: Tensor2D }): Forward;
  /** How many tensors `forward` keeps. The first of them is the output before, which the weights multiplied. */
  readonly keptCount: number;
  /** From what was kept, what the gradients of the states are multiplied by; of all places at once, texts in rows. */
  slopes(tf: Tf, kept: readonly Tensor2D[]): Tensor2D[];
  /**
   * Gradients of the states after → of the share, of the product with the weights, of the states before by other ways
   * than that product; null where there is no other. `slopes` are the place's.
   */
  backward(tf: Tf, at: { upstream: readonly Tensor2D[]; slopes: readonly Tensor2D[] }): Backward;
}

interface Forward {
  readonly states: Tensor2D[];
  readonly kept: Tensor2D[];
}

interface Backward {
  readonly share: Tensor2D;
  readonly product: Tensor2D;
  readonly states: readonly [output: Tensor2D | null, ...others: Tensor2D[]];
}

/** Weights of a recurrent layer. */
export interface RecurrentLayer {
  /** Width × gates. */
  readonly input: Tensor2D;
  /** Units × gates. */
  readonly recurrent: Tensor2D;
  /** Gates. */
  readonly bias: Tensor1D;
}

/** Of a network that names its arrays `input`, `recurrent` and `gates`. */
export const recurrentLayerOf = (set: VariableSet): RecurrentLayer => ({
  input: set.get("input") as Variable as Tensor2D,
  recurrent: set.get("recurrent") as Variable as Tensor2D,
  bias: set.get("gates") as Variable as Tensor1D,
});

/**
 * From so many texts on they are read in two strands: a product of few rows keeps less than two threads busy, and two of
 * them go at once. Measured with 32 texts of 256 units: a tenth less time; with 16 none.
 */
const TEXTS_OF_TWO_STRANDS = 32;

const strandsOf = (texts: number) => (texts >= TEXTS_OF_TWO_STRANDS && texts % 2 === 0 ? 2 : 1);

/**
 * Outputs of a cell over all places, texts × places × units, from zero states. Backpropagation through time is written
 * out (Werbos, Proc. IEEE 78, 1990): the gradient of both matrices is one multiplication over all places instead of a
 * sum of one a place, and no long sum is left whose order a graph optimiser could change.
 *
 * @param inputs places × texts × width
 */
export function unroll(tf: Tf, cell: Cell, inputs: Tensor3D, { input, recurrent, bias }: RecurrentLayer): Tensor3D {
  const [places, texts, width] = inputs.shape;
  const strands = strandsOf(texts);
  const recurrence = tf.customGrad((given, ofInput, ofOutput, ofGates, save) => {
    const rows = (given as Tensor3D).reshape([places * texts, width]) as Tensor2D;
    const shares = tf.add(tf.matMul(rows, ofInput as Tensor2D), ofGates as Tensor1D);
    // Turned once: few rows times a matrix go faster where the matrix lies turned, and the way back needs it.
    const turned = tf.transpose(ofOutput as Tensor2D);
    const nothing = tf.zeros([texts / strands, turned.shape[1]]) as Tensor2D;
    const states = Array.from({ length: strands }, () => new Array<Tensor2D>(cell.stateCount).fill(nothing));
    const kept: Tensor2D[] = [];
    const outputs = (tf.split(shares, places * strands) as Tensor2D[]).map((share, at) => {
      const before = states[at % strands] as Tensor2D[];
      const product = tf.matMul(before[0] as Tensor2D, turned, false, true) as Tensor2D;
      const step = cell.forward(tf, { states: before, share, product });
      states[at % strands] = step.states;
      kept.push(...step.kept);
      return step.states[0] as Tensor2D;
    });
    (save as unknown as (tensors: Tensor[]) => void)([rows, ofInput as Tensor, turned, ...kept]);
    return {
      value: tf.transpose(tf.concat(outputs).reshape([places, texts, -1]), [1, 0, 2]),
      gradFunc: (upstream: Tensor, saved: Tensor[]) => {
        const columns = tf.transpose(upstream, [1, 0, 2]).reshape([places * texts, -1]) as Tensor2D;
        const parts = tf.split(columns, places * strands) as Tensor2D[];
        const { share, product, before } = backThroughTime(tf, cell, { upstream: parts, saved, strands });
        const ofInputs = tf.matMul(share, saved[1] as Tensor2D, false, true).reshape(inputs.shape);
        const matrices = weightGradients(tf, { rows: saved[0] as Tensor2D, before, share, product });
        return [ofInputs, ...matrices, tf.sum(share, 0)];
      },
    };
  });
  return recurrence(inputs, input, recurrent, bias) as Tensor3D;
}

/** Gradients of shares and of products, and what the products multiplied: places · texts in rows. */
interface Unrolled {
  readonly share: Tensor2D;
  readonly product: Tensor2D;
  readonly before: Tensor2D;
}

interface WayBack {
  /** Of the outputs: place by place, in each strand by strand. */
  readonly upstream: readonly Tensor2D[];
  readonly saved: readonly Tensor[];
  readonly strands: number;
}

function backThroughTime(tf: Tf, cell: Cell, { upstream, saved, strands }: WayBack): Unrolled {
  const [turned, ...kept] = saved.slice(2) as Tensor2D[];
  // What needs no later place is calculated for all of them together; place by place only the rest.
  const whole = Array.from({ length: cell.keptCount }, (_, which) =>
    tf.concat(kept.filter((_, at) => at % cell.keptCount === which)),
  );
  const slopes = cell.slopes(tf, whole).map((slope) => tf.split(slope, upstream.length) as Tensor2D[]);
  const [shares, products]: [Tensor2D[], Tensor2D[]] = [[], []];
  const later: Tensor2D[][] = [];
  for (let at = upstream.length - 1; at >= 0; at -= 1) {
    const own = upstream[at] as Tensor2D;
    const after = later[at % strands];
    const states: Tensor2D[] = after ? [tf.add(own, after[0] as Tensor2D), ...after.slice(1)] : [own];
    while (states.length < cell.stateCount) states.push(tf.zerosLike(own));
    const step = cell.backward(tf, { upstream: states, slopes: slopes.map((each) => each[at] as Tensor2D) });
    shares.unshift(step.share);
    products.unshift(step.product);
    const through = tf.matMul(step.product, turned as Tensor2D) as Tensor2D;
    const [first, ...others] = step.states;
    later[at % strands] = [first ? tf.add(through, first) : through, ...others];
  }
  const share = tf.concat(shares);
  const isShared = shares.every((each, at) => each === products[at]);
  return { share, product: isShared ? share : tf.concat(products), before: whole[0] as Tensor2D };
}

/** Of the input's and of the recurrent matrix; one multiplication where both have the same gradient behind them. */
function weightGradients(tf: Tf, { rows, before, share, product }: Unrolled & { rows: Tensor2D }): Tensor2D[] {
  const gradient = (factor: Tensor2D, behind: Tensor2D) => tf.matMul(factor, behind, true, false) as Tensor2D;
  if (share !== product) return [gradient(rows, share), gradient(before, product)];
  return tf.split(gradient(tf.concat([rows, before], 1), share), [rows.shape[1], before.shape[1]]) as Tensor2D[];
}

/** 1 − x² of a hyperbolic tangent's value, x(1 − x) of a sigmoid's: their derivatives. */
const tanhSlope = (tf: Tf, value: Tensor2D) => tf.sub(1, tf.square(value)) as Tensor2D;
const sigmoidSlope = (tf: Tf, value: Tensor2D) => tf.mul(value, tf.sub(1, value)) as Tensor2D;

/**
 * Long short-term memory (Hochreiter & Schmidhuber 1997, forget gates of Gers et al. 2000). Order of the gates: forget,
 * input, output, candidate. States: output, memory.
 */
export const LSTM_CELL: Cell = {
  ...{ stateCount: 2, keptCount: 5 },
  forward: (tf, { states: [output, memory], share, product }) => {
    const gates = tf.add(share, product) as Tensor2D;
    const units = gates.shape[1] / 4;
    const [closing, fresh] = tf.split(gates, [3 * units, units], 1) as [Tensor2D, Tensor2D];
    const [open, candidate] = [tf.sigmoid(closing), tf.tanh(fresh)];
    const [forget, input, show] = tf.split(open, 3, 1) as [Tensor2D, Tensor2D, Tensor2D];
    const after = tf.add(tf.mul(forget, memory as Tensor2D), tf.mul(input, candidate)) as Tensor2D;
    const bounded = tf.tanh(after);
    return {
      states: [tf.mul(show, bounded), after],
      kept: [output as Tensor2D, memory as Tensor2D, open, candidate, bounded],
    };
  },
  slopes: (tf, kept) => {
    const [, before, open, candidate, bounded] = kept as [Tensor2D, Tensor2D, Tensor2D, Tensor2D, Tensor2D];
    const [forget, input, show] = tf.split(open, 3, 1) as [Tensor2D, Tensor2D, Tensor2D];
    const opened = tf.mul(tf.concat([before, candidate, bounded], 1), sigmoidSlope(tf, open)) as Tensor2D;
    const fresh = tf.mul(input, tanhSlope(tf, candidate)) as Tensor2D;
    return [tf.mul(show, tanhSlope(tf, bounded)), tf.concat([opened, fresh], 1), forget];
  },
  backward: (tf, { upstream: [output, memory], slopes }) => {
    const [ofMemory, ofGates, forget] = slopes as [Tensor2D, Tensor2D, Tensor2D];
    const shown = output as Tensor2D;
    const after = tf.add(memory as Tensor2D, tf.mul(shown, ofMemory)) as Tensor2D;
    const share = tf.mul(tf.concat([after, after, shown, after], 1), ofGates) as Tensor2D;
    return { share, product: share, states: [null, tf.mul(after, forget)] };
  },
};

/**
 * Gated recurrent unit (Cho et al. 2014), with the reset gate behind the multiplication. Order of the gates: update,
 * reset, candidate. State: output.
 */
export const GRU_CELL: Cell = {
  ...{ stateCount: 1, keptCount: 4 },
  forward: (tf, { states: [output], share, product }) => {
    const units = product.shape[1] / 3;
    const [ownGates, ownFresh] = tf.split(product, [2 * units, units], 1) as [Tensor2D, Tensor2D];
    const [gates, fresh] = tf.split(share, [2 * units, units], 1) as [Tensor2D, Tensor2D];
    const open = tf.sigmoid(tf.add(gates, ownGates)) as Tensor2D;
    const [update, reset] = tf.split(open, 2, 1) as [Tensor2D, Tensor2D];
    const candidate = tf.tanh(tf.add(fresh, tf.mul(reset, ownFresh))) as Tensor2D;
    const after = tf.add(candidate, tf.mul(update, tf.sub(output as Tensor2D, candidate))) as Tensor2D;
    return { states: [after], kept: [output as Tensor2D, open, candidate, ownFresh] };
  },
  slopes: (tf, kept) => {
    const [before, open, candidate, ownFresh] = kept as [Tensor2D, Tensor2D, Tensor2D, Tensor2D];
    const [update, reset] = tf.split(open, 2, 1) as [Tensor2D, Tensor2D];
    const fresh = tf.mul(tf.sub(1, update), tanhSlope(tf, candidate)) as Tensor2D;
    const gates = tf.concat([tf.sub(before, candidate), tf.mul(fresh, ownFresh)], 1) as Tensor2D;
    const opened = tf.mul(gates, sigmoidSlope(tf, open)) as Tensor2D;
    return [tf.concat([opened, fresh], 1), tf.concat([opened, tf.mul(fresh, reset) as Tensor2D], 1), update];
  },
  backward: (tf, { upstream: [output], slopes }) => {
    const [ofShare, ofProduct, update] = slopes as [Tensor2D, Tensor2D, Tensor2D];
    const given = output as Tensor2D;
    const wide = tf.concat([given, given, given], 1);
    return { share: tf.mul(wide, ofShare), product: tf.mul(wide, ofProduct), states: [tf.mul(given, update)] };
  },
};
