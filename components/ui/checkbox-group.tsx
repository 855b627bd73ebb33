import type { ReactNode } from "react";
import { FieldGroup, type FieldWords } from "./field";

interface CheckboxGroupProps extends FieldWords {
  id: string;
  name: string;
  options: readonly { value: string; label: string; hint?: ReactNode }[];
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
}

/** Several answers to one question, kept in the order of the options. */
export function CheckboxGroup({ id, name, options, values, onChange, ...words }: CheckboxGroupProps) {
  const toggle = (value: string) => {
    const chosen = values.includes(value) ? values.filter((entry) => entry !== value) : [...values, value];
    const listed = options.map((option) => option.value);
    onChange([
      ...listed.filter((entry) => chosen.includes(entry)),
      ...chosen.filter((entry) => !listed.includes(entry)),
    ]);
  };
  return (
    <FieldGroup id={id} {...words}>
      <div className="grid gap-x-6 gap-y-3 @row/frame:grid-cols-2">
        {options.map((option) => (
          <div key={option.value} className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-3">
            <input
              type="checkbox"
              id={`${id}-${option.value}`}
              name={name}
              value={option.value}
              checked={values.includes(option.value)}
              onChange={() => toggle(option.value)}
              className="mt-[0.15em] size-[1.375rem] accent-accent"
            />
            <label htmlFor={`${id}-${option.value}`} className="py-[0.1em]">
              {option.label}
            </label>
          </div>
        ))}
      </div>
    </FieldGroup>
  );
}
