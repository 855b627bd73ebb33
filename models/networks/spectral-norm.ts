import type { Rank, Tensor, Tensor2D } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import { VariableSet } from "./variables";

/** Where a network reads its arrays from: as they are stored, or as something makes of them. */
export interface WeightSource {
  get(name: string): Tensor;
}

/** Before the first step, so that it divides by a value that is near already. */
const FIRST_ITERATIONS = 10;
const TINY = 1e-12;

/**
 * Spectral normalisation (Miyato, Kataoka, Koyama & Yoshida, "Spectral Normalization for Generative Adversarial
 * Networks", ICLR 2018, algorithm 1): every matrix and kernel W of a network, as a matrix with its outputs as columns, is
 * read as W/σ(W). The largest singular value σ is followed by one iteration of the power method at a time; its two
 * vectors are part of the model's state, so that a checkpoint and a recorded step carry them.
 */
export class SpectralNorm implements WeightSource {
  /** `<name>.left`, outputs of the layer, and `<name>.right`, its inputs; columns of length 1. */
  readonly vectors: VariableSet;
  private readonly names: readonly string[];

  constructor(
    private readonly tf: Tf,
    private readonly network: VariableSet,
    { scope, seed }: { readonly scope: string; readonly seed: number },
  ) {
    this.vectors = new VariableSet(tf, scope, seed);
    const matrices = network.entries.filter(({ variable }) => variable.rank >= 2);
    this.names = matrices.map(({ name }) => name);
    for (const { name, variable } of matrices) {
      const outputs = variable.shape.at(-1) ?? 1;
      this.vectors.normal(`${name}.left`, [variable.size / outputs, 1], 1);
      this.vectors.normal(`${name}.right`, [outputs, 1], 1);
    }
    for (let done = 0; done < FIRST_ITERATIONS; done += 1) tf.tidy(() => this.iterate());
  }

  /** One iteration of the power method for every matrix, from the weights as they stand. */
  iterate(): void {
    const { tf, vectors } = this;
    for (const name of this.names) {
      const matrix = this.matrixOf(name);
      const [left, right] = [vectors.get<Rank.R2>(`${name}.left`), vectors.get<Rank.R2>(`${name}.right`)];
      right.assign(this.unit(tf.matMul(matrix, left, true)));
      left.assign(this.unit(tf.matMul(matrix, right)));
    }
  }

  /** W/σ(W) of a matrix or kernel, in its shape; vectors (biases) as they are. σ = uᵀWv has the gradient uvᵀ. */
  get(name: string): Tensor {
    const { tf, vectors } = this;
    const stored = this.network.get(name);
    if (stored.rank < 2) return stored;
    const along = tf.matMul(this.matrixOf(name), vectors.get(`${name}.right`) as Tensor2D);
    return tf.div(stored, tf.sum(tf.mul(vectors.get(`${name}.left`), along)));
  }

  dispose(): void {
    this.vectors.dispose();
  }

  private matrixOf(name: string): Tensor2D {
    const { shape } = this.network.get(name);
    return this.tf.reshape(this.network.get(name), [-1, shape.at(-1) ?? 1]);
  }

  private unit(vector: Tensor2D): Tensor2D {
    const { tf } = this;
    return tf.div(vector, tf.add(tf.sqrt(tf.sum(tf.square(vector))), TINY));
  }
}
