import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ENTER_YEAR_REASONS } from "@/lib/calendar/copy";
import { addDays, weekday } from "@/lib/calendar/rules/dates";
import { parseYear, writeYear } from "@/lib/calendar/rules/parse-year";
import { enterYearInput } from "@/lib/calendar/schema";
import type { NamedDay } from "@/lib/calendar/types";
import { fill } from "@/lib/format";
import { SEEDED_YEARS } from "./law";

const isWeekend = (date: string) => [0, 6].includes(weekday(date));

/** Any days of 2027, make-up days on weekends only. */
const anyYear = fc
  .uniqueArray(
    fc.record({
      at: fc.integer({ min: 0, max: 364 }),
      workday: fc.boolean(),
      name: fc.constantFrom("元旦", "春节", "国庆节、中秋节", "Tomb-sweeping day"),
    }),
    { selector: ({ at }) => at, minLength: 1, maxLength: 120 },
  )
  .map((picks) =>
    picks
      .map(({ at, workday, name }): NamedDay => {
        const date = addDays("2027-01-01", at);
        return { date, kind: workday && isWeekend(date) ? "workday" : "holiday", name };
      })
      .sort((a, b) => a.date.localeCompare(b.date)),
  );

describe("a year as text", () => {
  test("is read back as it was written", () => {
    fc.assert(
      fc.property(anyYear, (days) => void expect(parseYear(writeYear(days), 2027)).toEqual({ ok: true, value: days })),
    );
  });

  test.each(Object.entries(SEEDED_YEARS))("%s as it is known is read back", (year, days) => {
    expect(parseYear(writeYear(days), Number(year))).toEqual({ ok: true, value: days });
  });

  test("takes ranges in the ways in which people write them, and skips empty lines", () => {
    const text = "\n2027-02-05..2027-02-06 休 春节\r\n 2027-02-08 至 2027-02-09　休　春节\n2027-02-14 班 春节\n\n";
    const read = parseYear(text, 2027);
    expect(read.ok && read.value.map(({ date, kind }) => `${date} ${kind}`)).toEqual([
      ...["2027-02-05 holiday", "2027-02-06 holiday", "2027-02-08 holiday", "2027-02-09 holiday"],
      "2027-02-14 workday",
    ]);
  });
});

describe("a line with a fault", () => {
  test.each([
    ["2027-02-05 春节", "FORM", "2027-02-05 春节"],
    ["2027-2-5 休 春节", "FORM", "2027-2-5 休 春节"],
    ["2027-02-05 休", "FORM", "2027-02-05 休"],
    ["2027-02-29 休 春节", "DATE", "2027-02-29"],
    ["2027-13-01 休 春节", "DATE", "2027-13-01"],
    ["2026-12-31 休 元旦", "OTHER_YEAR", "2026-12-31"],
    ["2027-12-31..2028-01-02 休 元旦", "OTHER_YEAR", "2028-01-02"],
    ["2027-02-11..2027-02-05 休 春节", "BACKWARD", "2027-02-11..2027-02-05"],
    ["2027-02-05..2027-03-05 休 春节", "TOO_LONG", "2027-02-05..2027-03-05"],
    [`2027-02-05 休 ${"春".repeat(41)}`, "NAME_TOO_LONG", "春".repeat(40)],
    ["2027-02-15 班 春节", "WORKDAY_ALREADY", "2027-02-15"],
  ])("%s is %s", (line, code, found) => {
    expect(parseYear(`2027-01-01 休 元旦\n\n${line}`, 2027)).toEqual({ ok: false, error: [{ line: 3, code, found }] });
  });

  test("that names a day again names the line that has it", () => {
    const read = parseYear("2027-02-05..2027-02-11 休 春节\n2027-02-07 班 春节", 2027);
    expect(read).toEqual({ ok: false, error: [{ line: 2, code: "REPEATED", found: "2027-02-07", first: 1 }] });
  });
});

describe("the form", () => {
  const form = { year: "2027", days: "2027-01-01 休 元旦", source: "国办发明电〔2026〕1号", reason: "", version: "0" };
  /** As the form's wrapper does it: by path, the words of the reason filled from the fault's own facts. */
  const faultsOf = (change: Partial<typeof form>) => {
    const issues = enterYearInput.safeParse({ ...form, ...change }).error?.issues ?? [];
    return Object.fromEntries(
      issues.map(({ path, message, ...facts }) => {
        const words = ENTER_YEAR_REASONS[message];
        if (!words) throw new Error(`No words for ${message}`);
        return [path.join("."), fill(words, facts as unknown as Record<string, string>)];
      }),
    );
  };

  test("becomes days", () => {
    expect(enterYearInput.parse(form)).toMatchObject({
      ...{ year: 2027, reason: null, version: 0 },
      days: [{ date: "2027-01-01", kind: "holiday", name: "元旦" }],
    });
  });

  test("names every bad line with its number, beside the missing source, in both languages", () => {
    const faults = faultsOf({ source: " ", days: "x\n2027-01-01 休 元旦\n2027-02-30 休 春节\n2027-01-01 休 元旦" });
    expect(Object.keys(faults)).toEqual(["source", "days.1", "days.3", "days.4"]);
    expect(faults["days.3"]).toEqual({
      zh: "第 3 行：没有 2027-02-30 这一天，请核对月、日",
      en: "Line 3: 2027-02-30 does not exist. Check month and day",
    });
    expect(faults["days.4"]?.zh).toContain("已在第 2 行");
  });

  test("refuses an empty year, and a year that is none", () => {
    expect(Object.keys(faultsOf({ days: " \n" }))).toEqual(["days"]);
    expect(Object.keys(faultsOf({ year: "27", days: "x" }))).toEqual(["year", "days.1"]);
  });
});
