import Link from "next/link";
import { speaker } from "@/components/layout/speaker";
import { SelectField } from "@/components/ui/input";
import type { RunForm } from "@/lib/assessment/types";
import type { Language } from "@/lib/format";
import { NEW_RUN } from "./new-run-copy";
import { type ModelChoice, originsFor, uploadsFor } from "./use-run-draft";

interface InitialWeightsFieldProps {
  form: RunForm;
  model: ModelChoice;
  value: string;
  onValue: (value: string) => void;
  error: string | undefined;
  language: Language;
}

/** What training starts from: random weights, those of an earlier run, or an uploaded file. */
export function InitialWeightsField({ form, model, value, onValue, error, language }: InitialWeightsFieldProps) {
  const speak = speaker(language);
  const runs = originsFor(form, model).map(({ id, number, name }) => ({
    value: id,
    label: speak(NEW_RUN.origin, { number, name }),
  }));
  const files = uploadsFor(form, model).map(({ id, name }) => ({ value: id, label: name }));
  const groups = [
    { group: speak(NEW_RUN.fromRuns), options: runs },
    { group: speak(NEW_RUN.fromFiles), options: files },
  ];
  return (
    <SelectField
      id="initFrom"
      name="initFrom"
      label={speak(NEW_RUN.initFrom)}
      hint={
        <>
          {speak(NEW_RUN.initFromHint)} <Link href="/runs/weights">{speak(NEW_RUN.initFromUpload)}</Link>
        </>
      }
      error={error}
      value={value}
      onChange={(event) => onValue(event.target.value)}
      options={[{ value: "", label: speak(NEW_RUN.random) }, ...groups.filter(({ options }) => options.length > 0)]}
    />
  );
}
