import Link from "next/link";
import { speaker } from "@/components/layout/speaker";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { Status } from "@/components/ui/status";
import { type Column, RecordTable } from "@/components/ui/table";
import type { RunListItem } from "@/lib/assessment/types";
import { formatCount, formatInstant, formatShare, type Language } from "@/lib/format";
import { COMPARISON } from "./comparison-copy";
import { RUNS } from "./run-copy";
import { SERIES } from "./series-copy";
import { shapeOfStatus } from "./tones";

export function RunTable({ runs, language }: { runs: readonly RunListItem[]; language: Language }) {
  const speak = speaker(language);
  return (
    <form action="/runs/compare" className="grid gap-3">
      <RecordTable
        caption={speak(RUNS.list)}
        columns={[...columnsIn(language), choosing(language)]}
        rows={runs}
        rowKey={(run) => run.id}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit">{speak(COMPARISON.button)}</Button>
        <p className="text-sm text-text-2">{speak(COMPARISON.buttonHint)}</p>
      </div>
    </form>
  );
}

function columnsIn(language: Language): Column<RunListItem>[] {
  const speak = speaker(language);
  return [
    {
      key: "name",
      label: speak(RUNS.name),
      heading: true,
      cell: (run) => (
        <>
          <Link href={`/runs/${run.id}`}>{run.name}</Link>
          <span className="block text-xs font-normal text-text-2">
            {run.number}
            {run.seriesId && (
              <>
                {" · "}
                <Link href={`/runs/series/${run.seriesId}`}>{speak(SERIES.tag)}</Link>
              </>
            )}
          </span>
        </>
      ),
    },
    { key: "model", label: speak(RUNS.model), cell: (run) => speak(run.modelWords) },
    { key: "dataset", label: speak(RUNS.dataset), cell: (run) => speak(run.datasetName) },
    { key: "state", label: speak(RUNS.state), cell: (run) => <RunState run={run} language={language} /> },
    { key: "finding", label: speak(RUNS.finding), cell: (run) => (run.finding ? speak(run.finding) : "—") },
    { key: "created", label: speak(RUNS.created), nowrap: true, cell: (run) => formatInstant(new Date(run.createdAt)) },
  ];
}

/** A plain box in a plain form, so that choosing works without scripts. */
function choosing(language: Language): Column<RunListItem> {
  const speak = speaker(language);
  return {
    key: "compare",
    label: speak(COMPARISON.pickColumn),
    cell: ({ number }) => (
      <input
        type="checkbox"
        name="run"
        value={number}
        aria-label={speak(COMPARISON.pick, { number })}
        className="size-[1.375rem] accent-accent"
      />
    ),
  };
}

function RunState({ run, language }: { run: RunListItem; language: Language }) {
  const speak = speaker(language);
  const step = speak(RUNS.stepOf, {
    step: formatCount(run.step, language),
    total: formatCount(run.totalSteps, language),
    share: formatShare(run.step / run.totalSteps),
  });
  return (
    <div className="grid min-w-36 gap-1">
      <Status shape={shapeOfStatus(run.status)}>{speak(run.status.words)}</Status>
      {run.queuePosition !== null && (
        <span className="text-xs text-text-2">{speak(RUNS.position, { position: run.queuePosition })}</span>
      )}
      {run.status.code === "running" && (
        <>
          <Progress value={run.step} maximum={run.totalSteps} label={`${run.name} ${step}`} />
          <span className="text-xs text-text-2 tabular-nums">{step}</span>
        </>
      )}
    </div>
  );
}
