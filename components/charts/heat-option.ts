import type { EChartsCoreOption } from "echarts/core";
import type { ChartPalette } from "./chart-spec";
import type { HeatSpec } from "./heat-spec";

interface HeatDrawing {
  readonly spec: HeatSpec;
  readonly palette: ChartPalette;
  readonly font: string;
  readonly fontSize: number;
  /** Pixels: in a narrow place the names shrink with their cells, so that none runs into the next. */
  readonly width: number;
}

/** Of the geometry that the library hands to a cell: where a place is, and how large a step is. */
interface CellGeometry {
  value(dimension: number): number;
  coord(place: readonly [number, number]): [number, number];
  size(step: readonly [number, number]): [number, number];
}

/** A share is the opacity of its cell: the page's own colour serves in both themes and on paper. */
export function heatOption({ spec, palette, font, fontSize, width }: HeatDrawing): EChartsCoreOption {
  const nameSize = Math.min(fontSize, (0.9 * (width - 5.2 * fontSize)) / spec.columns.length);
  const axis = (name: string, data: readonly string[], nameGap: number) => ({
    ...{ type: "category", data: [...data], name, nameLocation: "middle", nameGap },
    nameTextStyle: { color: palette.text, fontSize },
    axisLine: { lineStyle: { color: palette.axis } },
    axisTick: { show: false },
    axisLabel: { color: palette.text, fontSize: nameSize, interval: 0, hideOverlap: false },
  });
  return {
    animation: false,
    textStyle: { fontFamily: font, fontSize, color: palette.text },
    grid: { left: fontSize * 4.2, right: fontSize, top: fontSize * 0.5, bottom: fontSize * 3.8 },
    xAxis: axis(spec.columnLabel, spec.columns, fontSize * 2.2),
    yAxis: { ...axis(spec.rowLabel, spec.rows, fontSize * 2.8), inverse: true },
    series: {
      type: "custom",
      data: spec.values.flatMap((row, at) =>
        row.flatMap((value, column) => (value === null ? [] : [[column, at, value]])),
      ),
      renderItem: (_: unknown, api: CellGeometry) => drawCell(api, palette),
    },
  };
}

function drawCell(api: CellGeometry, palette: ChartPalette) {
  const [x, y] = api.coord([api.value(0), api.value(1)]);
  const [width, height] = api.size([1, 1]);
  const shape = { x: x - width / 2 + 0.5, y: y - height / 2 + 0.5, width: width - 1, height: height - 1 };
  const ground = { type: "rect", shape, style: { fill: palette.unknown } };
  const ink = { type: "rect", shape, style: { fill: palette.series[0], opacity: api.value(2) } };
  return { type: "group", children: [ground, ink] };
}
