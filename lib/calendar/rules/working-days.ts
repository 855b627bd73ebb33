import { beijingDate } from "@/lib/format";
import { err, ok, type Result } from "@/lib/result";
import type { Calendar, CalendarFault, LegalDate, Period } from "../types";
import { addDays, addMonths, endOfDay, weekday, yearOf } from "./dates";

/** Monday to Friday without the holidays, and the make-up days. A year that nobody entered is refused. */
export function isWorkingDay(date: LegalDate, calendar: Calendar): Result<boolean, CalendarFault> {
  const year = yearOf(date);
  if (!calendar.years.has(year)) return err({ code: "CALENDAR_YEAR_MISSING", year });
  const kind = calendar.days.get(date);
  if (kind) return ok(kind === "workday");
  return ok(weekday(date) >= 1 && weekday(date) <= 5);
}

/** The n-th working day after `from`, which does not count itself; `from` where n is 0. */
export function addWorkingDays(from: LegalDate, days: number, calendar: Calendar): Result<LegalDate, CalendarFault> {
  let date = from;
  for (let left = days; left > 0; ) {
    date = addDays(date, 1);
    const working = isWorkingDay(date, calendar);
    if (!working.ok) return working;
    if (working.value) left -= 1;
  }
  return ok(date);
}

/** Working days after `from` up to and with `to`. */
export function countWorkingDays(from: LegalDate, to: LegalDate, calendar: Calendar): Result<number, CalendarFault> {
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    const working = isWorkingDay(date, calendar);
    if (!working.ok) return working;
    if (working.value) count += 1;
  }
  return ok(count);
}

/** The last day of a period: the day of the event does not count, and it ends at 24:00 Beijing time. */
export function addPeriod({
  from,
  period,
  calendar,
}: {
  from: LegalDate;
  period: Pick<Period, "value" | "unit">;
  calendar: Calendar;
}): Result<LegalDate, CalendarFault> {
  if (period.unit === "workingDay") return addWorkingDays(from, period.value, calendar);
  return ok(period.unit === "month" ? addMonths(from, period.value) : addDays(from, period.value));
}

/** From the day after opening; ends at 24:00 Beijing time of the last day. */
export function publicityWindow({
  openedAt,
  period,
  calendar,
}: {
  openedAt: Date;
  period: Pick<Period, "value" | "unit">;
  calendar: Calendar;
}): Result<{ opensOn: LegalDate; closesOn: LegalDate; closesAt: Date }, CalendarFault> {
  const openedOn = beijingDate(openedAt);
  const last = addPeriod({ from: openedOn, period, calendar });
  if (!last.ok) return last;
  return ok({ opensOn: addDays(openedOn, 1), closesOn: last.value, closesAt: endOfDay(last.value) });
}
