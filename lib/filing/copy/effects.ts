import { fill, type Words } from "@/lib/format";
import type { Effect } from "../types/decision";
import { CLOCK_WORDS, DOCUMENT_WORDS, FILING_STATUS_WORDS, FLAG_WORDS } from "./status";

/** What an action brings about, in a phrase each. `{zh}` and `{en}` are filled with what it is done to. */
const EFFECT_WORDS: Record<Effect["do"], Words> = {
  snapshot: { zh: "生成快照", en: "freeze a snapshot" },
  raise: { zh: "加“{zh}”", en: "set: {en}" },
  clear: { zh: "去“{zh}”", en: "clear: {en}" },
  startClock: { zh: "开始计{zh}", en: "start the clock: {en}" },
  stopClock: { zh: "停止计{zh}", en: "stop the clock: {en}" },
  extendClock: { zh: "延长{zh}", en: "extend the clock: {en}" },
  document: { zh: "出具{zh}", en: "issue: {en}" },
  notice: { zh: "通知{zh}", en: "tell {en}" },
  voidRecommendation: { zh: "审查意见失效", en: "void the recommendation" },
  recordRecommendation: { zh: "记录审查意见", en: "record the recommendation" },
  recordExaminer: { zh: "办理人记为经办人", en: "record the examiner" },
  voidObjections: { zh: "未办结的异议终止", en: "end open objections" },
  sendItems: { zh: "发出补正事项", en: "send the items" },
  answerItems: { zh: "补正事项记为已答复", en: "mark the items answered" },
  voidItems: { zh: "未办结的补正事项终止", en: "end open items" },
  expireItems: { zh: "补正事项记为逾期", en: "mark the items expired" },
  renewItems: { zh: "逾期事项重新开放", en: "open expired items again" },
  issueNumber: { zh: "核发编号", en: "issue the number" },
  publishVersion: { zh: "登记册发布新版本", en: "publish a version in the register" },
  filingStatus: { zh: "备案状态改为“{zh}”", en: "filing becomes: {en}" },
  clearFilingFlag: { zh: "备案去“{zh}”", en: "clear on the filing: {en}" },
  loseDependants: { zh: "调用本模型的登记转为失效处理", en: "tell registrations that call it" },
  keepDraft: { zh: "草稿按期保留", en: "keep the draft for a while" },
  openWindow: { zh: "确定公示期", en: "fix the publicity window" },
  closeWindow: { zh: "公示期结束", en: "close the window" },
  cancelWindow: { zh: "公示取消", en: "cancel the window" },
  job: { zh: "安排后续任务", en: "queue a job" },
};

const TOLD: Record<(Effect & { do: "notice" })["to"], Words> = {
  provider: { zh: "提供者", en: "the provider" },
  office: { zh: "办公室", en: "the office" },
  lead: { zh: "负责人", en: "the lead" },
  nextOffice: { zh: "接办的办公室", en: "the next office" },
  objectors: { zh: "异议人", en: "the objectors" },
};

function objectOf(effect: Effect): Words | null {
  if (effect.do === "raise" || effect.do === "clear") return FLAG_WORDS[effect.flag].name;
  if (effect.do === "clearFilingFlag") return FLAG_WORDS[effect.flag].name;
  if (effect.do === "startClock" || effect.do === "stopClock" || effect.do === "extendClock") {
    return CLOCK_WORDS[effect.clock];
  }
  if (effect.do === "document") return DOCUMENT_WORDS[effect.kind];
  if (effect.do === "notice") return TOLD[effect.to];
  return effect.do === "filingStatus" ? FILING_STATUS_WORDS[effect.status] : null;
}

export function effectWords(effect: Effect): Words {
  const object = objectOf(effect);
  const en = object && (effect.do === "notice" ? object.en : object.en.toLowerCase());
  return fill(EFFECT_WORDS[effect.do], object ? { zh: object.zh, en: en ?? "" } : {});
}
