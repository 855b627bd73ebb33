/** How values become words for people. Dates are Beijing time wherever the reader sits. */

export const LANGUAGES = ["zh", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in both languages. Chinese leads; English is complete. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export function say(words: Words, language: Language): string {
  return words[language];
}

/** Fills `{name}` in a text; a name without a fact stays visible, so that a gap is seen and not hidden. */
export function fill(words: Words, facts: Readonly<Record<string, string | number>>): Words {
  const put = (text: string) => text.replace(/\{(\w+)\}/g, (gap, name: string) => String(facts[name] ?? gap));
  return { zh: put(words.zh), en: put(words.en) };
}

const LOCALE: Record<Language, string> = { zh: "zh-CN", en: "en-GB" };
const BEIJING = "Asia/Shanghai";

/** Made once: making one takes longer than a hundred uses of it. */
const INSTANT = new Intl.DateTimeFormat("en-CA", {
  timeZone: BEIJING,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** `2026-11-23 14:03` in Beijing time, for tables. */
export function formatInstant(instant: Date): string {
  const parts = INSTANT.formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((piece) => piece.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}`;
}

/** The legal date (`YYYY-MM-DD`, Beijing) on which an instant falls. */
export function beijingDate(instant: Date): string {
  return formatInstant(instant).slice(0, 10);
}

/** `2026年3月5日` / `5 March 2026`, for prose. */
export function formatLongDate(instant: Date, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { timeZone: BEIJING, dateStyle: "long" }).format(instant);
}

export function formatCount(value: number, language: Language): string {
  return new Intl.NumberFormat(LOCALE[language]).format(value);
}

/** A share (0–1) as per cent with a thin space before the sign, as the standard for units asks. */
export function formatShare(value: number, digits = 0): string {
  return `${(value * 100).toFixed(digits)} %`;
}

/** A score with the digits that its size deserves: 345, 62.4, 0.527. */
export function formatScore(value: number): string {
  if (!Number.isFinite(value)) return "—";
  const size = Math.abs(value);
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1_000).toFixed(0)} KB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(2)} GB`;
}

/** `1 分 55 秒` / `1 min 55 s`. Input in seconds; negative counts as nothing left. */
export function formatDuration(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3_600), Math.floor((whole % 3_600) / 60), whole % 60];
  const unit = language === "zh" ? { h: "小时", m: "分", s: "秒" } : { h: "h", m: "min", s: "s" };
  if (hours > 0) return `${hours} ${unit.h} ${minutes} ${unit.m}`;
  if (minutes > 0) return `${minutes} ${unit.m} ${rest} ${unit.s}`;
  return `${rest} ${unit.s}`;
}
