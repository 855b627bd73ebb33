"use client";
import { useActionState } from "react";
import { ERROR_SUMMARY, ERROR_TITLE } from "@/components/layout/copy";
import { nameField } from "@/components/layout/field-error";
import { speaker } from "@/components/layout/speaker";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import type { Language } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { objectAction } from "@/lib/registry/actions";
import { OBJECTION } from "./objection-copy";

interface ObjectionFormProps {
  applicationId: string;
  /** Drawn with the page: the same form sent twice is one objection. */
  idempotencyKey: string;
  serviceName: string;
  language: Language;
}

const LABELS = { facts: OBJECTION.facts, contact: OBJECTION.contact, check: OBJECTION.check } as const;

/** Works without scripts: the answer is this page again, with the code or with what is wrong. */
export function ObjectionForm({ applicationId, idempotencyKey, serviceName, language }: ObjectionFormProps) {
  const [state, send, pending] = useActionState(objectAction, IDLE);
  const speak = speaker(language);
  if (state.status === "ok" && state.data) {
    return (
      <Notice tone="green" title={speak(OBJECTION.received)} announce>
        <p className="mt-2">{speak(OBJECTION.code)}</p>
        <p className="text-xl font-strong">
          <code>{state.data.trackingCode}</code>
        </p>
        <p className="mt-2">{speak(OBJECTION.keep)}</p>
        <p>{speak(OBJECTION.next)}</p>
        <p className="mt-2">
          <a href={`/publicity/${applicationId}`}>{speak(OBJECTION.back)}</a>
        </p>
      </Notice>
    );
  }
  const error = (name: keyof typeof LABELS) => {
    const words = state.fields?.[name];
    return words ? speak(nameField(words, LABELS[name])) : undefined;
  };
  const faulty = (Object.keys(LABELS) as (keyof typeof LABELS)[]).flatMap((target) => {
    const text = error(target);
    return text ? [{ target, text }] : [];
  });
  const lines = faulty.length > 0 ? faulty : state.message ? [{ target: "facts", text: speak(state.message) }] : [];
  return (
    <form action={send} noValidate className="grid gap-6">
      {state.status === "error" && (
        <ErrorSummary title={speak(ERROR_SUMMARY)} titlePrefix={speak(ERROR_TITLE)} lines={lines} />
      )}
      <input type="hidden" name="applicationId" value={applicationId} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <TextArea
        id="facts"
        name="facts"
        rows={8}
        maxLength={4_000}
        label={speak(OBJECTION.facts)}
        hint={speak(OBJECTION.factsHint)}
        error={error("facts")}
        defaultValue={state.values?.facts}
      />
      <TextField
        id="contact"
        name="contact"
        maxLength={200}
        label={speak(OBJECTION.contact)}
        hint={speak(OBJECTION.contactHint)}
        error={error("contact")}
        defaultValue={state.values?.contact}
        autoComplete="email"
      />
      <TextField
        id="check"
        name="check"
        width="short"
        maxLength={20}
        label={speak(OBJECTION.check)}
        hint={speak(OBJECTION.checkHint, { name: serviceName })}
        error={error("check")}
        defaultValue={state.values?.check}
        autoComplete="off"
      />
      <div>
        <SubmitButton pending={pending} pendingLabel={speak(OBJECTION.sending)}>
          {speak(OBJECTION.send)}
        </SubmitButton>
      </div>
    </form>
  );
}
