/** What a bar chart shows: groups of bars over categories, counts from zero. */
export interface BarSeries {
  readonly key: string;
  readonly label: string;
  /** One value a category. */
  readonly values: readonly number[];
}

export interface BarChartSpec {
  /** Two lines at most: the second stands below, for the year under its first quarter. */
  readonly categories: readonly string[];
  readonly series: readonly BarSeries[];
}
