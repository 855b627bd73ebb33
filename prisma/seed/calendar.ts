import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { calendarYears, periodSet } from "@/lib/calendar/schema";
import { database, type Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";

const LAW = join(import.meta.dirname, "law");

/**
 * Publishes a version of the lengths of all periods; `file` from the folder of the law.
 * @throws Error where the version is published with other lengths: clocks were started by it
 */
export async function publishPeriods(file: string): Promise<void> {
  const { version, periods } = periodSet.parse(JSON.parse(await readFile(resolve(LAW, file), "utf8")));
  const rows = periods.map(({ label, ...period }) => ({ ...period, version, labelZh: label.zh, labelEn: label.en }));
  const published = await database().period.findMany({ where: { version } });
  const changed = published.find((row) => {
    const now = rows.find(({ key }) => key === row.key);
    return now?.value !== row.value || now.unit !== row.unit;
  });
  if (changed) {
    throw new Error(
      `Period ${changed.key} ${version} is published and differs from ${file}: give the change a new version`,
    );
  }
  await database().period.createMany({ data: rows, skipDuplicates: true });
}

/** Enters the years that nobody entered yet. A year that is there stays as the office keeps it. */
export async function enterCalendarYears(file: string): Promise<void> {
  const { source, years } = calendarYears.parse(JSON.parse(await readFile(resolve(LAW, file), "utf8")));
  for (const [year, days] of Object.entries(years)) {
    await inTransaction((tx) => enterYear(tx, { year: Number(year), source, days }));
  }
}

async function enterYear(
  tx: Tx,
  { year, source, days }: { year: number; source: string; days: { date: string; kind: string; name: string }[] },
): Promise<void> {
  // Two starts at once enter it once: the second waits for this row and finds it there.
  const { count } = await tx.calendarYear.createMany({ data: { year, source }, skipDuplicates: true });
  if (count === 1) await tx.calendarDay.createMany({ data: days, skipDuplicates: true });
}
