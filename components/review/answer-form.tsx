"use client";
import { useActionState } from "react";
import { keepingValues } from "@/components/forms/keep-values";
import { nameField } from "@/components/layout/field-error";
import { speaker } from "@/components/layout/speaker";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import type { Language } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { answerItemAction } from "@/lib/review/actions";
import type { NoticeItemView } from "@/lib/review/types";
import { NOTICE } from "./case-copy";
import { FormTrouble } from "./form-trouble";

interface AnswerFormProps {
  filingId: string;
  item: NoticeItemView;
  language: Language;
}

const LABELS = { answer: NOTICE.answer };

/** The provider's answer to one item, saved on its own; what was typed outlives a refusal. */
export function AnswerForm({ filingId, item, language }: AnswerFormProps) {
  const [state, save, pending] = useActionState(answerItemAction, IDLE);
  const speak = speaker(language);
  const id = `${item.id}-answer`;
  const wrong = state.fields?.answer;
  return (
    <form action={save} onSubmit={keepingValues(save)} noValidate className="grid gap-3">
      <input type="hidden" name="filingId" value={filingId} />
      <input type="hidden" name="itemId" value={item.id} />
      <input type="hidden" name="version" value={item.version} />
      <FormTrouble state={state} labels={LABELS} idOf={() => id} speak={speak} />
      <TextArea
        id={id}
        name="answer"
        label={speak(NOTICE.answer)}
        hint={speak(NOTICE.answerHint)}
        error={wrong && speak(nameField(wrong, NOTICE.answer))}
        defaultValue={item.answer}
        rows={3}
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton small look="secondary" pending={pending} pendingLabel={speak(NOTICE.saving)}>
          {speak(NOTICE.save)}
        </SubmitButton>
        {state.status === "ok" && !pending && (
          <span role="status" className="text-sm text-green">
            {speak(NOTICE.saved)}
          </span>
        )}
      </div>
    </form>
  );
}
