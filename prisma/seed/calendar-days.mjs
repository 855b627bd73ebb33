/**
 * Writes law/calendar-days.json from the day lists of the npm package `chinese-days`:
 *   node prisma/seed/calendar-days.mjs <its dist/chinese-days.json> <its version> 2023 2024 …
 * A year without any day in the lists is refused: the package takes every unknown year for one without holidays.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [file = "", version = "", ...years] = process.argv.slice(2);
const lists = JSON.parse(readFileSync(file, "utf8"));

/** @param {string} year @param {Record<string, string>} days @param {"holiday" | "workday"} kind */
const daysOf = (year, days, kind) =>
  Object.entries(days)
    .filter(([date]) => date.startsWith(`${year}-`))
    .map(([date, names]) => ({ date, kind, name: names.split(",")[1] }));

const entries = years.map((year) => {
  const days = [...daysOf(year, lists.holidays, "holiday"), ...daysOf(year, lists.workdays, "workday")];
  if (days.length === 0) throw new Error(`the package knows nothing of ${year}`);
  return [year, days.sort((a, b) => (a.date < b.date ? -1 : 1))];
});

const source = `国务院办公厅关于节假日安排的通知，经 chinese-days ${version} (MIT)`;
const target = join(import.meta.dirname, "law/calendar-days.json");
writeFileSync(target, `${JSON.stringify({ source, years: Object.fromEntries(entries) }, null, 2)}\n`);
