import type { Words } from "@/lib/format";

/** What a form gets back. Runs in the browser too, so it stands apart from the wrapper. */
export interface ActionState<T = unknown> {
  readonly status: "idle" | "ok" | "error";
  readonly message?: Words;
  /** Words by field name, as the form named it. */
  readonly fields?: Readonly<Record<string, Words>>;
  /** What was typed, so that a form rendered again keeps it; never secrets or files. */
  readonly values?: Readonly<Record<string, string>>;
  readonly data?: T;
}

export const IDLE: ActionState<never> = { status: "idle" };
