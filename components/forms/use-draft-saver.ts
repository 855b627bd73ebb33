"use client";
import { unstable_rethrow } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { type ActionState, IDLE } from "@/lib/http/action-state";
import { FORM } from "./form-copy";
import { sameTyped, type Typed, type TypedByPath } from "./typed-answers";

/** What the server answers to a saving, as far as the page must know it. */
export interface Saved {
  readonly versions: Readonly<Record<string, number>>;
  readonly savedAt: string;
  readonly conflicts: readonly { readonly path: string }[];
}

export type SaveStatus =
  | { readonly kind: "saved"; readonly at: string }
  | { readonly kind: "unsaved" | "saving" | "conflict" | "failed" };

export interface SaverSetup<S extends Saved> {
  readonly typed: TypedByPath;
  readonly bases: Readonly<Record<string, number>>;
  readonly savedAt: string;
  /** Fields that go with every saving: which page of which dossier. */
  readonly page: Readonly<Record<string, string>>;
  readonly save: (previous: ActionState<S>, form: FormData) => Promise<ActionState<S>>;
}

/** A pause in typing after which the page saves by itself, in milliseconds. */
const PAUSE = 2_000;

/**
 * Holds what is typed and saves the fields that changed: on a button, after a pause, on leaving a field. Savings follow
 * each other, so that a page never collides with itself. What could not be saved stays on the page.
 */
export function useDraftSaver<S extends Saved>({ save, page, ...initial }: SaverSetup<S>) {
  const [typed, setTyped] = useState(initial.typed);
  const [status, setStatus] = useState<SaveStatus>({ kind: "saved", at: initial.savedAt });
  const [answer, setAnswer] = useState<ActionState<S>>(IDLE);
  /** A button was pressed and its saving is on the way; savings of the page itself never stop a button. */
  const [pressed, setPressed] = useState(false);
  const [, startTransition] = useTransition();
  const held = useRef({ typed: initial.typed, was: initial.typed, bases: initial.bases });
  const queue = useRef<Promise<void>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const changedPaths = () =>
    Object.keys(held.current.typed).filter((path) => !sameTyped(held.current.typed[path], held.current.was[path]));

  const absorb = (next: ActionState<S>, sent: TypedByPath) => {
    const { data } = next;
    if (next.status !== "ok" || !data) return setStatus({ kind: "failed" });
    const settled = Object.keys(sent).filter((path) => data.versions[path] !== undefined);
    const { was, bases } = held.current;
    held.current.was = { ...was, ...Object.fromEntries(settled.map((path) => [path, sent[path] ?? ""])) };
    held.current.bases = { ...bases, ...data.versions };
    if (data.conflicts.length > 0) return setStatus({ kind: "conflict" });
    setStatus(changedPaths().length > 0 ? { kind: "unsaved" } : { kind: "saved", at: data.savedAt });
  };

  /** `quiet` savings of the page itself leave what the last button showed. */
  const run = async (next: string, quiet: boolean) => {
    const changed = changedPaths();
    if (quiet && changed.length === 0) return;
    setStatus({ kind: "saving" });
    const sent = Object.fromEntries(changed.map((path) => [path, held.current.typed[path] ?? ""]));
    try {
      const result = await save(IDLE, formOf({ ...page, next }, changed, held.current));
      absorb(result, sent);
      if (!quiet || result.status === "error" || (result.data?.conflicts.length ?? 0) > 0) setAnswer(result);
    } catch (error) {
      // A redirect travels as an error and belongs to the framework; anything else is a broken connection.
      unstable_rethrow(error);
      setStatus({ kind: "failed" });
      setAnswer({ status: "error", message: FORM.offline });
    }
  };

  const send = (next: string, quiet = false) => {
    clearTimeout(timer.current);
    if (!quiet) setPressed(true);
    const turn = queue.current.then(() => run(next, quiet)).finally(() => !quiet && setPressed(false));
    queue.current = turn.catch(() => {});
    startTransition(() => turn);
  };

  const type = (path: string, value: Typed) => {
    held.current.typed = { ...held.current.typed, [path]: value };
    setTyped(held.current.typed);
    setStatus({ kind: "unsaved" });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => send("stay", true), PAUSE);
  };

  /** Takes values that stand on the server now; what differs from `mine` is a change again. */
  const rebase = (fields: Readonly<Record<string, { version: number; saved: Typed; mine?: Typed }>>) => {
    for (const [path, { version, saved, mine }] of Object.entries(fields)) {
      held.current.was = { ...held.current.was, [path]: saved };
      held.current.bases = { ...held.current.bases, [path]: version };
      held.current.typed = { ...held.current.typed, [path]: mine ?? saved };
    }
    setTyped(held.current.typed);
  };

  const baseOf = (path: string) => held.current.bases[path] ?? 0;

  useLeaving(() => run("stay", true));
  useUnsavedWarning(status.kind === "unsaved" || status.kind === "failed" || status.kind === "conflict");
  return { typed, status, answer, setAnswer, pressed, send, type, rebase, baseOf };
}

function formOf(
  page: Readonly<Record<string, string>>,
  changed: readonly string[],
  { typed, was, bases }: { typed: TypedByPath; was: TypedByPath; bases: Readonly<Record<string, number>> },
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(page)) form.set(name, value);
  for (const path of changed) {
    form.append("shown", JSON.stringify({ path, base: bases[path] ?? 0, was: was[path] ?? "" }));
    const value = typed[path] ?? "";
    for (const entry of typeof value === "string" ? [value] : value) form.append(`field.${path}`, entry);
  }
  return form;
}

/** Leaving by a link of the product saves first what was typed a moment ago. */
function useLeaving(save: () => Promise<void>): void {
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => () => void latest.current().catch(() => {}), []);
}

/** The browser asks before a page with unsaved words is left. */
function useUnsavedWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsaved]);
}
