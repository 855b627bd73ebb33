import type { Speak } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/panel";
import { Facts } from "@/components/ui/summary-list";
import { RecordTable } from "@/components/ui/table";
import { TRACK_WORDS } from "@/lib/filing/copy/status";
import { formatCount, type Language } from "@/lib/format";
import { LIST_COLUMN, ROW_FAULT } from "@/lib/registry/copy/import";
import type { ImportReport, RowFault } from "@/lib/registry/types";
import { IMPORT } from "./import-copy";

interface ReportProps {
  report: ImportReport;
  speak: Speak;
  language: Language;
}

/** What was taken, and every row that was not: where, why, and what stood there. */
export function ImportReportView({ report, speak, language }: ReportProps) {
  const count = (value: number) => formatCount(value, language);
  const badLines = new Set(report.bad.map(({ line }) => line)).size;
  const figures = [
    { key: speak(IMPORT.track), value: speak(TRACK_WORDS[report.track]) },
    { key: speak(IMPORT.rows), value: count(report.rows) },
    { key: speak(IMPORT.taken), value: count(report.taken) },
    { key: speak(IMPORT.known), value: count(report.known) },
    { key: speak(IMPORT.completed), value: count(report.completed) },
    { key: speak(IMPORT.badRows), value: count(badLines) },
  ];
  return (
    <div>
      <Section id="figures" title={speak(IMPORT.report)} hideTitle>
        <Facts entries={figures} />
        {report.outOfOrder > 0 && (
          <p className="mt-3 text-sm text-text-2">{speak(IMPORT.outOfOrder, { count: count(report.outOfOrder) })}</p>
        )}
      </Section>
      <Section id="bad" title={speak(IMPORT.badRows)}>
        {report.bad.length > 0 ? (
          <>
            <p className="mb-3 max-w-measure text-sm">{speak(IMPORT.next)}</p>
            <BadRows faults={report.bad} speak={speak} />
          </>
        ) : (
          <EmptyState title={speak(IMPORT.allGood)}>
            <p>{speak(IMPORT.allGoodWhy)}</p>
          </EmptyState>
        )}
      </Section>
    </div>
  );
}

function BadRows({ faults, speak }: { faults: readonly RowFault[]; speak: Speak }) {
  return (
    <RecordTable
      caption={speak(IMPORT.badRows)}
      rows={faults}
      rowKey={({ line, column, code }) => `${line} ${column} ${code}`}
      columns={[
        { key: "line", label: speak(IMPORT.line), heading: true, cell: ({ line }) => line },
        { key: "column", label: speak(IMPORT.column), nowrap: true, cell: ({ column }) => speak(LIST_COLUMN[column]) },
        {
          key: "why",
          label: speak(IMPORT.why),
          cell: ({ code, first, holder }) => speak(ROW_FAULT[code], { first: first ?? "", holder: holder ?? "" }),
        },
        {
          key: "found",
          label: speak(IMPORT.found),
          cell: ({ found }) => (
            <span lang="zh-CN" className="wrap-anywhere whitespace-pre-wrap">
              {found || "—"}
            </span>
          ),
        },
      ]}
    />
  );
}
