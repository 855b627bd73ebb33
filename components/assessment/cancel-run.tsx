"use client";
import { useActionState } from "react";
import { speaker } from "@/components/layout/speaker";
import { Button, Refused } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { cancelRunAction } from "@/lib/assessment/actions";
import type { RunView } from "@/lib/assessment/types";
import type { Language } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { RUN } from "./run-copy";

/** Asks once; a run can be started again, so nothing has to be typed. */
export function CancelRun({ run, language }: { run: RunView; language: Language }) {
  const [state, cancel, pending] = useActionState(cancelRunAction, IDLE);
  const speak = speaker(language);
  const choice = run.actions.find((candidate) => candidate.action === "cancel");
  if (!choice || run.status.finished) return null;
  if (pending || choice.refused) {
    return (
      <div className="grid gap-1">
        <div>
          <Button small refusedBy="why-no-cancel">
            {speak(pending ? RUN.cancelling : RUN.cancel)}
          </Button>
        </div>
        <Refused id="why-no-cancel">{choice.refused ? speak(choice.refused) : speak(RUN.cancelling)}</Refused>
      </div>
    );
  }
  return (
    <div className="grid justify-items-start gap-1">
      <ConfirmDialog
        opener={speak(RUN.cancel)}
        title={speak(RUN.cancelTitle)}
        confirm={speak(RUN.cancel)}
        pending={speak(RUN.cancelling)}
        dismiss={speak(RUN.keepRunning)}
        action={cancel}
        values={{ runId: run.id }}
      >
        <p>{speak(RUN.cancelWhat)}</p>
      </ConfirmDialog>
      {state.status === "error" && state.message && (
        <p role="alert" className="font-strong text-red">
          {speak(RUN.cancelFailed)}
          {speak(state.message)}
        </p>
      )}
    </div>
  );
}
