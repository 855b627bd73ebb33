"use client";
import { useRouter } from "next/navigation";
import { ERROR_SUMMARY, ERROR_TITLE } from "@/components/layout/copy";
import { type FieldLabels, nameField } from "@/components/layout/field-error";
import type { Speak } from "@/components/layout/speaker";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import type { ActionState } from "@/lib/http/action-state";
import { CHECKLIST } from "./case-copy";

interface FormTroubleProps {
  state: ActionState;
  labels: FieldLabels;
  /** Id of the control of a field, where it is not the field's name. */
  idOf: (field: string) => string;
  speak: Speak;
}

/** Why a form was refused. A page that has grown old is read anew, and leaves what was typed alone. */
export function FormTrouble({ state, labels, idOf, speak }: FormTroubleProps) {
  const router = useRouter();
  if (state.status !== "error") return null;
  const fields = Object.entries(state.fields ?? {}).map(([field, words]) => ({
    target: idOf(field),
    text: speak(nameField(words, labels[field])),
  }));
  const whole = state.message ? [{ text: speak(state.message) }] : [];
  return (
    <div className="grid gap-3">
      <ErrorSummary
        title={speak(ERROR_SUMMARY)}
        titlePrefix={speak(ERROR_TITLE)}
        lines={fields.length > 0 ? fields : whole}
      />
      {fields.length === 0 && (
        <div>
          <Button small onClick={() => router.refresh()}>
            {speak(CHECKLIST.refresh)}
          </Button>
        </div>
      )}
    </div>
  );
}
