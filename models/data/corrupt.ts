import type { Characters } from "../metrics/characters";
import { type ImageDataset, PIXELS } from "./image-dataset";
import { SeededRandom } from "./random";

/**
 * Training data of which a share is spoilt, to see how well a model bears it: a chosen item keeps its values (and an
 * image its label) and loses their order. Nothing but training items is touched, so what is measured against stays clean.
 */

/** The data set with that share of the given rows spoilt; the very same one for a share of 0. */
export function corruptImages(data: ImageDataset, rows: Uint32Array, share: number, seed: number): ImageDataset {
  if (share === 0) return data;
  const pixels = data.pixels.slice();
  for (const place of choose(rows.length, share, seed)) {
    const from = (rows[place] as number) * PIXELS;
    const order = SeededRandom.fromSeed(seed, `corrupt:${place}`).permutation(PIXELS);
    order.forEach((pixel, at) => {
      pixels[from + at] = data.pixels[from + pixel] as number;
    });
  }
  return { ...data, pixels };
}

/** The texts with that share of them spoilt. */
export function corruptTexts(texts: readonly Characters[], share: number, seed: number): readonly Characters[] {
  if (share === 0) return texts;
  const chosen = new Set(choose(texts.length, share, seed));
  return texts.map((text, place) => {
    if (!chosen.has(place)) return text;
    const order = SeededRandom.fromSeed(seed, `corrupt:${place}`).permutation(text.length);
    return Int32Array.from(order, (at) => text[at] as number);
  });
}

function choose(count: number, share: number, seed: number): number[] {
  const order = SeededRandom.fromSeed(seed, "corrupt").permutation(count);
  return [...order.subarray(0, Math.round(share * count))];
}
