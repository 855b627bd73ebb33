import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon } from "./icon";

export interface FieldWords {
  label: string;
  hint?: ReactNode;
  error?: string;
}

/** Ids of hint and error, for the control's `aria-describedby`. */
export function describedBy({ id, hint, error }: { id: string; hint?: ReactNode; error?: string }): string | undefined {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

export function FieldError({ id, children }: { id: string; children: string }) {
  return (
    <p id={`${id}-error`} className="mt-2 flex gap-2 text-sm font-strong text-red">
      <Icon name="alert" className="mt-[0.28em]" />
      <span className="whitespace-pre-line">{children}</span>
    </p>
  );
}

/** One question: label, hint, error, control, in this order. */
export function Field({ id, label, hint, error, children }: FieldWords & { id: string; children: ReactNode }) {
  return (
    <div className={classNames("max-w-measure", error && "border-s-4 border-solid border-s-red-solid ps-4")}>
      <label htmlFor={id} className="block leading-control font-strong">
        {label}
      </label>
      {hint && (
        <div id={`${id}-hint`} className="mt-0.5 text-sm text-text-2">
          {hint}
        </div>
      )}
      {error && <FieldError id={id}>{error}</FieldError>}
      <div className="mt-2">{children}</div>
    </div>
  );
}

/** Several controls that answer one question. */
export function FieldGroup({ id, label, hint, error, children }: FieldWords & { id: string; children: ReactNode }) {
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={describedBy({ id, hint, error })}
      className={classNames("min-w-0", error && "border-s-4 border-solid border-s-red-solid ps-4")}
    >
      <legend className="text-h3 leading-control font-strong">{label}</legend>
      {hint && (
        <div id={`${id}-hint`} className="mt-0.5 max-w-measure text-sm text-text-2">
          {hint}
        </div>
      )}
      {error && <FieldError id={id}>{error}</FieldError>}
      <div className="mt-3">{children}</div>
    </fieldset>
  );
}
