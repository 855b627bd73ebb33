import type { Tf } from "../backend";
import type { TrailPoint } from "../contracts/report";
import type { ImageConfig } from "../contracts/run-config";
import { type ImageDataset, unitPixels } from "../data/image-dataset";
import type { Split } from "../data/split";
import type { FeatureMatrix } from "../metrics/feature-matrix";
import { frechetDistance } from "../metrics/frechet-distance";
import type { Trainable } from "../training/trainable";
import type { EmbeddingSpace } from "./feature-space";
import { comparableCount } from "./measure";
import { evenSteps, sampleImages } from "./sample-sheets";

export interface Probed {
  readonly tf: Tf;
  readonly model: Trainable;
  readonly space: EmbeddingSpace;
  readonly data: ImageDataset;
  readonly split: Split;
  readonly config: ImageConfig;
}

/** Moments of a run at which its quality is taken, and samples of each: enough to see it fall back by half. */
export const PROBE_POINTS = 8;
const SAMPLES = 400;

/**
 * FD of a model between its steps, always from the same latents against the same held-out images. Numbers of different
 * steps may be compared with each other; for the number of the report there are too few samples.
 */
export class QualityProbe {
  /** The last one is the end of the run. */
  readonly steps: ReadonlySet<number>;
  readonly samples: number;
  private real: FeatureMatrix | undefined;

  constructor(private readonly probed: Probed) {
    const { split, config } = probed;
    this.steps = new Set(evenSteps(config.steps, PROBE_POINTS));
    this.samples = Math.min(SAMPLES, comparableCount(split, config.evaluationSamples));
  }

  /** Null where the model has left the numbers. */
  measure(): Omit<TrailPoint, "step"> | null {
    const { tf, model, space, data, split, config } = this.probed;
    const images = sampleImages(tf, model, { count: this.samples, seed: config.seed, stream: "grid" });
    if (!images.every(Number.isFinite)) return null;
    this.real ??= space.embed(unitPixels(data, split.holdout.subarray(0, this.samples)));
    return { fd: frechetDistance({ a: this.real, b: space.embed(images) }) };
  }
}
