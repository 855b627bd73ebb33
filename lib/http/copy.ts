import type { AppErrorCode } from "@/lib/errors";
import type { Words } from "@/lib/format";

/** What a refusal says where its domain has no words of its own. */
export const ERROR_WORDS = {
  UNAUTHENTICATED: {
    zh: "登录已失效，请重新登录。已填写的内容仍在本页",
    en: "Your session has ended. Sign in again; what you typed is still on this page",
  },
  FORBIDDEN: { zh: "你的角色不允许此操作", en: "Your role does not allow this" },
  NOT_FOUND: { zh: "没有找到这条记录", en: "This record was not found" },
  CONFLICT: {
    zh: "此记录刚被他人改动。请刷新页面，查看现状后再操作",
    en: "Somebody changed this record a moment ago. Reload the page and look again before you go on",
  },
  REFUSED: { zh: "现在不能这样操作", en: "This is not possible now" },
  INVALID: { zh: "有内容需要更正", en: "Something needs correcting" },
} as const satisfies Record<AppErrorCode, Words>;

/** Reasons that belong to no domain. */
export const COMMON_REASONS = {
  "policy.wrongRole": ERROR_WORDS.FORBIDDEN,
  "http.foreignOrigin": {
    zh: "这次提交来自另一网站，未予处理",
    en: "This came from another site and was not accepted",
  },
} as const satisfies Record<string, Words>;

export const UNEXPECTED: Words = {
  zh: "系统出错，未能完成。可稍后重试；再次出错时请告知编号 {reference}",
  en: "Something went wrong and this was not done. Try again later; if it happens again, report it with the reference {reference}",
};

/** What a field's value is refused for, where the domain has no words for it. */
export const FIELD_WORDS = {
  missing: { zh: "请填写", en: "Fill this in" },
  tooSmall: { zh: "不得小于 {minimum}", en: "Must be at least {minimum}" },
  tooBig: { zh: "不得大于 {maximum}", en: "Must be at most {maximum}" },
  tooShort: { zh: "至少 {minimum} 个字符", en: "Use at least {minimum} characters" },
  tooLong: { zh: "至多 {maximum} 个字符", en: "Use at most {maximum} characters" },
  notListed: { zh: "请从列出的选项中选择", en: "Choose one of the options" },
  wrong: { zh: "此项不符合要求，请更正", en: "This is not valid. Correct it" },
} as const satisfies Record<string, Words>;
