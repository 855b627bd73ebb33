"use client";
import { useActionState } from "react";
import { speaker } from "@/components/layout/speaker";
import { Button, Refused } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { removeWeightsAction } from "@/lib/assessment/actions";
import type { WeightsView } from "@/lib/assessment/types/weights";
import type { Language } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { WEIGHTS } from "./weights-copy";

interface RemoveWeightsProps {
  weights: Pick<WeightsView, "id" | "version" | "name" | "actions">;
  language: Language;
}

/** The button stays visible where removing is refused, with the reason beside it. */
export function RemoveWeights({ weights, language }: RemoveWeightsProps) {
  const [state, remove] = useActionState(removeWeightsAction, IDLE);
  const speak = speaker(language);
  const { id, version, name, actions } = weights;
  const refused = actions.find((choice) => choice.action === "remove")?.refused;
  if (refused) {
    const reason = `why-not-${id}`;
    return (
      <div className="grid gap-1">
        <div>
          <Button small refusedBy={reason}>
            {speak(WEIGHTS.remove)}
          </Button>
        </div>
        <Refused id={reason}>{speak(refused)}</Refused>
      </div>
    );
  }
  return (
    <div className="grid justify-items-start gap-1">
      <ConfirmDialog
        opener={speak(WEIGHTS.remove)}
        openerName={speak(WEIGHTS.removeName, { name })}
        title={speak(WEIGHTS.removeTitle, { name })}
        confirm={speak(WEIGHTS.remove)}
        pending={speak(WEIGHTS.removing)}
        dismiss={speak(WEIGHTS.keep)}
        action={remove}
        values={{ weightsId: id, version: String(version) }}
      >
        <p>{speak(WEIGHTS.removeWhat)}</p>
      </ConfirmDialog>
      {state.status === "error" && state.message && (
        <p role="alert" className="max-w-measure text-sm font-strong text-red">
          {speak(WEIGHTS.removeFailed)}
          {speak(state.message)}
        </p>
      )}
    </div>
  );
}
