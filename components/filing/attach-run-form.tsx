"use client";
import { useActionState } from "react";
import { ERROR_SUMMARY, ERROR_TITLE } from "@/components/layout/copy";
import { speaker } from "@/components/layout/speaker";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorSummary } from "@/components/ui/error-summary";
import { FieldGroup } from "@/components/ui/field";
import { SelectField } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { attachRunAction } from "@/lib/filing/actions/evidence";
import type { AssessmentsView } from "@/lib/filing/types/evidence";
import type { Language } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { ASSESSMENTS } from "./evidence-copy";

interface AttachRunFormProps {
  view: Pick<AssessmentsView, "filingId" | "choices" | "functions">;
  language: Language;
}

/** Chooses a run and the functions that it stands for. What one model can show is ticked beforehand. */
export function AttachRunForm({ view, language }: AttachRunFormProps) {
  const [state, attach] = useActionState(attachRunAction, IDLE);
  const speak = speaker(language);
  const error = (field: string) => (state.fields?.[field] ? speak(state.fields[field]) : undefined);
  const lines = Object.keys(state.fields ?? {}).map((target) => ({ target, text: error(target) ?? "" }));
  const whole = state.status === "error" && state.message ? [{ text: speak(state.message) }] : [];
  const suggested = new Set(view.choices.slice(0, 1).map((choice) => choice.suggested));
  return (
    <form action={attach} className="grid gap-6">
      {state.status === "error" && (
        <ErrorSummary
          title={speak(ERROR_SUMMARY)}
          titlePrefix={speak(ERROR_TITLE)}
          lines={lines.length > 0 ? lines : whole}
        />
      )}
      <input type="hidden" name="filingId" value={view.filingId} />
      <SelectField
        id="runId"
        name="runId"
        label={speak(ASSESSMENTS.choose)}
        error={error("runId")}
        options={view.choices.map((run) => ({
          value: run.runId,
          label: `${run.number} ${run.name} · ${speak(run.modelWords)} · ${speak(run.statusWords)}`,
        }))}
        defaultValue={state.values?.runId}
      />
      <FieldGroup id="functions" label={speak(ASSESSMENTS.chooseFunctions)} error={error("functions")}>
        <div className="grid gap-2">
          {view.functions.map((item) => (
            <Checkbox
              key={item.value}
              id={`functions-${item.value}`}
              name="functions"
              value={item.value}
              label={speak(item.words)}
              defaultChecked={suggested.has(item.value)}
            />
          ))}
        </div>
      </FieldGroup>
      <div>
        <SubmitButton look="secondary" pendingLabel={speak(ASSESSMENTS.attaching)}>
          {speak(ASSESSMENTS.attach)}
        </SubmitButton>
      </div>
    </form>
  );
}
