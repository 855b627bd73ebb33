import { type ImageDataset, unitPixels } from "../data/image-dataset";
import { SeededRandom } from "../data/random";

/**
 * Batches in epochs: every row once, in an order that follows from the seed and the epoch's number alone. So a batch is
 * a function of the step, and a resumed run reads what the unbroken one read. A part batch at the end is dropped.
 */
export class BatchOrder {
  private epoch = -1;
  private order: Uint32Array = new Uint32Array();
  private readonly perEpoch: number;

  /** @throws RangeError when there are fewer rows than one batch takes. */
  constructor(
    private readonly rows: Uint32Array,
    private readonly batchSize: number,
    private readonly seed: number,
  ) {
    this.perEpoch = Math.floor(rows.length / batchSize);
    if (this.perEpoch === 0) throw new RangeError(`batch of ${batchSize} from ${rows.length} rows`);
  }

  /** Rows of the batch of a step (0-based). */
  at(step: number): Uint32Array {
    const epoch = Math.floor(step / this.perEpoch);
    if (epoch !== this.epoch) {
      this.epoch = epoch;
      this.order = SeededRandom.fromSeed(this.seed, `epoch:${epoch}`).permutation(this.rows.length);
    }
    const from = (step % this.perEpoch) * this.batchSize;
    return this.order.subarray(from, from + this.batchSize).map((index) => this.rows[index] ?? 0);
  }

  /** Images of that batch in [0, 1], row-major. */
  imagesAt(step: number, data: ImageDataset): Float32Array {
    return unitPixels(data, this.at(step));
  }

  /** What a model reads of that batch: its images and, for a conditional model, the class of each behind them. */
  valuesAt(step: number, data: ImageDataset, { conditional }: { readonly conditional: boolean }): Float32Array {
    const images = this.imagesAt(step, data);
    if (!conditional) return images;
    const classes = Float32Array.from(this.at(step), (row) => data.labels?.[row] ?? 0);
    const values = new Float32Array(images.length + classes.length);
    values.set(images);
    values.set(classes, images.length);
    return values;
  }
}
