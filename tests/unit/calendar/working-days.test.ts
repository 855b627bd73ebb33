import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarFaultWords } from "@/lib/calendar/copy";
import { addDays, addMonths, daysBetween, endOfDay, isOver, startOfDay, weekday } from "@/lib/calendar/rules/dates";
import {
  addPeriod,
  addWorkingDays,
  countWorkingDays,
  isWorkingDay,
  publicityWindow,
} from "@/lib/calendar/rules/working-days";
import type { CalendarFault } from "@/lib/calendar/types";
import type { Result } from "@/lib/result";
import { at, CALENDAR, periodOf } from "./law";

function value<T>(answer: Result<T, CalendarFault>): T {
  if (!answer.ok) throw new Error(`${answer.error.year} is missing`);
  return answer.value;
}
const working = (date: string) => value(isWorkingDay(date, CALENDAR));
const plus = (date: string, days: number) => value(addWorkingDays(date, days, CALENDAR));
const count = (from: string, to: string) => value(countWorkingDays(from, to, CALENDAR));

describe("golden cases", () => {
  test.each([
    ["2026-09-01", 30, "2026-10-19"],
    ["2026-09-30", 1, "2026-10-08"],
    ["2026-10-08", 2, "2026-10-10"],
    ["2026-09-18", 1, "2026-09-20"],
    ["2026-09-24", 1, "2026-09-28"],
    ["2026-11-20", 1, "2026-11-23"],
    ["2025-12-31", 1, "2026-01-04"],
    ["2026-11-23", 0, "2026-11-23"],
  ])("%s plus %i working days is %s", (from, days, to) => {
    expect(plus(from, days)).toBe(to);
  });

  test.each([
    ["2026-10-10", true, "a make-up Saturday"],
    ["2026-09-20", true, "a make-up Sunday"],
    ["2026-10-01", false, "a holiday on a Thursday"],
    ["2026-10-08", true, "the Thursday after it"],
    ["2026-10-11", false, "an ordinary Sunday"],
    ["2026-11-23", true, "an ordinary Monday"],
  ])("%s is a working day: %s (%s)", (date, expected) => {
    expect(working(date)).toBe(expected);
  });

  test.each([
    ["2026-09-01", { value: 30, unit: "calendarDay" }, "2026-10-01"],
    ["2026-01-31", { value: 1, unit: "month" }, "2026-02-28"],
    ["2024-01-31", { value: 1, unit: "month" }, "2024-02-29"],
    ["2026-08-15", { value: 6, unit: "month" }, "2027-02-15"],
    ["2026-09-01", { value: 5, unit: "workingDay" }, "2026-09-08"],
  ] as const)("a period from %s of %o ends on %s", (from, period, to) => {
    expect(addPeriod({ from, period, calendar: CALENDAR })).toEqual({ ok: true, value: to });
  });

  test("publicity is thirty days from the day after opening and ends at 24:00 in Beijing", () => {
    const window = publicityWindow({ openedAt: at("2026-09-01"), period: periodOf("publicity"), calendar: CALENDAR });
    expect(window).toEqual({
      ok: true,
      value: { opensOn: "2026-09-02", closesOn: "2026-10-01", closesAt: new Date("2026-10-01T16:00:00Z") },
    });
    expect(daysBetween("2026-09-02", "2026-10-01") + 1).toBe(30);
  });

  test("a window opened after midnight in Beijing counts by Beijing's date, whatever the machine's zone", () => {
    const openedAt = new Date("2026-09-01T16:30:00Z");
    const window = publicityWindow({ openedAt, period: periodOf("publicity"), calendar: CALENDAR });
    expect(window).toMatchObject({ ok: true, value: { opensOn: "2026-09-03" } });
  });

  test("a day is over with its 24:00, not before", () => {
    expect(isOver("2026-10-01", new Date("2026-10-01T15:59:59.999Z"))).toBe(false);
    expect(isOver("2026-10-01", endOfDay("2026-10-01"))).toBe(true);
    expect(startOfDay("2026-10-02")).toEqual(endOfDay("2026-10-01"));
  });
});

describe("a year that nobody entered", () => {
  test("is refused, not taken for one without holidays", () => {
    expect(isWorkingDay("2027-01-04", CALENDAR)).toEqual({
      ok: false,
      error: { code: "CALENDAR_YEAR_MISSING", year: 2027 },
    });
    expect(addWorkingDays("2026-12-31", 1, CALENDAR).ok).toBe(false);
    expect(countWorkingDays("2026-12-31", "2027-01-01", CALENDAR).ok).toBe(false);
    expect(addPeriod({ from: "2026-12-01", period: periodOf("provincialReview"), calendar: CALENDAR }).ok).toBe(false);
  });

  test("is named with its remedy in both languages", () => {
    const words = calendarFaultWords({ code: "CALENDAR_YEAR_MISSING", year: 2027 });
    expect(words.zh).toMatch(/2027 年.*录入/);
    expect(words.en).toMatch(/2027.*enter that year/);
  });

  test("stops nothing that counts calendar days or months", () => {
    expect(addPeriod({ from: "2026-12-15", period: periodOf("publicity"), calendar: CALENDAR })).toEqual({
      ok: true,
      value: "2027-01-14",
    });
  });
});

/** Days around National Day 2026, with the make-up Sunday before it and the make-up Saturday after. */
const day = fc.integer({ min: 0, max: 60 }).map((offset) => addDays("2026-08-15", offset));
const length = fc.integer({ min: 0, max: 20 });

describe("properties around National Day", () => {
  test("adding twice is adding the sum", () => {
    fc.assert(
      fc.property(day, length, length, (from, a, b) => {
        expect(plus(plus(from, a), b)).toBe(plus(from, a + b));
      }),
    );
  });

  test("more days never end earlier, a later start never ends earlier", () => {
    fc.assert(
      fc.property(day, length, fc.integer({ min: 1, max: 5 }), (from, a, more) => {
        expect(plus(from, a + more) > plus(from, a)).toBe(true);
        expect(plus(addDays(from, more), a) >= plus(from, a)).toBe(true);
      }),
    );
  });

  test("what is added is what is counted, and ends on a working day", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), (from, days) => {
        const to = plus(from, days);
        expect(count(from, to)).toBe(days);
        expect(working(to)).toBe(true);
      }),
    );
  });

  test("months and weekdays agree with the calendar of the language", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 24 }), (from, months) => {
        const [year = 0, month = 0, date = 0] = from.split("-").map(Number);
        const plain = new Date(Date.UTC(year, month - 1 + months, date)).toISOString().slice(0, 10);
        // Where the month has no such day, the language runs into the next one.
        const to = addMonths(from, months);
        expect(to === plain || (to < plain && addDays(to, 1).endsWith("-01"))).toBe(true);
        expect(weekday(from)).toBe(new Date(`${from}T00:00:00Z`).getUTCDay());
      }),
    );
  });
});
