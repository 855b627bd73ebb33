import "server-only";
import { barChartOption } from "./bar-option";
import type { BarChartSpec } from "./bar-spec";
import { lineChartOption } from "./chart-option";
import { type LineChartSpec, PRINT_PALETTE } from "./chart-spec";
import { echarts } from "./echarts-bar";
import { echarts as lineCharts } from "./echarts-line";

/** A bar chart as SVG text, drawn on the server: a public page shows it without a script. */
export function drawBars(spec: BarChartSpec, size: { width: number; height: number; fontSize: number }): string {
  const { width, height, fontSize } = size;
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption(barChartOption({ spec, width, fontSize }));
    return withoutStyles(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}

/** A line chart as SVG text for paper, in a font that the document embeds. */
export function drawLines(
  spec: LineChartSpec,
  size: { width: number; height: number; fontSize: number; font: string },
) {
  const { width, height, ...look } = size;
  const chart = lineCharts.init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption(lineChartOption({ spec, palette: PRINT_PALETTE, width, ...look }));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** The policy allows no style, neither as attribute nor as element: every property of SVG is an attribute as well. */
export function withoutStyles(svg: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, "")
    .replace(/ style="([^"]*)"/g, (_whole, style: string) =>
      style
        .split(";")
        .map((declaration) => declaration.split(":").map((part) => part.trim()))
        .flatMap(([name, value]) => (name && value && name !== "user-select" ? [` ${name}="${value}"`] : []))
        .join(""),
    )
    .replace(/^<svg width="\d+" height="\d+"/, "<svg");
}
