import { formatScore, formatShare } from "@/lib/format";
import type { MeasuredMetric, RunReport } from "@/models/contracts/report";
import type { MeasureKey, MeasureRule, Quantity } from "@/models/contracts/verdict-rules";
import { findBand } from "./bands";

/** How the number that a rule compares is found in a report. */

/** `completedSeeds` counts the finished runs of the same configuration with different seeds, this one included. */
export interface Subject {
  readonly report: RunReport;
  readonly completedSeeds: number;
}

/** The number that the rules compare (null: the report does not hold it) and what sentences may name beside it. */
export interface Reading {
  readonly quantity: number | null;
  /** Lower end of the interval whose upper end is compared. */
  readonly lower?: number;
  readonly facts: Readonly<Record<string, string | number>>;
}

const NO_READING: Reading = { quantity: null, facts: {} };

type Reader = (subject: Subject, key: MeasureKey, rule: MeasureRule) => Reading;

/** Reads a metric of the report; none where the report does not hold it. */
const ofMetric =
  (read: (metric: MeasuredMetric, rule: MeasureRule, report: RunReport) => Reading): Reader =>
  ({ report }, key, rule) => {
    const metric = report.metrics.find((item) => item.key === key);
    return metric ? read(metric, rule, report) : NO_READING;
  };

const scores = ({ value, floor }: MeasuredMetric) => ({ value: formatScore(value), floor: formatScore(floor) });

export const READERS: Record<Quantity, Reader> = {
  value: ofMetric((metric) => ({ quantity: metric.value, facts: scores(metric) })),
  valueOverFloor: ofMetric((metric) => ({ quantity: metric.value / metric.floor, facts: scores(metric) })),
  valueMinusFloor: ofMetric(({ value, floor }) => ({
    quantity: value - floor,
    facts: { value: formatShare(value, 1), floor: formatShare(floor, 1) },
  })),
  intervalUpper: ofMetric((metric) => {
    if (!metric.interval) return NO_READING;
    const [lower, upper] = metric.interval;
    return { quantity: upper, lower, facts: scores(metric) };
  }),
  shareAboveFloor: ofMetric(({ value, floor }, { level = 0 }, { sampleCount }) => {
    // Counts of rare events vary by their square root.
    const explained = floor > 0 && value - floor <= level * Math.sqrt(value + floor);
    return { quantity: explained ? 0 : value / sampleCount, facts: { value, floor, count: sampleCount } };
  }),
  smallestClassShare: ({ report }, _key, rule) => {
    // A class that the reference itself lacks has no share to reach; of a very rare one chance may leave out every sample.
    const judged = ({ reference }: { reference: number }) =>
      reference > 0 && reference * report.sampleCount >= (rule.level ?? 0);
    const expected = (report.classShares ?? []).filter(judged);
    if (expected.length === 0) return NO_READING;
    const ratios = expected.map(({ label, generated, reference }) => ({ label, ratio: generated / reference }));
    const dropped = ratios.filter(({ ratio }) => findBand(rule, ratio) !== rule.bands[0]);
    return {
      quantity: Math.min(...ratios.map(({ ratio }) => ratio)),
      facts: {
        count: expected.length,
        droppedCount: dropped.length,
        labels: dropped.map(({ label }) => label).join(", "),
      },
    };
  },
  completedSeeds: ({ completedSeeds }) => ({ quantity: completedSeeds, facts: {} }),
  nonFiniteSteps: ({ report }) => ({ quantity: report.nonFiniteSteps, facts: {} }),
  saturatedShare: ({ report }, _key, { level }) => {
    const accuracies = report.curves.flatMap(({ values }) => values.discriminatorAccuracy ?? []);
    if (accuracies.length === 0 || level === undefined) return NO_READING;
    const saturated = accuracies.filter((accuracy) => accuracy >= level).length;
    return { quantity: saturated / accuracies.length, facts: { level } };
  },
  lastOverBest: ({ report }) => {
    const points = report.trail?.points ?? [];
    const last = points.at(-1);
    if (!last) return NO_READING;
    const best = points.reduce((least, point) => (point.fd < least.fd ? point : least));
    return {
      quantity: last.fd / best.fd,
      facts: { value: formatScore(last.fd), floor: formatScore(best.fd), step: best.step },
    };
  },
};
