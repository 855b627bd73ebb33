import { SeededRandom } from "./random";

/** Rows of the three parts: members, never trained on, and the reference that samples are measured against. */
export interface Split {
  readonly train: Uint32Array;
  readonly holdout: Uint32Array;
  readonly reference: Uint32Array;
}

/** Shares of train, holdout and reference: a half trains, so that holdout and reference are as large as samples ask. */
const SHARES = { train: 0.5, holdout: 0.25 } as const;

/** Splits rows 0 … count−1 by the seed alone: the same seed and count give the same parts. */
export function splitRows(count: number, seed: number): Split {
  const order = SeededRandom.fromSeed(seed, "split").permutation(count);
  const train = Math.floor(count * SHARES.train);
  const holdout = Math.floor(count * SHARES.holdout);
  return {
    train: order.subarray(0, train),
    holdout: order.subarray(train, train + holdout),
    reference: order.subarray(train + holdout),
  };
}
