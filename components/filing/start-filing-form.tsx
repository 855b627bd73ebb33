"use client";
import { useActionState } from "react";
import { keepingValues } from "@/components/forms/keep-values";
import { ERROR_SUMMARY, ERROR_TITLE } from "@/components/layout/copy";
import { nameField } from "@/components/layout/field-error";
import { speaker } from "@/components/layout/speaker";
import { ButtonRow } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { startFilingAction } from "@/lib/filing/actions/passage";
import type { Language, Words } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { ACTION_PAGE, NEW_FILING } from "./filing-copy";

const LABELS: Readonly<Record<string, Words>> = { track: NEW_FILING.track, serviceName: NEW_FILING.serviceName };

/** Track and name: all else is asked in the dossier. */
export function StartFilingForm({ idempotencyKey, language }: { idempotencyKey: string; language: Language }) {
  const [state, dispatch, pending] = useActionState(startFilingAction, IDLE);
  const speak = speaker(language);
  const error = (name: string) => {
    const words = state.fields?.[name];
    return words && speak(nameField(words, LABELS[name]));
  };
  const lines = Object.entries(state.fields ?? {}).map(([target, words]) => ({
    target,
    text: speak(nameField(words, LABELS[target])),
  }));
  return (
    <form action={dispatch} onSubmit={keepingValues(dispatch)} noValidate className="grid gap-8">
      <input type="hidden" name="kind" value="initial" />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      {state.status === "error" && (
        <ErrorSummary
          title={speak(ERROR_SUMMARY)}
          titlePrefix={speak(ERROR_TITLE)}
          lines={lines.length > 0 ? lines : state.message ? [{ text: speak(state.message) }] : []}
          note={speak(ACTION_PAGE.notDone)}
        />
      )}
      <RadioGroup
        id="track"
        name="track"
        label={speak(NEW_FILING.track)}
        error={error("track")}
        value={state.values?.track}
        options={[
          { value: "filing", label: speak(NEW_FILING.filing), hint: speak(NEW_FILING.filingHint) },
          { value: "registration", label: speak(NEW_FILING.registration), hint: speak(NEW_FILING.registrationHint) },
        ]}
      />
      <TextField
        id="serviceName"
        name="serviceName"
        label={speak(NEW_FILING.serviceName)}
        hint={speak(NEW_FILING.serviceNameHint)}
        error={error("serviceName")}
        defaultValue={state.values?.serviceName}
        autoComplete="off"
      />
      <ButtonRow>
        <SubmitButton pending={pending} pendingLabel={speak(NEW_FILING.sending)}>
          {speak(NEW_FILING.submit)}
        </SubmitButton>
      </ButtonRow>
    </form>
  );
}
