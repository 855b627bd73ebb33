import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from "@tensorflow/tfjs";
import type { Tf } from "../backend";

/** What a cell does at one place, forwards and backwards. The first of its states is the output. */
export interface Cell {
  readonly stateCount: number;
  /**
   * The input's share of the gates, the output before times the recurrent weights, the states before → the states after,
   * and what the way back needs.
   */
  forward(tf: Tf, at: { states: readonly Tensor2D[]; share: Tensor2D; product: Tensor2D }): Forward;
  /**
   * Gradients of the states after → of the share, of the product with the weights, of the states before by other ways
   * than that product; null where there is no other.
   */
  backward(tf: Tf, at: { upstream: readonly Tensor2D[]; kept: readonly Tensor2D[] }): Backward;
  /** How many tensors `forward` keeps. The first of them is the output before, which the weights multiplied. */
  readonly keptCount: number;
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

/**
 * Outputs of a cell over all places, texts × places × units, from zero states. Backpropagation through time is written
 * out (Werbos, Proc. IEEE 78, 1990): the gradient of both matrices is one multiplication over all places instead of a
 * sum of one a place, and no long sum is left whose order a graph optimiser could change.
 *
 * @param inputs places × texts × width
 */
export function unroll(tf: Tf, cell: Cell, inputs: Tensor3D, { input, recurrent, bias }: RecurrentLayer): Tensor3D {
  const [places, texts, width] = inputs.shape;
  const recurrence = tf.customGrad((given, ofInput, ofOutput, ofGates, save) => {
    const rows = (given as Tensor3D).reshape([places * texts, width]) as Tensor2D;
    const shares = tf.add(tf.matMul(rows, ofInput as Tensor2D), ofGates as Tensor1D);
    // Turned once: few rows times a matrix go faster where the matrix lies turned, and the way back needs it.
    const turned = tf.transpose(ofOutput as Tensor2D);
    let states: Tensor2D[] = Array.from({ length: cell.stateCount }, () => tf.zeros([texts, turned.shape[1]]));
    const kept: Tensor2D[] = [];
    const outputs = (tf.split(shares, places) as Tensor2D[]).map((share) => {
      const product = tf.matMul(states[0] as Tensor2D, turned, false, true) as Tensor2D;
      const step = cell.forward(tf, { states, share, product });
      states = step.states;
      kept.push(...step.kept);
      return states[0] as Tensor2D;
    });
    (save as unknown as (tensors: Tensor[]) => void)([rows, ofInput as Tensor, turned, ...kept]);
    return {
      value: tf.stack(outputs, 1),
      gradFunc: (upstream: Tensor, saved: Tensor[]) => {
        const { share, product, before } = backThroughTime(tf, cell, { upstream, saved });
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

function backThroughTime(
  tf: Tf,
  cell: Cell,
  { upstream, saved }: { upstream: Tensor; saved: readonly Tensor[] },
): Unrolled {
  const [turned, ...kept] = saved.slice(2) as Tensor2D[];
  const columns = tf.unstack(upstream, 1) as Tensor2D[];
  const [shares, products, before]: [Tensor2D[], Tensor2D[], Tensor2D[]] = [[], [], []];
  let later: Tensor2D[] | null = null;
  for (let place = columns.length - 1; place >= 0; place -= 1) {
    const own = kept.slice(place * cell.keptCount, (place + 1) * cell.keptCount);
    const column = columns[place] as Tensor2D;
    const states: Tensor2D[] = later ? [tf.add(column, later[0] as Tensor2D), ...later.slice(1)] : [column];
    while (states.length < cell.stateCount) states.push(tf.zerosLike(column));
    const step = cell.backward(tf, { upstream: states, kept: own });
    shares.unshift(step.share);
    products.unshift(step.product);
    before.unshift(own[0] as Tensor2D);
    const through = tf.matMul(step.product, turned as Tensor2D) as Tensor2D;
    const [first, ...others] = step.states;
    later = [first ? tf.add(through, first) : through, ...others];
  }
  const share = tf.concat(shares, 0);
  const isShared = shares.every((each, place) => each === products[place]);
  return { share, product: isShared ? share : tf.concat(products, 0), before: tf.concat(before, 0) };
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
  backward: (tf, { upstream: [output, memory], kept }) => {
    const [, before, open, candidate, bounded] = kept as [Tensor2D, Tensor2D, Tensor2D, Tensor2D, Tensor2D];
    const [forget, input, show] = tf.split(open, 3, 1) as [Tensor2D, Tensor2D, Tensor2D];
    const shown = tf.mul(tf.mul(output as Tensor2D, show), tanhSlope(tf, bounded));
    const after = tf.add(memory as Tensor2D, shown) as Tensor2D;
    const opened = tf.concat([tf.mul(after, before), tf.mul(after, candidate), tf.mul(output as Tensor2D, bounded)], 1);
    const fresh = tf.mul(tf.mul(after, input), tanhSlope(tf, candidate)) as Tensor2D;
    const share = tf.concat([tf.mul(opened as Tensor2D, sigmoidSlope(tf, open)) as Tensor2D, fresh], 1);
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
  backward: (tf, { upstream: [output], kept }) => {
    const [before, open, candidate, ownFresh] = kept as [Tensor2D, Tensor2D, Tensor2D, Tensor2D];
    const [update, reset] = tf.split(open, 2, 1) as [Tensor2D, Tensor2D];
    const given = output as Tensor2D;
    const fresh = tf.mul(tf.mul(given, tf.sub(1, update)), tanhSlope(tf, candidate)) as Tensor2D;
    const gates = tf.concat([tf.mul(given, tf.sub(before, candidate)), tf.mul(fresh, ownFresh)], 1) as Tensor2D;
    const opened = tf.mul(gates, sigmoidSlope(tf, open)) as Tensor2D;
    return {
      share: tf.concat([opened, fresh], 1),
      product: tf.concat([opened, tf.mul(fresh, reset) as Tensor2D], 1),
      states: [tf.mul(given, update)],
    };
  },
};
