/** What a heat map shows: one share a cell, in rows and columns with a name each. Plain data, like a line chart's. */
export interface HeatSpec {
  readonly rowLabel: string;
  readonly columnLabel: string;
  /** Top to bottom. */
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** By row; 0–1, null where there is nothing to show. */
  readonly values: readonly (readonly (number | null)[])[];
}

/** Names repeat; with their place they do not. */
export const named = (names: readonly string[], at: number) => `${at + 1} ${names[at] ?? ""}`;

/** The numbers as they are drawn, rows and columns with their names. */
export function tableOf({ rowLabel, columnLabel, rows, columns, values }: HeatSpec) {
  return {
    head: [`${rowLabel} \\ ${columnLabel}`, ...columns.map((_, at) => named(columns, at))],
    rows: rows.map((_, at) => [
      named(rows, at),
      ...columns.map((_, column) => {
        const value = values[at]?.[column];
        return typeof value === "number" ? String(value) : "";
      }),
    ]),
  };
}
