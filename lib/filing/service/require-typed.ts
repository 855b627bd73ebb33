import { AppError } from "@/lib/errors";
import { type Called, isTyped, textToType } from "../rules/confirmation";
import type { ApplicationAction, FilingAction } from "../types/vocabulary";

/**
 * `typed` is what a form sent; undefined where no form was shown: the system, or a step of another page.
 * @throws AppError INVALID at the field `confirmation`
 */
export function requireTyped(
  action: ApplicationAction | FilingAction,
  { called, typed }: { called: Called; typed: string | undefined },
): void {
  const number = textToType(action, called);
  if (number === null || typed === undefined || isTyped(number, typed)) return;
  throw new AppError("INVALID", `${action} was not confirmed`, {
    ...{ reason: "filing.invalid", fields: { confirmation: "filing.confirmation" }, facts: { number } },
  });
}
