import { readFileSync } from "node:fs";
import { join } from "node:path";
import { calendarYears, periodSet } from "@/lib/calendar/schema";
import type { Calendar, Period } from "@/lib/calendar/types";

const LAW = join(import.meta.dirname, "../../../prisma/seed/law");
const read = (name: string) => JSON.parse(readFileSync(join(LAW, name), "utf8"));

const seeded = calendarYears.parse(read("calendar-days.json"));

export const SEEDED_YEARS = seeded.years;

/** The calendar as it is seeded: 2023 to 2026. */
export const CALENDAR: Calendar = {
  years: new Set(Object.keys(seeded.years).map(Number)),
  days: new Map(
    Object.values(seeded.years)
      .flat()
      .map(({ date, kind }) => [date, kind]),
  ),
};

const periods = periodSet.parse(read("periods-v1.json"));

export function periodOf(key: string): Period {
  const period = periods.periods.find((candidate) => candidate.key === key);
  if (!period) throw new Error(`No period ${key}`);
  return { ...period, version: periods.version };
}

/** An instant of Beijing time: `at("2026-09-01", "10:30")`. */
export function at(date: string, time = "10:00"): Date {
  return new Date(`${date}T${time}:00+08:00`);
}
