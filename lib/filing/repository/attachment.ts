import type { Tx } from "@/lib/db/client";

const inOrder = [{ uploadedAt: "asc" }, { id: "asc" }] as const;

export async function findAttachments(tx: Tx, applicationId: string) {
  const rows = await tx.attachment.findMany({ where: { applicationId, removedAt: null }, orderBy: [...inOrder] });
  return rows.map(asAttachment);
}
export type AttachmentRow = Awaited<ReturnType<typeof findAttachments>>[number];

export async function findAttachment(tx: Tx, { applicationId, id }: { applicationId: string; id: string }) {
  const row = await tx.attachment.findFirst({ where: { id, applicationId } });
  return row && asAttachment(row);
}

/** Of any application of the filing; also one that was removed since, because snapshots go on naming it. */
export async function findAttachmentOfFiling(tx: Tx, { filingId, id }: { filingId: string; id: string }) {
  const row = await tx.attachment.findFirst({ where: { id, application: { filingId } } });
  return row && asAttachment(row);
}

function asAttachment<Row extends { size: bigint }>(row: Row) {
  return { ...row, size: Number(row.size) };
}

export interface NewAttachment {
  readonly id: string;
  readonly applicationId: string;
  readonly slot: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly fileHash: string;
  readonly uploadedById: string;
  readonly uploadedAt: Date;
}

export async function insertAttachment(tx: Tx, attachment: NewAttachment): Promise<void> {
  await tx.attachment.create({ data: { ...attachment, size: BigInt(attachment.size) } });
}

/** False where it was removed before. */
export async function markAttachmentRemoved(tx: Tx, { id, at }: { id: string; at: Date }): Promise<boolean> {
  const { count } = await tx.attachment.updateMany({ where: { id, removedAt: null }, data: { removedAt: at } });
  return count > 0;
}

/** Whether a submitted version of the dossier names this content. */
export async function isInSnapshot(tx: Tx, { applicationId, hash }: { applicationId: string; hash: string }) {
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "Snapshot" WHERE "applicationId" = ${applicationId}::uuid
      AND "content"->'attachments' @> jsonb_build_array(jsonb_build_object('hash', ${hash}::text))) AS "found"`;
  return row?.found ?? false;
}
