"use client";
import { useActionState, useState } from "react";
import { ERROR_SUMMARY, ERROR_TITLE } from "@/components/layout/copy";
import { speaker } from "@/components/layout/speaker";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { RadioGroup } from "@/components/ui/radio-group";
import { SubmitButton } from "@/components/ui/submit-button";
import { signPledgeAction } from "@/lib/filing/actions/evidence";
import type { PledgeView } from "@/lib/filing/types/evidence";
import type { Language } from "@/lib/format";
import { IDLE } from "@/lib/http/action-state";
import { PLEDGE } from "./evidence-copy";

interface SignPledgeFormProps {
  view: Pick<PledgeView, "filingId" | "contentHash" | "capacities">;
  /** Characters that a statement has at least. */
  statementMinimum: number;
  language: Language;
}

/** Signs for the content that this page showed; if it moved meanwhile the server says so and signs nothing. */
export function SignPledgeForm({ view, statementMinimum, language }: SignPledgeFormProps) {
  const [state, sign] = useActionState(signPledgeAction, IDLE);
  const open = view.capacities.filter((row) => row.state !== "signed");
  const [chosen, setChosen] = useState(state.values?.capacity ?? "");
  const speak = speaker(language);
  const error = (field: string) => (state.fields?.[field] ? speak(state.fields[field]) : undefined);
  const lines = Object.keys(state.fields ?? {}).map((target) => ({ target, text: error(target) ?? "" }));
  const whole = state.status === "error" && state.message ? [{ text: speak(state.message) }] : [];
  const needed = open.some((row) => row.capacity === chosen && row.needsStatement);
  return (
    <form action={sign} className="grid gap-6">
      {state.status === "error" && (
        <ErrorSummary
          title={speak(ERROR_SUMMARY)}
          titlePrefix={speak(ERROR_TITLE)}
          lines={lines.length > 0 ? lines : whole}
        />
      )}
      {state.status === "ok" && <Notice tone="green" title={speak(PLEDGE.done)} announce />}
      <input type="hidden" name="filingId" value={view.filingId} />
      <input type="hidden" name="contentHash" value={view.contentHash} />
      <RadioGroup
        id="capacity"
        name="capacity"
        label={speak(PLEDGE.chooseCapacity)}
        error={error("capacity")}
        options={open.map((row) => ({ value: row.capacity, label: speak(row.words) }))}
        value={chosen}
        onChange={setChosen}
      />
      <TextField
        id="statement"
        name="statement"
        label={speak(PLEDGE.statement)}
        hint={speak(needed ? PLEDGE.statementHint : PLEDGE.statementOptional, { minimum: statementMinimum })}
        error={error("statement")}
        defaultValue={state.values?.statement}
        autoComplete="off"
      />
      <Checkbox id="confirmed" name="confirmed" value="yes" label={speak(PLEDGE.confirm)} error={error("confirmed")} />
      <div>
        <SubmitButton pendingLabel={speak(PLEDGE.signing)}>{speak(PLEDGE.sign)}</SubmitButton>
      </div>
    </form>
  );
}
