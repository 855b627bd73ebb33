"use client";
import { useActionState } from "react";
import { speaker } from "@/components/layout/speaker";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { detachRunAction } from "@/lib/filing/actions/evidence";
import type { Language } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { ASSESSMENTS } from "./evidence-copy";

interface DetachRunProps {
  filingId: string;
  run: { attachedRunId: string; number: string };
  language: Language;
}

export function DetachRun({ filingId, run, language }: DetachRunProps) {
  const [state, detach] = useActionState(detachRunAction, IDLE);
  const speak = speaker(language);
  const { attachedRunId, number } = run;
  return (
    <div className="grid justify-items-start gap-1">
      <ConfirmDialog
        opener={speak(ASSESSMENTS.detach)}
        openerName={`${speak(ASSESSMENTS.detach)} ${number}`}
        title={speak(ASSESSMENTS.detachTitle, { number })}
        confirm={speak(ASSESSMENTS.detach)}
        pending={speak(ASSESSMENTS.detaching)}
        dismiss={speak(ASSESSMENTS.keep)}
        action={detach}
        values={{ filingId, attachedRunId }}
      >
        <p>{speak(ASSESSMENTS.detachWhat)}</p>
      </ConfirmDialog>
      {state.status === "error" && state.message && (
        <p role="alert" className="text-sm font-strong text-red">
          {speak(ASSESSMENTS.detachFailed)}
          {speak(state.message)}
        </p>
      )}
    </div>
  );
}
