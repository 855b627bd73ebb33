"use client";
import { type FormEvent, startTransition } from "react";

/**
 * Sends a form to its action and leaves every control as it is: React resets a form after its action, and radios and
 * selects lose their choice by it. The form keeps its `action` for readers without JavaScript.
 */
export function keepingValues(dispatch: (form: FormData) => void) {
  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startTransition(() => dispatch(form));
  };
}
