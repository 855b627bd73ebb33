import { type ImageDataset, PIXELS, unitPixels } from "../data/image-dataset";
import { SeededRandom } from "../data/random";

/** Deviations above the mean that a batch has room for: it is overrun less than once in a thousand million steps. */
const ROOM = 6;

/** Rows of a batch that holds `expected` images on average. */
export const poissonCapacity = (expected: number): number => Math.ceil(expected + ROOM * Math.sqrt(expected));

/**
 * Batches as privacy accounting assumes them (Abadi et al. 2016, section 3.1): every row joins a step with the same
 * chance, whatever joined before, so their count varies. What finds no room is left out. A batch is a function of seed
 * and step, as in `BatchOrder`.
 */
export class PoissonBatches {
  /** Chance of a row to join a step. */
  readonly rate: number;

  /** @throws RangeError when there are fewer rows than a batch takes on average */
  constructor(
    private readonly rows: Uint32Array,
    private readonly expected: number,
    private readonly seed: number,
  ) {
    this.rate = expected / rows.length;
    if (this.rate > 1) throw new RangeError(`batch of ${expected} from ${rows.length} rows`);
  }

  /** Rows of the batch of a step (0-based), at most the capacity. */
  at(step: number): Uint32Array {
    const random = SeededRandom.fromSeed(this.seed, `poisson:${step}`);
    return this.rows.filter(() => random.uniform() < this.rate).subarray(0, poissonCapacity(this.expected));
  }

  /** Images in [0, 1] of that batch with black ones to the capacity, then a 1 for each image and a 0 for each filler. */
  valuesAt(step: number, data: ImageDataset): Float32Array {
    const rows = this.at(step);
    const capacity = poissonCapacity(this.expected);
    const values = new Float32Array(capacity * (PIXELS + 1));
    values.set(unitPixels(data, rows));
    values.fill(1, capacity * PIXELS, capacity * PIXELS + rows.length);
    return values;
  }
}
