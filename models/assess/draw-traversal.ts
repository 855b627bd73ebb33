import type { Tf } from "../backend";
import type { TraversalFacts } from "../contracts/report";
import { PIXELS } from "../data/image-dataset";
import { SeededRandom } from "../data/random";
import type { Trainable } from "../training/trainable";
import { drawGrid, generateFrom, toBytes } from "./sample-sheets";

const VALUES = [-3, -2.4, -1.8, -1.2, -0.6, 0, 0.6, 1.2, 1.8, 2.4, 3] as const;
const MOST_DIMENSIONS = 8;
const WALKS = 4;
/** Latents over which a dimension's effect is averaged, and the two values between which it is taken. */
const EFFECT = { latents: 4, from: -2, to: 2 } as const;

/**
 * Walks through the latents of a trained model, as a picture: the dimensions that change the image most, one after the
 * other from a drawn latent, and great circles between two drawn latents (White 2016: a straight line would leave the
 * shell where normal latents lie). A latent's class, where it has one, stays.
 */
export function drawTraversal(tf: Tf, model: Trainable, seed: number): { facts: TraversalFacts; sheet: Uint8Array } {
  const random = SeededRandom.fromSeed(seed, "traversal");
  const size = model.latentSize;
  const free = model.conditional ? size - 1 : size;
  const drawn = Array.from({ length: Math.max(EFFECT.latents, 2 * WALKS) }, () => random.normals(size));
  const ranked = rankDimensions(tf, model, { latents: drawn.slice(0, EFFECT.latents), free });
  const dimensions = ranked.slice(0, MOST_DIMENSIONS);
  const base = drawn[0] as Float32Array;
  const rows = [
    ...dimensions.flatMap(({ dimension }) => VALUES.map((value) => withValue(base, dimension, value))),
    ...Array.from({ length: WALKS }, (_, walk) => [drawn[2 * walk], drawn[2 * walk + 1]]).flatMap(([from, to]) =>
      VALUES.map((_, at) =>
        betweenLatents(from as Float32Array, to as Float32Array, { share: at / (VALUES.length - 1), free }),
      ),
    ),
  ];
  const images = generateFrom(tf, model, joined(rows));
  const facts = { dimensions, walks: WALKS, values: [...VALUES] };
  return { facts, sheet: drawGrid(toBytes(images), VALUES.length) };
}

/** By the mean change of a grey value when a dimension goes from −2 to 2 and all else stays; the greatest first. */
function rankDimensions(tf: Tf, model: Trainable, { latents, free }: { latents: Float32Array[]; free: number }) {
  const effects = Array.from({ length: free }, (_, dimension) => {
    const ends = ([EFFECT.from, EFFECT.to] as const).map((value) =>
      generateFrom(tf, model, joined(latents.map((latent) => withValue(latent, dimension, value)))),
    );
    const [from, to] = ends as [Float32Array, Float32Array];
    const total = from.reduce((sum, value, at) => sum + Math.abs(value - (to[at] as number)), 0);
    return { dimension, change: total / (latents.length * PIXELS) };
  });
  return effects.sort((a, b) => b.change - a.change);
}

function withValue(latent: Float32Array, dimension: number, value: number): Float32Array {
  const changed = latent.slice();
  changed[dimension] = value;
  return changed;
}

/** Along the great circle, over the first `free` numbers; the others stay those of `from`. */
function betweenLatents(
  from: Float32Array,
  to: Float32Array,
  { share, free }: { share: number; free: number },
): Float32Array {
  const [a, b] = [from.subarray(0, free), to.subarray(0, free)];
  const dot = a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);
  const angle = Math.acos(Math.min(1, Math.max(-1, dot / (Math.hypot(...a) * Math.hypot(...b)))));
  const [stay, go] =
    Math.sin(angle) < 1e-6
      ? [1 - share, share]
      : [Math.sin((1 - share) * angle) / Math.sin(angle), Math.sin(share * angle) / Math.sin(angle)];
  return from.map((value, at) => (at < free ? stay * value + go * (to[at] as number) : value));
}

function joined(latents: readonly Float32Array[]): Float32Array {
  const size = latents[0]?.length ?? 0;
  const all = new Float32Array(latents.length * size);
  latents.forEach((latent, row) => {
    all.set(latent, row * size);
  });
  return all;
}
