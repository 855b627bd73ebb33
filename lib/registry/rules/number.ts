import { beijingDate } from "@/lib/format";
import { err, ok, type Result } from "@/lib/result";
import type { NumberPattern } from "./number-patterns";

/**
 * Filing numbers as they were published: province or ZhongYangQiYe, name, date, and from April 2024 a serial of four
 * digits. Lenient on purpose: casing differs between lists (ZheJiang, Zhejiang).
 */
const FILING_NUMBER = /^([A-Za-z]+)-([A-Za-z0-9]+)-(\d{4})(\d{2})(\d{2})(\d{4})?$/;

export interface FilingNumber {
  readonly prefix: string;
  readonly slug: string;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly serial: number | null;
}

export type NumberFault = "NUMBER_FORMAT" | "NUMBER_DATE";

/** Reads a filing number, however it was cased and spaced. */
export function readFilingNumber(text: string): Result<FilingNumber, NumberFault> {
  const parts = FILING_NUMBER.exec(tidyNumber(text));
  if (!parts) return err("NUMBER_FORMAT");
  const [, prefix = "", slug = "", year, month, day, serial] = parts;
  const date = `${year}-${month}-${day}`;
  if (!isCalendarDate(date)) return err("NUMBER_DATE");
  return ok({ prefix, slug, date, serial: serial === undefined ? null : Number(serial) });
}

/** Full-width letters and dashes become plain ones; blanks around and inside go. */
export function tidyNumber(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/[‐‑‒–—−]/g, "-");
}

/** Equal numbers have equal keys: lists differ in casing. */
export function numberKey(text: string): string {
  return tidyNumber(text).toLowerCase();
}

export function isCalendarDate(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}

export const SLUG = /^[A-Za-z0-9]{1,60}$/;
const PREFIX = /^[A-Z][A-Za-z]*$/;

export type CompositionFault = "SLUG" | "PREFIX" | "SERIAL_EXHAUSTED";

/** A number by its pattern. The date is the day of the sign-off in Beijing. */
export function composeNumber(
  pattern: NumberPattern,
  parts: { prefix: string; slug: string; at: Date; serial: number },
): Result<string, CompositionFault> {
  if (!PREFIX.test(parts.prefix)) return err("PREFIX");
  if (!SLUG.test(parts.slug)) return err("SLUG");
  const serial = String(parts.serial).padStart(pattern.serialDigits, "0");
  if (serial.length > pattern.serialDigits) return err("SERIAL_EXHAUSTED");
  const values: Readonly<Record<string, string>> = {
    prefix: parts.prefix,
    slug: parts.slug,
    date: beijingDate(parts.at).replaceAll("-", ""),
    serial,
  };
  return ok(pattern.template.replace(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap));
}
