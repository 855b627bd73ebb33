import { loadPeriod } from "@/lib/calendar/repository";
import { addDays, startOfDay } from "@/lib/calendar/rules/dates";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { isAppError } from "@/lib/errors";
import { beijingDate } from "@/lib/format";
import { dropDiscardedDrafts } from "../repository/draft";
import { type Due, findClosingWindows, findExpiringNotices, findOverdueOrders } from "../repository/due";
import { carryOut, carryOutOnFiling } from "./carry-out";

export interface TimerRound {
  /** `close_publicity A-…` */
  readonly done: readonly string[];
  /** What stands against it still: an open objection, a model that is not in force. */
  readonly refused: readonly { readonly timer: string; readonly reason: string }[];
  /** Discarded drafts that were kept long enough. */
  readonly dropped: number;
  readonly failed: readonly unknown[];
}

const CAUSE = "timer.filing";

/**
 * Carries out the system's actions whose time has come, each in a transaction of its own: one that fails keeps none of
 * the others. The same window or due date acts once, however often this runs.
 */
export async function runTimers(clock: Clock = systemClock): Promise<TimerRound> {
  const now = clock.now();
  const today = beijingDate(now);
  const due = await inTransaction(async (tx) => [
    ...(await findClosingWindows(tx, now)),
    ...(await findExpiringNotices(tx, today)),
    ...(await findOverdueOrders(tx, today)),
  ]);
  const round = { done: [] as string[], refused: [] as { timer: string; reason: string }[], failed: [] as unknown[] };
  for (const timer of due) {
    try {
      await act(timer, clock);
      round.done.push(`${timer.action} ${timer.recordId}`);
    } catch (error) {
      if (!isAppError(error)) round.failed.push(error);
      else
        round.refused.push({ timer: `${timer.action} ${timer.recordId}`, reason: error.detail.reason ?? error.code });
    }
  }
  return { ...round, dropped: await dropDrafts(now) };
}

async function act({ action, recordId, key }: Due, clock: Clock): Promise<void> {
  const request = { by: { kind: "system", cause: CAUSE }, version: null, idempotencyKey: `${action}:${key}` } as const;
  if (action === "order_overdue") await carryOutOnFiling({ ...request, action, filingId: recordId }, clock);
  else await carryOut({ ...request, action, applicationId: recordId }, clock);
}

async function dropDrafts(now: Date): Promise<number> {
  return await inTransaction(async (tx) => {
    const { value } = await loadPeriod(tx, "draftHistory");
    return await dropDiscardedDrafts(tx, startOfDay(addDays(beijingDate(now), -value)));
  });
}
