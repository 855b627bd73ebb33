import { speaker } from "@/components/layout/speaker";
import { ButtonRow } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { RunView } from "@/lib/assessment/types";
import type { Language } from "@/lib/format";
import { RepeatButton } from "./repeat-run";
import { RUN, RUNS } from "./run-copy";

/** How the run ended and what can be done next; nothing while it goes on. */
export function RunOutcome({ run, language }: { run: RunView; language: Language }) {
  const speak = speaker(language);
  if (!run.status.finished) return null;
  return (
    <div className="mb-6 grid gap-4">
      {run.failure && (
        <Notice tone="red" title={speak(RUN.failedTitle)}>
          <p>{speak(run.failure.words)}</p>
          <p>
            {speak(RUNS.remedy)}
            {speak(run.failure.remedy)}
          </p>
        </Notice>
      )}
      {run.status.code === "cancelled" && (
        <Notice title={speak(RUN.cancelledTitle)}>
          <p>{speak(RUN.cancelledWhy)}</p>
        </Notice>
      )}
      <ButtonRow>
        {run.report && (
          <LinkButton href={`/runs/${run.id}/report`} look="primary">
            {speak(RUN.report)}
          </LinkButton>
        )}
        <RepeatButton run={run} language={language} />
        <LinkButton href={`/runs/new?repeat=${run.id}`}>{speak(RUN.repeat)}</LinkButton>
        {run.weightsUrl && (
          <a href={run.weightsUrl} download className="inline-flex min-h-9 items-center">
            {speak(RUN.weights)}
          </a>
        )}
      </ButtonRow>
    </div>
  );
}
