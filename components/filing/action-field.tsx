"use client";
import type { Speak } from "@/components/layout/speaker";
import { Checkbox } from "@/components/ui/checkbox";
import { SelectField, TextField } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-area";
import type { FormField } from "@/lib/filing/types/view";
import { ACTION_PAGE } from "./filing-copy";

interface ActionFieldProps {
  field: FormField;
  /** Typed before, where the form comes back without JavaScript. */
  value: string | undefined;
  error: string | undefined;
  speak: Speak;
}

/** One question of an action's form, by its kind. */
export function ActionField({ field, value, error, speak }: ActionFieldProps) {
  const name = `input.${field.name}`;
  const label = field.required ? speak(field.label) : `${speak(field.label)}${speak(ACTION_PAGE.optional)}`;
  const words = { id: name, name, label, hint: field.hint ? speak(field.hint) : undefined, error };
  const initial = value ?? field.initial;
  const options = field.choices.map((choice) => ({ value: choice.value, label: speak(choice.label) }));
  switch (field.kind) {
    case "longText":
      return <TextArea {...words} defaultValue={initial} />;
    case "date":
      return <TextField {...words} type="date" width="short" defaultValue={initial} />;
    case "choice":
      return <RadioGroup {...words} options={options} value={initial} />;
    case "select":
      return (
        <SelectField
          {...words}
          defaultValue={initial}
          options={[{ value: "", label: speak(ACTION_PAGE.choose) }, ...options]}
        />
      );
    case "checkbox":
      return <Checkbox id={name} name={name} label={label} error={error} defaultChecked={initial === "on"} />;
    default:
      return <TextField {...words} defaultValue={initial} autoComplete="off" />;
  }
}
