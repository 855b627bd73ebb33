import { seededRandom } from "./seeded-random";

/**
 * 95 % percentile interval of a statistic over resampled items (Efron & Tibshirani, "An Introduction to the Bootstrap",
 * 1993, chapter 13).
 *
 * @param count items
 * @param statistic of the items at these rows (with repetitions), length `count`
 * @param seed 1 … 2³² − 1
 * @throws RangeError when there is no item, no resample, or a bad seed.
 */
export function bootstrapInterval({
  count,
  statistic,
  seed,
  resamples = 1_000,
}: {
  count: number;
  statistic: (rows: Int32Array) => number;
  seed: number;
  resamples?: number;
}): [number, number] {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`items: a positive integer, not ${count}`);
  if (!Number.isInteger(resamples) || resamples < 1)
    throw new RangeError(`resamples: a positive integer, not ${resamples}`);
  const random = seededRandom(seed);
  const rows = new Int32Array(count);
  const values = Float64Array.from({ length: resamples }, () => {
    for (let draw = 0; draw < count; draw += 1) rows[draw] = Math.floor(random() * count);
    return statistic(rows);
  }).sort();
  return [quantileOf(values, 0.025), quantileOf(values, 0.975)];
}

/** Linear interpolation between order statistics (numpy's default, Hyndman & Fan type 7). */
export function quantileOf(ascending: ArrayLike<number>, share: number): number {
  if (ascending.length === 0) throw new RangeError("quantile: no values");
  const place = share * (ascending.length - 1);
  const lower = Math.floor(place);
  const low = ascending[lower] as number;
  const high = ascending[Math.min(lower + 1, ascending.length - 1)] as number;
  return low + (place - lower) * (high - low);
}
