import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

const LOOKS = {
  primary:
    "border-accent bg-accent font-strong text-on-accent hover:border-accent-strong hover:bg-accent-strong hover:text-on-accent",
  secondary: "border-line-strong bg-surface text-text hover:bg-sunken hover:text-text",
  danger: "border-red-solid bg-surface text-red hover:bg-red-weak hover:text-red",
  quiet: "border-transparent bg-transparent px-2 text-accent hover:bg-sunken",
} as const;
export type ButtonLook = keyof typeof LOOKS;

const REFUSED = "cursor-not-allowed border-dashed border-line-strong bg-sunken text-text-2";

export function buttonClasses({ look = "secondary", small = false }: { look?: ButtonLook; small?: boolean }): string {
  return classNames(
    "edge inline-flex items-center justify-center gap-2 rounded-2 py-1 leading-tight whitespace-nowrap no-underline transition-colors duration-(--t)",
    small ? "control-h-sm px-3 text-xs" : "control-h px-4 text-body",
    LOOKS[look],
  );
}

interface ButtonProps extends ComponentProps<"button"> {
  look?: ButtonLook;
  small?: boolean;
  /** Id of the element that says why this cannot be done now. The button stays visible and does nothing. */
  refusedBy?: string;
}

export function Button({ look, small = false, refusedBy, className, type = "button", ...rest }: ButtonProps) {
  if (refusedBy) {
    return (
      <button
        type="button"
        aria-disabled="true"
        aria-describedby={refusedBy}
        className={classNames(
          "edge inline-flex items-center justify-center gap-2 rounded-2 py-1 leading-tight whitespace-nowrap",
          small ? "control-h-sm px-3 text-xs" : "control-h px-4 text-body",
          REFUSED,
          className,
        )}
      >
        {rest.children}
      </button>
    );
  }
  return <button type={type} className={classNames(buttonClasses({ look, small }), className)} {...rest} />;
}

/** Buttons in one row; on a narrow frame they share its width. */
export function ButtonRow({ children, tight = false }: { children: ReactNode; tight?: boolean }) {
  return (
    <div data-print="no" className={classNames("flex flex-wrap items-center", tight ? "gap-2" : "gap-3")}>
      {children}
    </div>
  );
}

/** Why a button refuses, in words, beside it. */
export function Refused({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={id} className="max-w-measure text-sm text-text-2">
      {children}
    </div>
  );
}
