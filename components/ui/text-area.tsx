import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { describedBy, Field, type FieldWords } from "./field";
import { CONTROL } from "./input";

interface TextAreaProps extends Omit<ComponentProps<"textarea">, "id">, FieldWords {
  id: string;
  /** Below the box: how much is written. */
  foot?: string;
}

/** A question that is answered in sentences. Grows by its corner; what was typed stays as it was typed. */
export function TextArea({ id, label, hint, error, foot, className, rows = 5, ...rest }: TextAreaProps) {
  const described = [describedBy({ id, hint, error }), foot && `${id}-foot`].filter(Boolean).join(" ");
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        rows={rows}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
        className={classNames(CONTROL, "h-auto! w-full resize-y py-2 leading-body", className)}
        {...rest}
      />
      {foot && (
        <p id={`${id}-foot`} className="mt-1 text-xs text-text-2">
          {foot}
        </p>
      )}
    </Field>
  );
}
