import type { Tensor } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { StepExecution } from "../contracts/report";
import { TracedStep } from "./traced-step";
import { TracingRefused } from "./tracing/recording";
import type { Trainable } from "./trainable";

/**
 * Carries out the steps of one model: as one recorded graph where that is possible, else op by op. Both give the same
 * numbers; only the graph keeps the variables to itself until they are asked for.
 */
export class StepRunner {
  private readonly traced: TracedStep;
  private refusal: string | null = null;

  constructor(
    tf: Tf,
    private readonly model: Pick<Trainable, "state" | "step">,
  ) {
    this.traced = new TracedStep({ tf, variables: model.state, step: (inputs) => model.step(inputs) });
  }

  run(inputs: readonly Tensor[]): Tensor {
    if (this.refusal !== null) return this.model.step(inputs);
    try {
      return this.traced.run(inputs);
    } catch (error) {
      if (!(error instanceof TracingRefused)) throw error;
      this.traced.settle();
      this.refusal = error.message;
      return this.model.step(inputs);
    }
  }

  /** Brings the model's variables up to date. Whoever reads them between steps (samples, checkpoints) calls it before. */
  settle(): void {
    this.traced.settle();
  }

  get execution(): StepExecution {
    const { seconds } = this.traced.recorded;
    return { way: this.refusal === null ? "graph" : "opByOp", reason: this.refusal, recordingSeconds: seconds };
  }

  dispose(): void {
    this.traced.dispose();
  }
}
