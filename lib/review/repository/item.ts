import type { Tx } from "@/lib/db/client";
import type { RectificationState } from "@/lib/filing/types/vocabulary";
import type { RectificationItem, TargetKind } from "../types";

type ItemRow = NonNullable<Awaited<ReturnType<Tx["rectificationItem"]["findFirst"]>>>;

const asItem = (row: ItemRow): RectificationItem => ({
  ...row,
  targetKind: row.targetKind as TargetKind,
  state: row.state as RectificationState,
});

/** Items of a case, oldest first. */
export async function findItems(tx: Tx, applicationId: string): Promise<RectificationItem[]> {
  const rows = await tx.rectificationItem.findMany({
    where: { applicationId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(asItem);
}

export async function findItem(
  tx: Tx,
  { id, applicationId }: { id: string; applicationId: string },
): Promise<RectificationItem | null> {
  const row = await tx.rectificationItem.findFirst({ where: { id, applicationId } });
  return row && asItem(row);
}

export type NewItem = Pick<
  RectificationItem,
  | "id"
  | "applicationId"
  | "stage"
  | "targetKind"
  | "target"
  | "reasonCode"
  | "clauseKey"
  | "instruction"
  | "createdById"
  | "createdAt"
>;

export async function insertItem(tx: Tx, item: NewItem): Promise<void> {
  await tx.rectificationItem.create({ data: { ...item, state: "draft" } });
}

/** Compare-and-set on state and version. False where the item moved since it was read. */
export async function changeItem(
  tx: Tx,
  { id, from, version }: { id: string; from: readonly RectificationState[]; version: number },
  change: Partial<
    Pick<
      RectificationItem,
      | "targetKind"
      | "target"
      | "reasonCode"
      | "clauseKey"
      | "instruction"
      | "answer"
      | "state"
      | "resolution"
      | "resolvedAt"
      | "resolvedById"
    >
  >,
): Promise<boolean> {
  const { count } = await tx.rectificationItem.updateMany({
    where: { id, version, state: { in: [...from] } },
    data: { ...change, version: { increment: 1 } },
  });
  return count === 1;
}

/** Only what nobody was told of can go. False where the item moved since it was read. */
export async function deleteDraftedItem(tx: Tx, { id, version }: { id: string; version: number }): Promise<boolean> {
  const { count } = await tx.rectificationItem.deleteMany({ where: { id, version, state: "draft" } });
  return count === 1;
}
