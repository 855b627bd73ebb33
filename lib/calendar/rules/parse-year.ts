import { err, ok, type Result } from "@/lib/result";
import type { DayKind, LegalDate, LineFault, LineFaultCode, NamedDay } from "../types";
import { addDays, daysBetween, weekday, yearOf } from "./dates";

const KIND_OF: Readonly<Record<string, DayKind>> = { 休: "holiday", 班: "workday" };
const SIGN_OF: Readonly<Record<DayKind, string>> = { holiday: "休", workday: "班" };

/** No holiday of a notice was ever longer than nine days; a longer range is a slip of the month. */
export const LONGEST_RANGE_DAYS = 15;
export const LONGEST_NAME = 40;

const LINE = /^(\d{4}-\d{2}-\d{2})(?:\s*(?:\.{2,3}|…|至|~|～|—+)\s*(\d{4}-\d{2}-\d{2}))?\s+(休|班)\s+(\S.*)$/;

interface Line {
  readonly line: number;
  readonly text: string;
}
type Spanned = Omit<NamedDay, "date"> & { readonly from: LegalDate; readonly to: LegalDate };
type Flaw = Pick<LineFault, "code" | "found">;

/**
 * Reads a year as it was typed: one line an entry, `2027-02-05..2027-02-11 休 春节` or `2027-02-14 班 春节`. All of it or
 * nothing: every line with a fault is named. Without a year days of any year are taken. Empty lines count as lines and say nothing.
 */
export function parseYear(text: string, year: number | null): Result<readonly NamedDay[], readonly LineFault[]> {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((raw, at) => ({ line: at + 1, text: raw.trim() }))
    .filter((line) => line.text !== "");
  const days = new Map<LegalDate, NamedDay & { readonly line: number }>();
  const faults: LineFault[] = [];
  for (const line of lines) {
    const entry = readLine(line, year);
    if (!entry.ok) {
      faults.push({ line: line.line, ...entry.error });
      continue;
    }
    const dates = datesOf(entry.value);
    const taken = dates.map((date) => days.get(date)).find((day) => day !== undefined);
    if (taken) faults.push({ line: line.line, code: "REPEATED", found: taken.date, first: taken.line });
    const { kind, name } = entry.value;
    for (const date of dates) if (!days.has(date)) days.set(date, { date, kind, name, line: line.line });
  }
  if (faults.length > 0) return err(faults);
  return ok([...days.values()].map(({ date, kind, name }) => ({ date, kind, name })).sort(byDate));
}

/** The text that `parseYear` reads back: days in a row with one name are one line. */
export function writeYear(days: readonly NamedDay[]): string {
  const spans: Spanned[] = [];
  for (const { date, kind, name } of [...days].sort(byDate)) {
    const last = spans.at(-1);
    const goesOn = last && last.kind === kind && last.name === name && addDays(last.to, 1) === date;
    if (goesOn && daysBetween(last.from, date) < LONGEST_RANGE_DAYS) spans.splice(-1, 1, { ...last, to: date });
    else spans.push({ from: date, to: date, kind, name });
  }
  return spans
    .map(({ from, to, kind, name }) => `${from === to ? from : `${from}..${to}`} ${SIGN_OF[kind]} ${name}`)
    .join("\n");
}

const byDate = (a: NamedDay, b: NamedDay) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0);

function datesOf({ from, to }: Spanned): LegalDate[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at));
}

function readLine({ text }: Line, year: number | null): Result<Spanned, Flaw> {
  const [, from = "", to = from, sign = "", name = ""] = LINE.exec(text) ?? [];
  const kind = KIND_OF[sign];
  if (!kind) return flaw("FORM", text.slice(0, LONGEST_NAME));
  const unreal = [from, to].find((date) => !isDate(date));
  if (unreal !== undefined) return flaw("DATE", unreal);
  const foreign = year === null ? undefined : [from, to].find((date) => yearOf(date) !== year);
  if (foreign !== undefined) return flaw("OTHER_YEAR", foreign);
  if (to < from) return flaw("BACKWARD", `${from}..${to}`);
  if (daysBetween(from, to) >= LONGEST_RANGE_DAYS) return flaw("TOO_LONG", `${from}..${to}`);
  if ([...name].length > LONGEST_NAME) return flaw("NAME_TOO_LONG", name.slice(0, LONGEST_NAME));
  const span = { from, to, kind, name };
  const needless = kind === "workday" ? datesOf(span).find((date) => !isWeekend(date)) : undefined;
  return needless === undefined ? ok(span) : flaw("WORKDAY_ALREADY", needless);
}

const flaw = (code: LineFaultCode, found: string) => err({ code, found });

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

function isWeekend(date: LegalDate): boolean {
  return weekday(date) === 0 || weekday(date) === 6;
}
