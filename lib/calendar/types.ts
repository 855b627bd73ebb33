import type { Words } from "@/lib/format";

/** A legal date, `YYYY-MM-DD` in Beijing. Compared as text. */
export type LegalDate = string;

export const PERIOD_UNITS = ["workingDay", "calendarDay", "month"] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

export const PERIOD_KINDS = ["statutory", "analogous", "internal"] as const;
/** Whether a legal text sets the length, a neighbouring procedure lends it, or the office set it itself. */
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** The length of a period as data, with where it comes from. */
export interface Period {
  readonly key: string;
  readonly version: number;
  readonly value: number;
  readonly unit: PeriodUnit;
  readonly kind: PeriodKind;
  readonly source: string;
  readonly mark: string;
  readonly label: Words;
}

export const DAY_KINDS = ["holiday", "workday"] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** Days that differ from Monday to Friday, and the years for which they are known. */
export interface Calendar {
  readonly years: ReadonlySet<number>;
  readonly days: ReadonlyMap<LegalDate, DayKind>;
}

/** A day that differs, with the holiday for which it does. */
export interface NamedDay {
  readonly date: LegalDate;
  readonly kind: DayKind;
  readonly name: string;
}

export type LineFaultCode =
  | "FORM"
  | "DATE"
  | "OTHER_YEAR"
  | "BACKWARD"
  | "TOO_LONG"
  | "NAME_TOO_LONG"
  | "WORKDAY_ALREADY"
  | "REPEATED";

/** A line of a typed year that cannot be taken. */
export interface LineFault {
  readonly line: number;
  readonly code: LineFaultCode;
  readonly found: string;
  /** The line that names the day already. */
  readonly first?: number;
}

/** A year as the list of years shows it. */
export interface YearLine {
  readonly year: number;
  readonly source: string;
  readonly holidays: number;
  readonly workdays: number;
}

/** One entry of a year by an administrator. */
export interface YearEntry {
  readonly version: number;
  readonly source: string;
  /** Null for the first one. */
  readonly reason: string | null;
  readonly days: number;
  readonly enteredAt: Date;
  readonly enteredBy: string;
}

export interface CalendarView {
  /** Newest first. */
  readonly years: readonly YearLine[];
  readonly year: number;
  /** Whether the year is known; else it can be entered. */
  readonly known: boolean;
  readonly days: readonly NamedDay[];
  /** Newest first; empty for a year that came with the platform. */
  readonly entries: readonly YearEntry[];
  /** The form's text and source as they stand. */
  readonly text: string;
  readonly source: string;
  readonly version: number;
}

/** Nobody has entered the holidays of this year: what falls into it cannot be counted, and is not guessed. */
export interface CalendarFault {
  readonly code: "CALENDAR_YEAR_MISSING";
  readonly year: number;
}

export const CLOCK_ENTRY_KINDS = ["start", "pause", "resume", "extend", "stop"] as const;
export type ClockEntryKind = (typeof CLOCK_ENTRY_KINDS)[number];

export interface ClockEntry {
  readonly kind: ClockEntryKind;
  readonly at: Date;
  /** Working days of an extension. */
  readonly days?: number | null;
  /** The flag that paused, the action that started or ended. */
  readonly reason: string;
}

export type ClockState = "not_started" | "running" | "paused" | "stopped";
export type ClockColour = "green" | "amber" | "red" | "paused" | "none";

export interface ClockReading {
  readonly state: ClockState;
  readonly unit: PeriodUnit;
  /** Days that counted, each at its 24:00. */
  readonly usedDays: number;
  /** Days that are left, today included; 0 when it is over. */
  readonly daysLeft: number;
  readonly over: boolean;
  /** Days since the last one, today included; 0 on a day off right after it. */
  readonly daysOver: number;
  /** Last day as it stands now; null while paused, and where a year of the calendar is missing. */
  readonly dueOn: LegalDate | null;
  /** The year that keeps the last day from being named. */
  readonly missingYear: number | null;
  readonly colour: ClockColour;
  /** Why it is paused, as the entry says it. */
  readonly pausedFor: string | null;
}

/** A clock as a page shows it: the days left in words, never by colour alone. */
export interface ClockView {
  readonly key: string;
  readonly label: Words;
  readonly left: Words;
  /** Until when; or which year of the calendar is missing. Null where there is no last day. */
  readonly due: Words | null;
  readonly colour: ClockColour;
  readonly over: boolean;
  readonly daysLeft: number;
}
