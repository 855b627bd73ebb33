"use client";
import { useActionState, useState } from "react";
import { keepingValues } from "@/components/forms/keep-values";
import { type FieldLabels, nameField } from "@/components/layout/field-error";
import { speaker } from "@/components/layout/speaker";
import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import type { Language } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { judgeItemAction } from "@/lib/review/actions";
import { VERDICT_WORDS } from "@/lib/review/copy/words";
import type { ItemView } from "@/lib/review/types";
import { ITEMS } from "./case-copy";
import { FormTrouble } from "./form-trouble";

const LABELS: FieldLabels = { verdict: ITEMS.verdict, resolution: ITEMS.resolution };

/** Closes one item, or drafts it again. What is not answered can only be waived. */
export function JudgeItemForm({
  applicationId,
  item,
  language,
}: {
  applicationId: string;
  item: ItemView;
  language: Language;
}) {
  const [state, judge, pending] = useActionState(judgeItemAction, IDLE);
  const [verdict, setVerdict] = useState<string>("");
  const speak = speaker(language);
  const idOf = (field: string) => `${item.id}-${field}`;
  const error = (field: string) => {
    const words = state.fields?.[field];
    return words && speak(nameField(words, LABELS[field]));
  };
  return (
    <form action={judge} onSubmit={keepingValues(judge)} noValidate className="grid gap-4">
      <input type="hidden" name="applicationId" value={applicationId} />
      <input type="hidden" name="itemId" value={item.id} />
      <input type="hidden" name="version" value={item.version} />
      <FormTrouble state={state} labels={LABELS} idOf={idOf} speak={speak} />
      <RadioGroup
        id={idOf("verdict")}
        name="verdict"
        label={speak(ITEMS.verdict)}
        error={error("verdict")}
        value={verdict}
        onChange={setVerdict}
        options={item.verdicts.map((value) => ({ value, label: speak(VERDICT_WORDS[value]) }))}
      />
      {verdict !== "accept" && (
        <TextArea
          id={idOf("resolution")}
          name="resolution"
          label={speak(ITEMS.resolution)}
          hint={speak(ITEMS.resolutionHint)}
          error={error("resolution")}
          rows={2}
        />
      )}
      <div>
        <SubmitButton small look="secondary" pending={pending} pendingLabel={speak(ITEMS.saving)}>
          {speak(ITEMS.judge)}
        </SubmitButton>
      </div>
    </form>
  );
}
