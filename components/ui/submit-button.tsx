"use client";
import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonLook } from "./button";

interface SubmitButtonProps {
  look?: ButtonLook;
  small?: boolean;
  /** Shown while the form is on its way. */
  pendingLabel: string;
  children: ReactNode;
}

/** Sends its form once: a second press while the first is on its way does nothing. */
export function SubmitButton({ look = "primary", small, pendingLabel, children }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <Button
      type="submit"
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
