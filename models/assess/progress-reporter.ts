import type { ProgressEvent, RunPhase } from "../contracts/run-events";
import type { TrainingProgress } from "../training/train";

/** A page needs no more; a database row a second is cheap. */
const REPORT_MILLISECONDS = 1_000;

/** Turns training progress into events: at most one a second, each with the points since the one before. */
export class ProgressReporter {
  private phase: RunPhase = "preparing";
  private step = 0;
  private sentPoints = 0;
  private startedAt = performance.now();
  private startedStep = 0;
  private reportedAt = Number.NEGATIVE_INFINITY;
  private progress: TrainingProgress | null = null;

  constructor(
    private readonly send: (event: ProgressEvent) => void,
    private readonly totalSteps: number,
  ) {}

  /** A change of phase is told at once, with whatever points are left. */
  enter(phase: RunPhase): void {
    this.phase = phase;
    this.emit();
  }

  /** Training begins or goes on: speed is measured from here. Points of a checkpoint are sent again, with equal values. */
  start(progress: TrainingProgress): void {
    this.progress = progress;
    this.startedAt = performance.now();
    this.startedStep = progress.step;
    this.step = progress.step;
    this.enter("training");
  }

  report(progress: TrainingProgress): void {
    this.progress = progress;
    this.step = progress.step;
    if (performance.now() - this.reportedAt >= REPORT_MILLISECONDS) this.emit();
  }

  private emit(): void {
    this.reportedAt = performance.now();
    const points = this.progress?.points.slice(this.sentPoints) ?? [];
    this.sentPoints += points.length;
    if (this.progress) this.step = this.progress.step;
    const seconds = (performance.now() - this.startedAt) / 1_000;
    const done = this.step - this.startedStep;
    const rate = this.phase === "training" && done > 0 ? done / seconds : null;
    this.send({
      ...{ phase: this.phase, step: this.step, totalSteps: this.totalSteps, points },
      stepsPerSecond: rate,
      secondsLeft: rate ? (this.totalSteps - this.step) / rate : null,
    });
  }
}
