import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { newId } from "@/lib/ids";

export type WindowRow = Prisma.PublicityWindowGetPayload<object>;
export type ObjectionRow = Prisma.ObjectionGetPayload<object>;

const OPEN = { closedAt: null, cancelledAt: null } as const;

export async function findOpenWindow(tx: Tx, applicationId: string): Promise<WindowRow | null> {
  return await tx.publicityWindow.findFirst({ where: { applicationId, ...OPEN } });
}

export async function findWindows(tx: Tx, applicationId: string): Promise<WindowRow[]> {
  return await tx.publicityWindow.findMany({ where: { applicationId }, orderBy: { openedAt: "asc" } });
}

export async function insertWindow(
  tx: Tx,
  window: { applicationId: string; openedAt: Date; opensOn: string; closesOn: string; closesAt: Date },
): Promise<void> {
  await tx.publicityWindow.create({ data: { ...window, id: newId() } });
}

export async function endWindow(
  tx: Tx,
  { applicationId, at, how }: { applicationId: string; at: Date; how: "closedAt" | "cancelledAt" },
): Promise<void> {
  await tx.publicityWindow.updateMany({ where: { applicationId, ...OPEN }, data: { [how]: at } });
}

export async function insertObjection(
  tx: Tx,
  objection: { applicationId: string; trackingCode: string; facts: string; contact: string; receivedAt: Date },
): Promise<void> {
  await tx.objection.create({ data: { ...objection, id: newId(), state: "received" } });
}

/** Oldest first: that is the order in which they are decided. */
export async function findOpenObjections(tx: Tx, applicationId: string): Promise<ObjectionRow[]> {
  return await tx.objection.findMany({
    where: { applicationId, state: "received" },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
  });
}

export async function decideObjection(
  tx: Tx,
  {
    id,
    ...decided
  }: { id: string; state: "dismissed" | "upheld"; finding: string; decidedById: string | null; decidedAt: Date },
): Promise<void> {
  await tx.objection.update({ where: { id }, data: { ...decided, version: { increment: 1 } } });
}

export async function voidObjections(tx: Tx, applicationId: string, at: Date): Promise<void> {
  await tx.objection.updateMany({
    where: { applicationId, state: "received" },
    data: { state: "void", decidedAt: at, version: { increment: 1 } },
  });
}
