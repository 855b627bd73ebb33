import type { CurvePoint } from "../contracts/run-events";
import { quantileOf } from "../metrics/bootstrap";

/** Points before the one in question that say what is usual; fewer than the least say nothing. */
const WINDOW = { points: 24, least: 8 } as const;
/** A spike is this many robust standard deviations above the median, and at least this share of it. */
const SPIKE = { deviations: 8, share: 0.5 } as const;
/** Of a normal distribution: standard deviation over median absolute deviation. */
const DEVIATIONS_PER_MAD = 1.4826;
/** Points after the beginning of a spike at which a sheet shows what it did to the samples, and how they recover. */
const SHOWN_AFTER = [0, 1, 2, 4, 8] as const;
/** A spike within this many points after another is the same one. */
const ONE_SPIKE = 8;

/**
 * Whether the newest point is one at which samples are drawn because of a loss spike: its beginning, or shortly after it.
 * A function of the recorded points alone, so that a resumed run draws at the same steps. What stood before a spike
 * cannot be drawn any more once it is seen: the last regular sheet shows it.
 *
 * @param points ascending, none left out
 * @param losses names of the values that are losses
 */
export function isNearSpike(points: readonly CurvePoint[], losses: readonly string[]): boolean {
  return SHOWN_AFTER.some((after) => beginsSpike(points, points.length - 1 - after, losses));
}

function beginsSpike(points: readonly CurvePoint[], at: number, losses: readonly string[]): boolean {
  if (!standsOut(points, at, losses)) return false;
  return !Array.from({ length: ONE_SPIKE }, (_, back) => at - 1 - back).some((one) => standsOut(points, one, losses));
}

/** Median and median absolute deviation (Hampel 1974): one spike in the window hides no other. */
function standsOut(points: readonly CurvePoint[], at: number, losses: readonly string[]): boolean {
  if (at < WINDOW.least) return false;
  const before = points.slice(Math.max(0, at - WINDOW.points), at);
  return losses.some((name) => {
    const usual = before.map(({ values }) => values[name] ?? Number.NaN);
    const middle = median(usual);
    const spread = DEVIATIONS_PER_MAD * median(usual.map((value) => Math.abs(value - middle)));
    const above = (points[at]?.values[name] ?? Number.NaN) - middle;
    return above > SPIKE.deviations * spread && above > SPIKE.share * Math.abs(middle);
  });
}

const median = (values: readonly number[]): number =>
  quantileOf(
    [...values].sort((a, b) => a - b),
    0.5,
  );
