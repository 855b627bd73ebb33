"use client";
import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonLook } from "./button";

interface SubmitButtonProps {
  look?: ButtonLook;
  small?: boolean;
  /** For a form that sends itself; else the form says it. */
  pending?: boolean;
  /** Shown while the form is on its way. */
  pendingLabel: string;
  /** Of several buttons that send one form: what this one asks for. */
  name?: string;
  value?: string;
  children: ReactNode;
}

/** Sends its form once: a second press while the first is on its way does nothing. */
export function SubmitButton({
  look = "primary",
  small,
  pendingLabel,
  name,
  value,
  children,
  ...form
}: SubmitButtonProps) {
  const status = useFormStatus();
  const pending = form.pending ?? status.pending;
  return (
    <Button
      type="submit"
      name={name}
      value={value}
      look={look}
      small={small}
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
    >
      {pending ? pendingLabel : children}
    </Button>
  );
}
