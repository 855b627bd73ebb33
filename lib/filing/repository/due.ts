import type { Tx } from "@/lib/db/client";

/** Something whose time has come. The row decides again under its lock; this only finds it. */
export interface Due {
  readonly action: "close_publicity" | "expire_rectification" | "order_overdue";
  /** The application, or the filing of an order. */
  readonly recordId: string;
  /** The window or the due date that is over: it acts once. */
  readonly key: string;
}

export async function findClosingWindows(tx: Tx, now: Date): Promise<Due[]> {
  const rows = await tx.publicityWindow.findMany({
    where: { closedAt: null, cancelledAt: null, closesAt: { lte: now }, application: { status: "publicity" } },
    select: { id: true, applicationId: true },
    orderBy: { closesAt: "asc" },
  });
  return rows.map(({ id, applicationId }) => ({ action: "close_publicity", recordId: applicationId, key: id }));
}

export async function findExpiringNotices(tx: Tx, today: string): Promise<Due[]> {
  const rows = await tx.clock.findMany({
    where: {
      ...{ key: "rectificationDue", endedAt: null, dueOn: { lt: today } },
      application: { flags: { has: "rectification" } },
    },
    select: { id: true, applicationId: true, dueOn: true },
    orderBy: { dueOn: "asc" },
  });
  return rows.map(({ id, applicationId, dueOn }) => ({
    ...{ action: "expire_rectification", recordId: applicationId, key: `${id}:${dueOn}` },
  }));
}

export async function findOverdueOrders(tx: Tx, today: string): Promise<Due[]> {
  const rows = await tx.filingClock.findMany({
    where: {
      ...{ key: "orderDefault", endedAt: null, dueOn: { lt: today } },
      filing: { flags: { has: "order" }, NOT: { flags: { has: "order_overdue" } } },
    },
    select: { id: true, filingId: true, dueOn: true },
    orderBy: { dueOn: "asc" },
  });
  return rows.map(({ id, filingId, dueOn }) => ({
    ...{ action: "order_overdue", recordId: filingId, key: `${id}:${dueOn}` },
  }));
}
