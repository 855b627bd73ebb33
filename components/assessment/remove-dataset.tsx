"use client";
import { useActionState } from "react";
import { speaker } from "@/components/layout/speaker";
import { Button, Refused } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { removeDatasetAction } from "@/lib/assessment/actions";
import type { DatasetView } from "@/lib/assessment/types";
import type { Language } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { DATASETS } from "./dataset-copy";

interface RemoveDatasetProps {
  dataset: Pick<DatasetView, "id" | "version" | "name" | "actions">;
  language: Language;
}

/** The button stays visible where removing is refused, with the reason beside it. */
export function RemoveDataset({ dataset, language }: RemoveDatasetProps) {
  const [state, remove] = useActionState(removeDatasetAction, IDLE);
  const speak = speaker(language);
  const name = speak(dataset.name);
  const refused = dataset.actions.find((choice) => choice.action === "remove")?.refused;
  if (refused) {
    const reason = `why-not-${dataset.id}`;
    return (
      <div className="grid gap-1">
        <div>
          <Button small refusedBy={reason}>
            {speak(DATASETS.remove)}
          </Button>
        </div>
        <Refused id={reason}>{speak(refused)}</Refused>
      </div>
    );
  }
  return (
    <div className="grid justify-items-start gap-1">
      <ConfirmDialog
        opener={speak(DATASETS.remove)}
        title={speak(DATASETS.removeTitle, { name })}
        typed={{ expected: name, label: speak(DATASETS.removeType), mismatch: speak(DATASETS.removeMismatch) }}
        confirm={speak(DATASETS.remove)}
        pending={speak(DATASETS.removing)}
        dismiss={speak(DATASETS.keep)}
        action={remove}
        values={{ datasetId: dataset.id, version: String(dataset.version) }}
      >
        <p>{speak(DATASETS.removeWhat)}</p>
      </ConfirmDialog>
      {state.status === "error" && state.message && (
        <p role="alert" className="max-w-measure text-sm font-strong text-red">
          {speak(DATASETS.removeFailed)}
          {speak(state.message)}
        </p>
      )}
    </div>
  );
}
