import type { ChartPalette, LineChartSpec } from "./chart-spec";
import { THEME_PALETTE } from "./chart-spec";

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
  const palette = resolvedPalette();
  const font = getComputedStyle(document.body).fontFamily;
  const box = document.createElement("div");
  const chart = echarts.init(box, null, { renderer: "canvas", width: 900, height: 420, devicePixelRatio: 2 });
  chart.setOption(lineChartOption({ spec, palette, font, fontSize: 13, width: 900 }));
  const url = chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: palette.background });
  chart.dispose();
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name}.png`;
  link.click();
}
