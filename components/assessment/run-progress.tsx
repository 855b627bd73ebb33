"use client";
import type { ReactNode } from "react";
import { type Speak, speaker } from "@/components/layout/speaker";
import { Panel, PanelBody } from "@/components/ui/panel";
import { Progress } from "@/components/ui/progress";
import { SpokenText } from "@/components/ui/spoken-text";
import { Status, type StatusShape } from "@/components/ui/status";
import type { RunView } from "@/lib/assessment/types";
import { formatCount, formatDuration, formatShare, type Language } from "@/lib/format";
import { RUN } from "./run-copy";
import type { Connection } from "./run-stream";

interface RunProgressPanelProps {
  run: RunView;
  connection: Connection;
  paused: boolean;
  language: Language;
  /** Pause and cancel. */
  children?: ReactNode;
}

/** How far the run is, how long it will take, and whether the page still hears of it. */
export function RunProgressPanel({ run, connection, paused, language, children }: RunProgressPanelProps) {
  const speak = speaker(language);
  const main = run.status.code === "queued" ? queueLine(run, language) : stepLine(run, language);
  const time = timeLine(run, language);
  return (
    <section aria-labelledby="progress">
      <h2 id="progress" className="sr-only">
        {speak(RUN.progress)}
      </h2>
      <Panel>
        <PanelBody className="grid gap-2">
          <p className="flex flex-wrap justify-between gap-x-6 tabular-nums">
            <span className="font-strong" data-testid="run-step">
              {main}
            </span>
            <span>{time}</span>
          </p>
          <SpokenText>{`${main} ${time}`}</SpokenText>
          <Progress value={run.progress.step} maximum={run.progress.totalSteps} label={speak(RUN.progress)} />
          <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 text-xs text-text-2 tabular-nums">
            <div>
              <p>{standingLine(run, language)}</p>
              <p className="mt-1">
                <ConnectionLine connection={connection} paused={paused} speak={speak} />
              </p>
            </div>
            {children}
          </div>
        </PanelBody>
      </Panel>
    </section>
  );
}

function stepLine(run: RunView, language: Language): string {
  const { step, totalSteps, phaseWords } = run.progress;
  const line = speaker(language)(RUN.stepLine, {
    step: formatCount(step, language),
    total: formatCount(totalSteps, language),
    share: formatShare(step / totalSteps),
  });
  return phaseWords ? `${phaseWords[language]} · ${line}` : line;
}

function queueLine(run: RunView, language: Language): string {
  const speak = speaker(language);
  const position = run.queuePosition ?? 1;
  return position === 1 ? speak(RUN.queuedNext) : speak(RUN.queued, { position });
}

function timeLine(run: RunView, language: Language): string {
  const speak = speaker(language);
  const { secondsLeft, elapsedSeconds, stepsPerSecond } = run.progress;
  const time = (seconds: number) => ({ time: formatDuration(seconds, language) });
  if (run.status.code === "queued") {
    if (!run.estimate) return "";
    const basis = speak(run.estimate.basis === "measured" ? RUN.measured : RUN.reference);
    return speak(RUN.expected, { ...time(run.estimate.seconds), basis });
  }
  const parts: string[] = [];
  if (!run.status.finished && secondsLeft !== null) parts.push(speak(RUN.left, time(secondsLeft)));
  if (elapsedSeconds !== null) parts.push(speak(run.status.finished ? RUN.took : RUN.elapsed, time(elapsedSeconds)));
  if (stepsPerSecond !== null) parts.push(speak(RUN.rate, { rate: stepsPerSecond.toFixed(1) }));
  return parts.join(language === "zh" ? "，" : ", ");
}

function standingLine(run: RunView, language: Language): string {
  const speak = speaker(language);
  if (run.status.code === "queued") return speak(RUN.queuedWhy);
  if (run.status.finished) return "";
  if (run.progress.cancelRequested) return speak(RUN.cancelling);
  const step = run.progress.lastCheckpointStep;
  return step === null ? speak(RUN.noCheckpoint) : speak(RUN.checkpoint, { step: formatCount(step, language) });
}

const SHAPES: Record<Connection, StatusShape> = {
  connecting: "waiting",
  live: "progress",
  retrying: "note",
  ended: "off",
};

function ConnectionLine({ connection, paused, speak }: { connection: Connection; paused: boolean; speak: Speak }) {
  if (paused) return <Status shape="waiting">{speak(RUN.paused)}</Status>;
  return <Status shape={SHAPES[connection]}>{speak(RUN[connection])}</Status>;
}
