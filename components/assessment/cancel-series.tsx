"use client";
import { useActionState } from "react";
import { speaker } from "@/components/layout/speaker";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { cancelSeriesAction } from "@/lib/assessment/actions";
import type { Language } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { RUN } from "./run-copy";
import { SERIES } from "./series-copy";

/** Cancels all seeds that have not ended, asked once. */
export function CancelSeries({ seriesId, open, language }: { seriesId: string; open: number; language: Language }) {
  const [state, cancel] = useActionState(cancelSeriesAction, IDLE);
  const speak = speaker(language);
  return (
    <>
      <ConfirmDialog
        opener={speak(SERIES.cancel)}
        title={speak(SERIES.cancelTitle, { count: open })}
        confirm={speak(SERIES.cancel)}
        pending={speak(RUN.cancelling)}
        dismiss={speak(RUN.keepRunning)}
        action={cancel}
        values={{ seriesId }}
      >
        <p>{speak(SERIES.cancelWhat)}</p>
      </ConfirmDialog>
      {state.status === "error" && state.message && (
        <p role="alert" className="font-strong text-red">
          {speak(RUN.cancelFailed)}
          {speak(state.message)}
        </p>
      )}
    </>
  );
}
