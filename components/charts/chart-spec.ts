/** What a line chart shows. Plain data, so that the same description draws in a browser, on a server and into a file. */
export interface ChartSeries {
  readonly key: string;
  readonly label: string;
  /** Ascending in x. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface LineChartSpec {
  readonly xLabel: string;
  readonly xMaximum: number;
  readonly yUnit: string;
  readonly scale: "log" | "linear";
  /** Fixed ends of a linear axis, for shares; else they follow the data. */
  readonly yRange: readonly [number, number] | null;
  readonly series: readonly ChartSeries[];
  /** From here to the end nothing is known yet: drawn as a shaded part. Null when all is. */
  readonly unknownFrom: number | null;
}

/** Colours by role. In the page they are the theme's variables, in a file the values those have just now. */
export interface ChartPalette {
  readonly text: string;
  readonly strong: string;
  readonly grid: string;
  readonly axis: string;
  readonly unknown: string;
  readonly background: string;
  readonly series: readonly [string, string, string, string];
}

export const THEME_PALETTE: ChartPalette = {
  text: "var(--text-2)",
  strong: "var(--text)",
  grid: "var(--grid)",
  axis: "var(--line-strong)",
  unknown: "var(--sunken)",
  background: "var(--surface)",
  series: ["var(--series-1)", "var(--series-2)", "var(--series-3)", "var(--series-4)"],
};

/** On paper: the light theme's values, since a file has no variables. */
export const PRINT_PALETTE: ChartPalette = {
  text: "#434e57",
  strong: "#14191d",
  grid: "#e1e6ea",
  axis: "#74808a",
  unknown: "#eaeef1",
  background: "#ffffff",
  series: ["#0f4c81", "#6b5a3e", "#5c6b78", "#8a3a5b"],
};

/** Series differ by their stroke as well as by their colour. */
export const STROKES = ["solid", [6, 3], [2, 3], [9, 3, 2, 3]] as const;
