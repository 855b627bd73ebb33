import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import { database } from "@/lib/db/client";
import { beijingDate } from "@/lib/format";
import type { Actor } from "@/lib/identity/types";
import { findUserNames } from "@/lib/registry/repository/import";
import { findYear, findYearEntries, findYears } from "../repository";
import { yearOf } from "../rules/dates";
import { writeYear } from "../rules/parse-year";
import type { CalendarView, NamedDay } from "../types";

/**
 * The years that are known and one of them whole. Without a wish: the year after the newest one, which comes next.
 * @throws AppError FORBIDDEN, NOT_FOUND by the policy
 */
export async function viewCalendar(
  { actor, year }: { actor: Actor; year: number | null },
  clock: Clock = systemClock,
): Promise<CalendarView> {
  authorise(actor, "law.read", { organisationId: null });
  const tx = database();
  const years = await findYears(tx);
  const newest = years[0]?.year;
  const chosen = year ?? (newest === undefined ? yearOf(beijingDate(clock.now())) : newest + 1);
  const [standing, rows] = [await findYear(tx, chosen), await findYearEntries(tx, chosen)];
  const names = await findUserNames(
    tx,
    rows.map(({ enteredById }) => enteredById),
  );
  return {
    ...{ years, year: chosen, known: standing !== null, days: standing?.days ?? [] },
    entries: rows.map(({ version, source, reason, days, enteredAt, enteredById }) => ({
      ...{ version, source, reason, enteredAt, enteredBy: names.get(enteredById) ?? "—" },
      days: (days as unknown as readonly NamedDay[]).length,
    })),
    ...{ text: writeYear(standing?.days ?? []), source: standing?.source ?? "", version: rows[0]?.version ?? 0 },
  };
}
