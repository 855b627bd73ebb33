import { RUNS } from "@/components/assessment/run-copy";
import { shapeOfStatus } from "@/components/assessment/tones";
import { TrainingRecord } from "@/components/assessment/training-record";
import { speaker } from "@/components/layout/speaker";
import { EmptyState } from "@/components/ui/empty-state";
import { Panel, PanelBody } from "@/components/ui/panel";
import { Progress } from "@/components/ui/progress";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { Status } from "@/components/ui/status";
import type { RunView } from "@/lib/assessment/types";
import { formatCount, formatShare, type Language } from "@/lib/format";
import { MeasureButton } from "./measure-button";
import { OFFICE_RUN } from "./office-run-copy";

interface OfficeRunStandingProps {
  run: RunView;
  applicationId: string;
  language: Language;
}

/** A run of the office that has no report yet, or none at all. */
export function OfficeRunStanding({ run, applicationId, language }: OfficeRunStandingProps) {
  const speak = speaker(language);
  const { step, totalSteps } = run.progress;
  const done = speak(RUNS.stepOf, {
    ...{ step: formatCount(step, language), total: formatCount(totalSteps, language) },
    share: formatShare(step / totalSteps),
  });
  return (
    <>
      {!run.status.finished && <RefreshWhile />}
      <Panel>
        <PanelBody className="grid gap-3">
          <p className="flex flex-wrap justify-between gap-x-6 tabular-nums">
            <Status shape={shapeOfStatus(run.status)}>{speak(run.status.words)}</Status>
            <span>{run.queuePosition ? speak(RUNS.position, { position: run.queuePosition }) : done}</span>
          </p>
          <Progress value={step} maximum={totalSteps} label={done} />
          {run.status.finished ? (
            <EmptyState title={speak(OFFICE_RUN.ended)}>{run.failure && <p>{speak(run.failure.words)}</p>}</EmptyState>
          ) : (
            <p className="text-sm text-text-2">{speak(OFFICE_RUN.waits)}</p>
          )}
          {!run.status.finished && (
            <MeasureButton applicationId={applicationId} number={run.number} language={language} cancels />
          )}
        </PanelBody>
      </Panel>
      <TrainingRecord run={run} language={language} />
    </>
  );
}
