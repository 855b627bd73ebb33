import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Calendar, DayKind, NamedDay, Period, PeriodKind, PeriodUnit, YearLine } from "./types";

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

/** Who counts by the calendar and keeps the date waits for one who changes it, and the other way round. */
export async function shareCalendar(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext('calendar'))`;
}

export async function holdCalendar(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('calendar'))`;
}

const ofYear = (year: number) => ({ startsWith: `${year}-` });

/** Newest first. */
export async function findYears(tx: Tx): Promise<YearLine[]> {
  const years = await tx.calendarYear.findMany({ orderBy: { year: "desc" } });
  const days = await tx.calendarDay.findMany({ select: { date: true, kind: true } });
  return years.map((row) => {
    const kinds = days.filter(({ date }) => date.startsWith(`${row.year}-`)).map(({ kind }) => kind);
    const count = (kind: DayKind) => kinds.filter((each) => each === kind).length;
    return { ...row, holidays: count("holiday"), workdays: count("workday") };
  });
}

/** A year with its days, or null where nobody entered it. */
export async function findYear(tx: Tx, year: number): Promise<{ source: string; days: NamedDay[] } | null> {
  const row = await tx.calendarYear.findUnique({ where: { year } });
  if (!row) return null;
  const days = await tx.calendarDay.findMany({ where: { date: ofYear(year) }, orderBy: { date: "asc" } });
  return { source: row.source, days: days.map((day) => ({ ...day, kind: day.kind as DayKind })) };
}

export interface NewYearEntry {
  readonly id: string;
  readonly year: number;
  readonly version: number;
  readonly source: string;
  readonly reason: string | null;
  readonly days: readonly NamedDay[];
  readonly contentHash: string;
  readonly enteredById: string;
  readonly enteredAt: Date;
}

/** Keeps the entry and puts it in the place of what stood there. The caller holds the calendar. */
export async function writeYearEntry(tx: Tx, entry: NewYearEntry): Promise<void> {
  const { year, source, days } = entry;
  await tx.calendarEntry.create({ data: { ...entry, days: days as unknown as Prisma.InputJsonArray } });
  await tx.calendarYear.upsert({ where: { year }, create: { year, source }, update: { source } });
  await tx.calendarDay.deleteMany({ where: { date: ofYear(year) } });
  await tx.calendarDay.createMany({ data: [...days] });
}

/** Newest first. */
export async function findYearEntries(tx: Tx, year: number) {
  return tx.calendarEntry.findMany({ where: { year }, orderBy: { version: "desc" } });
}
