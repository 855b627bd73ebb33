import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { SnapshotContent } from "../types/snapshot";

export interface SnapshotRow {
  readonly id: string;
  readonly applicationId: string;
  readonly sequence: number;
  readonly formVersion: string;
  readonly contentHash: string;
  readonly content: SnapshotContent;
  readonly createdById: string;
  readonly createdAt: Date;
}

const asSnapshot = <Row extends { content: unknown }>(row: Row) => ({
  ...row,
  content: row.content as SnapshotContent,
});

/** The caller holds the draft, so the next number is nobody else's. */
export async function insertSnapshot(tx: Tx, row: Omit<SnapshotRow, "sequence">): Promise<number> {
  const last = await tx.snapshot.aggregate({ where: { applicationId: row.applicationId }, _max: { sequence: true } });
  const sequence = (last._max.sequence ?? 0) + 1;
  const content = row.content as unknown as Prisma.InputJsonObject;
  await tx.snapshot.create({ data: { ...row, content, sequence } });
  return sequence;
}

export async function findSnapshot(tx: Tx, id: string): Promise<SnapshotRow | null> {
  const row = await tx.snapshot.findUnique({ where: { id } });
  return row && asSnapshot(row);
}

export async function findLastSnapshot(tx: Tx, applicationId: string): Promise<SnapshotRow | null> {
  const row = await tx.snapshot.findFirst({ where: { applicationId }, orderBy: { sequence: "desc" } });
  return row && asSnapshot(row);
}

/** In order, without their contents. */
export async function listSnapshots(tx: Tx, applicationId: string) {
  return tx.snapshot.findMany({
    where: { applicationId },
    orderBy: { sequence: "asc" },
    omit: { content: true },
  });
}

/** What the filing is filed with: the last snapshot of what was approved last, other than the given application. */
export async function findFiledSnapshot(
  tx: Tx,
  { filingId, besides }: { filingId: string; besides?: string },
): Promise<SnapshotRow | null> {
  const other = besides === undefined ? {} : { id: { not: besides } };
  const row = await tx.snapshot.findFirst({
    where: { application: { filingId, status: "approved", kind: { not: "cancellation" }, ...other } },
    orderBy: [{ application: { closedAt: "desc" } }, { application: { number: "desc" } }, { sequence: "desc" }],
  });
  return row && asSnapshot(row);
}
