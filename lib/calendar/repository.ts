import type { Tx } from "@/lib/db/client";
import type { Calendar, DayKind, Period, PeriodKind, PeriodUnit } from "./types";

type PeriodRow = NonNullable<Awaited<ReturnType<Tx["period"]["findFirst"]>>>;

function asPeriod({ labelZh, labelEn, ...row }: PeriodRow): Period {
  return { ...row, unit: row.unit as PeriodUnit, kind: row.kind as PeriodKind, label: { zh: labelZh, en: labelEn } };
}

/** Every published version of every period. */
export async function loadPeriods(tx: Tx): Promise<Period[]> {
  const rows = await tx.period.findMany({ orderBy: [{ key: "asc" }, { version: "asc" }] });
  return rows.map(asPeriod);
}

/** The version that a clock started with, or the newest for what starts now. @throws Error where it was never seeded */
export async function loadPeriod(tx: Tx, key: string, version?: number): Promise<Period> {
  const row = await tx.period.findFirst({ where: { key, version }, orderBy: { version: "desc" } });
  if (!row) throw new Error(`No period ${key}${version === undefined ? "" : ` of version ${version}`} is published`);
  return asPeriod(row);
}

/** All years that are known: some thirty rows a year. */
export async function loadCalendar(tx: Tx): Promise<Calendar> {
  const years = await tx.calendarYear.findMany({ select: { year: true } });
  const days = await tx.calendarDay.findMany({ select: { date: true, kind: true } });
  return {
    years: new Set(years.map(({ year }) => year)),
    days: new Map(days.map(({ date, kind }) => [date, kind as DayKind])),
  };
}
