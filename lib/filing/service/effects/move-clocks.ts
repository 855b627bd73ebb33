import { loadCalendar, loadPeriod, loadPeriods, shareCalendar } from "@/lib/calendar/repository";
import { readClock } from "@/lib/calendar/rules/clock";
import { addPeriod, addWorkingDays } from "@/lib/calendar/rules/working-days";
import type { Calendar, CalendarFault, ClockEntry, Period } from "@/lib/calendar/types";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { beijingDate } from "@/lib/format";
import type { Result } from "@/lib/result";
import {
  type ClockRow,
  findClocks,
  findOpenClock,
  findOpenClocksOf,
  insertClock,
  insertClockEntry,
  updateClock,
} from "../../repository/clock";
import type { Effect } from "../../types/decision";
import type { ApplicationFlag, ClockKey } from "../../types/vocabulary";
import { PAUSING_FLAGS, pausesClock } from "../../workflow/flags";

/** Periods of the office: they rest while it waits for others. A due date of the provider runs on. */
export const OFFICE_CLOCKS = [
  "acceptance",
  "provincialReview",
  "nationalReview",
] as const satisfies readonly ClockKey[];
const EXTENSIONS: Partial<Record<ClockKey, string>> = { rectificationDue: "rectificationExtension" };

export interface ClockMove {
  readonly applicationId: string;
  readonly effects: readonly Effect[];
  readonly flagsBefore: readonly ApplicationFlag[];
  readonly flagsAfter: readonly ApplicationFlag[];
  readonly action: string;
  readonly at: Date;
  readonly actorId: string | null;
  /** A last day that the form named, for a due date that starts. */
  readonly dueDate?: string;
}

/** Starts, stops and extends what was decided, and lets the office's clocks rest and run by the flags. */
export async function moveClocks(tx: Tx, move: ClockMove): Promise<void> {
  await shareCalendar(tx);
  const calendar = await loadCalendar(tx);
  for (const effect of move.effects) if (effect.do === "stopClock") await stopClock(tx, effect.clock, move);
  await restOrRun(tx, move);
  for (const effect of move.effects) {
    if (effect.do === "startClock") await startClock(tx, effect.clock, { move, calendar });
    if (effect.do === "extendClock") await extendClock(tx, effect.clock, { move, calendar });
  }
  await recount(tx, move, calendar);
}

const isOfficeClock = (key: string) => OFFICE_CLOCKS.some((name) => name === key);

async function stopClock(tx: Tx, key: ClockKey, { applicationId, action, at, actorId }: ClockMove): Promise<void> {
  const clock = await findOpenClock(tx, applicationId, key);
  if (!clock) return;
  await insertClockEntry(tx, { clockId: clock.id, kind: "stop", at, reason: action, actorId });
  await updateClock(tx, { id: clock.id, dueOn: clock.dueOn, endedAt: at });
}

/** One pause for all flags together: the resume is written when the last of them falls. */
async function restOrRun(tx: Tx, move: ClockMove): Promise<void> {
  const [before, after] = [pausesClock(move.flagsBefore), pausesClock(move.flagsAfter)];
  if (before === after) return;
  const [held, other] = after ? [move.flagsAfter, move.flagsBefore] : [move.flagsBefore, move.flagsAfter];
  const reason = PAUSING_FLAGS.find((flag) => held.includes(flag) && !other.includes(flag)) ?? move.action;
  for (const clock of await findClocks(tx, move.applicationId)) {
    if (clock.endedAt || !isOfficeClock(clock.key)) continue;
    const kind = after ? "pause" : "resume";
    await insertClockEntry(tx, { clockId: clock.id, kind, at: move.at, reason, actorId: move.actorId });
  }
}

async function startClock(
  tx: Tx,
  key: ClockKey,
  { move, calendar }: { move: ClockMove; calendar: Calendar },
): Promise<void> {
  const period = await loadPeriod(tx, key);
  const { applicationId, at, actorId, action } = move;
  const clockId = await insertClock(tx, { applicationId, key, periodVersion: period.version, startedAt: at });
  await insertClockEntry(tx, { clockId, kind: "start", at, reason: action, actorId });
  if (isOfficeClock(key)) {
    const flag = PAUSING_FLAGS.find((name) => move.flagsAfter.includes(name));
    if (flag) await insertClockEntry(tx, { clockId, kind: "pause", at, reason: flag, actorId });
    return;
  }
  const dueOn = move.dueDate ?? named(addPeriod({ from: beijingDate(at), period, calendar }));
  await updateClock(tx, { id: clockId, dueOn });
}

async function extendClock(
  tx: Tx,
  key: ClockKey,
  { move, calendar }: { move: ClockMove; calendar: Calendar },
): Promise<void> {
  const clock = await findOpenClock(tx, move.applicationId, key);
  if (!clock?.dueOn) return;
  const { value: days } = await loadPeriod(tx, EXTENSIONS[key] ?? key);
  const { at, actorId, action } = move;
  await insertClockEntry(tx, { clockId: clock.id, kind: "extend", at, reason: action, actorId, days });
  await updateClock(tx, { id: clock.id, dueOn: named(addWorkingDays(clock.dueOn, days, calendar)) });
}

/** The last day of the office's clocks moves with every pause; none while they rest. */
async function recount(tx: Tx, { applicationId, at }: ClockMove, calendar: Calendar): Promise<void> {
  for (const clock of await findClocks(tx, applicationId)) {
    if (clock.endedAt || !isOfficeClock(clock.key)) continue;
    const period = await loadPeriod(tx, clock.key, clock.periodVersion);
    await updateClock(tx, { id: clock.id, dueOn: lastDay(clock, { period, calendar, at }) });
  }
}

/**
 * After the calendar changed: the last day of every clock of an office. Last days of a provider stay as their paper
 * named them. The caller holds the calendar. Answers how many moved.
 */
export async function recountOpenClocks(tx: Tx, at: Date): Promise<number> {
  const calendar = await loadCalendar(tx);
  const periods = await loadPeriods(tx);
  let moved = 0;
  for (const clock of await findOpenClocksOf(tx, OFFICE_CLOCKS)) {
    const period = periods.find(({ key, version }) => key === clock.key && version === clock.periodVersion);
    const dueOn = period ? lastDay(clock, { period, calendar, at }) : clock.dueOn;
    if (dueOn === clock.dueOn) continue;
    await updateClock(tx, { id: clock.id, dueOn });
    moved += 1;
  }
  return moved;
}

/** Null while it rests, and where a year of the calendar is missing: the page says which. */
function lastDay(
  clock: ClockRow,
  { period, calendar, at }: { period: Period; calendar: Calendar; at: Date },
): string | null {
  const reading = readClock(clock.entries as ClockEntry[], period, calendar, at);
  return reading.ok ? reading.value.dueOn : null;
}

/** @throws AppError REFUSED where the calendar does not know the year: a date that somebody must keep is not guessed */
export function named(date: Result<string, CalendarFault>): string {
  if (date.ok) return date.value;
  const { year } = date.error;
  throw new AppError("REFUSED", `The calendar of ${year} is missing`, {
    reason: "calendar.yearMissing",
    facts: { year },
  });
}
