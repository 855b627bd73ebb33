import type { z } from "zod";
import { type AppError, isAppError } from "@/lib/errors";
import { fill, type Words } from "@/lib/format";
import { newId } from "@/lib/ids";
import { log } from "@/lib/log";
import { COMMON_REASONS, ERROR_WORDS, FIELD_WORDS, UNEXPECTED } from "./copy";

/** Words by reason key, from a domain's copy.ts; `{name}` is filled from the error's facts. */
export type ReasonWords = Readonly<Record<string, Words>>;

/** A refusal in words, the same for pages and for routes. */
export interface Refusal {
  readonly code: AppError["code"] | "UNEXPECTED";
  readonly message: Words;
  readonly reason?: string;
  readonly fields?: Readonly<Record<string, Words>>;
}

/** Turns what was thrown into words, and logs it: here and nowhere else. */
export function refusalOf(error: unknown, { name, reasons = {} }: { name: string; reasons?: ReasonWords }): Refusal {
  if (!isAppError(error)) return unexpected(error, name);
  const { code, detail } = error;
  log.info({ name, code, reason: detail.reason, message: error.message }, "refused");
  const known: ReasonWords = { ...COMMON_REASONS, ...reasons };
  const words = (detail.reason === undefined ? undefined : known[detail.reason]) ?? ERROR_WORDS[code];
  const message = fill(words, detail.facts ?? {});
  const fields =
    detail.fields && mapValues(detail.fields, (reason) => fill(known[reason] ?? FIELD_WORDS.wrong, detail.facts ?? {}));
  return { code, message, reason: detail.reason, fields };
}

function unexpected(error: unknown, name: string): Refusal {
  const reference = newId().slice(0, 8);
  log.error({ name, reference, err: error }, "failed");
  return { code: "UNEXPECTED", message: fill(UNEXPECTED, { reference }) };
}

/** Words by field for input that does not fit its schema; the first fault of a field counts. */
export function fieldWords(error: z.ZodError, reasons: ReasonWords = {}): Record<string, Words> {
  const fields: Record<string, Words> = {};
  for (const issue of error.issues) fields[issue.path.join(".")] ??= issueWords(issue, reasons);
  return fields;
}

/** A schema names a reason as its message; every other message is replaced, because it speaks one language only. */
function issueWords(issue: z.core.$ZodIssue, reasons: ReasonWords): Words {
  const facts = Object.fromEntries(
    Object.entries(issue).filter(([, value]) => ["number", "string"].includes(typeof value)),
  );
  return fill(reasons[issue.message] ?? genericWords(issue), facts as Record<string, string | number>);
}

function genericWords(issue: z.core.$ZodIssue): Words {
  const ofText = "origin" in issue && issue.origin === "string";
  if (issue.code === "too_small")
    return ofText ? (issue.minimum === 1 ? FIELD_WORDS.missing : FIELD_WORDS.tooShort) : FIELD_WORDS.tooSmall;
  if (issue.code === "too_big") return ofText ? FIELD_WORDS.tooLong : FIELD_WORDS.tooBig;
  if (issue.code === "invalid_value") return FIELD_WORDS.notListed;
  if (issue.code === "invalid_type" && issue.input === undefined) return FIELD_WORDS.missing;
  return FIELD_WORDS.wrong;
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
