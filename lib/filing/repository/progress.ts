import type { Tx } from "@/lib/db/client";
import type { CaseFacts } from "../types/decision";
import { type ApplicationStatus, RECTIFICATION_STATES, type RectificationState } from "../types/vocabulary";

export async function countItems(tx: Tx, applicationId: string): Promise<CaseFacts["items"]> {
  const groups = await tx.rectificationItem.groupBy({ by: ["state"], where: { applicationId }, _count: true });
  const count = (state: RectificationState) => groups.find((group) => group.state === state)?._count ?? 0;
  return Object.fromEntries(RECTIFICATION_STATES.map((state) => [state, count(state)])) as CaseFacts["items"];
}

/** The status from which a case came to its end. */
export async function findEndedFrom(tx: Tx, applicationId: string): Promise<ApplicationStatus | null> {
  const row = await tx.caseEvent.findFirst({
    where: { applicationId, toStatus: { in: ["approved", "rejected", "withdrawn"] } },
    orderBy: { sequence: "desc" },
    select: { fromStatus: true },
  });
  return (row?.fromStatus as ApplicationStatus | undefined) ?? null;
}
