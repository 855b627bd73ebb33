"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { PageHead } from "@/components/layout/page-head";
import { speaker } from "@/components/layout/speaker";
import { Button, ButtonRow } from "@/components/ui/button";
import { prefixTitle } from "@/components/ui/prefix-title";
import { Tag } from "@/components/ui/tag";
import type { RunView } from "@/lib/assessment/types";
import { formatShare, type Language } from "@/lib/format";
import { CancelRun } from "./cancel-run";
import { FallbackNotice } from "./fallback-notice";
import { MetricTable } from "./metric-table";
import { RepeatOutcome } from "./repeat-run";
import { RUN } from "./run-copy";
import { RunFacts } from "./run-facts";
import { RunOutcome } from "./run-outcome";
import { RunProgressPanel } from "./run-progress";
import { createRunStream } from "./run-stream";
import { SeriesLink } from "./series-link";
import { TextFindingsBody } from "./text-findings";
import { STATUS_TAGS } from "./tones";
import { TrainingRecord } from "./training-record";
import { VerdictList } from "./verdict-list";

/** One component for a run before, while and after it runs; while it runs it follows the server's events. */
export function LiveRun({ initial, language }: { initial: RunView; language: Language }) {
  const [stream] = useState(() => createRunStream(initial));
  const { run, connection, paused } = useSyncExternalStore(stream.subscribe, stream.snapshot, stream.snapshot);
  const speak = speaker(language);
  useProgressInTitle(run);
  return (
    <>
      <PageHead
        caption={captionOf(run, language)}
        title={run.name}
        state={<Tag tone={STATUS_TAGS[run.status.tone]}>{speak(run.status.words)}</Tag>}
      />
      {run.seriesId && (
        <p className="mb-4">
          <SeriesLink seriesId={run.seriesId} language={language} />
        </p>
      )}
      <RunOutcome run={run} language={language} />
      <FallbackNotice run={run} language={language} />
      {run.repeat && (
        <div className="mb-6">
          <RepeatOutcome run={run} language={language} />
        </div>
      )}
      <RunProgressPanel run={run} connection={connection} paused={paused} language={language}>
        {!run.status.finished && (
          <ButtonRow tight>
            <Button small onClick={() => stream.setPaused(!paused)}>
              {speak(paused ? RUN.resume : RUN.pause)}
            </Button>
            <CancelRun run={run} language={language} />
          </ButtonRow>
        )}
      </RunProgressPanel>
      {run.judged && <VerdictList judged={run.judged} language={language} />}
      <TrainingRecord run={run} language={language} />
      {run.report?.text && <TextFindingsBody report={run.report} text={run.report.text} language={language} />}
      {run.report && run.judged && <MetricTable report={run.report} judged={run.judged} language={language} />}
      <RunFacts run={run} language={language} />
    </>
  );
}

function captionOf(run: RunView, language: Language): string {
  const speak = speaker(language);
  return [run.number, speak(run.modelWords), speak(run.presetWords), speak(run.dataset.name)].join(" · ");
}

/** The tab says how far the run is, so that a reader may look elsewhere meanwhile. */
function useProgressInTitle(run: RunView): void {
  const share = run.status.code === "running" ? formatShare(run.progress.step / run.progress.totalSteps) : null;
  useEffect(() => {
    if (share === null) return undefined;
    return prefixTitle(`${share} · `);
  }, [share]);
}
