"use client";
import { speaker } from "@/components/layout/speaker";
import { TextField } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import type { ConfigField } from "@/lib/assessment/types";
import type { Language } from "@/lib/format";
import { NEW_RUN } from "./new-run-copy";

interface ConfigInputProps {
  field: ConfigField;
  bind: { name: string; value: string; onValue: (value: string) => void };
  error?: string;
  language: Language;
}

/** One field of a configuration: label, help, limits and default are its schema's. */
export function ConfigInput({ field, bind, error, language }: ConfigInputProps) {
  const speak = speaker(language);
  if (field.kind === "choice") {
    return (
      <RadioGroup
        id={bind.name}
        name={bind.name}
        label={speak(field.label)}
        hint={speak(field.help)}
        error={error}
        options={field.options.map(({ value, words }) => ({ value, label: speak(words) }))}
        value={bind.value || String(field.fallback)}
        onChange={bind.onValue}
      />
    );
  }
  const blank =
    field.key === "seed"
      ? speak(NEW_RUN.blankSeed)
      : field.fallback === null
        ? ""
        : speak(NEW_RUN.blank, { value: field.fallback });
  const range = speak(NEW_RUN.range, { minimum: field.minimum, maximum: field.maximum });
  const separate = language === "en" ? " " : "";
  return (
    <TextField
      id={bind.name}
      name={bind.name}
      label={speak(field.label)}
      hint={[speak(field.help), range, blank].join(separate)}
      error={error}
      unit={field.unit ? speak(field.unit) : undefined}
      width="number"
      inputMode={field.kind === "integer" ? "numeric" : "decimal"}
      autoComplete="off"
      value={bind.value}
      onChange={(event) => bind.onValue(event.target.value)}
    />
  );
}
