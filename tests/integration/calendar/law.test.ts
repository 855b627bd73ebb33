import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadCalendar, loadPeriod, loadPeriods } from "@/lib/calendar/repository";
import { addPeriod } from "@/lib/calendar/rules/working-days";
import { database } from "@/lib/db/client";
import { enterCalendarYears, publishPeriods } from "@/prisma/seed/calendar";

const LAW = join(import.meta.dirname, "../../../prisma/seed/law");

describe("periods and working days are data", () => {
  test("what the passage needs is published, with its source", async () => {
    const periods = await loadPeriods(database());
    const keys = periods.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(["acceptance", "provincialReview", "nationalReview", "publicity"]));
    expect(periods.every(({ source, mark }) => source !== "" && mark !== "")).toBe(true);
  });

  test("thirty working days of the database's own period and calendar", async () => {
    const [period, calendar] = [await loadPeriod(database(), "provincialReview"), await loadCalendar(database())];
    expect(addPeriod({ from: "2026-09-01", period, calendar })).toEqual({ ok: true, value: "2026-10-19" });
    expect([...calendar.years].sort()).toEqual([2023, 2024, 2025, 2026]);
  });

  test("a new version of a length holds for what starts from then on", async () => {
    const { label, ...row } = await loadPeriod(database(), "urgeCoolDown");
    await database().period.create({ data: { ...row, version: 2, value: 5, labelZh: label.zh, labelEn: label.en } });
    expect(await loadPeriod(database(), "urgeCoolDown")).toMatchObject({ version: 2, value: 5 });
    expect(await loadPeriod(database(), "urgeCoolDown", 1)).toMatchObject({ value: row.value });
  });

  test("a published length cannot be changed under its version", async () => {
    const published = { where: { key_version: { key: "orderDefault", version: 1 } } };
    await expect(database().period.update({ ...published, data: { value: 9 } })).rejects.toThrow();
    const law = JSON.parse(await readFile(join(LAW, "periods-v1.json"), "utf8"));
    const changed = join(await mkdtemp(join(tmpdir(), "periods-")), "periods.json");
    const periods = law.periods.map((row: { key: string }) =>
      row.key === "orderDefault" ? { ...row, value: 9 } : row,
    );
    await writeFile(changed, JSON.stringify({ ...law, periods }));
    await expect(publishPeriods(changed)).rejects.toThrow(/orderDefault 1 is published/);
  });

  test("entering the calendar again keeps what the office changed", async () => {
    await database().calendarDay.delete({ where: { date: "2026-10-10" } });
    await enterCalendarYears("calendar-days.json");
    expect(await database().calendarDay.findUnique({ where: { date: "2026-10-10" } })).toBeNull();
  });
});
