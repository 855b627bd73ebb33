import type { Tx } from "@/lib/db/client";
import type { SigningCapacity } from "../types/vocabulary";

export interface SignatureRow {
  readonly id: string;
  readonly applicationId: string;
  readonly contentHash: string;
  readonly capacity: SigningCapacity;
  readonly signedById: string;
  readonly signerName: string;
  readonly statement: string | null;
  readonly signedAt: Date;
}

/** All that were ever given, the newest first; those on another content no longer count. */
export async function findSignatures(tx: Tx, applicationId: string): Promise<SignatureRow[]> {
  const rows = await tx.signature.findMany({
    where: { applicationId },
    orderBy: [{ signedAt: "desc" }, { id: "asc" }],
  });
  return rows.map((row) => ({ ...row, capacity: row.capacity as SigningCapacity }));
}

/** False where this capacity signed this content before. */
export async function insertSignature(tx: Tx, row: SignatureRow): Promise<boolean> {
  return (await tx.signature.createMany({ data: row, skipDuplicates: true })).count === 1;
}
