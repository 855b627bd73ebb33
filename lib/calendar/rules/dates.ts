import { beijingDate } from "@/lib/format";
import type { LegalDate } from "../types";

const DAY = 86_400_000;
/** Beijing is eight hours ahead, without summer time since 1991. */
const BEIJING_AHEAD = 8 * 3_600_000;

/** A legal date counted as days, free of every zone. */
function dayNumber(date: LegalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

function dateOf(day: number): LegalDate {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function yearOf(date: LegalDate): number {
  return Number(date.slice(0, 4));
}

/** 0 is Sunday. 1970-01-01 was a Thursday. */
export function weekday(date: LegalDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

export function addDays(date: LegalDate, days: number): LegalDate {
  return dateOf(dayNumber(date) + days);
}

/** Calendar days from one date to another; negative backwards. */
export function daysBetween(from: LegalDate, to: LegalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same day of a later month, or that month's last day where it has no such day. */
export function addMonths(date: LegalDate, months: number): LegalDate {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const target = Date.UTC(year, month - 1 + months, 1) / DAY;
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dateOf(target + Math.min(day, lastDay) - 1);
}

/** The instant of 24:00 Beijing time: a period's last day lasts until then. */
export function endOfDay(date: LegalDate): Date {
  return new Date((dayNumber(date) + 1) * DAY - BEIJING_AHEAD);
}

/** The instant of 0:00 Beijing time. */
export function startOfDay(date: LegalDate): Date {
  return new Date(dayNumber(date) * DAY - BEIJING_AHEAD);
}

/** Whether 24:00 of the day has passed. */
export function isOver(date: LegalDate, now: Date): boolean {
  return beijingDate(now) > date;
}
