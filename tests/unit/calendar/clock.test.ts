import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clockWords, dueWords } from "@/lib/calendar/copy";
import { readClock } from "@/lib/calendar/rules/clock";
import { addDays, endOfDay, startOfDay } from "@/lib/calendar/rules/dates";
import { addWorkingDays, countWorkingDays } from "@/lib/calendar/rules/working-days";
import type { ClockEntry, ClockReading } from "@/lib/calendar/types";
import { at, CALENDAR, periodOf } from "./law";

const REVIEW = { value: 30, unit: "workingDay" } as const;

function entry(kind: ClockEntry["kind"], when: Date, days?: number): ClockEntry {
  return { kind, at: when, days, reason: "rectification" };
}
const started = entry("start", at("2026-09-01"));

function read(
  entries: readonly ClockEntry[],
  now: Date,
  period: Parameters<typeof readClock>[1] = REVIEW,
): ClockReading {
  const answer = readClock(entries, period, CALENDAR, now);
  if (!answer.ok) throw new Error(`${answer.error.year} is missing`);
  return answer.value;
}

describe("a running clock", () => {
  test("ends thirty working days later, over National Day", () => {
    expect(read([started], at("2026-09-01"))).toMatchObject({ usedDays: 0, daysLeft: 30, dueOn: "2026-10-19" });
  });

  test.each([
    ["2026-09-02", "23:59", 0, 30],
    ["2026-09-03", "00:00", 1, 29],
    ["2026-09-07", "08:00", 3, 27],
    ["2026-09-21", "00:00", 14, 16],
  ])("on %s at %s %i days are used and %i left", (date, time, usedDays, daysLeft) => {
    expect(read([started], at(date, time))).toMatchObject({ usedDays, daysLeft, dueOn: "2026-10-19" });
  });

  test.each([
    ["2026-09-01", "green"],
    ["2026-09-29", "green"],
    ["2026-10-08", "amber"],
    ["2026-10-19", "amber"],
    ["2026-10-20", "red"],
  ])("on %s it is %s", (date, colour) => {
    expect(read([started], at(date)).colour).toBe(colour);
  });

  test("is over at 24:00 of its last day", () => {
    expect(read([started], at("2026-10-19", "23:59"))).toMatchObject({ over: false, daysLeft: 1 });
    expect(read([started], at("2026-10-20", "00:00"))).toMatchObject({ over: true, daysLeft: 0, daysOver: 1 });
    expect(read([started], at("2026-10-21"))).toMatchObject({ daysOver: 2, dueOn: "2026-10-19" });
  });

  test("before it starts, and after it stops, nothing is counted", () => {
    expect(read([], at("2026-09-10"))).toMatchObject({ state: "not_started", colour: "none", dueOn: null });
    const stopped = [started, entry("stop", at("2026-09-08"))];
    expect(read(stopped, at("2026-12-01"))).toMatchObject({ state: "stopped", usedDays: 4, colour: "none" });
  });

  test("stopped on its last day it was in time, a day later it was not", () => {
    const inTime = [started, entry("stop", at("2026-10-19", "23:00"))];
    expect(read(inTime, at("2026-11-01"))).toMatchObject({ over: false, daysOver: 0 });
    const late = [started, entry("stop", at("2026-10-20"))];
    expect(read(late, at("2026-11-01"))).toMatchObject({ over: true, daysOver: 1 });
  });

  test("entries of the future are not known yet", () => {
    const paused = [started, entry("pause", at("2026-09-10"))];
    expect(read(paused, at("2026-09-09")).state).toBe("running");
  });
});

describe("a paused clock", () => {
  const paused = [started, entry("pause", at("2026-09-08"))];

  test("has no last day and counts no day on which it did not run at 24:00", () => {
    expect(read(paused, at("2026-09-30"))).toMatchObject({
      ...{ state: "paused", usedDays: 4, daysLeft: 26, dueOn: null, colour: "paused", pausedFor: "rectification" },
    });
  });

  test("counts the day on which it resumed, and one on which it stood for an hour", () => {
    const resumed = [...paused, entry("resume", at("2026-09-10"))];
    expect(read(resumed, at("2026-09-11", "00:00"))).toMatchObject({ state: "running", usedDays: 5 });
    const anHour = [started, entry("pause", at("2026-09-08", "10:00")), entry("resume", at("2026-09-08", "11:00"))];
    expect(read(anHour, at("2026-09-10"))).toMatchObject({ usedDays: 6, dueOn: "2026-10-19" });
  });

  test("an entry at midnight belongs to the day that begins", () => {
    const midnight = [started, entry("pause", startOfDay("2026-09-08"))];
    expect(read(midnight, at("2026-09-09")).usedDays).toBe(4);
    expect(startOfDay("2026-09-08")).toEqual(endOfDay("2026-09-07"));
  });

  test("a second reason to pause does not count twice; the one resume ends both", () => {
    const twice = [...paused, entry("pause", at("2026-09-09")), entry("resume", at("2026-09-15"))];
    const once = [...paused, entry("resume", at("2026-09-15"))];
    expect(read(twice, at("2026-09-21"))).toEqual(read(once, at("2026-09-21")));
  });
});

