import type { Tx } from "@/lib/db/client";
import { takeSerial } from "@/lib/db/counter";
import type { Prisma } from "@/lib/db/generated/client";
import { beijingDate } from "@/lib/format";
import { newId } from "@/lib/ids";
import type { ApplicationAction, DocumentKind, FilingAction } from "../types/vocabulary";

export type DocumentRow = Prisma.IssuedDocumentGetPayload<object>;

/** `A-2026-0001`, without gaps: the counter stays locked until the transaction ends. */
export async function takeNumber(tx: Tx, sequence: "application" | "document", at: Date): Promise<string> {
  const year = Number(beijingDate(at).slice(0, 4));
  const serial = await takeSerial(tx, sequence, year);
  return `${sequence === "application" ? "A" : "D"}-${year}-${String(serial).padStart(4, "0")}`;
}

export interface NewDocument {
  readonly number: string;
  readonly filingId: string;
  readonly applicationId: string | null;
  readonly eventId: string;
  readonly kind: DocumentKind;
  readonly templateVersion: string;
  readonly content: Prisma.InputJsonObject;
  readonly contentHash: string;
  readonly issuedById: string | null;
  readonly issuedAt: Date;
}

export async function insertDocument(tx: Tx, document: NewDocument): Promise<void> {
  await tx.issuedDocument.create({ data: { ...document, id: newId() } });
}

export async function findDocuments(tx: Tx, filingId: string): Promise<DocumentRow[]> {
  return await tx.issuedDocument.findMany({ where: { filingId }, orderBy: [{ issuedAt: "desc" }, { number: "desc" }] });
}

export interface NewNotice {
  readonly filingId: string;
  readonly applicationId: string | null;
  readonly organisationId?: string;
  readonly officeId?: string;
  readonly officeRole?: "reviewer" | "lead" | "inspector";
  readonly userId?: string;
  readonly action: ApplicationAction | FilingAction;
  readonly at: Date;
}

export async function insertNotice(tx: Tx, notice: NewNotice): Promise<void> {
  await tx.notice.create({ data: { ...notice, id: newId() } });
}
