import Link from "next/link";
import { speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { Status, type StatusShape } from "@/components/ui/status";
import { type Column, RecordTable } from "@/components/ui/table";
import type { AssessmentsView, AttachedRunView } from "@/lib/filing/types/evidence";
import type { Language } from "@/lib/format";
import { DetachRun } from "./detach-run";
import { ASSESSMENTS } from "./evidence-copy";

const SHAPES: Record<AttachedRunView["tone"], StatusShape> = {
  neutral: "waiting",
  progress: "progress",
  good: "good",
  note: "note",
  bad: "bad",
};

export function AttachedRuns({ view, language }: { view: AssessmentsView; language: Language }) {
  const speak = speaker(language);
  if (view.attached.length === 0) {
    return (
      <EmptyState title={speak(ASSESSMENTS.emptyTitle)}>
        <p>{speak(ASSESSMENTS.emptyWhy)}</p>
      </EmptyState>
    );
  }
  return (
    <RecordTable
      caption={speak(ASSESSMENTS.attached)}
      columns={columnsIn(language, view)}
      rows={view.attached}
      rowKey={(run) => run.attachedRunId}
      middle
    />
  );
}

function columnsIn(language: Language, { filingId, refused }: AssessmentsView): Column<AttachedRunView>[] {
  const speak = speaker(language);
  const between = language === "zh" ? "、" : ", ";
  return [
    {
      key: "run",
      label: speak(ASSESSMENTS.run),
      heading: true,
      cell: (run) => (
        <span id={`assessments.${run.number}`} tabIndex={-1}>
          <Link href={`/runs/${run.runId}`}>{run.name}</Link>
          <span className="block text-xs font-normal text-text-2">{run.number}</span>
        </span>
      ),
    },
    { key: "model", label: speak(ASSESSMENTS.model), cell: (run) => speak(run.modelWords) },
    {
      key: "functions",
      label: speak(ASSESSMENTS.forFunctions),
      cell: (run) => run.functions.map((words) => speak(words)).join(between),
    },
    {
      key: "state",
      label: speak(ASSESSMENTS.state),
      cell: (run) => <Status shape={SHAPES[run.tone]}>{speak(run.statusWords)}</Status>,
    },
    { key: "finding", label: speak(ASSESSMENTS.finding), cell: (run) => (run.finding ? speak(run.finding) : "—") },
    {
      key: "sealed",
      label: speak(ASSESSMENTS.sealed),
      cell: (run) =>
        run.manifestHash ? (
          <code className="text-xs">{run.manifestHash.slice(0, 12)}</code>
        ) : (
          speak(ASSESSMENTS.unsealed)
        ),
    },
    ...(refused
      ? []
      : [
          {
            key: "act",
            label: speak(ASSESSMENTS.act),
            cell: (run: AttachedRunView) => (
              <DetachRun
                filingId={filingId}
                run={{ attachedRunId: run.attachedRunId, number: run.number }}
                language={language}
              />
            ),
          },
        ]),
  ];
}
