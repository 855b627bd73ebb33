import type { RunStatus } from "@/lib/db/generated/enums";
import type { MeasuredMetric, MetricKey, RunReport } from "@/models/contracts/report";
import { RUN_STATUS } from "../workflow";

/** What the seeds of one configuration have in common: how far their scores lie apart, and how many did not finish. */

export interface Spread {
  readonly median: number;
  /** First and third quartile, by linear interpolation between order statistics (Hyndman & Fan 1996, type 7). */
  readonly quartiles: readonly [number, number];
  readonly iqr: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** @throws RangeError on no values: nothing has a median */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError("no values");
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
    return low + (place - Math.floor(place)) * (high - low);
  };
  const quartiles = [at(0.25), at(0.75)] as const;
  return {
    ...{ median: at(0.5), quartiles, iqr: quartiles[1] - quartiles[0] },
    ...{ minimum: sorted[0] as number, maximum: sorted.at(-1) as number },
  };
}

export interface SeedRun {
  readonly status: RunStatus;
  readonly report: RunReport | null;
}

export interface MetricSpread extends Spread {
  readonly key: MetricKey;
  /** Median of real against real over the seeds. */
  readonly floor: number;
}

export interface SeriesSummary {
  readonly seeds: number;
  readonly completed: number;
  /** Failed, or completed with a loss that was not finite. */
  readonly failed: number;
  readonly cancelled: number;
  /** Failed share of those that were not cancelled. Null while one of them is under way. */
  readonly failureRate: number | null;
  /** Over the seeds that completed; empty before two did, since one value has no spread. */
  readonly metrics: readonly MetricSpread[];
}

const FEWEST_TO_SPREAD = 2;

export function summariseSeries(runs: readonly SeedRun[]): SeriesSummary {
  const count = (...wanted: RunStatus[]) => runs.filter(({ status }) => wanted.includes(status)).length;
  const [failed, cancelled] = [count("failed", "completed_with_errors"), count("cancelled")];
  const ended = runs.every(({ status }) => RUN_STATUS[status].finished);
  const judged = runs.length - cancelled;
  const reports = runs.flatMap(({ status, report }) => (status === "completed" && report ? [report] : []));
  return {
    ...{ seeds: runs.length, completed: count("completed"), failed, cancelled },
    failureRate: ended && judged > 0 ? failed / judged : null,
    metrics: reports.length < FEWEST_TO_SPREAD ? [] : spreadMetrics(reports),
  };
}

function spreadMetrics(reports: readonly RunReport[]): MetricSpread[] {
  const keys = reports[0]?.metrics.map(({ key }) => key) ?? [];
  return keys.flatMap((key) => {
    const measured = reports.flatMap(({ metrics }) => metrics.filter((metric) => metric.key === key));
    const pick = (part: (metric: MeasuredMetric) => number) => measured.map(part).filter(Number.isFinite);
    const values = pick(({ value }) => value);
    const floors = pick(({ floor }) => floor);
    if (values.length < FEWEST_TO_SPREAD || floors.length === 0) return [];
    return [{ key, ...spreadOf(values), floor: spreadOf(floors).median }];
  });
}

/** The loss that training brings down, where no distance was taken on the way. */
const DESCENDED = ["loss", "crossEntropy"];
const PARTS = 10;

export interface LastAgainstBest {
  readonly of: "fd" | "bits" | "loss";
  readonly last: number;
  readonly best: number;
}

/**
 * The last state of a training beside its best one: a model that had been better before it ended. By the distances, or
 * the bits a character of unseen text, that were taken on the way; without them by the loss, the mean of the last tenth of
 * the recorded steps beside the lowest mean of any tenth. Null where there is neither: the losses of a GAN say nothing,
 * its two networks pull against each other.
 */
export function lastAgainstBest({ curves, trail }: Pick<RunReport, "curves" | "trail">): LastAgainstBest | null {
  for (const [of, key] of [
    ["fd", "fd"],
    ["bits", "bitsPerCharacter"],
  ] as const) {
    const values = trail?.points.flatMap((point) => point[key] ?? []) ?? [];
    const last = values.at(-1);
    if (last !== undefined) return { of, last, best: Math.min(...values) };
  }
  const key = DESCENDED.find((name) => curves[0]?.values[name] !== undefined);
  const losses = key === undefined ? [] : curves.flatMap(({ values }) => values[key] ?? []);
  if (losses.length < PARTS) return null;
  const bounds = Array.from({ length: PARTS + 1 }, (_, part) => Math.round((part * losses.length) / PARTS));
  const means = bounds.slice(0, PARTS).map((from, part) => mean(losses.slice(from, bounds[part + 1])));
  return { of: "loss", last: means.at(-1) as number, best: Math.min(...means) };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
