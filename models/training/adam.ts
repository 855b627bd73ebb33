import type { NamedTensorMap, Scalar } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { VariableSet } from "../networks/variables";
import { type AdamMove, activeRecording } from "./tracing/recording";

export interface AdamConfig {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** AdamW: whether the variable of this name shrinks; matrices do, biases and scales do not. */
  readonly decays?: (name: string) => boolean;
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

  /**
   * Moves every variable that has a gradient. `rate` is the corrected rate as a scalar. While a step is recorded, one
   * fused operation a variable; the composite has that operation's order of rounding, so that the two agree to the bit.
   * `shrink` is AdamW's decay (Loshchilov & Hutter, "Decoupled Weight Decay Regularization", ICLR 2019), 1 − rate·λ with
   * the rate before its correction, for the variables that `decays` names.
   */
  apply(gradients: NamedTensorMap, rate: Scalar, shrink?: Scalar): void {
    const recording = activeRecording();
    for (const { name, variable } of this.network.entries) {
      const gradient = gradients[variable.name];
      if (!gradient) continue;
      if (shrink && this.config.decays?.(name)) variable.assign(this.tf.mul(variable, shrink));
      const [first, second] = [this.firstMoments.get(name), this.secondMoments.get(name)];
      const move = { variable, first, second, gradient, rate, ...this.config };
      if (recording) recording.applyAdam(move);
      else this.compose(move);
    }
  }

  private compose({ variable, first, second, gradient, rate, beta1, beta2, epsilon }: AdamMove): void {
    const { tf } = this;
    const rest = (beta: number) => Math.fround(1 - Math.fround(beta));
    first.assign(tf.add(first, tf.mul(tf.sub(gradient, first), rest(beta1))));
    second.assign(tf.add(second, tf.mul(tf.sub(tf.square(gradient), second), rest(beta2))));
    variable.assign(tf.sub(variable, tf.div(tf.mul(first, rate), tf.add(tf.sqrt(second), epsilon))));
  }

  dispose(): void {
    this.firstMoments.dispose();
    this.secondMoments.dispose();
  }
}
