import type { Tensor2D } from "@tensorflow/tfjs";
import type { Tf } from "../backend";
import type { Restoration, RestorationRow } from "../contracts/report";
import { DEGRADATION, type RestorationTask } from "../contracts/restoration-config";
import { RESTORATION_GRID } from "../contracts/run-events";
import { averageBlocks, degrade, missingIn } from "../data/degrade";
import { type ImageDataset, PIXELS, SIDE, unitPixels } from "../data/image-dataset";
import { SeededRandom } from "../data/random";
import type { Split } from "../data/split";
import { Z_95 } from "../metrics/normal-quantile";
import { peakSignalToNoise, structuralSimilarity } from "../metrics/structural-similarity";
import { readTensor } from "../networks/read-tensor";
import type { Trainable } from "../training/trainable";
import { drawGrid, toBytes } from "./sample-sheets";

interface RestorationRequest {
  readonly tf: Tf;
  readonly model: Pick<Trainable, "restore">;
  readonly data: ImageDataset;
  readonly split: Split;
  readonly seed: number;
  readonly task: RestorationTask;
}

export interface MeasuredRestoration {
  readonly restoration: Restoration;
  /** One PNG: by columns images, in each band the whole one, the spoilt one, the simple method's and the model's. */
  readonly sheet: Uint8Array;
}

const MOST_IMAGES = 500;

/**
 * How well a model restores held-out images that were spoilt for its task, beside the simplest method for it: the mean
 * training image in the hole, the noisy image averaged over 3 × 3 pixels, or bilinear interpolation. Both keep what is
 * known for certain. Null for a model that restores nothing.
 */
export function measureRestoration(request: RestorationRequest): MeasuredRestoration | null {
  const { model, data, split, seed, task } = request;
  if (!model.restore) return null;
  const rows = split.holdout.subarray(0, MOST_IMAGES);
  const clean = unitPixels(data, rows);
  const spoilt = degrade(task, clean, SeededRandom.fromSeed(seed, "restoration"));
  const simple = keepGiven(
    task,
    restoreSimply(task, spoilt, () => meanImage(data, split.train)),
    spoilt,
  );
  const restored = keepGiven(task, restoreBy(request, spoilt), spoilt);
  return {
    restoration: {
      ...{ task, images: rows.length },
      rows: [
        { method: "model", ...scoreOf(restored, clean) },
        { method: "simple", ...scoreOf(simple, clean) },
        { method: "spoilt", ...scoreOf(spoilt, clean) },
      ],
    },
    sheet: drawSheet([clean, spoilt, simple, restored]),
  };
}

/** The pixels that are there, and the means of blocks of which only that is left: a guess is moved to what is known. */
function keepGiven(task: RestorationTask, guess: Float32Array, spoilt: Float32Array): Float32Array {
  if (task === "completion") {
    const missing = missingIn(spoilt);
    return guess.map((value, at) => (missing[at] ? value : (spoilt[at] ?? 0)));
  }
  if (task === "denoising") return guess;
  const means = averageBlocks(guess);
  return guess.map((value, at) => Math.min(1, Math.max(0, value + (spoilt[at] ?? 0) - (means[at] ?? 0))));
}

function restoreBy({ tf, model }: RestorationRequest, spoilt: Float32Array): Float32Array {
  const shape: [number, number] = [spoilt.length / PIXELS, PIXELS];
  return readTensor(tf, () => model.restore?.(tf.tensor2d(spoilt, shape)) as Tensor2D);
}

/** Error and likeness over all images; the interval is of the mean squared error of one image. */
function scoreOf(images: Float32Array, clean: Float32Array): Omit<RestorationRow, "method"> {
  const count = clean.length / PIXELS;
  const errors: number[] = [];
  let likeness = 0;
  for (let image = 0; image < count; image += 1) {
    const [from, to] = [image * PIXELS, (image + 1) * PIXELS];
    const [a, b] = [images.subarray(from, to), clean.subarray(from, to)];
    errors.push(a.reduce((sum, value, at) => sum + (value - (b[at] ?? 0)) ** 2, 0) / PIXELS);
    likeness += structuralSimilarity(a, b, SIDE);
  }
  const mean = errors.reduce((sum, value) => sum + value, 0) / count;
  const squares = errors.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Z_95 * Math.sqrt(squares / Math.max(1, count - 1) / count);
  return {
    ...{ meanSquaredError: mean, interval: [Math.max(0, mean - error), mean + error] },
    ...{ peakSignalToNoise: peakSignalToNoise(mean), structuralSimilarity: likeness / count },
  };
}

function restoreSimply(task: RestorationTask, spoilt: Float32Array, mean: () => Float32Array): Float32Array {
  if (task === "completion") {
    const average = mean();
    return spoilt.map((_, at) => average[at % PIXELS] ?? 0);
  }
  const method = task === "denoising" ? averageAround : interpolate;
  const out = new Float32Array(spoilt.length);
  for (let from = 0; from < spoilt.length; from += PIXELS) out.set(method(spoilt.subarray(from, from + PIXELS)), from);
  return out;
}

function meanImage(data: ImageDataset, rows: Uint32Array): Float32Array {
  const sums = new Float64Array(PIXELS);
  for (const row of rows) {
    for (let at = 0; at < PIXELS; at += 1) sums[at] = (sums[at] ?? 0) + (data.pixels[row * PIXELS + at] ?? 0);
  }
  return Float32Array.from(sums, (sum) => sum / rows.length / 255);
}

const within = (at: number) => Math.min(SIDE - 1, Math.max(0, at));

/** Each pixel the mean of itself and its neighbours; the border counts as going on. */
function averageAround(image: Float32Array): Float32Array {
  return image.map((_, at) => {
    let sum = 0;
    for (let dy = -1; dy <= 1; dy += 1) {
      for (let dx = -1; dx <= 1; dx += 1) {
        sum += image[within(Math.floor(at / SIDE) + dy) * SIDE + within((at % SIDE) + dx)] ?? 0;
      }
    }
    return sum / 9;
  });
}

/** Bilinear interpolation between the middles of the blocks. */
function interpolate(image: Float32Array): Float32Array {
  const { block } = DEGRADATION;
  const cells = SIDE / block;
  const cell = (y: number, x: number) => image[y * block * SIDE + x * block] ?? 0;
  const position = (pixel: number) => {
    const at = Math.min(cells - 1, Math.max(0, (pixel + 0.5) / block - 0.5));
    const low = Math.min(cells - 2, Math.floor(at));
    return { low, share: at - low };
  };
  return image.map((_, at) => {
    const [y, x] = [position(Math.floor(at / SIDE)), position(at % SIDE)];
    const above = cell(y.low, x.low) * (1 - x.share) + cell(y.low, x.low + 1) * x.share;
    const below = cell(y.low + 1, x.low) * (1 - x.share) + cell(y.low + 1, x.low + 1) * x.share;
    return above * (1 - y.share) + below * y.share;
  });
}

/** Bands of as many images as there are columns; in each band one row a kind of image. */
function drawSheet(kinds: readonly Float32Array[]): Uint8Array {
  const { columns, bands } = RESTORATION_GRID;
  const row = columns * PIXELS;
  const images = new Uint8Array(bands * kinds.length * row);
  for (let band = 0; band < bands; band += 1) {
    for (const [kind, all] of kinds.entries()) {
      images.set(toBytes(all.subarray(band * row, (band + 1) * row)), (band * kinds.length + kind) * row);
    }
  }
  return drawGrid(images, columns);
}
