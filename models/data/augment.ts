import { PIXELS, SIDE } from "./image-dataset";
import { SeededRandom } from "./random";

/** How far images are moved (pixels), turned (degrees, either way) and disturbed (deviation of grey values in [0, 1]). */
export interface Augmentation {
  readonly augmentShift: number;
  readonly augmentRotation: number;
  readonly augmentNoise: number;
}

export interface AugmentedBatch {
  readonly config: Augmentation & { readonly seed: number };
  readonly step: number;
  /** Images at the front of the values. */
  readonly count: number;
}

const CENTRE = (SIDE - 1) / 2;

/**
 * Varies the images at the front of a batch's values, n × 784 in [0, 1]; what stands behind them (classes) stays. Drawn
 * from a stream of its own by seed and step, so that neither the batches nor the noise of a run move with it, and a
 * resumed run sees the same variants. The values given are left as they are.
 */
export function augmentBatch(values: Float32Array, { config, step, count }: AugmentedBatch): Float32Array {
  const { augmentShift, augmentRotation, augmentNoise, seed } = config;
  if (augmentShift === 0 && augmentRotation === 0 && augmentNoise === 0) return values;
  const random = SeededRandom.fromSeed(seed, `augment:${step}`);
  const out = values.slice();
  for (let image = 0; image < count; image += 1) {
    const part = out.subarray(image * PIXELS, (image + 1) * PIXELS);
    const pose = {
      dx: random.between(-augmentShift, augmentShift),
      dy: random.between(-augmentShift, augmentShift),
      angle: (random.between(-augmentRotation, augmentRotation) * Math.PI) / 180,
    };
    if (augmentShift > 0 || augmentRotation > 0) place(part, pose);
    if (augmentNoise > 0) disturb(part, random.normals(PIXELS), augmentNoise);
  }
  return out;
}

interface Pose {
  readonly dx: number;
  readonly dy: number;
  /** Radians, about the middle of the image. */
  readonly angle: number;
}

/** Each pixel takes the value from where it came, between its four neighbours; past the border the edge goes on. */
function place(image: Float32Array, { dx, dy, angle }: Pose): void {
  const source = image.slice();
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const at = (x: number, y: number) => source[clamp(y) * SIDE + clamp(x)] ?? 0;
  for (let y = 0; y < SIDE; y += 1) {
    for (let x = 0; x < SIDE; x += 1) {
      const [right, down] = [x - dx - CENTRE, y - dy - CENTRE];
      const fromX = CENTRE + right * cosine + down * sine;
      const fromY = CENTRE - right * sine + down * cosine;
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
      const [u, v] = [fromX - left, fromY - top];
      const upper = at(left, top) * (1 - u) + at(left + 1, top) * u;
      const lower = at(left, top + 1) * (1 - u) + at(left + 1, top + 1) * u;
      image[y * SIDE + x] = upper * (1 - v) + lower * v;
    }
  }
}

const clamp = (place: number) => Math.min(SIDE - 1, Math.max(0, place));

function disturb(image: Float32Array, noise: Float32Array, deviation: number): void {
  for (let pixel = 0; pixel < PIXELS; pixel += 1) {
    image[pixel] = Math.min(1, Math.max(0, (image[pixel] ?? 0) + deviation * (noise[pixel] ?? 0)));
  }
}
