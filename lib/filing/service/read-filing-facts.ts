import { isOver } from "@/lib/calendar/rules/dates";
import type { Tx } from "@/lib/db/client";
import { type FilingRow, findOpenCase } from "../repository/case";
import { findFilingClocks } from "../repository/clock";
import { readFilingPast } from "../rules/past";
import type { FilingFacts } from "../types/decision";
import type { PastFilingAction } from "../types/past";
import type { FilingClockKey } from "../types/vocabulary";
import { countLostModels } from "./dependants";

/** What the rules for a filing itself look at, read inside the transaction that acts. */
export async function readFilingFacts(
  tx: Tx,
  {
    filing,
    past,
    at,
    emergency,
  }: {
    filing: FilingRow;
    past: readonly PastFilingAction[];
    at: Date;
    emergency: boolean;
  },
): Promise<FilingFacts> {
  const clocks = await findFilingClocks(tx, filing.id);
  const over = (key: FilingClockKey) => clocks.some((clock) => clock.key === key && isOver(clock.dueOn, at));
  return {
    ...{ track: filing.track, status: filing.status, flags: filing.flags, emergency },
    ...readFilingPast(past),
    hasOpenApplication: (await findOpenCase(tx, filing.id)) !== null,
    ...{ orderOverdue: over("orderDefault"), noticePeriodOver: over("intentNoticeReply") },
    lostModels: filing.track === "registration" ? await countLostModels(tx, filing.id) : 0,
  };
}
