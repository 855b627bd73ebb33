import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { FieldError } from "./field";

interface CheckboxProps extends Omit<ComponentProps<"input">, "id" | "type"> {
  id: string;
  label: string;
  error?: string;
}

export function Checkbox({ id, label, error, ...rest }: CheckboxProps) {
  return (
    <div className={classNames("max-w-measure", error && "border-s-4 border-solid border-s-red-solid ps-4")}>
      {error && (
        <div className="mb-2">
          <FieldError id={id}>{error}</FieldError>
        </div>
      )}
      <div className="grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-3">
        <input
          type="checkbox"
          id={id}
          aria-describedby={error ? `${id}-error` : undefined}
          aria-invalid={error ? true : undefined}
          className="mt-[0.15em] size-[1.375rem] accent-accent"
          {...rest}
        />
        <label htmlFor={id} className="py-[0.1em]">
          {label}
        </label>
      </div>
    </div>
  );
}
