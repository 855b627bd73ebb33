import type { Readable } from "node:stream";
import { authorise } from "@/lib/auth/authorise";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { openFile } from "@/lib/storage/files";
import { findAttachmentOfFiling, isInSnapshot } from "../repository/attachment";
import { findDossierOf } from "../repository/dossier";
import { recordId } from "../schema/evidence";
import { type DossierReader, isProvider } from "./dossier-access";

export interface AttachmentFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly hash: string;
  open(): Promise<Readable>;
}

/**
 * A file of any of the filing's dossiers for whoever may read that one. An office reads what was submitted, not what is still being prepared.
 * @throws AppError NOT_FOUND
 */
export async function readAttachment(
  reader: DossierReader & { readonly attachmentId: string },
): Promise<AttachmentFile> {
  return inTransaction(async (tx) => {
    const { actor, filingId, attachmentId } = reader;
    const known = [filingId, attachmentId].every((id) => recordId.safeParse(id).success);
    const row = known ? await findAttachmentOfFiling(tx, { filingId, id: attachmentId }) : null;
    const dossier = row && (await findDossierOf(tx, row.applicationId));
    if (!row || !dossier) throw new AppError("NOT_FOUND", `Attachment ${attachmentId} is not in ${filingId}`);
    authorise(actor, "filing.read", dossier);
    const { applicationId, fileHash: hash } = row;
    if (!isProvider(actor, dossier) && !(await isInSnapshot(tx, { applicationId, hash }))) {
      throw new AppError("NOT_FOUND", `Attachment ${row.id} was not submitted yet`);
    }
    return { name: row.name, mediaType: row.mediaType, size: row.size, hash, open: () => openFile(hash) };
  });
}
