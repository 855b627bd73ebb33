import type { Words } from "@/lib/format";
import type { FaultCode, SectionState } from "./types";

/** The rule and the remedy. `{…}` are facts of the fault. */
export const FAULT_WORDS = {
  missing: { zh: "请填写", en: "Fill this in" },
  tooShort: {
    zh: "至少写 {minimum} 个字，现有 {length} 个字，请补充",
    en: "Write at least {minimum} characters; there are {length}. Add what is missing",
  },
  tooLong: {
    zh: "至多 {maximum} 个字，现有 {length} 个字，请删减",
    en: "Write at most {maximum} characters; there are {length}. Shorten it",
  },
  notNumber: {
    zh: "现填“{typed}”不是数字，请只填数字，单位不用写",
    en: "“{typed}” is not a number. Enter digits only, without the unit",
  },
  notInteger: {
    zh: "现填“{typed}”不是整数，请填整数，单位不用写",
    en: "“{typed}” is not a whole number. Enter a whole number, without the unit",
  },
  tooSmall: { zh: "不得小于 {minimum}，请更正", en: "Must be at least {minimum}. Correct it" },
  tooBig: { zh: "不得大于 {maximum}，请更正", en: "Must be at most {maximum}. Correct it" },
  notDate: {
    zh: "现填“{typed}”不是日期，请按“年-月-日”填写，例如 2026-03-05",
    en: "“{typed}” is not a date. Enter year-month-day, such as 2026-03-05",
  },
  notListed: { zh: "请从列出的选项中选择", en: "Choose from the options listed" },
  notUrl: {
    zh: "请填写完整网址，以 https:// 或 http:// 开头，例如 https://www.example.cn",
    en: "Enter a whole address that begins with https:// or http://, such as https://www.example.cn",
  },
  usccLength: {
    zh: "应为 18 位，现填 {length} 位，请对照营业执照",
    en: "It has 18 characters; there are {length}. Compare it with the business licence",
  },
  usccCharacters: {
    zh: "只有数字和大写字母，不含 I、O、S、V、Z，请对照营业执照",
    en: "It has digits and capital letters without I, O, S, V and Z. Compare it with the business licence",
  },
  usccCheck: {
    zh: "末位校验码与前 17 位不符，请对照营业执照",
    en: "Its last character does not check the first 17. Compare it with the business licence",
  },
  numberLayout: {
    zh: "格式为“属地-名称-日期及序号”，例如 Beijing-MingCheng-202503180127，请对照备案公告",
    en: "It reads place-name-date and serial, such as Beijing-MingCheng-202503180127. Compare it with the published list",
  },
  numberDate: {
    zh: "末段应为 8 位日期，可再加 4 位序号，现填 {length} 位“{typed}”，请对照备案公告",
    en: "The last part is a date of 8 digits, with 4 digits of serial number or without; there are {length}: “{typed}”. Compare it with the published list",
  },
  pattern: { zh: "格式不对，请更正", en: "This has not the right form. Correct it" },
  tooFew: {
    zh: "至少需要 {minimum} 项，现有 {length} 项，请添加",
    en: "At least {minimum} are needed; there are {length}. Add more",
  },
  tooMany: {
    zh: "至多 {maximum} 项，现有 {length} 项，请移除",
    en: "At most {maximum} are allowed; there are {length}. Remove some",
  },
  check: { zh: "与其他内容不一致，请更正", en: "This contradicts another answer. Correct it" },
} as const satisfies Record<FaultCode, Words>;

/** Words for a question that is answered by choosing, adding. */
export const CHOOSE: Words = { zh: "请选择", en: "Choose an answer" };

export const STATE_WORDS = {
  not_started: { zh: "未开始", en: "Not started" },
  in_progress: { zh: "填写中", en: "In progress" },
  done: { zh: "已完成", en: "Complete" },
  faulty: { zh: "有问题", en: "Has problems" },
  blocked: { zh: "暂不能开始", en: "Cannot start yet" },
} as const satisfies Record<SectionState, Words>;

export const YES_NO = {
  yes: { zh: "是", en: "Yes" },
  no: { zh: "否", en: "No" },
} as const satisfies Record<string, Words>;

export const FORM_WORDS = {
  optional: { zh: "（选填）", en: " (optional)" },
  blank: { zh: "未填写", en: "Not answered" },
  itemCount: { zh: "{count} 项", en: "{count} items" },
  untitled: { zh: "未命名", en: "unnamed" },
  itemTitle: { zh: "{item} {place}：{title}", en: "{item} {place}: {title}" },
  newOrder: { zh: "顺序：{order}", en: "Order: {order}" },
  tenThousand: { zh: "{count} 万", en: "{count}" },
  hundredMillion: { zh: "{count} 亿", en: "{count}" },
  unlisted: { zh: "{value}（不在选项内）", en: "{value} (not listed)" },
} as const satisfies Record<string, Words>;
