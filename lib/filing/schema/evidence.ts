import { z } from "zod";
import { SIGNING_CAPACITIES } from "../types/vocabulary";

/** Ids come from addresses and forms; what is no id finds no record. */
export const recordId = z.uuid();

export const removeAttachmentInput = z.strictObject({ filingId: recordId, attachmentId: recordId });

/** A checkbox that stands alone comes as a text, several come as a list. */
const several = z.preprocess(
  (value) => (typeof value === "string" ? [value] : value),
  z.array(z.string().max(60)).max(40),
);

export const attachRunInput = z.strictObject({
  filingId: recordId,
  runId: z.uuid("run.notChosen"),
  functions: several.optional().transform((functions) => functions ?? []),
});

export const detachRunInput = z.strictObject({ filingId: recordId, attachedRunId: recordId });

export const STATEMENT_LIMIT = 500;

export const signPledgeInput = z.strictObject({
  filingId: recordId,
  capacity: z.enum(SIGNING_CAPACITIES, "pledge.noCapacity"),
  /** What the signer saw on the page. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  statement: z
    .string()
    .trim()
    .max(STATEMENT_LIMIT)
    .optional()
    .transform((text) => text || null),
  confirmed: z.literal("yes", "pledge.notConfirmed"),
});
