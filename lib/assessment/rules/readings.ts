import { formatScore, formatShare } from "@/lib/format";
import type { MeasuredMetric, RunReport } from "@/models/contracts/report";
import type { MeasureKey, MeasureRule, Quantity } from "@/models/contracts/verdict-rules";
import { bestIsLow, findBand } from "./bands";

/** How the number that a rule compares is found in a report. */

/** `completedSeeds` counts the finished runs of the same configuration with different seeds, this one included. */
export interface Subject {
  readonly report: RunReport;
  readonly completedSeeds: number;
}

/** The number that the rules compare (null: the report does not hold it) and what sentences may name beside it. */
export interface Reading {
  readonly quantity: number | null;
  /** What would be compared at that end of the interval which speaks for the model. */
  readonly atBest?: number | undefined;
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

function bestEnd({ interval }: MeasuredMetric, rule: MeasureRule): number | undefined {
  return interval?.[bestIsLow(rule) ? 0 : 1];
}

const scores = ({ value, floor }: MeasuredMetric) => ({ value: formatScore(value), floor: formatScore(floor) });

export const READERS: Record<Quantity, Reader> = {
  value: ofMetric((metric, rule) => ({
    ...{ quantity: metric.value, facts: scores(metric) },
    atBest: bestEnd(metric, rule),
  })),
  valueOverFloor: ofMetric((metric, rule) => {
    const end = bestEnd(metric, rule);
    return {
      ...{ quantity: metric.value / metric.floor, facts: scores(metric) },
      atBest: end === undefined ? end : end / metric.floor,
    };
  }),
  valueMinusFloor: ofMetric(({ value, floor }) => ({
    quantity: value - floor,
    facts: { value: formatShare(value, 1), floor: formatShare(floor, 1) },
  })),
  intervalUpper: ofMetric((metric) => {
    if (!metric.interval) return NO_READING;
    const [lower, upper] = metric.interval;
    return { quantity: upper, atBest: lower, facts: scores(metric) };
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
  lastOverBest: ({ report }) => readTrail(report, "fd"),
  lastOverBestBits: ({ report }) => readTrail(report, "bitsPerCharacter"),
};

/** The last state against the best on the way. */
function readTrail({ trail }: RunReport, key: "fd" | "bitsPerCharacter"): Reading {
  const points = (trail?.points ?? []).flatMap((point) => {
    const value = point[key];
    return value === undefined ? [] : [{ step: point.step, value }];
  });
  const last = points.at(-1);
  if (!last) return NO_READING;
  const best = points.reduce((least, point) => (point.value < least.value ? point : least));
  return {
    quantity: last.value / best.value,
    facts: { value: formatScore(last.value), floor: formatScore(best.value), step: best.step },
  };
}
