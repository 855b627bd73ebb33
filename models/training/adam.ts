import type { NamedTensorMap, Scalar, Tensor, Variable } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { VariableSet } from "../networks/variables";

export interface AdamConfig {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}

/**
 * Adam (Kingma & Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015, the reformulation at the end of section 2),
 * written over variables so that its moments are stored in a checkpoint beside the weights. TensorFlow.js' own optimizer
 * keeps them by position and hides the step count.
 */
export class Adam {
  readonly firstMoments: VariableSet;
  readonly secondMoments: VariableSet;

  constructor(
    private readonly tf: Tf,
    private readonly network: VariableSet,
    private readonly config: AdamConfig,
    scope: string,
  ) {
    this.firstMoments = network.copy(`${scope}.m`, "zero");
    this.secondMoments = network.copy(`${scope}.v`, "zero");
  }

  /**
   * Rate with the bias correction of step `step` (0-based), an input of the step: it changes from step to step.
   */
  correctedRate(learningRate: number, step: number): number {
    const { beta1, beta2 } = this.config;
    const time = step + 1;
    return (learningRate * Math.sqrt(1 - beta2 ** time)) / (1 - beta1 ** time);
  }

  /** Moves every variable that has a gradient. `rate` is the corrected rate as a scalar. */
  apply(gradients: NamedTensorMap, rate: Scalar): void {
    const { tf } = this;
    const { beta1, beta2, epsilon } = this.config;
    for (const { name, variable } of this.network.entries) {
      const gradient = gradients[variable.name];
      if (!gradient) continue;
      const [first, second] = [this.firstMoments.get(name), this.secondMoments.get(name)];
      assign(first, tf.add(tf.mul(first, beta1), tf.mul(gradient, 1 - beta1)));
      assign(second, tf.add(tf.mul(second, beta2), tf.mul(tf.square(gradient), 1 - beta2)));
      assign(variable, tf.sub(variable, tf.mul(rate, tf.div(first, tf.add(tf.sqrt(second), epsilon)))));
    }
  }

  dispose(): void {
    this.firstMoments.dispose();
    this.secondMoments.dispose();
  }
}

function assign(variable: Variable, value: Tensor): void {
  variable.assign(value);
}
