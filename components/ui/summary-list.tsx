import type { ReactNode } from "react";
import { classNames } from "./class-names";

export interface SummaryEntry {
  key: string;
  value: ReactNode;
}

/** Label and value, roomy: what a person reads one by one. */
export function SummaryList({ entries }: { entries: readonly SummaryEntry[] }) {
  return (
    <dl className="edge-t">
      {entries.map((entry) => (
        <div key={entry.key} className="edge-b row-y grid gap-x-6 @row/frame:grid-cols-[11em_minmax(0,1fr)]">
          <dt className="font-strong">{entry.key}</dt>
          <dd className="wrap-anywhere">{entry.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Technical detail: small, two columns where there is room. */
export function Facts({ entries, columns = 2 }: { entries: readonly SummaryEntry[]; columns?: 1 | 2 }) {
  return (
    <dl className={classNames("grid text-sm", columns === 2 && "gap-x-8 @row/frame:grid-cols-2")}>
      {entries.map((entry) => (
        <div key={entry.key} className="grid grid-cols-[8.5em_minmax(0,1fr)] gap-3 py-1">
          <dt className="text-text-2">{entry.key}</dt>
          <dd className="wrap-anywhere tabular-nums">{entry.value}</dd>
        </div>
      ))}
    </dl>
  );
}
