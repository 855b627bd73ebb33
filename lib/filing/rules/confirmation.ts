import type { ApplicationAction, FilingAction } from "../types/vocabulary";

/** Ends something for good. The form asks for the number to be typed, and the server asks for it again. */
const IRREVERSIBLE: readonly (ApplicationAction | FilingAction)[] = [
  ...(["discard", "decline", "reject", "withdraw", "revoke", "cancel_ex_officio", "start_cancellation"] as const),
];

/** By what a case or a filing is called: its number, and before it has one the name of the service. */
export interface Called {
  readonly number: string | null;
  readonly serviceName: string;
}

/** What has to be typed before an action is carried out; null where nothing has. */
export function textToType(action: ApplicationAction | FilingAction, { number, serviceName }: Called): string | null {
  return IRREVERSIBLE.includes(action) ? (number ?? serviceName) : null;
}

export function isTyped(expected: string, typed: string): boolean {
  return typed.trim() === expected.trim();
}
