import "server-only";
import type { z } from "zod";
import type { Words } from "@/lib/format";
import type { Actor, Tenant } from "@/lib/identity/types";
import type { ActionState } from "./action-state";

/** Words by reason key, from a domain's copy.ts; `{name}` is filled from the error's facts. */
export type ReasonWords = Readonly<Record<string, Words>>;

/** "organisation": for members, with the tenant. "person": for anybody signed in. */
export type Scope = "organisation" | "person";

export interface Caller<S extends Scope> {
  readonly actor: Actor;
  readonly tenant: S extends "organisation" ? Tenant : null;
}

export interface ActionSpec<Schema extends z.ZodType, S extends Scope, T> {
  /** For the log: "dataset.upload". */
  readonly name: string;
  readonly schema: Schema;
  /** The domain's words for the reasons of its services and its schema. */
  readonly reasons?: ReasonWords;
  /** Default "organisation". */
  readonly scope?: S;
  /** May call `redirect`. What it returns becomes `data` of the state. */
  run(input: z.output<Schema>, caller: Caller<S>): Promise<T>;
}

/**
 * The one way in which a form changes something: same origin, signed in, input checked, errors turned into words.
 * Field names with dots make nested objects ("config.steps"), repeated names make lists.
 */
export function authedAction<Schema extends z.ZodType, T = void, S extends Scope = "organisation">(
  _spec: ActionSpec<Schema, S, T>,
): (previous: ActionState<T>, form: FormData) => Promise<ActionState<T>> {
  return async () => {
    throw new Error("not built yet");
  };
}
