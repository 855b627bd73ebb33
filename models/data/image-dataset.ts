/** Grey images of one size with labels where there are any; what every image model trains on. */
export interface ImageDataset {
  /** Row-major values 0–255, `count × 28 × 28`. */
  readonly pixels: Uint8Array;
  readonly count: number;
  /** One class per image, 0 … classes−1 without gaps is not required; null for unlabelled data. */
  readonly labels: Uint8Array | null;
}

export const SIDE = 28;
export const PIXELS = SIDE * SIDE;

/** The images at `rows` as floats in [0, 1], row-major `rows.length × 784`. */
export function unitPixels(dataset: ImageDataset, rows: Uint32Array): Float32Array {
  const out = new Float32Array(rows.length * PIXELS);
  for (let index = 0; index < rows.length; index += 1) {
    const from = (rows[index] ?? 0) * PIXELS;
    for (let pixel = 0; pixel < PIXELS; pixel += 1)
      out[index * PIXELS + pixel] = (dataset.pixels[from + pixel] ?? 0) / 255;
  }
  return out;
}
