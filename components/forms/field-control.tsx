import { speaker } from "@/components/layout/speaker";
import { CheckboxGroup } from "@/components/ui/checkbox-group";
import { SelectField, TextField } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-area";
import type { Language } from "@/lib/format";
import { CHOOSE, FORM_WORDS, YES_NO } from "@/lib/forms/copy";
import type { AnsweredField, TextField as TextFieldDef } from "@/lib/forms/types";
import { FORM } from "./form-copy";
import type { Typed } from "./typed-answers";

export interface ControlProps<F extends AnsweredField = AnsweredField> {
  field: F;
  /** Id of the control; its name is `field.<path>`. */
  path: string;
  typed: Typed;
  onTyped: (typed: Typed) => void;
  error?: string;
  language: Language;
}

/** Up to here radios are read at a glance; longer lists fold into a select. */
const MOST_RADIOS = 6;

/** The control of a question, drawn from its definition. */
export function FieldControl(props: ControlProps) {
  const { field, path, typed, onTyped, error, language } = props;
  const speak = speaker(language);
  const words = {
    label: speak(field.label) + (field.optional ? speak(FORM_WORDS.optional) : ""),
    hint: field.hint && speak(field.hint),
    error,
  };
  const base = { ...words, id: path, name: `field.${path}` };
  const text = typeof typed === "string" ? typed : "";
  const options = "choices" in field ? field.choices.map(({ value, label }) => ({ value, label: speak(label) })) : [];
  switch (field.kind) {
    case "longText":
      return <LongText {...props} field={field} base={base} text={text} />;
    case "choices":
      return (
        <CheckboxGroup {...base} options={options} values={typeof typed === "string" ? [] : typed} onChange={onTyped} />
      );
    case "yesNo":
      return <RadioGroup {...base} options={yesNoOptions(language)} value={text} onChange={onTyped} />;
    case "choice":
      return options.length <= MOST_RADIOS ? (
        <RadioGroup {...base} options={options} value={text} onChange={onTyped} />
      ) : (
        <SelectField
          {...base}
          options={[{ value: "", label: speak(CHOOSE) }, ...options]}
          value={text}
          onChange={(event) => onTyped(event.target.value)}
        />
      );
    default:
      return <OneLine {...props} base={base} text={text} />;
  }
}

const yesNoOptions = (language: Language) =>
  (["yes", "no"] as const).map((value) => ({ value, label: YES_NO[value][language] }));

interface Based {
  base: { id: string; name: string; label: string; hint?: string; error?: string };
  text: string;
}

function LongText({ field, base, text, onTyped, language }: ControlProps<TextFieldDef> & Based) {
  const speak = speaker(language);
  const { minimum, maximum } = field;
  const foot = speak(minimum ? FORM.writtenShort : FORM.written, {
    ...{ length: [...text].length, maximum },
    minimum: minimum ?? 0,
  });
  return (
    <TextArea
      {...base}
      foot={foot}
      rows={maximum > 500 ? 6 : 3}
      value={text}
      onChange={(event) => onTyped(event.target.value)}
    />
  );
}

function OneLine({ field, base, text, onTyped, language }: ControlProps & Based) {
  const speak = speaker(language);
  const isNumber = field.kind === "number" || field.kind === "integer";
  const hint = base.hint ?? (field.kind === "date" ? speak(FORM.dateHint) : undefined);
  return (
    <TextField
      {...base}
      hint={field.kind === "url" ? (base.hint ?? speak(FORM.urlHint)) : hint}
      unit={"unit" in field && field.unit ? speak(field.unit) : undefined}
      width={isNumber || field.kind === "date" ? "short" : "full"}
      inputMode={field.kind === "integer" ? "numeric" : field.kind === "number" ? "decimal" : undefined}
      autoComplete={field.kind === "text" ? (field.autocomplete ?? "off") : "off"}
      spellCheck={field.kind === "text" ? undefined : false}
      value={text}
      onChange={(event) => onTyped(event.target.value)}
    />
  );
}
