import { encode } from "fast-png";
import { layOutCopies } from "../contracts/copy-sheet";
import type { CopyEvidence } from "../contracts/report";
import { type ImageDataset, PIXELS, SIDE } from "../data/image-dataset";

/** Between images: no grey value of a stroke or its ground is mistaken for it. */
const GROUND = 160;

/**
 * One PNG of the nearest copies, each beside the training image that it stands on. Null without copies.
 *
 * @param samples grey values of the samples as they are stored, row-major N × 784
 */
export function drawCopies(
  { pairs }: CopyEvidence,
  samples: Uint8Array,
  data: Pick<ImageDataset, "pixels">,
): Uint8Array | null {
  if (pairs.length === 0) return null;
  const { width, height, places } = layOutCopies(pairs.length);
  const sheet = new Uint8Array(width * height).fill(GROUND);
  const put = (pixels: Uint8Array, image: number, [left, top]: readonly [number, number]) => {
    for (let y = 0; y < SIDE; y += 1) {
      const from = image * PIXELS + y * SIDE;
      sheet.set(pixels.subarray(from, from + SIDE), (top + y) * width + left);
    }
  };
  places.forEach((place, index) => {
    put(samples, pairs[index]?.sample ?? 0, place.sample);
    put(data.pixels, pairs[index]?.train ?? 0, place.train);
  });
  return encode({ width, height, data: sheet, channels: 1, depth: 8 });
}
