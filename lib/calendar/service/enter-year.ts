import { canonicalJson } from "@/lib/audit/rules";
import { recordEvent } from "@/lib/audit/service";
import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { recountOpenClocks } from "@/lib/filing/service/effects/move-clocks";
import type { Actor } from "@/lib/identity/types";
import { newId, sha256 } from "@/lib/ids";
import { findYear, findYearEntries, holdCalendar, writeYearEntry } from "../repository";
import type { EnterYearInput } from "../schema";

/** One chain a year: a UUID of version 8, whose form is the application's own, with the year as its end. */
export const calendarRecordId = (year: number) => `ca1e0da2-0000-8000-8000-${String(year).padStart(12, "0")}`;

/**
 * Enters a year's holidays, or amends them with a reason. Entry, days, ledger and the last days of the offices' clocks
 * are one commit. What was told to a provider by paper stays.
 * @throws AppError INVALID where an amendment gives no reason; CONFLICT where the year changed since it was shown;
 * REFUSED where nothing differs; FORBIDDEN, NOT_FOUND by the policy
 */
export async function enterYear(
  { actor, input }: { actor: Actor; input: EnterYearInput },
  clock: Clock = systemClock,
): Promise<{ year: number; version: number; clocksMoved: number }> {
  return inTransaction(async (tx) => {
    authorise(actor, "law.manage", { organisationId: null });
    const at = clock.now();
    await holdCalendar(tx);
    const { year, source, days } = input;
    const [standing, entries] = [await findYear(tx, year), await findYearEntries(tx, year)];
    const before = entries[0]?.version ?? 0;
    if (before !== input.version) {
      throw new AppError("CONFLICT", `The calendar of ${year} is at ${before}`, { reason: "calendar.changed" });
    }
    if (standing && sameYear(standing, input)) {
      throw new AppError("REFUSED", `The calendar of ${year} is the same`, { reason: "calendar.unchanged" });
    }
    if (standing && input.reason === null) {
      throw new AppError("INVALID", `An amendment of ${year} without a reason`, {
        fields: { reason: "calendar.reasonMissing" },
      });
    }
    const entry = { year, source, reason: standing ? input.reason : null, days };
    const [entryId, version, contentHash] = [newId(), before + 1, sha256(canonicalJson(entry))];
    await writeYearEntry(tx, { ...entry, id: entryId, version, contentHash, enteredById: actor.userId, enteredAt: at });
    const clocksMoved = await recountOpenClocks(tx, at);
    await recordEvent(tx, {
      ...{ event: "calendar.yearEntered", recordType: "calendarYear", recordId: calendarRecordId(year) },
      ...{ actorId: actor.userId, at },
      payload: { year, version, entryId, days: days.length, contentHash, amended: standing !== null, clocksMoved },
    });
    return { year, version, clocksMoved };
  });
}

type YearFacts = Pick<EnterYearInput, "source" | "days">;
const sameYear = (a: YearFacts, b: YearFacts) => canonicalJson(factsOf(a)) === canonicalJson(factsOf(b));
const factsOf = ({ source, days }: YearFacts) => ({ source, days });
