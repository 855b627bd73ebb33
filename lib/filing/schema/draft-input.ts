import { z } from "zod";
import type { TypedField } from "../types/draft";

const id = z.uuid();
const path = z
  .string()
  .max(200)
  .regex(/^[A-Za-z]+(\.[A-Za-z0-9-]+){1,3}$/);
const itemPath = path.refine((value) => value.split(".").length === 3);

/** Far above what any field may hold: a bound for the store, not a rule of the form. */
const LONGEST = 20_000;
const text = z.string().max(LONGEST, { error: "draft.tooLong" });
const typed = z.union([text, z.array(text).max(100)]);

/** One field that the page showed, as a hidden JSON beside its control. */
const shownField = z
  .string()
  .max(LONGEST * 3)
  .transform((json, context) => {
    try {
      return JSON.parse(json) as unknown;
    } catch {
      context.addIssue("draft.broken");
      return z.NEVER;
    }
  })
  .pipe(z.strictObject({ path, base: z.number().int().min(0), was: typed }));

const list = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item).max(400));

/** What follows the saving: the button that was pressed. */
const next = z
  .string()
  .regex(/^(stay|continue|return|(add|up|down):[A-Za-z0-9.-]+)$/)
  .default("stay");

const place = { filingId: id, applicationId: id };

/**
 * Form fields: `shown` (JSON of path, base version and the value that stood there, one for each field on the page),
 * `field.<path>` as its control sends it, `section`, `part`, `item` (path of a row, on its page), `next`, `from`.
 */
export const saveDraftInput = z
  .object({
    ...place,
    section: z.string().max(40),
    part: z.string().max(40).optional(),
    item: itemPath.optional(),
    next,
    from: z.enum(["check", ""]).optional(),
    shown: list(shownField),
    field: z.record(z.string(), z.unknown()).optional(),
  })
  .transform(({ shown, field, ...rest }, context) => {
    const fields = shown.map((entry): TypedField => {
      const sent = typed.safeParse(valueAt(field, entry.path) ?? "");
      if (!sent.success) context.addIssue({ code: "custom", message: "draft.tooLong", path: ["field", entry.path] });
      return { ...entry, typed: sent.success ? sent.data : "" };
    });
    return { ...rest, fields };
  });

/** Names with dots arrive nested. */
function valueAt(field: unknown, fieldPath: string): unknown {
  return fieldPath
    .split(".")
    .reduce<unknown>(
      (held, key) => (typeof held === "object" && held !== null ? Reflect.get(held, key) : undefined),
      field,
    );
}

export const removeItemInput = z.object({ ...place, item: itemPath, base: z.coerce.number().int().min(0) });

export const draftPublicTextInput = z.object(place);
