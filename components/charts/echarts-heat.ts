import { CustomChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";

// Cells are drawn one by one: the library's own heat map takes no colour of the theme.
echarts.use([CustomChart, GridComponent, SVGRenderer, CanvasRenderer]);

export { echarts };
