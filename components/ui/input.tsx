import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { describedBy, Field, type FieldWords } from "./field";

export const CONTROL =
  "edge control-h rounded-2 border-line-strong bg-surface px-3 py-1 leading-control text-text hover:border-text-2 focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-2 aria-invalid:border-red-solid";

const WIDTHS = { number: "w-32", short: "w-48", full: "w-full" } as const;

interface TextFieldProps extends Omit<ComponentProps<"input">, "id" | "width">, FieldWords {
  id: string;
  width?: keyof typeof WIDTHS;
  /** Stands fixed behind the input: 步, 张. */
  unit?: string;
}

export function TextField({ id, label, hint, error, unit, width = "full", ...rest }: TextFieldProps) {
  const input = (
    <input
      id={id}
      aria-describedby={describedBy({ id, hint, error })}
      aria-invalid={error ? true : undefined}
      className={classNames(CONTROL, WIDTHS[width], unit && "rounded-e-none")}
      {...rest}
    />
  );
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {unit ? (
        <span className="inline-flex items-stretch">
          {input}
          <span className="edge grid place-items-center rounded-e-2 border-s-0 border-line-strong bg-sunken px-3 text-sm whitespace-nowrap text-text-2">
            {unit}
          </span>
        </span>
      ) : (
        input
      )}
    </Field>
  );
}

interface SelectOption {
  value: string;
  label: string;
}

interface SelectFieldProps extends Omit<ComponentProps<"select">, "id">, FieldWords {
  id: string;
  /** Choices, or several of them under a heading of their own. */
  options: readonly (SelectOption | { group: string; options: readonly SelectOption[] })[];
}

export function SelectField({ id, label, hint, error, options, ...rest }: SelectFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <select
        id={id}
        aria-describedby={describedBy({ id, hint, error })}
        aria-invalid={error ? true : undefined}
        className={classNames(CONTROL, "select-arrow w-full appearance-none pe-9")}
        {...rest}
      >
        {options.map((option) =>
          "group" in option ? (
            <optgroup key={option.group} label={option.group}>
              {option.options.map(optionOf)}
            </optgroup>
          ) : (
            optionOf(option)
          ),
        )}
      </select>
    </Field>
  );
}

const optionOf = ({ value, label }: SelectOption) => (
  <option key={value} value={value}>
    {label}
  </option>
);
