import { BarChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

// Only what a drawing on the server needs: no pointer, no canvas.
echarts.use([BarChart, GridComponent, SVGRenderer]);

export { echarts };
