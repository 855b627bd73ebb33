import type { Tensor2D } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { ImageDataset } from "../data/image-dataset";
import type { SeededRandom } from "../data/random";
import type { StepInput } from "../training/trainable";

/** A model that is told classes was given data without labels. */
export class LabelsMissing extends Error {
  override readonly name = "LabelsMissing";
}

/**
 * The classes of labelled data for a network that is told them: even shares, so that a rare class is learned too. When
 * sampling, the last number of a latent picks the class by its quantile; the same latent keeps its class.
 */
export class ClassDraw {
  private constructor(readonly labels: readonly number[]) {}

  /** @throws LabelsMissing */
  static fromData({ labels }: Pick<ImageDataset, "labels">): ClassDraw {
    if (!labels) throw new LabelsMissing("a conditional model needs labelled data");
    return new ClassDraw([...new Set(labels)].sort((a, b) => a - b));
  }

  get count(): number {
    return this.labels.length;
  }

  /** One-hot classes of a batch, n × classes. */
  oneHot(labels: Float32Array): StepInput {
    return this.mark(Array.from(labels, (label) => this.labels.indexOf(label)));
  }

  draw(random: SeededRandom, count: number): StepInput {
    return this.mark(Array.from({ length: count }, () => random.integer(this.count)));
  }

  /** Latents n × (z + 1) as latents n × z and one-hot classes. */
  split(tf: Tf, latents: Tensor2D): { latents: Tensor2D; classes: Tensor2D } {
    const [rows, columns] = latents.shape;
    const picks = latents.slice([0, columns - 1], [rows, 1]).dataSync();
    const classes = tf.tensor2d(
      this.mark(Array.from(picks, (pick) => Math.min(this.count - 1, Math.floor(normalShare(pick) * this.count))))
        .values,
      [rows, this.count],
    );
    return { latents: latents.slice([0, 0], [rows, columns - 1]), classes };
  }

  private mark(indices: readonly number[]): StepInput {
    const values = new Float32Array(indices.length * this.count);
    indices.forEach((index, row) => {
      values[row * this.count + index] = 1;
    });
    return { values, shape: [indices.length, this.count] };
  }
}

/** Share of a standard normal below `value` (Abramowitz & Stegun 1964, 26.2.17; error below 7.5e-8). */
function normalShare(value: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(value));
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (series * Math.exp((-value * value) / 2)) / Math.sqrt(2 * Math.PI);
  return value < 0 ? tail : 1 - tail;
}
