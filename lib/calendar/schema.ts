import { z } from "zod";
import { DAY_KINDS, PERIOD_KINDS, PERIOD_UNITS } from "./types";

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
