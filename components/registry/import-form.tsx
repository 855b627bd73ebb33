"use client";
import { type FormEvent, useActionState, useState } from "react";
import { keepingValues } from "@/components/forms/keep-values";
import { ERROR_SUMMARY, ERROR_TITLE } from "@/components/layout/copy";
import { speaker } from "@/components/layout/speaker";
import { ErrorSummary } from "@/components/ui/error-summary";
import { FieldGroup } from "@/components/ui/field";
import { FilePicker } from "@/components/ui/file-picker";
import { SubmitButton } from "@/components/ui/submit-button";
import { TRACK_WORDS } from "@/lib/filing/copy/status";
import { TRACKS } from "@/lib/filing/types/vocabulary";
import { formatBytes, formatCount, type Language } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { importListAction } from "@/lib/registry/actions";
import { IMPORT } from "./import-copy";

interface ImportFormProps {
  language: Language;
  limits: { readonly bytes: number; readonly rows: number };
}

/** One file and which list it is. A file over the limit is not sent: the field says so already. */
export function ImportForm({ language, limits }: ImportFormProps) {
  const [state, send, pending] = useActionState(importListAction, IDLE);
  const [tooLarge, setTooLarge] = useState(false);
  const speak = speaker(language);
  const fields = Object.entries(state.fields ?? {}).map(([target, words]) => ({ target, text: speak(words) }));
  const lines = fields.length > 0 ? fields : state.message ? [{ target: "file", text: speak(state.message) }] : [];
  const keep = keepingValues(send);

  function submit(event: FormEvent<HTMLFormElement>) {
    const file = new FormData(event.currentTarget).get("file");
    const isTooLarge = file instanceof File && file.size > limits.bytes;
    setTooLarge(isTooLarge);
    if (isTooLarge) event.preventDefault();
    else keep(event);
  }

  const fileError = tooLarge ? speak(IMPORT.tooLarge) : state.fields?.file && speak(state.fields.file);
  return (
    <form action={send} onSubmit={submit} noValidate className="grid gap-6">
      {state.status === "error" && !tooLarge && (
        <ErrorSummary title={speak(ERROR_SUMMARY)} titlePrefix={speak(ERROR_TITLE)} lines={lines} />
      )}
      <FieldGroup id="track" label={speak(IMPORT.track)} hint={speak(IMPORT.trackHint)}>
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          {TRACKS.map((track, at) => (
            <label key={track} className="inline-flex min-h-8 items-center gap-2">
              <input
                type="radio"
                name="track"
                value={track}
                defaultChecked={at === 0}
                className="size-[1.1rem] accent-accent"
              />
              {speak(TRACK_WORDS[track])}
            </label>
          ))}
        </div>
      </FieldGroup>
      <FilePicker
        id="file"
        name="file"
        label={speak(IMPORT.file)}
        hint={speak(IMPORT.fileHint, { size: formatBytes(limits.bytes), rows: formatCount(limits.rows, language) })}
        error={fileError || undefined}
        accept=".csv,.txt,.tsv,text/csv"
        limit={limits.bytes}
        words={{ choose: speak(IMPORT.choose), none: speak(IMPORT.none), tooLarge: speak(IMPORT.tooLarge) }}
      />
      <div>
        <SubmitButton pending={pending} pendingLabel={speak(IMPORT.sending)}>
          {speak(IMPORT.send)}
        </SubmitButton>
      </div>
    </form>
  );
}
