"use server";
import { revalidatePath } from "next/cache";
import { authedAction } from "@/lib/http/action";
import { ATTACHMENT_REASONS, RUN_EVIDENCE_REASONS } from "../copy/evidence";
import { PLEDGE_REASONS } from "../copy/pledge";
import { dossierAddress } from "../rules/dossier/addresses";
import { attachRunInput, detachRunInput, removeAttachmentInput, signPledgeInput } from "../schema/evidence";
import { attachRun, detachRun } from "../service/attach-run";
import { removeAttachment } from "../service/remove-attachment";
import { signPledge } from "../service/sign-pledge";

/** Form fields: `filingId`, `attachmentId`. */
export const removeAttachmentAction = authedAction({
  name: "attachment.remove",
  schema: removeAttachmentInput,
  reasons: ATTACHMENT_REASONS,
  run: async (input, { actor }) => {
    await removeAttachment({ ...input, actor });
    revalidatePath(dossierAddress(input.filingId), "layout");
  },
});

/** Form fields: `filingId`, `runId`, `functions` (one or more). */
export const attachRunAction = authedAction({
  name: "runEvidence.attach",
  schema: attachRunInput,
  reasons: RUN_EVIDENCE_REASONS,
  run: async (input, { actor }) => {
    await attachRun({ ...input, actor });
    revalidatePath(dossierAddress(input.filingId), "layout");
  },
});

/** Form fields: `filingId`, `attachedRunId`. */
export const detachRunAction = authedAction({
  name: "runEvidence.detach",
  schema: detachRunInput,
  reasons: RUN_EVIDENCE_REASONS,
  run: async (input, { actor }) => {
    await detachRun({ ...input, actor });
    revalidatePath(dossierAddress(input.filingId), "layout");
  },
});

/** Form fields: `filingId`, `capacity`, `contentHash` (as the page showed it), `statement`, `confirmed` = yes. */
export const signPledgeAction = authedAction({
  name: "pledge.sign",
  schema: signPledgeInput,
  reasons: PLEDGE_REASONS,
  run: async ({ confirmed: _read, ...input }, { actor }) => {
    const signed = await signPledge({ ...input, actor });
    revalidatePath(dossierAddress(input.filingId), "layout");
    return signed;
  },
});
