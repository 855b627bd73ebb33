import { beforeAll, describe, expect, test } from "vitest";
import { verifyRecord } from "@/lib/audit/service";
import { enterYearInput } from "@/lib/calendar/schema";
import { calendarRecordId, enterYear } from "@/lib/calendar/service/enter-year";
import { viewCalendar } from "@/lib/calendar/service/view-calendar";
import { viewLaw } from "@/lib/calendar/service/view-law";
import { database } from "@/lib/db/client";
import type { Actor } from "@/lib/identity/types";
import { makeStaff } from "@/tests/factories/actor";
import { type Cast, type MadeCase, makeAccepted, makeCast } from "@/tests/factories/passage";

let cast: Cast;
let made: MadeCase;
let administrator: Actor;

const NOTICE = "国务院办公厅关于2027年部分节假日安排的通知（国办发明电〔2026〕9号）";
const DAYS = "2027-01-01..2027-01-03 休 元旦";
const enter = (change: Record<string, string> = {}, actor = administrator) => {
  const form = { year: "2027", days: DAYS, source: NOTICE, reason: "", version: "0", ...change };
  return enterYear({ actor, input: enterYearInput.parse(form) }, cast.clock);
};
const dueOn = async () =>
  (
    await database().clock.findFirstOrThrow({
      where: { applicationId: made.applicationId, key: "provincialReview", endedAt: null },
    })
  ).dueOn;
const ledger = () =>
  database().ledgerEntry.findMany({ where: { event: "calendar.yearEntered" }, orderBy: { sequence: "asc" } });

beforeAll(async () => {
  administrator = (await makeStaff({ role: "administrator" })).actor;
  // Thirty working days from here end in a year that nobody has entered yet.
  cast = await makeCast("2026-12-01T02:00:00Z");
  made = await makeAccepted(cast);
});

describe("a year of the calendar", () => {
  test("is not entered by a reviewer, who knows nothing of it, nor by an auditor, who reads it", async () => {
    const auditor = (await makeStaff({ role: "auditor" })).actor;
    await expect(enter({}, cast.reviewer.actor)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(viewCalendar({ actor: cast.reviewer.actor, year: 2026 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(viewLaw(cast.reviewer.actor)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(enter({}, auditor)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await viewCalendar({ actor: auditor, year: null })).toMatchObject({ year: 2027, known: false, days: [] });
    const { periods, thresholds, checklist } = await viewLaw(auditor);
    expect(periods.find(({ key }) => key === "provincialReview")).toMatchObject({ unit: "workingDay", version: 1 });
    expect(thresholds[0]?.item).toBe("T1");
    expect(checklist?.clauses.length).toBeGreaterThan(0);
    expect(await database().calendarYear.count({ where: { year: 2027 } })).toBe(0);
  });

  test("gives a clock that waited for it its last day, and stands in the ledger without words", async () => {
    expect(await dueOn()).toBeNull();
    const entered = await enter();
    expect(entered).toMatchObject({ year: 2027, version: 1, clocksMoved: 1 });
    // December has 22 working days after the 1st; the eighth of January's is the 13th, New Year's Day being off.
    expect(await dueOn()).toBe("2027-01-13");
    const [entry] = await ledger();
    expect(entry?.payload).toMatchObject({ year: 2027, version: 1, days: 3, amended: false, clocksMoved: 1 });
    expect(JSON.stringify(entry?.payload)).not.toContain("国务院");
    const record = { recordType: "calendarYear", recordId: calendarRecordId(2027) } as const;
    expect((await verifyRecord(database(), record)).ok).toBe(true);
  });

  test("is amended with a reason only, on the entry that was shown, and moves the clock", async () => {
    const days = `${DAYS}\n2027-01-09 班 元旦`;
    await expect(enter({ days, version: "1" })).rejects.toMatchObject({
      ...{ code: "INVALID", detail: { fields: { reason: "calendar.reasonMissing" } } },
    });
    await expect(enter({ days, reason: "通知有更正" })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(enter({ version: "1", reason: "再保存一次" })).rejects.toMatchObject({ code: "REFUSED" });
    expect(await dueOn()).toBe("2027-01-13");
    await enter({ days, version: "1", reason: "通知有更正" });
    expect(await dueOn()).toBe("2027-01-12");
    const view = await viewCalendar({ actor: administrator, year: 2027 });
    expect(view).toMatchObject({ known: true, version: 2, source: NOTICE, text: days });
    expect(view.entries.map(({ version, reason }) => [version, reason])).toEqual([
      [2, "通知有更正"],
      [1, null],
    ]);
    expect((await ledger()).map(({ payload }) => payload)).toMatchObject([{ amended: false }, { amended: true }]);
  });

  test("that came with the platform needs a reason too", async () => {
    const { text, source } = await viewCalendar({ actor: administrator, year: 2026 });
    const change = { year: "2026", days: `${text}\n2026-12-31 休 元旦`, source };
    await expect(enter(change)).rejects.toMatchObject({ code: "INVALID" });
    expect(await enter({ ...change, reason: "补录" })).toMatchObject({ version: 1, clocksMoved: 1 });
    expect(await dueOn()).toBe("2027-01-13");
  });

  test("keeps its entries as they were made", async () => {
    await expect(database().calendarEntry.deleteMany({ where: { year: 2027 } })).rejects.toThrow();
  });

  test("entered twice at once is entered once", async () => {
    const change = { year: "2028", days: "2028-01-01 休 元旦" };
    const answers = await Promise.allSettled([enter(change), enter(change)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await database().calendarEntry.count({ where: { year: 2028 } })).toBe(1);
  });
});