describe("extension, months, calendar days", () => {
  test("an extension adds working days", () => {
    const extended = [started, entry("extend", at("2026-09-03"), 10)];
    expect(read(extended, at("2026-09-03"))).toMatchObject({ daysLeft: 39, dueOn: "2026-11-02" });
  });

  test("an extension that comes after the last day makes the time good again", () => {
    const late = [started, entry("extend", at("2026-10-20"), 10)];
    expect(read(late, at("2026-10-20"))).toMatchObject({ over: false, daysLeft: 10, dueOn: "2026-11-02" });
  });

  test("calendar days need no calendar of working days; the extension to them does", () => {
    const publicity = periodOf("publicity");
    const opened = [entry("start", at("2026-12-15"))];
    expect(read(opened, at("2026-12-20"), publicity)).toMatchObject({ dueOn: "2027-01-14", usedDays: 4, daysLeft: 26 });
    const extended = [...opened, entry("extend", at("2026-12-16"), 1)];
    expect(read(extended, at("2026-12-20"), publicity)).toMatchObject({ dueOn: null, missingYear: 2027 });
  });

  test("months last as long as the calendar makes them", () => {
    const months = { value: 2, unit: "month" } as const;
    expect(read([entry("start", at("2026-07-31"))], at("2026-08-01"), months).dueOn).toBe("2026-09-30");
  });
});

describe("a year that nobody entered", () => {
  const december = [entry("start", at("2026-12-15"))];

  test("keeps the last day unnamed, in words, while the days left are still known", () => {
    const reading = read(december, at("2026-12-20"));
    expect(reading).toMatchObject({ daysLeft: 27, dueOn: null, missingYear: 2027, colour: "green" });
    expect(dueWords(reading)?.zh).toContain("2027 年");
  });

  test("refuses to count days that have passed in it", () => {
    expect(readClock(december, REVIEW, CALENDAR, at("2027-01-05"))).toEqual({
      ok: false,
      error: { code: "CALENDAR_YEAR_MISSING", year: 2027 },
    });
  });
});

describe("words", () => {
  test.each([
    ["2026-10-14", "还剩 4 个工作日", "4 working days left"],
    ["2026-10-19", "还剩 1 个工作日", "1 working day left"],
    ["2026-10-21", "已超期 2 个工作日", "2 working days overdue"],
  ])("on %s: %s", (date, zh, en) => {
    expect(clockWords(read([started], at(date)))).toEqual({ zh, en });
  });

  test("a pause says why; a day off after the last day says no number", () => {
    const paused = read([started, entry("pause", at("2026-09-08"))], at("2026-09-30"));
    const words = clockWords(paused, { zh: "补正中", en: "rectification" });
    expect(words).toEqual({ zh: "已暂停：补正中", en: "Paused: rectification" });
    const friday = [entry("start", at("2026-11-13"))];
    const saturday = read(friday, at("2026-11-21"), { value: 5, unit: "workingDay" });
    expect(clockWords(saturday)).toEqual({ zh: "已超期", en: "Overdue" });
    expect(dueWords(saturday)).toEqual({ zh: "至 2026-11-20", en: "until 2026-11-20" });
  });
});

const offset = fc.integer({ min: 0, max: 45 });
const on = (days: number) => addDays("2026-09-01", days);

function workingDays(from: string, to: string): number {
  const count = countWorkingDays(from, to, CALENDAR);
  if (!count.ok) throw new Error("2026 is known");
  return count.value;
}

describe("properties around National Day", () => {
  test("never paused, the last day is the period's, and used and left make the whole", () => {
    fc.assert(
      fc.property(offset, offset, fc.integer({ min: 1, max: 30 }), (start, later, length) => {
        const period = { ...REVIEW, value: length };
        const reading = read([entry("start", at(on(start)))], at(on(start + Math.min(later, 60 - start))), period);
        const due = addWorkingDays(on(start), length, CALENDAR);
        expect(due).toEqual({ ok: true, value: reading.dueOn });
        if (!reading.over) expect(reading.usedDays + reading.daysLeft).toBe(length);
      }),
    );
  });

  test("a pause moves the last day by the working days that it took, and by no other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 0, max: 15 }), (from, length) => {
        const [pausedOn, resumedOn] = [on(from), on(from + length)];
        const entries = [started, entry("pause", at(pausedOn)), entry("resume", at(resumedOn))];
        // Days at whose 24:00 it stood: from the day of the pause to the one before the resume.
        const lost = workingDays(addDays(pausedOn, -1), addDays(resumedOn, -1));
        const due = addWorkingDays("2026-09-01", 30 + lost, CALENDAR);
        expect(due).toEqual({ ok: true, value: read(entries, at(resumedOn, "12:00")).dueOn });
      }),
    );
  });

  test("running and standing days together are all working days", () => {
    const moments = fc.uniqueArray(fc.integer({ min: 1, max: 44 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(moments, (days) => {
        const sorted = days.sort((a, b) => a - b);
        const moves = sorted.map((day, place) => entry(place % 2 === 0 ? "pause" : "resume", at(on(day))));
        const used = read([started, ...moves], at(on(50)), { ...REVIEW, value: 100 }).usedDays;
        let stood = 0;
        for (let place = 0; place < sorted.length; place += 2) {
          stood += workingDays(on((sorted[place] ?? 0) - 1), on((sorted[place + 1] ?? 50) - 1));
        }
        expect(used + stood).toBe(workingDays("2026-09-01", on(49)));
      }),
    );
  });

  test("time only takes days away, and never gives one back", () => {
    fc.assert(
      fc.property(offset, fc.integer({ min: 0, max: 10 }), (first, more) => {
        const [early, late] = [read([started], at(on(first))), read([started], at(on(first + more)))];
        expect(late.usedDays).toBeGreaterThanOrEqual(early.usedDays);
        expect(late.daysLeft).toBeLessThanOrEqual(early.daysLeft);
      }),
    );
  });
});
