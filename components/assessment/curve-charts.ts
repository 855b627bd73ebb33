import type { LineChartSpec } from "@/components/charts/chart-spec";
import { smooth } from "@/components/charts/smoothing";
import { type Speak, speaker } from "@/components/layout/speaker";
import type { CurveSeries, RunView } from "@/lib/assessment/types";
import { formatScore, type Language } from "@/lib/format";
import { chartSubtitle } from "./chart-words";
import { CHART } from "./run-copy";

export interface CurveChart {
  readonly key: string;
  readonly title: string;
  readonly subtitle: string;
  readonly spec: LineChartSpec;
}

/** One chart for each unit: losses in nats on a log axis, shares between 0 and 1. Titles say what the curve shows. */
export function describeCurveCharts(run: RunView, language: Language): CurveChart[] {
  const speak = speaker(language);
  const units = [...new Set(run.curves.series.map((series) => series.unit.en))];
  return units.flatMap((unit) => {
    const members = run.curves.series.filter((series) => series.unit.en === unit);
    const series = members.map((member) => drawSeries(member, run, language));
    const drawn = series.filter((member) => member.points.length > 0);
    if (drawn.length === 0) return [];
    const share = unit === "share";
    const spec: LineChartSpec = {
      xLabel: speak(CHART.step),
      xMaximum: run.progress.totalSteps,
      yUnit: speak(members[0]?.unit ?? CHART.step),
      scale: share || drawn.some((member) => member.points.some(([, y]) => y <= 0)) ? "linear" : "log",
      yRange: share ? [0, 1] : null,
      series: drawn,
      unknownFrom: run.status.finished ? null : (drawn[0]?.points.at(-1)?.[0] ?? 0),
    };
    return [{ key: unit, title: findingOf(drawn, speak), subtitle: chartSubtitle(spec, language), spec }];
  });
}

type Drawn = LineChartSpec["series"][number];

function drawSeries(series: CurveSeries, run: RunView, language: Language): Drawn {
  const points = run.curves.points.flatMap(({ step, values }) => {
    const value = values[series.key];
    return value === undefined ? [] : [[step, value] as const];
  });
  return { key: series.key, label: series.label[language], points };
}

/** Parts of the recorded points that are compared: the last tenth with the tenth before it. */
const WINDOW = 0.1;
/** The series that sums up the others of its chart. */
const TOTAL = "loss";
/** A relative change below this counts as steady. */
const STEADY = 0.03;

/** `生成器损失 2.21，判别器损失 0.85，近段平稳`. A single curve also says where it began. */
function findingOf(series: readonly Drawn[], speak: Speak): string {
  const parts = series.map((member) => {
    const smoothed = smooth(member.points);
    const [first, last] = [smoothed[0]?.[1] ?? 0, smoothed.at(-1)?.[1] ?? 0];
    const facts = { label: member.label, start: formatScore(first), value: formatScore(last) };
    return speak(series.length === 1 ? CHART.partFrom : CHART.part, facts);
  });
  return speak(movementOf(series), { parts: parts.join(speak(CHART.comma)) });
}

/** Where two networks pull against each other, neither direction alone is the finding. */
function movementOf(series: readonly Drawn[]) {
  const changes = series.map(recentChange);
  if (changes.every((change) => Math.abs(change) < STEADY)) return CHART.titleSteady;
  if (series.length > 1 && series[0]?.key !== TOTAL) return CHART.titleMoving;
  return (changes[0] ?? 0) < 0 ? CHART.titleFalling : CHART.titleRising;
}

function recentChange({ points }: Drawn): number {
  const size = Math.max(1, Math.floor(points.length * WINDOW));
  const recent = mean(points.slice(-size));
  const before = mean(points.slice(-2 * size, -size));
  return Number.isFinite(before) ? (recent - before) / Math.max(Math.abs(before), 1e-9) : 0;
}

const mean = (points: Drawn["points"]) => points.reduce((sum, [, y]) => sum + y, 0) / points.length;
