import { fileTypeFromBuffer } from "file-type";
import { recordEvent } from "@/lib/audit/service";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { AppError, type ErrorFacts } from "@/lib/errors";
import { isFileNamed, keepFile } from "@/lib/files/repository";
import { inPieces } from "@/lib/files/service/in-pieces";
import { readUpload, type UploadedFile } from "@/lib/files/service/read-upload";
import { newId } from "@/lib/ids";
import { putBytes, removeFile } from "@/lib/storage/files";
import { findAttachments, insertAttachment } from "../repository/attachment";
import { type AttachmentSlot, findSlot } from "../rules/attachment-slots";
import { type FoundType, judgeFile, plainFileName } from "../rules/file-check";
import { type DossierReader, holdForChange, readDossierCase, requireUnlocked } from "./dossier-access";

export interface AttachmentUpload extends DossierReader {
  readonly slot: string;
  readonly contentType: string | null;
  readonly body: ReadableStream<Uint8Array> | null;
}

export interface Attached {
  readonly attachmentId: string;
  readonly name: string;
  readonly fileHash: string;
}

/**
 * Takes one file into a slot of the dossier. Whoever may not is refused before the first byte is read; what is not what
 * its slot takes is refused before a byte is kept.
 * @throws AppError REFUSED with the reason under the field `file`
 */
export async function attachFile(upload: AttachmentUpload, clock: Clock = systemClock): Promise<Attached> {
  const slot = await inTransaction(async (tx) => {
    const dossier = await readDossierCase(tx, upload, "filing.edit");
    const found = requireSlot(dossier.track, upload.slot);
    await requireUnlocked(tx, dossier, partOf(found));
    return found;
  });
  const limit = { bytes: slot.maximumBytes, inflatedBytes: slot.maximumBytes };
  const { files } = await readUpload({ contentType: upload.contentType, body: upload.body, files: { file: limit } });
  if (!files.file) {
    throw new AppError("INVALID", "No file was sent", { reason: "upload.missing", fields: { file: "upload.missing" } });
  }
  return keepAttachment({ upload, slot, file: files.file }, clock);
}

/** The same for bytes that are at hand: seeds and imports. */
export async function attachBytes(
  upload: DossierReader & { readonly slot: string; readonly file: UploadedFile },
  clock: Clock = systemClock,
): Promise<Attached> {
  const slot = await inTransaction(async (tx) =>
    requireSlot((await readDossierCase(tx, upload, "filing.edit")).track, upload.slot),
  );
  return keepAttachment({ upload, slot, file: upload.file }, clock);
}

const partOf = (slot: AttachmentSlot) => ({ section: "attachments", kind: "attachment", target: slot.key }) as const;

function requireSlot(track: "filing" | "registration", key: string): AttachmentSlot {
  const slot = findSlot(track, key);
  if (!slot) throw new AppError("NOT_FOUND", `${key} is no slot of the track ${track}`);
  return slot;
}

interface Taken {
  readonly upload: DossierReader;
  readonly slot: AttachmentSlot;
  readonly file: UploadedFile;
}

async function keepAttachment({ upload, slot, file }: Taken, clock: Clock): Promise<Attached> {
  const name = plainFileName(file.fileName);
  const type = await requireType(slot, { name, bytes: file.bytes });
  const { hash, size } = await putBytes(inPieces(file.bytes));
  try {
    return await inTransaction(async (tx) => {
      const at = clock.now();
      const { applicationId } = await holdForChange(tx, upload, partOf(slot));
      const present = (await findAttachments(tx, applicationId)).filter((other) => other.slot === slot.key);
      requireRoom(slot, { name, hash, present });
      const attachmentId = newId();
      await keepFile(tx, { hash, size, mediaType: type.mediaType, at });
      await insertAttachment(tx, {
        ...{ id: attachmentId, applicationId, slot: slot.key, name, mediaType: type.mediaType, size, fileHash: hash },
        ...{ uploadedById: upload.actor.userId, uploadedAt: at },
      });
      await recordEvent(tx, {
        ...{ event: "attachment.added", recordType: "application", recordId: applicationId },
        ...{ actorId: upload.actor.userId, at, payload: { attachmentId, slot: slot.key, fileHash: hash, size } },
      });
      return { attachmentId, name, fileHash: hash };
    });
  } catch (error) {
    if (!(await inTransaction((tx) => isFileNamed(tx, hash)))) await removeFile(hash);
    throw error;
  }
}

/** By content: a name proves nothing. */
async function requireType(slot: AttachmentSlot, file: { name: string; bytes: Uint8Array }): Promise<FoundType> {
  const found = await fileTypeFromBuffer(file.bytes);
  const judged = judgeFile({ slot, name: file.name, found: found?.ext ?? null });
  if (judged.ok) return judged.value;
  const { code, facts } = judged.error;
  throw refusal(code, { file: file.name, ...facts });
}

function requireRoom(
  slot: AttachmentSlot,
  { name, hash, present }: { name: string; hash: string; present: readonly { fileHash: string; name: string }[] },
): void {
  const same = present.find((other) => other.fileHash === hash);
  if (same) throw refusal("attachment.alreadyThere", { file: name, other: same.name });
  if (present.length >= slot.maximumFiles) throw refusal("attachment.tooMany", { limit: slot.maximumFiles });
}

function refusal(reason: string, facts: ErrorFacts): AppError {
  return new AppError("REFUSED", reason, { reason, facts, fields: { file: reason } });
}
