import type { ReactNode } from "react";
import { FieldGroup, type FieldWords } from "./field";

export interface RadioOption {
  value: string;
  label: string;
  hint?: ReactNode;
}

interface RadioGroupProps extends FieldWords {
  id: string;
  name: string;
  options: readonly RadioOption[];
  value?: string;
  onChange?: (value: string) => void;
}

/** Native radios: a form with them works before and without JavaScript. */
export function RadioGroup({ id, name, options, value, onChange, ...words }: RadioGroupProps) {
  return (
    <FieldGroup id={id} {...words}>
      <div className="grid gap-3">
        {options.map((option) => (
          <div key={option.value} className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-3">
            <input
              type="radio"
              id={`${id}-${option.value}`}
              name={name}
              value={option.value}
              checked={onChange ? value === option.value : undefined}
              defaultChecked={onChange ? undefined : value === option.value}
              onChange={onChange ? () => onChange(option.value) : undefined}
              aria-describedby={option.hint ? `${id}-${option.value}-hint` : undefined}
              className="mt-[0.15em] size-[1.375rem] accent-accent"
            />
            <label htmlFor={`${id}-${option.value}`} className="py-[0.1em]">
              {option.label}
            </label>
            {option.hint && (
              <div id={`${id}-${option.value}-hint`} className="col-start-2 max-w-measure text-sm text-text-2">
                {option.hint}
              </div>
            )}
          </div>
        ))}
      </div>
    </FieldGroup>
  );
}
