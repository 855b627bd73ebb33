import type { Speak } from "@/components/layout/speaker";
import { Status } from "@/components/ui/status";
import { type Column, RecordTable } from "@/components/ui/table";
import type { CaseHead } from "@/lib/filing/types/view";
import { formatInstant } from "@/lib/format";
import { FILING } from "./filing-copy";
import { APPLICATION_SHAPES } from "./tones";

/** Applications that have ended, newest first. */
export function EarlierTable({ cases, speak }: { cases: readonly CaseHead[]; speak: Speak }) {
  const columns: Column<CaseHead>[] = [
    { key: "number", label: speak(FILING.appNumber), heading: true, cell: (row) => row.number },
    { key: "kind", label: speak(FILING.kind), cell: (row) => speak(row.kind.words) },
    {
      key: "result",
      label: speak(FILING.result),
      cell: (row) => <Status shape={APPLICATION_SHAPES[row.status.code]}>{speak(row.status.words)}</Status>,
    },
    {
      key: "submitted",
      label: speak(FILING.submitted),
      nowrap: true,
      cell: (row) => (row.submittedAt ? formatInstant(new Date(row.submittedAt)) : "—"),
    },
  ];
  return (
    <RecordTable caption={speak(FILING.earlier)} columns={columns} rows={cases} rowKey={(row) => row.applicationId} />
  );
}
