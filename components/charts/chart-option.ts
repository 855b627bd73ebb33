import type { EChartsCoreOption } from "echarts/core";
import { formatScore } from "@/lib/format";
import { logMarks, thin } from "./chart-scale";
import { type ChartPalette, type ChartSeries, type LineChartSpec, STROKES } from "./chart-spec";
import { smooth } from "./smoothing";

interface Drawing {
  readonly spec: LineChartSpec;
  readonly palette: ChartPalette;
  readonly font: string;
  /** Width in pixels: a narrow chart has fewer marks. */
  readonly width: number;
  /** Pixels of small text; grows in elder mode. */
  readonly fontSize: number;
  /** A place in x that a reader holds elsewhere on the page, drawn as an upright line; null for none. */
  readonly markedAt?: number | null;
}

/** Below this width (pixels) there is no room for names at the ends of lines. */
const NARROW = 420;

/** The whole drawing as ECharts takes it. Pure: no page, no theme of its own, no animation. */
export function lineChartOption(drawing: Drawing): EChartsCoreOption {
  const { spec, palette, font, width, fontSize } = drawing;
  const narrow = width < NARROW;
  return {
    animation: false,
    textStyle: { fontFamily: font, fontSize, color: palette.text },
    grid: { left: fontSize * 3.4, right: fontSize * 1.6, top: fontSize, bottom: fontSize * 3.8 },
    xAxis: {
      type: "value",
      min: 0,
      max: spec.xMaximum,
      name: spec.xLabel,
      nameLocation: "middle",
      nameGap: fontSize * 2.2,
      nameTextStyle: { color: palette.text, fontSize },
      splitNumber: narrow ? 3 : 6,
      splitLine: { show: false },
      axisLine: { lineStyle: { color: palette.axis }, onZero: false },
      axisTick: { show: false },
      axisLabel: {
        color: palette.text,
        fontSize,
        hideOverlap: true,
        formatter: (value: number) => value.toLocaleString("en"),
      },
      axisPointer: { show: true, snap: true, label: { show: false }, lineStyle: { color: palette.axis, type: [3, 3] } },
    },
    yAxis: valueAxis(drawing),
    series: spec.series.flatMap((series, at) => linesOf(series, at, drawing)),
  };
}

function valueAxis({ spec, palette, fontSize, width }: Drawing) {
  const look = {
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: palette.grid } },
    axisPointer: { show: false },
  };
  const label = { color: palette.text, fontSize };
  if (spec.scale === "linear") {
    const [min, max] = spec.yRange ?? [undefined, undefined];
    const interval = spec.yRange ? (spec.yRange[1] - spec.yRange[0]) / 4 : undefined;
    return { type: "value", min, max, interval, splitNumber: 4, ...look, axisLabel: label };
  }
  const marks = logMarks(spec.series.flatMap((series) => series.points.map(([, y]) => y)));
  const shown = thin(marks, width < NARROW ? 5 : 7);
  return {
    type: "log",
    min: marks[0],
    max: marks.at(-1),
    ...look,
    axisTick: { show: false, customValues: shown },
    axisLabel: { ...label, customValues: shown, formatter: (value: number) => String(Number(value.toPrecision(2))) },
  };
}

/** Two lines a series: every recorded value thin, the smoothed one thick. The shaded part hangs on the first. */
function linesOf(series: ChartSeries, at: number, { spec, palette, font, fontSize, width, markedAt = null }: Drawing) {
  const color = palette.series[at] ?? palette.text;
  const drawable = series.points.filter(([, y]) => Number.isFinite(y) && (spec.scale === "linear" || y > 0));
  const smoothed = smooth(drawable);
  const last = smoothed.at(-1);
  const shared = { type: "line", symbol: "none", silent: true, emphasis: { disabled: true } };
  return [
    {
      ...shared,
      id: `${series.key}-raw`,
      data: drawable,
      sampling: "lttb",
      lineStyle: { color, width: 1, opacity: 0.38 },
      ...(at === 0 ? marksOf(spec, markedAt, palette) : {}),
    },
    {
      ...shared,
      id: series.key,
      data: smoothed,
      lineStyle: { color, width: 2.25, type: STROKES[at] ?? "solid" },
      labelLayout: { moveOverlap: "shiftY" },
      endLabel: {
        show: last !== undefined && width >= NARROW && last[0] < spec.xMaximum * 0.72,
        formatter: () => `${series.label} ${last ? formatScore(last[1]) : ""}`,
        color,
        fontFamily: font,
        fontSize,
        fontWeight: 600,
        distance: 6,
      },
    },
  ];
}

/** What is not known yet as a shaded part with its edge, and the marked place as a full line. */
function marksOf({ unknownFrom, xMaximum }: LineChartSpec, markedAt: number | null, palette: ChartPalette) {
  const edge = { color: palette.axis, type: [3, 3], width: 1 };
  const mark = { color: palette.strong, type: "solid", width: 1.5 };
  const lines = [
    ...(unknownFrom === null ? [] : [{ xAxis: unknownFrom, lineStyle: edge }]),
    ...(markedAt === null ? [] : [{ xAxis: markedAt, lineStyle: mark }]),
  ];
  const area = { silent: true, itemStyle: { color: palette.unknown } };
  return {
    ...(unknownFrom === null ? {} : { markArea: { ...area, data: [[{ xAxis: unknownFrom }, { xAxis: xMaximum }]] } }),
    ...(lines.length === 0 ? {} : { markLine: { silent: true, symbol: "none", label: { show: false }, data: lines } }),
  };
}
