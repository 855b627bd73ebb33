import { CALENDAR_REASONS } from "@/lib/calendar/copy";
import type { Words } from "@/lib/format";
import { CONFIRMATION_WRONG } from "./confirmation";
import { CASE_REASONS } from "./refusals";

/** Words by the reason keys that the services of this domain throw. `{…}` is filled from the error's facts. */
export const FILING_REASONS: Readonly<Record<string, Words>> = {
  ...CASE_REASONS,
  ...CALENDAR_REASONS,
  "filing.changed": {
    zh: "本件已有变化：{whoZh}于 {at}{whatZh}。你打开时为“{thenZh}”（第 {seen} 版），现在为“{nowZh}”（第 {version} 版）。已填写的内容仍在本页，请查看现状后决定是否再次办理",
    en: "This case has moved on: {whatEn} by {whoEn} at {at}. When you opened it, it stood at “{thenEn}” (version {seen}); now it stands at “{nowEn}” (version {version}). What you typed is still on this page; look at the case again before you go on",
  },
  "filing.keyUsed": {
    zh: "此表单已经办理过另一事项。请重新打开办理页面",
    en: "This form has already been used for something else. Open the page again",
  },
  "filing.itemNotJudgeable": {
    zh: "有补正事项已被判断或不再待判。请刷新页面后逐项核对",
    en: "An item was judged already or is not to be judged now. Reload the page and go through the items again",
  },
  "filing.notAReviewer": {
    zh: "请选择本级办公室的一名审查员",
    en: "Choose a reviewer of the office that holds the case",
  },
  "filing.noOffice": {
    zh: "没有与贵单位所在地相应的办公室，请联系平台管理员",
    en: "There is no office for the province of your organisation; ask the platform's administrator",
  },
  "filing.confirmation": CONFIRMATION_WRONG,
  "filing.invalid": { zh: "有内容需要更正", en: "Something needs correcting" },
  "filing.missing": { zh: "请填写", en: "Fill this in" },
  "filing.tooLong": { zh: "太长了，请缩短", en: "This is too long; shorten it" },
  "filing.chooseOne": { zh: "请选择一项", en: "Choose one" },
  "filing.date": { zh: "请填写日期，格式为 2026-03-05", en: "Enter a date like 2026-03-05" },
  "filing.slug": {
    zh: "只用字母和数字，不超过 60 个，例如 WenXinYiYan",
    en: "Letters and digits only, at most 60, for example WenXinYiYan",
  },
  "registry.slug": {
    zh: "编号中的服务名拼写只能用字母和数字。请在审批时填写，例如 WenXinYiYan",
    en: "The spelling of the service name in the number takes letters and digits only, for example WenXinYiYan",
  },
  "registry.noPrefix": {
    zh: "该办公室没有编号前缀，不能发放编号",
    en: "The office has no prefix and can issue no number",
  },
  "registry.serialExhausted": { zh: "本年度的编号已用完", en: "The numbers of this year are used up" },
};
