"use client";
import dynamic from "next/dynamic";
import { useMemo, useState } from "react";
import { Details } from "@/components/ui/details";
import { NumberTable } from "@/components/ui/table";
import { formatScore } from "@/lib/format";
import { downloadChart } from "./chart-file";
import type { LineChartSpec } from "./chart-spec";
import { FileButton } from "./figure-files";
import { FigureTitle } from "./figure-title";
import { pointAt, smooth } from "./smoothing";

const Plot = dynamic(() => import("./plot"), { ssr: false });

export interface ChartWords {
  table: string;
  csv: string;
  png: string;
  /** "{from} to {to}" part that is not known yet. */
  unknown: string;
  raw: string;
  step: string;
  between: string;
}

interface LineChartProps {
  /** Says the finding. */
  title: string;
  /** Says what is drawn, in which unit and how it was smoothed. */
  subtitle: string;
  spec: LineChartSpec;
  words: ChartWords;
  csvUrl: string;
  fileName: string;
  /** A step that the reader holds elsewhere on the page: marked, and read out while nothing is pointed at. */
  markedAt?: number | null;
}

/** Title, drawing, the values at the pointer, and the same numbers as table, CSV and PNG. */
export function LineChart({ title, subtitle, spec, words, csvUrl, fileName, markedAt = null }: LineChartProps) {
  const [pointed, setPointed] = useState<number | null>(null);
  const drawn = useMemo(() => spec.series.map((series) => ({ ...series, smoothed: smooth(series.points) })), [spec]);
  const last = Math.max(0, ...drawn.map((series) => series.points.at(-1)?.[0] ?? 0));
  const step = Math.min(Math.round(pointed ?? markedAt ?? last), last);
  return (
    <figure className="min-w-0">
      <FigureTitle title={title} subtitle={subtitle} />
      <Legend spec={spec} unknown={words.unknown} />
      {/* Out of the flow, so that a drawing made for a wide place never holds the page open. */}
      <div className="relative mt-2 h-64">
        <div className="absolute inset-0">
          <Plot spec={spec} markedAt={markedAt} onPoint={setPointed} />
        </div>
      </div>
      <p className="min-h-10 text-xs text-text-2 tabular-nums">
        {words.step.replace("{step}", step.toLocaleString("en"))}
        {drawn.map((series) => readout(series, step, words.raw)).join(words.between)}
      </p>
      <div data-print="no" className="mt-1 flex flex-wrap items-start gap-x-6 gap-y-1 text-xs">
        <div className="min-w-0 flex-[1_1_12rem]">
          <Details summary={words.table}>
            <NumberTable caption={title} head={tableHead(spec)} rows={tableRows(spec)} />
          </Details>
        </div>
        <a href={csvUrl} download className="inline-block min-h-7 leading-7">
          {words.csv}
        </a>
        <FileButton label={words.png} onClick={() => downloadChart(spec, fileName)} />
      </div>
    </figure>
  );
}

type DrawnSeries = LineChartSpec["series"][number] & { smoothed: readonly (readonly [number, number])[] };

/** `生成器损失 2.21（原始 2.40）` */
function readout(series: DrawnSeries, step: number, raw: string): string {
  const smoothed = pointAt(series.smoothed, step);
  const recorded = pointAt(series.points, step);
  if (!smoothed || !recorded) return `${series.label} —`;
  return `${series.label} ${formatScore(smoothed[1])}${raw.replace("{value}", formatScore(recorded[1]))}`;
}

function Legend({ spec, unknown }: { spec: LineChartSpec; unknown: string }) {
  const strokes = [
    "stroke-series-1",
    "stroke-series-2 [stroke-dasharray:6_3]",
    "stroke-series-3 [stroke-dasharray:2_3]",
    "stroke-series-4 [stroke-dasharray:9_3_2_3]",
  ];
  return (
    <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs text-text-2">
      {spec.series.map((series, at) => (
        <li key={series.key} className="inline-flex items-center gap-2">
          <svg viewBox="0 0 28 12" className="h-3 w-7" aria-hidden="true">
            <path d="M0 6h28" className={`fill-none stroke-[2.25] ${strokes[at] ?? ""}`} />
          </svg>
          {series.label}
        </li>
      ))}
      {spec.unknownFrom !== null && (
        <li className="inline-flex items-center gap-2">
          <span aria-hidden="true" className="edge h-3 w-7 border-line bg-sunken" />
          {unknown}
        </li>
      )}
    </ul>
  );
}

const MOST_ROWS = 60;

function tableHead(spec: LineChartSpec): string[] {
  return [spec.xLabel, ...spec.series.map((series) => `${series.label} (${spec.yUnit})`)];
}

/** Recorded values at even distances, the first and the last always; all of them stand in the CSV. */
function tableRows(spec: LineChartSpec): string[][] {
  const steps = spec.series[0]?.points.map(([x]) => x) ?? [];
  const stride = Math.max(1, Math.ceil(steps.length / MOST_ROWS));
  const kept = steps.filter((_, at) => at % stride === 0 || at === steps.length - 1);
  return kept.map((step) => [
    step.toLocaleString("en"),
    ...spec.series.map((series) => {
      const point = pointAt(series.points, step);
      return point ? String(Number(point[1].toPrecision(6))) : "—";
    }),
  ]);
}
