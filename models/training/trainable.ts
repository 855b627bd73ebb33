import type { Tensor, Tensor2D } from "@tensorflow/tfjs";
import type { NamedVariable } from "../networks/variables";

/**
 * A model as the training loop knows it. `step` reads its inputs and its variables, moves the variables, and returns one
 * vector of losses; it draws nothing at random and makes no tensor from JavaScript numbers that change from step to
 * step, so that it can be recorded once and replayed.
 */
export interface StepModel {
  /** Names of the values that `step` returns, in order. Losses in nats, accuracies 0–1. */
  readonly lossNames: readonly string[];
  readonly batchSize: number;
  /** Everything that decides the next step: weights, moments, moving averages and statistics, in a fixed order. */
  readonly state: readonly NamedVariable[];
  /** Networks, averages and statistics without the optimizer's moments: what is kept of a run, hashed in its report. */
  readonly weights: readonly NamedVariable[];
  /** The part of the weights that samples are drawn with. */
  readonly samplingWeights: readonly NamedVariable[];
  /** Inputs of one step. A pure function of the arguments and the seed: a resumed run draws what the unbroken one drew. */
  draw(position: StepPosition, batch: Float32Array): readonly StepInput[];
  step(inputs: readonly Tensor[]): Tensor;
  dispose(): void;
}

/** A model of images. */
export interface Trainable extends StepModel {
  readonly latentSize: number;
  /** Whether a step reads the batch's classes too, behind its images. */
  readonly conditional: boolean;
  /** How its batches are drawn: every image once an epoch, or each by its own chance, with fillers and their marks. */
  readonly sampling: "epochs" | "poisson";
  /** Images in [0, 1], n × 784, from latents n × latentSize. Leaves the model as it was. */
  generate(latents: Tensor2D): Tensor2D;
  /**
   * Only of models that give images a likelihood: log p(x, z) − log q(z|x) in nats, n × K row-major, of images n × 784
   * (each pixel 0 or 1) and standard normal noise (n · K) × latentSize. Leaves the model as it was.
   */
  readonly logWeights?: (images: Tensor2D, noise: Tensor2D) => Tensor;
  /** Only of models trained to restore: whole images in [0, 1] from spoilt ones, n × 784. Leaves the model as it was. */
  readonly restore?: (spoilt: Tensor2D) => Tensor2D;
}

export interface StepPosition {
  /** 0-based. */
  readonly step: number;
  readonly totalSteps: number;
}

export interface StepInput {
  readonly values: Float32Array;
  readonly shape: readonly number[];
}

export const scalarInput = (value: number): StepInput => ({ values: Float32Array.of(value), shape: [] });
