import type { EChartsCoreOption } from "echarts/core";
import type { BarChartSpec } from "./bar-spec";
import { type ChartPalette, THEME_PALETTE } from "./chart-spec";

export interface BarDrawing {
  readonly spec: BarChartSpec;
  readonly width: number;
  readonly fontSize: number;
}

/** Above this many bars the numbers on them would run into each other; the table has them all. */
const LABELLED_BARS = 16;

/** The whole drawing as ECharts takes it. Series differ by their place and their fill as well as by their colour. */
export function barChartOption({ spec, width, fontSize }: BarDrawing): EChartsCoreOption {
  const palette = THEME_PALETTE;
  const bars = spec.categories.length * spec.series.length;
  const text = { color: palette.text, fontSize, fontFamily: "inherit" };
  return {
    animation: false,
    textStyle: { fontFamily: "inherit" },
    grid: { left: fontSize * 3.6, right: fontSize * 0.5, top: fontSize * 1.8, bottom: fontSize * 3.2 },
    xAxis: {
      type: "category",
      data: [...spec.categories],
      axisLine: { lineStyle: { color: palette.axis } },
      axisTick: { show: false },
      axisLabel: { ...text, interval: Math.max(0, Math.ceil(spec.categories.length / (width / (fontSize * 5))) - 1) },
    },
    yAxis: {
      type: "value",
      min: 0,
      minInterval: 1,
      splitNumber: 4,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: palette.grid } },
      axisLabel: { ...text, formatter: (value: number) => value.toLocaleString("en") },
    },
    series: spec.series.map((series, at) => ({
      type: "bar",
      name: series.label,
      data: [...series.values],
      silent: true,
      barGap: "8%",
      barCategoryGap: "32%",
      itemStyle: fillOf(at, palette),
      label: { show: bars <= LABELLED_BARS && width > 420, position: "top", ...text, distance: 4 },
    })),
  };
}

/** The first is filled, the second is an outline with a light fill: they differ in print, too. */
function fillOf(at: number, palette: ChartPalette) {
  const color = palette.series[at] ?? palette.text;
  return at === 0 ? { color } : { color: palette.unknown, borderColor: color, borderWidth: 1.5 };
}
