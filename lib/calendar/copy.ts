import { fill, type Words } from "@/lib/format";
import type {
  CalendarFault,
  ClockColour,
  ClockReading,
  ClockState,
  ClockView,
  DayKind,
  LineFaultCode,
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

/** The rule, the defect, the remedy of a line of a typed year. */
const LINE_FAULTS: Record<LineFaultCode, Words> = {
  FORM: {
    zh: "第 {line} 行：“{found}”不合格式，请写成“2027-02-05..2027-02-11 休 春节”或“2027-02-14 班 春节”",
    en: "Line {line}: 「{found}」 cannot be read. Write it like 「2027-02-05..2027-02-11 休 春节」 or 「2027-02-14 班 春节」",
  },
  DATE: {
    zh: "第 {line} 行：没有 {found} 这一天，请核对月、日",
    en: "Line {line}: {found} does not exist. Check month and day",
  },
  OTHER_YEAR: {
    zh: "第 {line} 行：{found} 不在所填年份，请把它录入它自己的年份",
    en: "Line {line}: {found} is not of this year. Enter it in its own year",
  },
  BACKWARD: {
    zh: "第 {line} 行：{found} 的末日早于首日，请对调",
    en: "Line {line}: {found} ends before it begins. Swap the two dates",
  },
  TOO_LONG: {
    zh: "第 {line} 行：{found} 超过 15 天，请核对月份；确有更长的，请分成几行",
    en: "Line {line}: {found} is longer than 15 days. Check the months; if it is right, split it into several lines",
  },
  NAME_TOO_LONG: {
    zh: "第 {line} 行：名称超过 40 个字，请缩短",
    en: "Line {line}: the name is longer than 40 characters. Shorten it",
  },
  WORKDAY_ALREADY: {
    zh: "第 {line} 行：{found} 是周一至周五，本来就上班，请核对日期或删去此行",
    en: "Line {line}: {found} is a Monday to Friday and a working day anyway. Check the date or remove the line",
  },
  REPEATED: {
    zh: "第 {line} 行：{found} 已在第 {first} 行，请删去其中一处",
    en: "Line {line}: {found} stands in line {first} already. Remove one of them",
  },
};

/** Words for refusals of entering a year, by reason. */
export const ENTER_YEAR_REASONS: Readonly<Record<string, Words>> = {
  ...Object.fromEntries(Object.entries(LINE_FAULTS).map(([code, words]) => [`calendar.line.${code}`, words])),
  "calendar.year": { zh: "请填四位年份，例如 2027", en: "Write the year in four digits, such as 2027" },
  "calendar.daysMissing": {
    zh: "请至少录入一天；照国务院办公厅的通知逐行填写",
    en: "Enter at least one day, line by line after the notice of the State Council's office",
  },
  "calendar.textTooLong": {
    zh: "内容超过 20,000 个字符，请用日期区间合并连续的日子",
    en: "This is longer than 20,000 characters. Join days in a row to ranges",
  },
  "calendar.sourceMissing": {
    zh: "请填写通知的标题和文号",
    en: "Write title and number of the notice",
  },
  "calendar.tooLong": { zh: "至多 {maximum} 个字符，请缩短", en: "At most {maximum} characters. Shorten it" },
  "calendar.reasonMissing": {
    zh: "该年已经公布。要修改，请写明原因，原因会留存",
    en: "This year is published. To amend it, say why; the reason is kept",
  },
  "calendar.changed": {
    zh: "该年刚被他人录入或修改。请在另一窗口打开该年查看，再决定是否提交；你填写的内容仍在本页",
    en: "Somebody entered or amended this year a moment ago. Open the year in another window and look before you send; what you typed is still on this page",
  },
  "calendar.unchanged": {
    zh: "内容与现有的完全相同，没有需要保存的改动",
    en: "This is exactly what stands already: there is nothing to keep",
  },
};
