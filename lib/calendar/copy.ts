import { fill, type Words } from "@/lib/format";
import type {
  CalendarFault,
  ClockColour,
  ClockReading,
  ClockState,
  ClockView,
  DayKind,
  Period,
  PeriodKind,
  PeriodUnit,
} from "./types";

export const UNIT_WORDS: Record<PeriodUnit, { readonly one: Words; readonly many: Words }> = {
  workingDay: {
    one: { zh: "{n} 个工作日", en: "{n} working day" },
    many: { zh: "{n} 个工作日", en: "{n} working days" },
  },
  calendarDay: { one: { zh: "{n} 天", en: "{n} day" }, many: { zh: "{n} 天", en: "{n} days" } },
  month: { one: { zh: "{n} 个月", en: "{n} month" }, many: { zh: "{n} 个月", en: "{n} months" } },
};

export const PERIOD_KIND_WORDS: Record<PeriodKind, Words> = {
  statutory: { zh: "法定", en: "statutory" },
  analogous: { zh: "参照相近程序", en: "borrowed from a neighbouring procedure" },
  internal: { zh: "本平台内部", en: "internal" },
};

export const DAY_KIND_WORDS: Record<DayKind, Words> = {
  holiday: { zh: "放假", en: "day off" },
  workday: { zh: "调休上班", en: "make-up working day" },
};

export const CLOCK_STATE_WORDS: Record<ClockState, Words> = {
  not_started: { zh: "未开始计时", en: "Not started" },
  running: { zh: "计时中", en: "Running" },
  paused: { zh: "已暂停", en: "Paused" },
  stopped: { zh: "已停止计时", en: "Stopped" },
};

/** What a colour says, for a legend and for readers who see none. */
export const CLOCK_COLOUR_WORDS: Record<ClockColour, Words> = {
  green: { zh: "剩余多于三分之一", en: "More than a third is left" },
  amber: { zh: "剩余不足三分之一", en: "A third or less is left" },
  red: { zh: "已超期", en: "Overdue" },
  paused: { zh: "暂停计时", en: "Paused" },
  none: { zh: "不计时", en: "Not counted" },
};

const LEFT: Words = { zh: "还剩 {amount}", en: "{amount} left" };
const OVER: Words = { zh: "已超期 {amount}", en: "{amount} overdue" };
const JUST_OVER: Words = { zh: "已超期", en: "Overdue" };
const PAUSED_FOR: Words = { zh: "已暂停：{reason}", en: "Paused: {reason}" };
const DUE: Words = { zh: "至 {date}", en: "until {date}" };
const DUE_UNKNOWN: Words = {
  zh: "{year} 年工作日历未录入，截止日待定",
  en: "last day not known: the calendar of {year} is not entered",
};
const YEAR_MISSING: Words = {
  zh: "{year} 年的节假日安排尚未录入，无法推算日期。请管理员在工作日历中录入该年后重试",
  en: "The holidays of {year} have not been entered, so no date can be worked out. Ask an administrator to enter that year in the calendar, then try again",
};

/** `7 个工作日` / `7 working days`. A length in months is counted in days once it runs. */
export function amountWords(count: number, unit: PeriodUnit): Words {
  const words = UNIT_WORDS[unit];
  return fill(count === 1 ? words.one : words.many, { n: count });
}

const runningUnit = (unit: PeriodUnit): PeriodUnit => (unit === "month" ? "calendarDay" : unit);

/** `还剩 7 个工作日`, `已超期 2 个工作日`, `已暂停：补正中`. `pausedFor`: the domain's words for the reason of the pause. */
export function clockWords(reading: ClockReading, pausedFor?: Words): Words {
  const unit = runningUnit(reading.unit);
  if (reading.state === "paused") {
    return pausedFor ? put(PAUSED_FOR, "reason", pausedFor) : CLOCK_STATE_WORDS.paused;
  }
  if (reading.state !== "running") return CLOCK_STATE_WORDS[reading.state];
  if (!reading.over) return put(LEFT, "amount", amountWords(reading.daysLeft, unit));
  return reading.daysOver > 0 ? put(OVER, "amount", amountWords(reading.daysOver, unit)) : JUST_OVER;
}

/** `至 2026-10-19`; where a year is missing, that the day cannot be told yet; null while there is no last day. */
export function dueWords(reading: ClockReading): Words | null {
  if (reading.missingYear !== null) return fill(DUE_UNKNOWN, { year: reading.missingYear });
  return reading.dueOn === null ? null : fill(DUE, { date: reading.dueOn });
}

export function calendarFaultWords({ year }: CalendarFault): Words {
  return fill(YEAR_MISSING, { year });
}

/** Words for refusals of services that had to name a date: `{ reason: "calendar.yearMissing", facts: { year } }`. */
export const CALENDAR_REASONS = { "calendar.yearMissing": YEAR_MISSING } as const;

function put(words: Words, name: string, value: Words): Words {
  return { zh: fill(words, { [name]: value.zh }).zh, en: fill(words, { [name]: value.en }).en };
}

/** For a page: label, days left, last day, colour. `pausedFor`: words of the flag that paused it. */
export function clockView(period: Pick<Period, "key" | "label">, reading: ClockReading, pausedFor?: Words): ClockView {
  const { colour, over, daysLeft } = reading;
  const words = { left: clockWords(reading, pausedFor), due: dueWords(reading) };
  return { key: period.key, label: period.label, ...words, colour, over, daysLeft };
}

/** For a page, where a year that has begun is missing: nothing can be counted, and the words say why. */
export function uncountedClock(period: Pick<Period, "key" | "label">, fault: CalendarFault): ClockView {
  const words = { left: calendarFaultWords(fault), due: null };
  return { key: period.key, label: period.label, ...words, colour: "none", over: false, daysLeft: 0 };
}
