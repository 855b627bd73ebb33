import { z } from "zod";
import { parseYear } from "./rules/parse-year";
import { DAY_KINDS, PERIOD_KINDS, PERIOD_UNITS } from "./types";

export const CALENDAR_LIMITS = { source: 300, reason: 500, text: 20_000 } as const;

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** YYYY-MM-DD that exists in the calendar. */
export const legalDate = z.iso.date();

/** A published version of all lengths of periods, as a file of the law carries it. */
export const periodSet = z.strictObject({
  version: z.number().int().min(1),
  note: words,
  periods: z
    .array(
      z.strictObject({
        key: z.string().min(1),
        value: z.number().int().min(1),
        unit: z.enum(PERIOD_UNITS),
        kind: z.enum(PERIOD_KINDS),
        source: z.string().min(1),
        mark: z.enum(["V", "V2", "M", "?"]),
        label: words,
      }),
    )
    .min(1),
});

/** Years of the working-day calendar with the days that differ from Monday to Friday. */
export const calendarYears = z.strictObject({
  source: z.string().min(1),
  years: z.record(
    z.string().regex(/^\d{4}$/),
    z.array(z.strictObject({ date: legalDate, kind: z.enum(DAY_KINDS), name: z.string().min(1) })).min(1),
  ),
});

/**
 * A year as the form sends it. Every bad line is a fault of its own under `days.<line>`, so that the page names each.
 * `version`: of the entry that the page showed, 0 where it showed none.
 */
export const enterYearInput = z
  .object({
    year: z
      .string()
      .trim()
      .regex(/^20\d{2}$/, "calendar.year"),
    days: z.string().max(CALENDAR_LIMITS.text, "calendar.textTooLong"),
    source: z.string().trim().min(1, "calendar.sourceMissing").max(CALENDAR_LIMITS.source, "calendar.tooLong"),
    reason: z.string().trim().max(CALENDAR_LIMITS.reason, "calendar.tooLong").default(""),
    version: z.coerce.number().int().min(0),
  })
  .superRefine(({ year, days }, context) => {
    if (days.trim() === "") context.addIssue({ code: "custom", path: ["days"], message: "calendar.daysMissing" });
    const read = parseYear(days, asYear(year));
    for (const { code, line, ...facts } of read.ok ? [] : read.error) {
      context.addIssue({ code: "custom", path: ["days", line], message: `calendar.line.${code}`, line, ...facts });
    }
  })
  .transform(({ year, days, reason, ...rest }) => {
    const read = parseYear(days, asYear(year));
    return { ...rest, year: Number(year), reason: reason === "" ? null : reason, days: read.ok ? read.value : [] };
  });
export type EnterYearInput = z.output<typeof enterYearInput>;

/** Null where it is none: the lines are read all the same, so that one attempt names every fault. */
function asYear(text: string): number | null {
  return /^\d{4}$/.test(text) ? Number(text) : null;
}
