"use client";
import { classNames } from "./class-names";
import { describedBy, FieldError } from "./field";

const TONES = {
  accent: "has-checked:bg-accent-weak has-checked:text-accent has-checked:shadow-[inset_0_-3px_var(--accent)]",
  red: "has-checked:bg-red-weak has-checked:text-red has-checked:shadow-[inset_0_-3px_var(--red-solid)]",
  neutral: "has-checked:bg-info-weak has-checked:text-info has-checked:shadow-[inset_0_-3px_var(--info-solid)]",
} as const;

interface SegmentedProps {
  id: string;
  name: string;
  /** Names the group for screen readers. */
  label: string;
  options: readonly { readonly value: string; readonly label: string; readonly tone: keyof typeof TONES }[];
  value: string;
  onChange: (value: string) => void;
  error?: string;
}

/** A short choice in one row: native radios, so arrows and the number of options are told by the browser. */
export function Segmented({ id, name, label, options, value, onChange, error }: SegmentedProps) {
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={describedBy({ id, error })} className="min-w-0">
      <legend className="sr-only">{label}</legend>
      {error && <FieldError id={id}>{error}</FieldError>}
      <div className="edge mt-2 grid max-w-[28rem] grid-cols-3 overflow-hidden rounded-2 border-line-strong">
        {options.map((option, at) => (
          <label
            key={option.value}
            className={classNames(
              "relative grid min-h-9 cursor-pointer place-items-center bg-surface px-1 text-center text-sm has-checked:font-strong",
              "has-focus-visible:outline-(length:--focus-w) has-focus-visible:-outline-offset-3 has-focus-visible:outline-accent has-focus-visible:outline-solid",
              at > 0 && "border-s border-solid border-s-line-strong",
              TONES[option.tone],
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              className="absolute inset-0 size-full cursor-pointer opacity-0"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
