"use client";
import { useActionState } from "react";
import { speaker } from "@/components/layout/speaker";
import { Button, Refused } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { repeatRunAction } from "@/lib/assessment/actions";
import { nameMetric } from "@/lib/assessment/copy/metrics";
import type { RunView } from "@/lib/assessment/types";
import type { Language } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { CONDITION_WORDS, REPEAT } from "./series-copy";

/** Requests the finished run again, to the letter; the server moves to the new run's page. */
export function RepeatButton({ run, language }: { run: RunView; language: Language }) {
  const [state, repeat] = useActionState(repeatRunAction, IDLE);
  const speak = speaker(language);
  const choice = run.actions.find(({ action }) => action === "repeat");
  if (!choice) return null;
  if (choice.refused) {
    return (
      <>
        <Button refusedBy="why-no-repeat">{speak(REPEAT.button)}</Button>
        <Refused id="why-no-repeat">{speak(choice.refused)}</Refused>
      </>
    );
  }
  return (
    <form action={repeat}>
      <input type="hidden" name="runId" value={run.id} />
      <SubmitButton look="secondary" pendingLabel={speak(REPEAT.pending)}>
        {speak(REPEAT.button)}
      </SubmitButton>
      {state.status === "error" && state.message && (
        <p role="alert" className="mt-1 font-strong text-red">
          {speak(REPEAT.failed)}
          {speak(state.message)}
        </p>
      )}
    </form>
  );
}

interface RepeatOutcomeProps {
  run: RunView;
  /** The page that puts both side by side. */
  compareAt?: string;
  language: Language;
}

/** Whether the repeated run came out as the original, and if not, what differs. */
export function RepeatOutcome({ run, compareAt = "/runs/compare", language }: RepeatOutcomeProps) {
  const speak = speaker(language);
  const { repeat } = run;
  if (!repeat) return null;
  const number = repeat.original?.number ?? speak(REPEAT.original);
  const { comparison } = repeat;
  if (!comparison) return run.status.finished ? null : <Notice title={speak(REPEAT.waiting, { number })} />;
  const { weightsEqual, differingMetrics, differingConditions } = comparison;
  const equal = weightsEqual && differingMetrics.length === 0;
  const list = (names: string[]) => ({ names: names.join(speak(REPEAT.comma)) });
  return (
    <Notice
      tone={equal ? "green" : differingConditions.length > 0 ? "amber" : "red"}
      title={speak(equal ? REPEAT.equalTitle : REPEAT.differsTitle, { number })}
    >
      {equal && <p>{speak(REPEAT.equal)}</p>}
      {!weightsEqual && <p>{speak(REPEAT.weights)}</p>}
      {differingMetrics.length > 0 && (
        <p>
          {speak(
            REPEAT.metrics,
            list(differingMetrics.map((key) => speak(nameMetric(key, run.report?.featureSpace ?? null)))),
          )}
        </p>
      )}
      {!equal && (
        <p>
          {differingConditions.length > 0
            ? speak(REPEAT.conditions, list(differingConditions.map((key) => speak(CONDITION_WORDS[key]))))
            : speak(REPEAT.unexplained)}
        </p>
      )}
      {repeat.original && (
        <p>
          <LinkButton small href={`${compareAt}?run=${repeat.original.number}&run=${run.number}`}>
            {speak(REPEAT.compare)}
          </LinkButton>
        </p>
      )}
    </Notice>
  );
}
