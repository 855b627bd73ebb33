import { clockView, uncountedClock } from "@/lib/calendar/copy";
import { readClock } from "@/lib/calendar/rules/clock";
import type { Calendar, ClockEntry, ClockView, Period } from "@/lib/calendar/types";
import { FLAG_WORDS } from "@/lib/filing/copy/status";
import type { ApplicationFlag } from "@/lib/filing/types/vocabulary";

/** A clock of a case as the database keeps it. */
export interface KeptClock {
  readonly key: string;
  readonly periodVersion: number;
  readonly entries: readonly { kind: string; at: Date; days: number | null; reason: string }[];
}

/**
 * A clock in words, counted by the version of its period that it started with.
 * @throws Error where that version is not published
 */
export function viewClock(
  clock: KeptClock,
  {
    periods,
    calendar,
    now,
    pausedBy,
  }: { periods: readonly Period[]; calendar: Calendar; now: Date; pausedBy?: ApplicationFlag },
): ClockView {
  const period = periods.find(({ key, version }) => key === clock.key && version === clock.periodVersion);
  if (!period) throw new Error(`Period ${clock.key} ${clock.periodVersion} is not published`);
  const reading = readClock(clock.entries as readonly ClockEntry[], period, calendar, now);
  if (!reading.ok) return uncountedClock(period, reading.error);
  return clockView(period, reading.value, pausedBy && FLAG_WORDS[pausedBy].name);
}
