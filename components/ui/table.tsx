// biome-ignore-all lint/a11y/noRedundantRoles: display: block on narrow frames takes a table's own roles away
import type { ReactNode } from "react";

export interface Column<Row> {
  key: string;
  label: string;
  cell: (row: Row) => ReactNode;
  align?: "end";
  /** Short values that read badly in two lines. */
  nowrap?: boolean;
  /** Names the row for screen readers and heads its card on a narrow frame. */
  heading?: boolean;
}

interface RecordTableProps<Row> {
  /** For screen readers; the visible heading stands above. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  middle?: boolean;
}

/**
 * Records in rows; cards on a narrow frame. The roles stand in the markup because `display: block` takes a table's own
 * away in some browsers.
 */
export function RecordTable<Row>({ caption, columns, rows, rowKey, middle }: RecordTableProps<Row>) {
  return (
    <div data-panel className="edge overflow-hidden rounded-2 border-line bg-surface">
      <table role="table" data-stackable data-middle={middle || undefined} className="table">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.key} role="columnheader" scope="col" data-align={column.align}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => (
                <RecordCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RecordCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.heading) {
    return (
      <th role="rowheader" scope="row">
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td role="cell" data-label={column.label} data-align={column.align} data-nowrap={column.nowrap || undefined}>
      <div>{column.cell(row)}</div>
    </td>
  );
}

interface NumberTableProps {
  caption: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  /** Shown in full height: the table is what the page is about. */
  whole?: boolean;
}

/** A table of numbers: keeps its columns and scrolls in its own region, which the keyboard reaches. */
export function NumberTable({ caption, head, rows, whole = false }: NumberTableProps) {
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className={`edge overflow-auto rounded-2 border-line ${whole ? "" : "max-h-80"}`}
    >
      <table className="table">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {head.map((label, at) => (
              <th key={label} scope="col" data-align={at > 0 ? "end" : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((value, at) =>
                at === 0 ? (
                  <th key={head[at]} scope="row">
                    {value}
                  </th>
                ) : (
                  <td key={head[at]} data-align="end">
                    {value}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
