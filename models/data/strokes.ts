import { type ImageDataset, PIXELS, SIDE } from "./image-dataset";
import { SeededRandom } from "./random";

/**
 * Digit-like images drawn from stroke skeletons with seeded distortion: ten known modes, always there, named as
 * synthetic wherever they appear. A skeleton is a list of polylines in the unit square, y downwards.
 */

type Point = readonly [number, number];
type Polyline = readonly Point[];

/** Points of an elliptic arc from one angle to another (turns, 0 = right, clockwise on the page). */
function arc(centre: Point, radius: Point, from: number, to: number): Point[] {
  const pieces = Math.max(4, Math.ceil(Math.abs(to - from) * 16));
  return Array.from({ length: pieces + 1 }, (_, index): Point => {
    const angle = 2 * Math.PI * (from + ((to - from) * index) / pieces);
    return [centre[0] + radius[0] * Math.cos(angle), centre[1] + radius[1] * Math.sin(angle)];
  });
}

const SKELETONS: readonly (readonly Polyline[])[] = [
  [arc([0.5, 0.5], [0.22, 0.34], 0, 1)],
  [
    [
      [0.36, 0.28],
      [0.52, 0.15],
      [0.52, 0.85],
    ],
  ],
  [
    [...arc([0.5, 0.34], [0.21, 0.19], 0.55, 1.08), [0.28, 0.84]],
    [
      [0.28, 0.84],
      [0.74, 0.84],
    ],
  ],
  [arc([0.46, 0.33], [0.22, 0.18], 0.6, 1.25), arc([0.46, 0.68], [0.25, 0.18], 0.75, 1.42)],
  [
    [
      [0.6, 0.14],
      [0.26, 0.6],
      [0.76, 0.6],
    ],
    [
      [0.62, 0.38],
      [0.62, 0.88],
    ],
  ],
  [
    [
      [0.72, 0.16],
      [0.36, 0.16],
      [0.33, 0.46],
    ],
    arc([0.48, 0.64], [0.23, 0.21], 0.62, 1.42),
  ],
  [
    [
      [0.64, 0.14],
      [0.42, 0.32],
      [0.31, 0.58],
    ],
    arc([0.5, 0.66], [0.2, 0.19], 0, 1),
  ],
  [
    [
      [0.26, 0.17],
      [0.74, 0.17],
      [0.44, 0.86],
    ],
  ],
  [arc([0.5, 0.33], [0.18, 0.17], 0, 1), arc([0.5, 0.68], [0.22, 0.19], 0, 1)],
  [
    arc([0.5, 0.35], [0.2, 0.19], 0, 1),
    [
      [0.7, 0.35],
      [0.68, 0.62],
      [0.54, 0.86],
    ],
  ],
];

export const STROKE_CLASSES = SKELETONS.length;

/** `count` images with labels; classes are drawn evenly. The same seed gives the same bytes. */
export function generateStrokes({
  count,
  seed,
}: {
  count: number;
  seed: number;
}): ImageDataset & { labels: Uint8Array } {
  const random = SeededRandom.fromSeed(seed, "strokes");
  const pixels = new Uint8Array(count * PIXELS);
  const labels = new Uint8Array(count);
  for (let image = 0; image < count; image += 1) {
    const label = random.integer(STROKE_CLASSES);
    labels[image] = label;
    draw(
      distort(SKELETONS[label] ?? [], random),
      random.between(0.9, 1.7),
      pixels.subarray(image * PIXELS, (image + 1) * PIXELS),
    );
  }
  return { pixels, count, labels };
}

/** Rotation, slant, scale, shift, and a smooth bend of every point: what a hand does. Result in pixels. */
function distort(skeleton: readonly Polyline[], random: SeededRandom): Polyline[] {
  const turn = random.between(-0.22, 0.22);
  const slant = random.between(-0.25, 0.25);
  const [scaleX, scaleY] = [random.between(0.8, 1.12), random.between(0.85, 1.1)];
  const [shiftX, shiftY] = [random.between(-1.6, 1.6), random.between(-1.4, 1.4)];
  const [bendX, bendY] = [random.between(-0.05, 0.05), random.between(-0.05, 0.05)];
  const [waveX, waveY] = [random.between(0, 6.3), random.between(0, 6.3)];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const move = ([x, y]: Point): Point => {
    const bentX = x - 0.5 + bendX * Math.sin(5 * y + waveX);
    const bentY = y - 0.5 + bendY * Math.sin(5 * x + waveY);
    const [wide, high] = [(bentX - slant * bentY) * scaleX, bentY * scaleY];
    return [(wide * cos - high * sin + 0.5) * SIDE + shiftX, (wide * sin + high * cos + 0.5) * SIDE + shiftY];
  };
  return skeleton.map((line) => line.map(move));
}

/** Ink by distance to the nearest stroke, one pixel of soft edge. `radius` is half the pen's width in pixels. */
function draw(lines: readonly Polyline[], radius: number, into: Uint8Array): void {
  for (const line of lines) {
    for (let index = 1; index < line.length; index += 1) {
      const [start, end] = [line[index - 1], line[index]];
      if (start && end) drawSegment(start, end, radius, into);
    }
  }
}

function drawSegment([x1, y1]: Point, [x2, y2]: Point, radius: number, into: Uint8Array): void {
  const reach = radius + 1;
  const clamp = (value: number) => Math.min(SIDE - 1, Math.max(0, value));
  const [left, right] = [clamp(Math.floor(Math.min(x1, x2) - reach)), clamp(Math.ceil(Math.max(x1, x2) + reach))];
  const [top, bottom] = [clamp(Math.floor(Math.min(y1, y2) - reach)), clamp(Math.ceil(Math.max(y1, y2) + reach))];
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length2 = dx * dx + dy * dy || 1e-9;
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const along = Math.min(1, Math.max(0, ((x + 0.5 - x1) * dx + (y + 0.5 - y1) * dy) / length2));
      const distance = Math.hypot(x + 0.5 - x1 - along * dx, y + 0.5 - y1 - along * dy);
      const ink = Math.round(255 * Math.min(1, Math.max(0, radius + 0.5 - distance)));
      const at = y * SIDE + x;
      if (ink > (into[at] ?? 0)) into[at] = ink;
    }
  }
}
