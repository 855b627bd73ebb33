"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useActionState, useState } from "react";
import { keepingValues } from "@/components/forms/keep-values";
import { ERROR_SUMMARY, ERROR_TITLE } from "@/components/layout/copy";
import { type FieldLabels, nameField } from "@/components/layout/field-error";
import { type Speak, speaker } from "@/components/layout/speaker";
import { Button, ButtonRow, Refused } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { carryOutAction, carryOutOnFilingAction, startFilingAction } from "@/lib/filing/actions/passage";
import { CONFIRMATION_WRONG } from "@/lib/filing/copy/confirmation";
import { isTyped } from "@/lib/filing/rules/confirmation";
import type { ActionFormView } from "@/lib/filing/types/view";
import type { Language } from "@/lib/format";
import { type ActionState, IDLE } from "@/lib/http/action-state";
import { ActionField } from "./action-field";
import { ACTION_PAGE } from "./filing-copy";

const STARTS: Readonly<Record<string, string>> = {
  start_initial: "again",
  start_change: "change",
  start_cancellation: "cancellation",
};

/** The one form of every action of the passage. What was typed outlives each refusal; a stale page is told what changed. */
export function ActionForm({ form, language }: { form: ActionFormView; language: Language }) {
  const [state, dispatch, pending] = useActionState(actionOf(form), IDLE);
  const [mismatch, setMismatch] = useState(false);
  const speak = speaker(language);
  const labels: FieldLabels = {
    ...Object.fromEntries(form.fields.map((field) => [`input.${field.name}`, field.label])),
    confirmation: ACTION_PAGE.confirmLabel,
  };
  const error = (name: string) => {
    const words = state.fields?.[name];
    return words && speak(nameField(words, labels[name]));
  };
  const send = (event: FormEvent<HTMLFormElement>) => {
    const typed = String(new FormData(event.currentTarget).get("confirmation") ?? "");
    const wrong = form.confirm !== null && !isTyped(form.confirm, typed);
    setMismatch(wrong);
    if (wrong) event.preventDefault();
    else keepingValues(dispatch)(event);
  };
  return (
    <form action={dispatch} onSubmit={send} noValidate className="grid gap-6">
      <HiddenFields form={form} />
      {state.status === "error" && <Refusal state={state} labels={labels} speak={speak} />}
      {form.fields.map((field) => (
        <ActionField
          key={field.name}
          field={field}
          value={state.values?.[`input.${field.name}`]}
          error={error(`input.${field.name}`)}
          speak={speak}
        />
      ))}
      {form.confirm !== null && !form.refused && (
        <TextField
          id="confirmation"
          name="confirmation"
          label={speak(ACTION_PAGE.confirm, { number: form.confirm })}
          defaultValue={state.values?.confirmation}
          error={mismatch ? speak(CONFIRMATION_WRONG, { number: form.confirm }) : error("confirmation")}
          autoComplete="off"
        />
      )}
      <Submit form={form} pending={pending} speak={speak} />
    </form>
  );
}

type Dispatch = typeof carryOutAction;

function actionOf({ action, on }: ActionFormView): Dispatch {
  if (action in STARTS) return startFilingAction;
  return on === "case" ? carryOutAction : carryOutOnFilingAction;
}

function HiddenFields({ form }: { form: ActionFormView }) {
  const values = {
    [form.on === "case" ? "applicationId" : "filingId"]: form.id,
    ...{ version: String(form.version), action: form.action, idempotencyKey: form.idempotencyKey },
    ...(STARTS[form.action] ? { kind: STARTS[form.action] } : {}),
  };
  return Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}

function Submit({ form, pending, speak }: { form: ActionFormView; pending: boolean; speak: Speak }) {
  return (
    <ButtonRow>
      {form.refused ? (
        <>
          <Button refusedBy="why-not">{speak(form.words)}</Button>
          <Refused id="why-not">{speak(form.refused)}</Refused>
        </>
      ) : (
        <SubmitButton
          look={form.confirm !== null ? "danger" : "primary"}
          pending={pending}
          pendingLabel={speak(ACTION_PAGE.sending)}
        >
          {speak(form.words)}
        </SubmitButton>
      )}
      <LinkButton href={form.backHref}>{speak(ACTION_PAGE.back)}</LinkButton>
    </ButtonRow>
  );
}

/** The reasons, and a way to go on from a page that has grown old: it reads the case anew and leaves the fields alone. */
function Refusal({ state, labels, speak }: { state: ActionState<never>; labels: FieldLabels; speak: Speak }) {
  const router = useRouter();
  const fields = Object.entries(state.fields ?? {}).map(([target, words]) => ({
    target,
    text: speak(nameField(words, labels[target])),
  }));
  const whole = state.message ? [{ text: speak(state.message) }] : [];
  return (
    <div className="grid gap-3">
      <ErrorSummary
        title={speak(ERROR_SUMMARY)}
        titlePrefix={speak(ERROR_TITLE)}
        lines={fields.length > 0 ? fields : whole}
        note={speak(ACTION_PAGE.notDone)}
      />
      {fields.length === 0 && (
        <div>
          <Button small onClick={() => router.refresh()}>
            {speak(ACTION_PAGE.refresh)}
          </Button>
        </div>
      )}
    </div>
  );
}
