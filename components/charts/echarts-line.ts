import { LineChart } from "echarts/charts";
import { AxisPointerComponent, GridComponent, MarkAreaComponent, MarkLineComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { LabelLayout } from "echarts/features";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";

// Only what a line chart needs; the SVG renderer draws in the page, the canvas renderer into a PNG.
echarts.use([
  LineChart,
  LabelLayout,
  GridComponent,
  AxisPointerComponent,
  MarkAreaComponent,
  MarkLineComponent,
  SVGRenderer,
  CanvasRenderer,
]);

export { echarts };
