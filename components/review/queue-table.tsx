import Link from "next/link";
import { ClockLeft } from "@/components/filing/clock";
import { speaker } from "@/components/layout/speaker";
import { Status, type StatusShape } from "@/components/ui/status";
import { type Column, RecordTable } from "@/components/ui/table";
import type { Language } from "@/lib/format";
import { VIEW_WORDS } from "@/lib/review/copy/queue";
import type { QueuePage, QueueRow } from "@/lib/review/types";
import { QUEUE } from "./queue-copy";

const SHAPES: Record<QueueRow["tone"], StatusShape> = {
  progress: "progress",
  waiting: "waiting",
  note: "note",
  good: "good",
  off: "off",
};

export function QueueTable({ queue, language }: { queue: QueuePage; language: Language }) {
  const speak = speaker(language);
  return (
    <RecordTable
      caption={speak(QUEUE.caption, { view: speak(VIEW_WORDS[queue.view]), count: queue.found })}
      columns={columnsIn(language)}
      rows={queue.rows}
      rowKey={(row) => row.id}
    />
  );
}

function columnsIn(language: Language): Column<QueueRow>[] {
  const speak = speaker(language);
  const comma = language === "zh" ? "、" : ", ";
  return [
    {
      key: "left",
      label: speak(QUEUE.left),
      cell: (row) => (
        <span className="grid gap-1">
          {row.clock ? <ClockLeft clock={row.clock} speak={speak} /> : speak(QUEUE.noClock)}
          {row.secondClock && <ClockLeft clock={row.secondClock} speak={speak} />}
        </span>
      ),
    },
    {
      key: "service",
      label: speak(QUEUE.service),
      heading: true,
      cell: (row) => (
        <>
          <Link href={`/office/cases/${row.id}`}>{row.serviceName}</Link>
          <Sub>{row.organisationName}</Sub>
        </>
      ),
    },
    {
      key: "number",
      label: speak(QUEUE.number),
      nowrap: true,
      cell: (row) => (
        <span className="tabular-nums">
          {row.number}
          <Sub>{`${speak(row.track)} · ${speak(row.kind)}`}</Sub>
        </span>
      ),
    },
    {
      key: "status",
      label: speak(QUEUE.status),
      cell: (row) => (
        <>
          <Status shape={SHAPES[row.tone]}>{speak(row.status)}</Status>
          {row.flags.length > 0 && <Sub>{row.flags.map((flag) => speak(flag)).join(comma)}</Sub>}
        </>
      ),
    },
    {
      key: "days",
      label: speak(QUEUE.days),
      align: "end",
      cell: (row) => (
        <>
          {speak(QUEUE.dayCount, { count: row.daysInStage })}
          <Sub>{speak(QUEUE.submitted, { date: row.submittedOn })}</Sub>
        </>
      ),
    },
    {
      key: "next",
      label: speak(QUEUE.next),
      cell: (row) => (
        <>
          {speak(row.next)}
          <Sub>{row.assignees.length > 0 ? row.assignees.join(comma) : speak(QUEUE.unassigned)}</Sub>
        </>
      ),
    },
  ];
}

function Sub({ children }: { children: string }) {
  return <span className="block text-xs font-normal text-text-2">{children}</span>;
}
