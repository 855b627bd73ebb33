import { beijingDate } from "@/lib/format";
import { err, ok, type Result } from "@/lib/result";
import type {
  Calendar,
  CalendarFault,
  ClockColour,
  ClockEntry,
  ClockReading,
  ClockState,
  LegalDate,
  Period,
} from "../types";
import { addDays, addMonths, daysBetween } from "./dates";
import { isWorkingDay } from "./working-days";

/** Amber from this share of the whole length on (product specification, clocks: green above 1/3 left). */
const AMBER_SHARE = 1 / 3;

/** Beyond this the entries are not a period any more; keeps a wrong length from walking forever. */
const LONGEST_WALK_DAYS = 366 * 20;

/** How far a period has come: days of its unit first, then the working days by which it was extended. */
interface Tally {
  base: number;
  extension: number;
  over: number;
}

interface Lengths {
  readonly unit: Period["unit"];
  readonly base: number;
  readonly extension: number;
}

/** A month is as long as the calendar makes it, from the day on which the period began. */
function baseLength(period: Pick<Period, "value" | "unit">, startedOn: LegalDate): number {
  return period.unit === "month" ? daysBetween(startedOn, addMonths(startedOn, period.value)) : period.value;
}

/** An entry with the day on which it fell, worked out once. */
type DatedEntry = ClockEntry & { readonly on: LegalDate };

/** Where the entries leave the clock at the end of a day. */
function stateAt(entries: readonly DatedEntry[], date: LegalDate): ClockState {
  let state: ClockState = "not_started";
  for (const entry of entries) {
    if (entry.on > date) break;
    state = stateAfter(state, entry.kind);
  }
  return state;
}

function stateAfter(state: ClockState, kind: ClockEntry["kind"]): ClockState {
  if (kind === "start") return "running";
  if (state === "not_started" || state === "stopped") return state;
  if (kind === "stop") return "stopped";
  if (kind === "pause") return "paused";
  return kind === "resume" ? "running" : state;
}

/** Counts one day on which the clock ran at 24:00. */
function countDay(tally: Tally, lengths: Lengths, date: LegalDate, calendar: Calendar): Result<true, CalendarFault> {
  const inExtension = tally.base >= lengths.base && tally.extension < lengths.extension;
  if (lengths.unit === "workingDay" || inExtension) {
    const working = isWorkingDay(date, calendar);
    if (!working.ok) return working;
    if (!working.value) return ok(true);
  }
  if (tally.base < lengths.base) tally.base += 1;
  else if (inExtension) tally.extension += 1;
  else tally.over += 1;
  return ok(true);
}

const isSpent = (tally: Tally, lengths: Lengths) => tally.base >= lengths.base && tally.extension >= lengths.extension;

/**
 * Reads a clock at an instant. The day of the start does not count; a day counts when the clock was running at its
 * 24:00 Beijing time. An entry at midnight sharp belongs to the day that begins.
 */
export function readClock(
  entries: readonly ClockEntry[],
  period: Pick<Period, "value" | "unit">,
  calendar: Calendar,
  now: Date,
): Result<ClockReading, CalendarFault> {
  const past: DatedEntry[] = entries
    .filter((entry) => entry.at.getTime() <= now.getTime())
    .map((entry) => ({ ...entry, on: beijingDate(entry.at) }));
  const start = past.find((entry) => entry.kind === "start");
  if (!start) return ok(unstarted(period));
  const startedOn = start.on;
  const extension = past.reduce((sum, entry) => sum + (entry.kind === "extend" ? (entry.days ?? 0) : 0), 0);
  const lengths: Lengths = { unit: period.unit, base: baseLength(period, startedOn), extension };
  const stop = past.find((entry) => entry.kind === "stop");
  const today = stop?.on ?? beijingDate(now);
  const tally: Tally = { base: 0, extension: 0, over: 0 };
  for (let date = addDays(startedOn, 1); date < today; date = addDays(date, 1)) {
    if (stateAt(past, date) !== "running") continue;
    const counted = countDay(tally, lengths, date, calendar);
    if (!counted.ok) return counted;
  }
  const state = past.reduce<ClockState>((before, entry) => stateAfter(before, entry.kind), "not_started");
  return readingOf({ state, tally, lengths, today, startedOn, calendar, past });
}

interface Walked {
  readonly state: ClockState;
  readonly tally: Tally;
  readonly lengths: Lengths;
  readonly today: LegalDate;
  readonly startedOn: LegalDate;
  readonly calendar: Calendar;
  readonly past: readonly DatedEntry[];
}

function readingOf({
  state,
  tally,
  lengths,
  today,
  startedOn,
  calendar,
  past,
}: Walked): Result<ClockReading, CalendarFault> {
  const over = isSpent(tally, lengths);
  const daysOver = over ? daysOverOn({ state, tally, lengths, today, calendar }) : ok(0);
  if (!daysOver.ok) return daysOver;
  const daysLeft = lengths.base - tally.base + lengths.extension - tally.extension;
  const due = state === "running" ? lastDay({ tally, lengths, today, startedOn, calendar, past }) : ok(null);
  return ok({
    state,
    unit: lengths.unit,
    usedDays: tally.base + tally.extension + tally.over,
    daysLeft,
    over,
    daysOver: daysOver.value,
    dueOn: due.ok ? due.value : null,
    missingYear: due.ok ? null : due.error.year,
    colour: colourOf({ state, over, daysLeft, whole: lengths.base + lengths.extension }),
    pausedFor: state === "paused" ? (past.findLast((entry) => entry.kind === "pause")?.reason ?? null) : null,
  });
}

/** Days that passed since the last one; the day that has begun counts with them. */
function daysOverOn({
  state,
  tally,
  lengths,
  today,
  calendar,
}: Pick<Walked, "state" | "tally" | "lengths" | "today" | "calendar">): Result<number, CalendarFault> {
  if (state === "paused") return ok(tally.over);
  const withToday = { ...tally };
  const counted = countDay(withToday, lengths, today, calendar);
  return counted.ok ? ok(withToday.over) : counted;
}

/** The day at whose 24:00 the period is spent: in the past where it is over, else as if the clock went on running. */
function lastDay({
  lengths,
  startedOn,
  today,
  calendar,
  past,
}: Omit<Walked, "state">): Result<LegalDate, CalendarFault> {
  const tally: Tally = { base: 0, extension: 0, over: 0 };
  let date = startedOn;
  for (let walked = 0; !isSpent(tally, lengths) && walked < LONGEST_WALK_DAYS; walked += 1) {
    date = addDays(date, 1);
    if (date < today && stateAt(past, date) !== "running") continue;
    const counted = countDay(tally, lengths, date, calendar);
    if (!counted.ok) return err(counted.error);
  }
  return ok(date);
}

function colourOf({
  state,
  over,
  daysLeft,
  whole,
}: {
  state: ClockState;
  over: boolean;
  daysLeft: number;
  whole: number;
}): ClockColour {
  if (state === "paused") return "paused";
  if (state === "not_started" || state === "stopped") return "none";
  if (over) return "red";
  return daysLeft > whole * AMBER_SHARE ? "green" : "amber";
}

function unstarted(period: Pick<Period, "value" | "unit">): ClockReading {
  return {
    ...{ state: "not_started", unit: period.unit, usedDays: 0, daysLeft: period.value, over: false, daysOver: 0 },
    ...{ dueOn: null, missingYear: null, colour: "none", pausedFor: null },
  };
}
