"use client";
import { useActionState } from "react";
import { keepingValues } from "@/components/forms/keep-values";
import { ERROR_SUMMARY, ERROR_TITLE } from "@/components/layout/copy";
import { speaker } from "@/components/layout/speaker";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { enterYearAction } from "@/lib/calendar/actions";
import type { CalendarView } from "@/lib/calendar/types";
import type { Language } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { CALENDAR } from "./calendar-copy";

interface CalendarFormProps {
  language: Language;
  view: Pick<CalendarView, "year" | "known" | "text" | "source" | "version">;
}

/** A year as lines of text. Faults of lines all stand at the one box, each with its number. */
export function CalendarForm({ language, view: { year, known, text, source, version } }: CalendarFormProps) {
  const [state, send, pending] = useActionState(enterYearAction, IDLE);
  const speak = speaker(language);
  const faults = Object.entries(state.fields ?? {}).map(([path, words]) => ({
    ...{ target: path.split(".")[0] ?? path, text: speak(words) },
  }));
  const errorOf = (target: string) => {
    const own = faults.filter((fault) => fault.target === target);
    return own.length > 0 ? own.map((fault) => fault.text).join("\n") : undefined;
  };
  const lines = faults.length > 0 ? faults : state.message ? [{ text: speak(state.message) }] : [];
  return (
    <form action={send} onSubmit={keepingValues(send)} noValidate className="grid gap-6">
      {state.status === "error" && (
        <ErrorSummary
          title={speak(ERROR_SUMMARY)}
          titlePrefix={speak(ERROR_TITLE)}
          lines={lines}
          note={speak(CALENDAR.nothingStored)}
        />
      )}
      {state.status === "ok" && state.data && (
        <Notice tone="green" announce title={speak(CALENDAR.saved, { year, version: state.data.version })}>
          <p>{speak(CALENDAR.savedClocks, { count: state.data.clocksMoved })}</p>
        </Notice>
      )}
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="version" value={version} />
      <TextArea
        id="days"
        name="days"
        label={speak(CALENDAR.text)}
        hint={speak(CALENDAR.textHint)}
        error={errorOf("days") ?? errorOf("year")}
        rows={14}
        spellCheck={false}
        lang="zh-CN"
        defaultValue={state.values?.days ?? text}
      />
      <TextField
        id="source"
        name="source"
        label={speak(CALENDAR.sourceField)}
        error={errorOf("source")}
        autoComplete="off"
        lang="zh-CN"
        defaultValue={state.values?.source ?? source}
      />
      {known && (
        <TextField
          id="reason"
          name="reason"
          label={speak(CALENDAR.reason)}
          hint={speak(CALENDAR.reasonHint)}
          error={errorOf("reason")}
          autoComplete="off"
          defaultValue={state.values?.reason ?? ""}
        />
      )}
      <div>
        <SubmitButton pending={pending} pendingLabel={speak(CALENDAR.sending)}>
          {speak(CALENDAR.send)}
        </SubmitButton>
      </div>
    </form>
  );
}
