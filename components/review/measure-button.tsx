"use client";
import { useActionState } from "react";
import { speaker } from "@/components/layout/speaker";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Language } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { cancelMeasuringAction, measureAgainAction } from "@/lib/review/actions";
import { OFFICE_RUN } from "./office-run-copy";

interface MeasureButtonProps {
  applicationId: string;
  number: string;
  language: Language;
  /** Cancels the office's run instead of starting one. */
  cancels?: boolean;
}

/** Starts or cancels a run of the office; a refusal is said beside it. */
export function MeasureButton({ applicationId, number, language, cancels = false }: MeasureButtonProps) {
  const [state, act] = useActionState(cancels ? cancelMeasuringAction : measureAgainAction, IDLE);
  const speak = speaker(language);
  return (
    <form action={act}>
      <input type="hidden" name="applicationId" value={applicationId} />
      <input type="hidden" name="number" value={number} />
      <SubmitButton
        look={cancels ? "danger" : "secondary"}
        pendingLabel={speak(cancels ? OFFICE_RUN.cancelling : OFFICE_RUN.starting)}
      >
        {cancels ? speak(OFFICE_RUN.cancel) : speak(OFFICE_RUN.start, { number })}
      </SubmitButton>
      {state.status === "error" && state.message && (
        <p role="alert" className="mt-1 font-strong text-red">
          {speak(OFFICE_RUN.failed)}
          {speak(state.message)}
        </p>
      )}
    </form>
  );
}
