import type { MeasureVerdict } from "@/lib/assessment/rules";
import type { MeasuredMetric, MetricKey } from "@/models/contracts/report";

export interface BulletBand {
  /** Share of the width, 0 to 1. */
  readonly from: number;
  readonly to: number;
  readonly level: "good" | "mid" | "poor";
}

export interface BulletScale {
  readonly bands: readonly BulletBand[];
  /** Where a value stands, 0 to 1, kept inside the drawing. */
  place(value: number): number;
  readonly ends: readonly [number, number];
}

type Drawn = Pick<MeasuredMetric, "key" | "value" | "floor" | "interval">;

/** Ends of each axis. FD spans decades and follows its values; the others have natural ends. */
const ENDS: Record<Exclude<MetricKey, "fd">, readonly [number, number]> = {
  kid: [0, 0.1],
  classifierScore: [1, 2],
  meanMaxProbability: [0, 1],
  classKl: [0, 1],
  modesCovered: [0, 10],
  nearCopies: [0, 10],
  dataCopying: [-6, 6],
  membershipTpr: [0, 0.2],
  residualRisk: [0, 1],
  elbo: [-200, 0],
  iwae: [-200, 0],
  elboGap: [-2, 10],
  elboMembershipAuc: [0.4, 0.8],
  precision: [0, 1],
  recall: [0, 1],
  density: [0, 1.5],
  coverage: [0, 1],
  authPct: [0, 100],
  membershipAuc: [0.4, 0.8],
  bitsPerCharacter: [0, 4],
  distinct2: [0, 1],
  distinct4: [0, 1],
  selfBleu: [0, 1],
  copiedNGrams: [0, 0.5],
  longestOverlap: [0, 40],
};

/** Where value, floor and the boundaries of the verdict stand on one line. */
export function bulletScale(
  metric: Drawn,
  verdict: Pick<MeasureVerdict, "scale" | "quantity"> | undefined,
): BulletScale {
  const boundaries = boundariesOf(metric, verdict);
  const logarithmic = metric.key === "fd";
  const [low, high] = logarithmic ? decades([metric.value, metric.floor, ...boundaries]) : endsOf(metric);
  const at = logarithmic ? Math.log10 : (value: number) => value;
  const place = (value: number) => {
    const share = (at(Math.max(value, logarithmic ? low : value)) - at(low)) / (at(high) - at(low));
    return Math.min(1, Math.max(0, share));
  };
  return { bands: bandsOf(boundaries.map(place), goodBelow(verdict)), place, ends: [low, high] };
}

function endsOf(metric: Drawn): readonly [number, number] {
  const [low, high] = ENDS[metric.key as Exclude<MetricKey, "fd">];
  return [Math.min(low, metric.value, metric.floor), Math.max(high, metric.value, metric.floor)];
}

function decades(values: readonly number[]): readonly [number, number] {
  const positive = values.filter((value) => value > 0);
  return [Math.min(...positive) / 1.6, Math.max(...positive) * 1.6];
}

/** Boundaries on the metric's own axis, in the order of the bands: best first. The last band has none of its own. */
function boundariesOf(metric: Drawn, verdict: Pick<MeasureVerdict, "scale" | "quantity"> | undefined): number[] {
  // The boundaries of a share of the samples do not stand on the axis of a count.
  if (!verdict || verdict.scale.length < 2 || verdict.quantity === "shareAboveFloor") return [];
  const onAxis = (boundary: number) => {
    if (verdict.quantity === "valueOverFloor") return boundary * metric.floor;
    return verdict.quantity === "valueMinusFloor" ? boundary + metric.floor : boundary;
  };
  return verdict.scale.slice(0, -1).map(({ boundary }) => onAxis(boundary));
}

/** Whether the best band lies below its boundary, at the left end. */
const goodBelow = (verdict: Pick<MeasureVerdict, "scale"> | undefined) => /^[<≤]/.test(verdict?.scale[0]?.limit ?? "");

function bandsOf(places: readonly number[], bestIsLeft: boolean): BulletBand[] {
  if (places.length === 0) return [{ from: 0, to: 1, level: "poor" }];
  const edges = bestIsLeft ? [0, ...places, 1] : [1, ...places, 0];
  return edges.slice(0, -1).map((edge, at) => {
    const other = edges[at + 1] ?? edge;
    return { from: Math.min(edge, other), to: Math.max(edge, other), level: levelOf(at, places.length) };
  });
}

function levelOf(at: number, count: number): BulletBand["level"] {
  if (at === 0) return "good";
  return at < count ? "mid" : "poor";
}
