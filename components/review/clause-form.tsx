"use client";
import { useActionState, useState } from "react";
import { keepingValues } from "@/components/forms/keep-values";
import { type FieldLabels, nameField } from "@/components/layout/field-error";
import { type Speak, speaker } from "@/components/layout/speaker";
import { SelectField, TextField } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextArea } from "@/components/ui/text-area";
import { CLAUSE_JUDGEMENTS } from "@/lib/filing/types/vocabulary";
import type { Language } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { judgeClauseAction } from "@/lib/review/actions";
import { JUDGEMENT_WORDS } from "@/lib/review/copy/words";
import type { ClauseView, FindingView, Option } from "@/lib/review/types";
import { CHECKLIST } from "./case-copy";
import { FormTrouble } from "./form-trouble";

interface ClauseFormProps {
  applicationId: string;
  clause: ClauseView;
  items: readonly Option[];
  findings: readonly FindingView[];
  language: Language;
}

const LABELS: FieldLabels = {
  ...{ judgement: CHECKLIST.judgement, note: CHECKLIST.note, evidence: CHECKLIST.evidence },
  ...{ itemId: CHECKLIST.item, finding: CHECKLIST.finding },
};
const TONES = { conforming: "accent", nonconforming: "red", not_applicable: "neutral" } as const;

/** One clause to judge. Saved on its own, on the version that the page shows; nothing typed is lost by a refusal. */
export function ClauseForm({ applicationId, clause, items, findings, language }: ClauseFormProps) {
  const [state, judge, pending] = useActionState(judgeClauseAction, IDLE);
  const [judgement, setJudgement] = useState<string>(clause.result?.judgement ?? "");
  const speak = speaker(language);
  const idOf = (field: string) => `${clause.key}-${field}`;
  const error = (field: string) => {
    const words = state.fields?.[field];
    return words && speak(nameField(words, LABELS[field]));
  };
  const words = (field: keyof typeof LABELS) => ({ id: idOf(field), name: field, error: error(field) });
  return (
    <form action={judge} onSubmit={keepingValues(judge)} noValidate className="grid gap-3">
      <input type="hidden" name="applicationId" value={applicationId} />
      <input type="hidden" name="clauseKey" value={clause.key} />
      <input type="hidden" name="version" value={clause.result?.version ?? 0} />
      <FormTrouble state={state} labels={LABELS} idOf={idOf} speak={speak} />
      <Segmented
        {...words("judgement")}
        label={`${speak(CHECKLIST.judgement)}: ${speak(clause.title)}`}
        value={judgement}
        onChange={setJudgement}
        options={CLAUSE_JUDGEMENTS.map((value) => ({
          ...{ value, label: speak(JUDGEMENT_WORDS[value]), tone: TONES[value] },
        }))}
      />
      <TextArea
        {...words("note")}
        label={speak(CHECKLIST.note)}
        hint={speak(CHECKLIST.noteHint)}
        defaultValue={clause.result?.note}
        rows={2}
      />
      <TextField
        {...words("evidence")}
        label={speak(CHECKLIST.evidence)}
        hint={speak(CHECKLIST.evidenceHint)}
        defaultValue={clause.result?.evidence}
        autoComplete="off"
      />
      {judgement === "nonconforming" && (
        <Links clause={clause} items={items} findings={findings} words={words} speak={speak} />
      )}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton small look="secondary" pending={pending} pendingLabel={speak(CHECKLIST.saving)}>
          {speak(CHECKLIST.save)}
        </SubmitButton>
        {state.status === "ok" && !pending && (
          <span role="status" className="text-sm text-green">
            {speak(CHECKLIST.saved)}
          </span>
        )}
        {judgement === "nonconforming" && (
          <a href={`/office/cases/${applicationId}/items?clause=${clause.key}#draft`} className="text-sm">
            {speak(CHECKLIST.draftItem)}
          </a>
        )}
      </div>
    </form>
  );
}

interface LinksProps extends Pick<ClauseFormProps, "clause" | "items" | "findings"> {
  words: (field: string) => { id: string; name: string; error?: string };
  speak: Speak;
}

/** A 不符合 is carried on by an item or rests on a finding. */
function Links({ clause, items, findings, words, speak }: LinksProps) {
  const none = { value: "", label: speak(CHECKLIST.noLink) };
  return (
    <>
      <SelectField
        {...words("itemId")}
        label={speak(CHECKLIST.item)}
        defaultValue={clause.result?.itemId ?? ""}
        options={[none, ...items.map((item) => ({ value: item.value, label: speak(item.label) }))]}
      />
      <SelectField
        {...words("finding")}
        label={speak(CHECKLIST.finding)}
        defaultValue={clause.result?.finding ?? ""}
        options={[
          none,
          ...findings.map((finding) => ({
            ...{ value: finding.value, label: `${speak(finding.place)} · ${speak(finding.defect)}` },
          })),
        ]}
      />
    </>
  );
}
