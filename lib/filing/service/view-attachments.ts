import { can } from "@/lib/auth/policy";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { Words } from "@/lib/format";
import { ATTACHMENT_REASONS, LOCK_REASONS } from "../copy/evidence";
import { type AttachmentRow, findAttachments } from "../repository/attachment";
import { findNames } from "../repository/dossier";
import { ATTACHMENT_FORMATS, ATTACHMENT_SLOTS, type AttachmentSlot, missingSlots } from "../rules/attachment-slots";
import { formatNames } from "../rules/file-check";
import type { DossierCase } from "../types/dossier";
import type { AttachmentsView, AttachmentView, DossierHead, SlotView } from "../types/evidence";
import { checkUnlocked, type DossierPart, type DossierReader, isProvider, readDossierCase } from "./dossier-access";

/**
 * The files of the working dossier, slot by slot, for its provider.
 * @throws AppError NOT_FOUND for everybody else: offices read what was submitted
 */
export async function viewAttachments(reader: DossierReader): Promise<AttachmentsView> {
  return inTransaction(async (tx) => {
    const dossier = await readProviderDossier(tx, reader);
    const rows = await findAttachments(tx, dossier.applicationId);
    const names = await findNames(
      tx,
      rows.map(({ uploadedById }) => uploadedById),
    );
    const missing = missingSlots(dossier.track, rows);
    const slots: SlotView[] = [];
    for (const slot of ATTACHMENT_SLOTS[dossier.track]) {
      const part = { section: "attachments", kind: "attachment", target: slot.key } as const;
      const lack = missing.find((other) => other.slot.key === slot.key);
      slots.push({
        ...describeSlot(slot),
        files: rows.filter((row) => row.slot === slot.key).map((row) => describeFile(dossier, row, names)),
        lacks: lack ? (lack.format?.toUpperCase() ?? "file") : null,
        refused: await whyRefused(tx, { reader, dossier, part }),
      });
    }
    return { ...headOf(dossier), slots };
  });
}

export async function readProviderDossier(tx: Tx, reader: DossierReader): Promise<DossierCase> {
  const dossier = await readDossierCase(tx, reader, "filing.read");
  if (!isProvider(reader.actor, dossier)) throw new AppError("NOT_FOUND", "Not the reader's own dossier");
  return dossier;
}

export function headOf({ filingId, serviceName, number, track, formVersion }: DossierCase): DossierHead {
  return { filingId, serviceName, number, track, formVersion };
}

/** Null where the reader may change this part of the dossier now. */
export async function whyRefused(
  tx: Tx,
  { reader, dossier, part }: { reader: DossierReader; dossier: DossierCase; part: DossierPart },
): Promise<Words | null> {
  if (!can(reader.actor, "filing.edit", dossier).ok) return ATTACHMENT_REASONS["policy.wrongRole"] ?? null;
  const unlocked = await checkUnlocked(tx, dossier, part);
  return unlocked.ok ? null : LOCK_REASONS[unlocked.error];
}

function describeSlot({ key, words, hint, required, formats, maximumBytes, maximumFiles }: AttachmentSlot) {
  const accept = formats.flatMap((format) => (format === "jpg" ? [".jpg", ".jpeg"] : [`.${format}`])).join(",");
  return { key, words, hint, required, maximumBytes, maximumFiles, formats: formatNames(formats), accept };
}

function describeFile(
  { filingId }: DossierCase,
  row: AttachmentRow,
  names: ReadonlyMap<string, string>,
): AttachmentView {
  const format = Object.entries(ATTACHMENT_FORMATS).find(([, mediaType]) => mediaType === row.mediaType)?.[0] ?? "";
  return {
    ...{ id: row.id, name: row.name, size: row.size, hash: row.fileHash, format: format.toUpperCase() },
    ...{ uploadedAt: row.uploadedAt.toISOString(), uploadedBy: names.get(row.uploadedById) ?? "" },
    url: `/api/filings/${filingId}/attachments/${row.id}`,
  };
}
