import { recordEvent } from "@/lib/audit/service";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { findAttachment, markAttachmentRemoved } from "../repository/attachment";
import { type DossierReader, holdForChange, readDossierCase } from "./dossier-access";

/** Takes a file out of the draft. Its bytes stay: what was submitted keeps naming them. */
export async function removeAttachment(
  removal: DossierReader & { readonly attachmentId: string },
  clock: Clock = systemClock,
): Promise<void> {
  const { actor, attachmentId } = removal;
  await inTransaction(async (tx) => {
    const at = clock.now();
    const { applicationId } = await readDossierCase(tx, removal, "filing.edit");
    const attachment = await findAttachment(tx, { applicationId, id: attachmentId });
    if (!attachment) throw new AppError("NOT_FOUND", `Attachment ${attachmentId} is not in ${applicationId}`);
    const { slot, fileHash } = attachment;
    await holdForChange(tx, removal, { section: "attachments", kind: "attachment", target: slot });
    if (!(await markAttachmentRemoved(tx, { id: attachmentId, at }))) {
      throw new AppError("CONFLICT", `Attachment ${attachmentId} was removed before`, { reason: "attachment.gone" });
    }
    await recordEvent(tx, {
      ...{ event: "attachment.removed", recordType: "application", recordId: applicationId },
      ...{ actorId: actor.userId, at, payload: { attachmentId, slot, fileHash } },
    });
  });
}
