import { DEGRADATION, type RestorationTask } from "../contracts/restoration-config";
import { PIXELS, SIDE } from "./image-dataset";
import type { SeededRandom } from "./random";

const GREY = 0.5;

/**
 * Images in [0, 1], n × 784, spoilt for a task: a square at a drawn place turned grey, normal noise, or blocks of their
 * mean. What was given stays as it is.
 */
export function degrade(task: RestorationTask, images: Float32Array, random: SeededRandom): Float32Array {
  if (task === "superResolution") return averageBlocks(images);
  const out = images.slice();
  if (task === "completion") cutSquares(out, random);
  else addNoise(out, random);
  return out;
}

function cutSquares(images: Float32Array, random: SeededRandom): void {
  const { hole } = DEGRADATION;
  for (let offset = 0; offset < images.length; offset += PIXELS) {
    const [left, top] = [random.integer(SIDE - hole + 1), random.integer(SIDE - hole + 1)];
    for (let y = top; y < top + hole; y += 1) {
      const from = offset + y * SIDE + left;
      images.fill(GREY, from, from + hole);
    }
  }
}

function addNoise(images: Float32Array, random: SeededRandom): void {
  const noise = random.normals(images.length);
  for (const [at, drawn] of noise.entries()) {
    images[at] = Math.min(1, Math.max(0, (images[at] ?? 0) + DEGRADATION.noise * drawn));
  }
}

/** Images of which each block of pixels is the block's mean. */
export function averageBlocks(images: Float32Array): Float32Array {
  const { block } = DEGRADATION;
  const out = new Float32Array(images.length);
  const corner = (at: number) => at - (at % block) - (Math.floor(at / SIDE) % block) * SIDE;
  // Sides are whole blocks, so rows may be counted through all images.
  for (const [at, value] of images.entries()) out[corner(at)] = (out[corner(at)] ?? 0) + value / block ** 2;
  return out.map((_, at) => out[corner(at)] ?? 0);
}

/** Which pixels of images spoilt for completion are missing: no grey value of a stored image is exactly one half. */
export const missingIn = (spoilt: Float32Array): boolean[] => Array.from(spoilt, (value) => value === GREY);
