/** Weight of the past in the drawn line; the raw line stays visible beneath. */
export const SMOOTHING = 0.9;

type Point = readonly [x: number, y: number];

/**
 * Exponential moving average with the start corrected (Adam's correction), so that the first values are not pulled
 * towards zero. Non-finite values are left out.
 */
export function smooth(points: readonly Point[], weight: number = SMOOTHING): Point[] {
  let sum = 0;
  let correction = 0;
  const smoothed: Point[] = [];
  for (const [x, y] of points) {
    if (!Number.isFinite(y)) continue;
    sum = weight * sum + (1 - weight) * y;
    correction = weight * correction + (1 - weight);
    smoothed.push([x, sum / correction]);
  }
  return smoothed;
}

/** The point at or before `x`; undefined before the first. */
export function pointAt(points: readonly Point[], x: number): Point | undefined {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.[0] ?? Number.POSITIVE_INFINITY) <= x) low = middle + 1;
    else high = middle;
  }
  return points[low - 1];
}
