import "server-only";
import { cookies, headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { ActionState } from "./action-state";
import { type Caller, requireSameOrigin, resolveCaller, type Scope } from "./caller";
import { ERROR_WORDS } from "./copy";
import { formInput, typedValues } from "./form-input";
import { fieldWords, type ReasonWords, refusalOf } from "./refusal";

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
 * Field names with dots make nested objects ("config.steps"), repeated names make lists. A schema says what is wrong
 * with a field by a key of `reasons` as its message.
 */
export function authedAction<Schema extends z.ZodType, T = void, S extends Scope = "organisation">(
  spec: ActionSpec<Schema, S, T>,
): (previous: ActionState<T>, form: FormData) => Promise<ActionState<T>> {
  return answering(spec, async () => {
    const caller = await resolveCaller(await cookies(), spec.scope ?? ("organisation" as S));
    return (input) => spec.run(input, caller);
  });
}

export type PublicActionSpec<Schema extends z.ZodType, T> = Pick<
  ActionSpec<Schema, "person", T>,
  "name" | "schema" | "reasons"
> & { run(input: z.output<Schema>): Promise<T> };

/** A form for everybody, also without an account. It works without scripts: the answer is the state of its page. */
export function publicAction<Schema extends z.ZodType, T = void>(
  spec: PublicActionSpec<Schema, T>,
): (previous: ActionState<T>, form: FormData) => Promise<ActionState<T>> {
  return answering(spec, async () => (input) => spec.run(input));
}

/** `admit` says who acts, before anything is read of what was sent. */
function answering<Schema extends z.ZodType, T>(
  spec: Pick<ActionSpec<Schema, Scope, T>, "name" | "schema" | "reasons">,
  admit: () => Promise<(input: z.output<Schema>) => Promise<T>>,
): (previous: ActionState<T>, form: FormData) => Promise<ActionState<T>> {
  return async (_previous, form) => {
    const values = typedValues(form);
    try {
      requireSameOrigin(await headers());
      const run = await admit();
      const parsed = await spec.schema.safeParseAsync(formInput(form), { reportInput: true });
      if (!parsed.success) {
        const fields = fieldWords(parsed.error, spec.reasons);
        return { status: "error", message: ERROR_WORDS.INVALID, fields, values };
      }
      return { status: "ok", data: await run(parsed.data) };
    } catch (error) {
      // Redirects and the like travel as errors and belong to the framework.
      unstable_rethrow(error);
      const { message, fields } = refusalOf(error, spec);
      return { status: "error", message, fields, values };
    }
  };
}
