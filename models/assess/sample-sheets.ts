import type { Tensor2D } from "@tensorflow/tfjs";
import { encode } from "fast-png";
import type { Tf } from "../backend";
import { SAMPLE_GRID } from "../contracts/run-events";
import { PIXELS, SIDE } from "../data/image-dataset";
import { SeededRandom } from "../data/random";
import { readTensor } from "../networks/read-tensor";
import type { Trainable } from "../training/trainable";
import { type InTurns, inOneGo } from "./in-turns";

const CELLS = SAMPLE_GRID.columns * SAMPLE_GRID.rows;
/** Sheets of the even part of a run; the early steps, where most changes, have their own. */
const EVEN_SHEETS = 24;
const EARLY_STEPS = [0, 25, 50, 100, 200, 400, 800];

/** Steps after which a sheet is drawn: dense at first, then even; first and last always. Ascending. */
export function sheetSteps(totalSteps: number): number[] {
  const even = evenSteps(totalSteps, EVEN_SHEETS);
  const early = EARLY_STEPS.filter((step) => step < totalSteps);
  return [...new Set([...early, ...even, totalSteps])].sort((a, b) => a - b);
}

/** So many steps in even distances, the last of all among them. */
export function evenSteps(totalSteps: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Math.round((totalSteps * (index + 1)) / count));
}

/** Images in [0, 1] from latents of a stream of the seed: `count × 784`. */
export function sampleImages(tf: Tf, model: Trainable, request: SampleRequest): Float32Array {
  return inOneGo(drawInTurns(tf, model, request));
}

/** The same, in parts, which bound memory too. */
export function* drawInTurns(tf: Tf, model: Trainable, { count, seed, stream }: SampleRequest): InTurns<Float32Array> {
  const random = SeededRandom.fromSeed(seed, stream);
  const images = new Float32Array(count * PIXELS);
  const part = 250;
  for (let offset = 0; offset < count; offset += part) {
    const size = Math.min(part, count - offset);
    images.set(generateFrom(tf, model, random.normals(size * model.latentSize)), offset * PIXELS);
    yield;
  }
  return images;
}

/** Images in [0, 1], n × 784 row-major, from latents n × latentSize row-major. */
export function generateFrom(tf: Tf, model: Trainable, latents: Float32Array): Float32Array {
  const shape: [number, number] = [latents.length / model.latentSize, model.latentSize];
  return readTensor(tf, () => model.generate(tf.tensor2d(latents, shape) as Tensor2D));
}

export interface SampleRequest {
  readonly count: number;
  readonly seed: number;
  /** "grid" for the fixed latents of the sheets, "samples" for what is measured. */
  readonly stream: "grid" | "samples";
}

/** One PNG of the fixed latents: a cell shows the same latent in every sheet of a run. */
export function drawSheet(tf: Tf, model: Trainable, seed: number): Uint8Array {
  return drawGrid(toBytes(drawCells(tf, model, seed)), SAMPLE_GRID.columns);
}

/** The images of a sheet, cell by cell. */
export function drawCells(tf: Tf, model: Trainable, seed: number): Float32Array {
  return sampleImages(tf, model, { count: CELLS, seed, stream: "grid" });
}

/** Images side by side, so many in a row, as PNG. Grey values n × 784 row-major. */
export function drawGrid(images: Uint8Array, columns: number): Uint8Array {
  const count = images.length / PIXELS;
  const [width, height] = [columns * SIDE, Math.ceil(count / columns) * SIDE];
  const data = new Uint8Array(width * height);
  for (let cell = 0; cell < count; cell += 1) {
    const [left, top] = [(cell % columns) * SIDE, Math.floor(cell / columns) * SIDE];
    for (let y = 0; y < SIDE; y += 1) {
      const from = cell * PIXELS + y * SIDE;
      data.set(images.subarray(from, from + SIDE), (top + y) * width + left);
    }
  }
  return encode({ width, height, data, channels: 1, depth: 8 });
}

/** Grey values 0–255 of images in [0, 1]. */
export function toBytes(images: Float32Array): Uint8Array {
  return Uint8Array.from(images, (value) => Math.round(255 * Math.min(1, Math.max(0, value))));
}
