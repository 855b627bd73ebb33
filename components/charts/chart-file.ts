import type { EChartsCoreOption } from "echarts/core";
import type { ChartPalette, LineChartSpec } from "./chart-spec";
import { THEME_PALETTE } from "./chart-spec";
import type { HeatSpec } from "./heat-spec";

/** The theme's colours as they are now: a file has no variables. */
export function resolvedPalette(): ChartPalette {
  const probe = document.createElement("span");
  document.body.append(probe);
  const resolve = (color: string) => {
    probe.style.color = color;
    return getComputedStyle(probe).color;
  };
  const [first, second, third, fourth] = THEME_PALETTE.series;
  const palette: ChartPalette = {
    text: resolve(THEME_PALETTE.text),
    strong: resolve(THEME_PALETTE.strong),
    grid: resolve(THEME_PALETTE.grid),
    axis: resolve(THEME_PALETTE.axis),
    unknown: resolve(THEME_PALETTE.unknown),
    background: resolve(THEME_PALETTE.background),
    series: [resolve(first), resolve(second), resolve(third), resolve(fourth)],
  };
  probe.remove();
  return palette;
}

/** Draws the chart into a PNG of twice 900 × 420 and hands it to the browser as a file. */
export async function downloadChart(spec: LineChartSpec, name: string): Promise<void> {
  const [{ echarts }, { lineChartOption }] = await Promise.all([import("./echarts-line"), import("./chart-option")]);
  const option = (look: Look) => lineChartOption({ spec, ...look, width: 900 });
  save(drawPng(echarts.init, { width: 900, height: 420 }, option), `${name}.png`);
}

/** Draws the heat map into a PNG of twice 700 × 700. */
export async function downloadHeat(spec: HeatSpec, name: string): Promise<void> {
  const [{ echarts }, { heatOption }] = await Promise.all([import("./echarts-heat"), import("./heat-option")]);
  save(
    drawPng(echarts.init, { width: 700, height: 700 }, (look) => heatOption({ spec, ...look, width: 700 })),
    `${name}.png`,
  );
}

/** The numbers of a drawing as CSV (RFC 4180), with the mark that spreadsheets need to read Chinese. */
export function downloadTable({ head, rows }: NumberTable, name: string): void {
  const quoted = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const lines = [head, ...rows].map((row) => row.map(quoted).join(","));
  const url = URL.createObjectURL(new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv" }));
  save(url, `${name}.csv`);
  URL.revokeObjectURL(url);
}

interface NumberTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface Look {
  readonly palette: ChartPalette;
  readonly font: string;
  readonly fontSize: number;
}

/** An address of the drawn picture, in the theme's colours as they are now. */
function drawPng(
  init: typeof import("echarts/core").init,
  size: { width: number; height: number },
  option: (look: Look) => EChartsCoreOption,
): string {
  const palette = resolvedPalette();
  const font = getComputedStyle(document.body).fontFamily;
  const box = document.createElement("div");
  const chart = init(box, null, { renderer: "canvas", ...size, devicePixelRatio: 2 });
  chart.setOption(option({ palette, font, fontSize: 13 }));
  const url = chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: palette.background });
  chart.dispose();
  return url;
}

export function save(url: string, name: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}
