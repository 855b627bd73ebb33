import { z } from "zod";
import { CLAUSE_JUDGEMENTS, SECTION_KEYS } from "@/lib/filing/types/vocabulary";
import { ITEM_VERDICTS } from "@/lib/filing/workflow/items";
import { REASON_CODES } from "./copy/reason-codes";
import { CRITERIA, TARGET_KINDS } from "./types";

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

export const clauses = z
  .array(
    z.strictObject({
      key: z.string().regex(/^[a-z]+\.[a-zA-Z]+$/),
      criterion: z.enum(CRITERIA),
      title: words,
      text: words,
      evidence: words,
      source: z.string().min(1),
      mark: z.enum(["V", "V2", "M", "?"]),
      sections: z.array(z.enum(SECTION_KEYS)).min(1),
    }),
  )
  .min(1)
  .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, "clause keys repeat");

/** A run of a case, by its number: attached, or an office's own. */
export const caseRunInput = z.object({ applicationId: z.uuid(), number: z.string().min(1).max(20) });

/** A published version of the checklist, as a file of the law carries it. */
export const checklistFile = z.strictObject({
  version: z.number().int().min(1),
  publishedOn: z.iso.date(),
  source: words,
  clauses,
});

/** How long texts of a review may be. */
export const REVIEW_LIMITS = {
  note: 2_000,
  instruction: 1_000,
  resolution: 1_000,
  answer: 2_000,
  evidence: 300,
  target: 200,
} as const;

const version = z.coerce.number().int().min(0);
const optional = (length: number) =>
  z
    .string()
    .trim()
    .max(length, "field.tooLong")
    .transform((text) => (text === "" ? null : text))
    .nullable()
    .default(null);

/**
 * One clause judged. A 不符合 or 不适用 says why; a 不符合 may name the item or the finding that carries it on now or
 * later. `version`: of the result that the page showed, 0 where it showed none.
 */
export const judgeClauseInput = z
  .object({
    applicationId: z.uuid(),
    clauseKey: z.string().min(1).max(80),
    version,
    judgement: z.enum(CLAUSE_JUDGEMENTS, "review.judgementMissing"),
    note: z.string().trim().max(REVIEW_LIMITS.note, "field.tooLong").default(""),
    evidence: optional(REVIEW_LIMITS.evidence),
    itemId: z
      .union([z.uuid(), z.literal("").transform(() => null)])
      .nullable()
      .default(null),
    finding: optional(REVIEW_LIMITS.target),
  })
  .refine((input) => input.judgement === "conforming" || input.note !== "", {
    path: ["note"],
    message: "review.noteMissing",
  });
export type JudgeClauseInput = z.output<typeof judgeClauseInput>;

const itemFields = {
  /** `field:service.name`, as the choice of the form names it. */
  target: z.string().min(1, "review.targetMissing").max(REVIEW_LIMITS.target),
  targetKind: z.enum(TARGET_KINDS),
  reasonCode: z.enum(Object.keys(REASON_CODES), "review.reasonCodeMissing"),
  clauseKey: optional(80),
  instruction: z.string().trim().min(1, "review.instructionMissing").max(REVIEW_LIMITS.instruction, "field.tooLong"),
};

/** The form's one choice of a target holds its kind too: `attachment:privacy_policy`. */
function splitTarget(form: unknown): unknown {
  if (typeof form !== "object" || form === null) return form;
  const { target } = form as { target?: unknown };
  if (typeof target !== "string" || !target.includes(":")) return form;
  const [targetKind, ...rest] = target.split(":");
  return { ...form, targetKind, target: rest.join(":") };
}

/** A form sent twice drafts one item: its key is new with each page. */
export const draftItemInput = z.preprocess(
  splitTarget,
  z.object({ applicationId: z.uuid(), idempotencyKey: z.uuid(), ...itemFields }),
);
export type DraftItemInput = z.output<typeof draftItemInput>;

export const editItemInput = z.preprocess(
  splitTarget,
  z.object({ applicationId: z.uuid(), itemId: z.uuid(), version, ...itemFields }),
);
export type EditItemInput = z.output<typeof editItemInput>;

export const removeItemInput = z.object({ applicationId: z.uuid(), itemId: z.uuid(), version });
export type RemoveItemInput = z.output<typeof removeItemInput>;

/** Accepting needs no words; waiving says why; drafting again says what is still missing. */
export const judgeItemInput = z
  .object({
    applicationId: z.uuid(),
    itemId: z.uuid(),
    version,
    verdict: z.enum(ITEM_VERDICTS, "review.verdictMissing"),
    resolution: z.string().trim().max(REVIEW_LIMITS.resolution, "field.tooLong").default(""),
  })
  .refine((input) => input.verdict === "accept" || input.resolution !== "", {
    path: ["resolution"],
    message: "review.resolutionMissing",
  });
export type JudgeItemInput = z.output<typeof judgeItemInput>;

/** What a provider writes to an item of the notice; saved again as often as they like until they resubmit. */
export const answerItemInput = z.object({
  filingId: z.uuid(),
  itemId: z.uuid(),
  version,
  answer: z.string().trim().min(1, "review.answerMissing").max(REVIEW_LIMITS.answer, "field.tooLong"),
});
export type AnswerItemInput = z.output<typeof answerItemInput>;

/** An address with anything else names no record. */
export const recordId = z.uuid();
