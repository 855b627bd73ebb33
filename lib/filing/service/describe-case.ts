import { clockView, uncountedClock } from "@/lib/calendar/copy";
import { loadCalendar, loadPeriods } from "@/lib/calendar/repository";
import { readClock } from "@/lib/calendar/rules/clock";
import { daysBetween } from "@/lib/calendar/rules/dates";
import { countWorkingDays } from "@/lib/calendar/rules/working-days";
import type { Calendar, CalendarFault, ClockEntry, ClockReading, Period } from "@/lib/calendar/types";
import type { Tx } from "@/lib/db/client";
import { beijingDate, type Words } from "@/lib/format";
import {
  CHANGE_CLASS_WORDS,
  CLOCK_WORDS,
  FILING_CLOCK_WORDS,
  FLAG_WORDS,
  filingStatusWords,
  KIND_WORDS,
  STAGE_WORDS,
  statusWords,
  TRACK_WORDS,
} from "../copy/status";
import type { CaseRow, FilingRow } from "../repository/case";
import type { ClockRow, FilingClockRow } from "../repository/clock";
import type { CaseClock, CaseHead, FilingHead } from "../types/view";
import type { ApplicationFlag, ClockKey, FilingClockKey } from "../types/vocabulary";
import { isOpen } from "../workflow/flags";
import { type ProgressFacts, progressOf } from "../workflow/progress";
import { OFFICE_CLOCKS } from "./effects/move-clocks";

/** What every description of a clock needs, read once. */
export interface TimeBase {
  readonly calendar: Calendar;
  readonly periods: readonly Period[];
  readonly now: Date;
}

export async function readTimeBase(tx: Tx, now: Date): Promise<TimeBase> {
  return { calendar: await loadCalendar(tx), periods: await loadPeriods(tx), now };
}

const said = <Code extends string>(code: Code, words: Words) => ({ code, words });
const iso = (date: Date | null) => date?.toISOString() ?? null;

export function describeFiling(filing: FilingRow): FilingHead {
  const { id, version, track, status, flags, serviceName, number, filedOn, organisation, office } = filing;
  return {
    ...{ filingId: id, version, serviceName, number, filedOn, organisationName: organisation.name },
    track: said(track, TRACK_WORDS[track]),
    status: said(status, filingStatusWords(status, track)),
    flags: flags.map((flag) => said(flag, FLAG_WORDS[flag].name)),
    office: { zh: office.nameZh, en: office.nameEn },
  };
}

export interface CaseTrail {
  readonly clocks: readonly ClockRow[];
  readonly progress: ProgressFacts;
}

export function describeCase(row: CaseRow, trail: CaseTrail, base: TimeBase): CaseHead {
  const { track } = row.filing;
  return {
    ...{ applicationId: row.id, filingId: row.filingId, number: row.number, version: row.version },
    ...{ serviceName: row.filing.serviceName, organisationName: row.filing.organisation.name },
    track: said(track, TRACK_WORDS[track]),
    kind: said(row.kind, KIND_WORDS[row.kind]),
    changeClass: row.changeClass && said(row.changeClass, CHANGE_CLASS_WORDS[row.changeClass]),
    status: said(row.status, statusWords(row.status, { track, kind: row.kind })),
    stage: said(row.stage, STAGE_WORDS[row.stage]),
    flags: row.flags.map((flag) => said(flag, FLAG_WORDS[flag].name)),
    office: { zh: row.office.nameZh, en: row.office.nameEn },
    ...{ open: isOpen(row.status), submittedAt: iso(row.submittedAt), stageSince: row.stageSince.toISOString() },
    progress: progressOf(trail.progress),
    clocks: trail.clocks
      .filter(({ endedAt }) => endedAt === null)
      .flatMap((clock) => describeClock(clock, base) ?? [])
      .sort(bySoonest),
  };
}

/** What runs out first stands first; what rests, last. */
function bySoonest(one: CaseClock, other: CaseClock): number {
  const day = ({ state, dueOn }: CaseClock) => (state === "running" ? (dueOn ?? "9998") : "9999");
  return day(one).localeCompare(day(other));
}

/** An office's clock by its entries; a due date by the day that was named. Null without either. */
export function describeClock(clock: ClockRow, base: TimeBase): CaseClock | null {
  const key = clock.key as ClockKey;
  const named = { key, label: CLOCK_WORDS[key] };
  if (!OFFICE_CLOCKS.some((name) => name === key)) {
    return clock.dueOn ? dueDateView(named, { ...clock, dueOn: clock.dueOn }, base) : null;
  }
  const period = base.periods.find((candidate) => candidate.key === key && candidate.version === clock.periodVersion);
  if (!period) throw new Error(`Period ${key} ${clock.periodVersion} is not published`);
  const reading = readClock(clock.entries as ClockEntry[], period, base.calendar, base.now);
  return reading.ok ? viewOf(named, reading.value) : uncounted(named, reading.error);
}

export function describeFilingClock(clock: FilingClockRow, base: TimeBase): CaseClock {
  const key = clock.key as FilingClockKey;
  return dueDateView({ key, label: FILING_CLOCK_WORDS[key] }, clock, base);
}

type DueDate = { readonly startedAt: Date; readonly dueOn: string };
type Named = { readonly key: string; readonly label: Words };

/** A named day is counted back to a length, so that days left and colours come from the one reading of clocks. */
function dueDateView(clock: Named, { startedAt, dueOn }: DueDate, { calendar, periods, now }: TimeBase): CaseClock {
  const unit =
    periods.find((period) => period.key === clock.key)?.unit === "calendarDay" ? "calendarDay" : "workingDay";
  const from = beijingDate(startedAt);
  const working = countWorkingDays(from, dueOn, calendar);
  if (unit === "workingDay" && !working.ok) return uncounted(clock, working.error);
  const value = working.ok && unit === "workingDay" ? working.value : daysBetween(from, dueOn);
  const reading = readClock([{ kind: "start", at: startedAt, reason: "" }], { value, unit }, calendar, now);
  return reading.ok ? { ...viewOf(clock, reading.value), dueOn } : uncounted(clock, reading.error);
}

function viewOf(clock: Named, reading: ClockReading): CaseClock {
  const flag = reading.pausedFor as ApplicationFlag | null;
  const { state, dueOn } = reading;
  return { ...clockView(clock, reading, flag ? FLAG_WORDS[flag]?.name : undefined), state, dueOn };
}

const uncounted = (clock: Named, fault: CalendarFault): CaseClock => ({
  ...uncountedClock(clock, fault),
  ...{ state: "running", dueOn: null },
});
