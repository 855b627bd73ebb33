import { ASSESSMENT_REASONS } from "@/lib/assessment/copy/reasons";
import type { ClauseJudgement, RectificationState } from "@/lib/filing/types/vocabulary";
import type { ItemVerdict } from "@/lib/filing/workflow/items";
import type { Words } from "@/lib/format";
import type { Criterion, TargetKind } from "../types";

export const CRITERION_WORDS: Record<Criterion, Words> = {
  legality: { zh: "主体合法性", en: "Legality of the entity" },
  compliance: { zh: "合规性", en: "Compliance" },
  safety: { zh: "安全性", en: "Safety" },
  stability: { zh: "稳定性", en: "Stability" },
  effectiveness: { zh: "有效性", en: "Effectiveness" },
};

export const JUDGEMENT_WORDS: Record<ClauseJudgement, Words> = {
  conforming: { zh: "符合", en: "Conforming" },
  nonconforming: { zh: "不符合", en: "Nonconforming" },
  not_applicable: { zh: "不适用", en: "Not applicable" },
};

export const ITEM_STATE_WORDS: Record<RectificationState, Words> = {
  draft: { zh: "起草，未发出", en: "Drafted, not sent" },
  sent: { zh: "已告知，待答复", en: "Sent, awaiting the answer" },
  answered: { zh: "已答复，待判", en: "Answered, to be judged" },
  accepted: { zh: "已接受", en: "Accepted" },
  sent_back: { zh: "未接受，已再次起草", en: "Not accepted, drafted again" },
  waived: { zh: "已免除", en: "Waived" },
  expired: { zh: "逾期未答复", en: "Expired without an answer" },
};

export const VERDICT_WORDS: Record<ItemVerdict, Words> = {
  accept: { zh: "接受", en: "Accept" },
  send_back: { zh: "再次起草", en: "Draft again" },
  waive: { zh: "免除", en: "Waive" },
};

export const TARGET_WORDS: Record<TargetKind, Words> = {
  field: { zh: "字段", en: "Field" },
  attachment: { zh: "附件", en: "Attachment" },
  run: { zh: "评估运行", en: "Assessment run" },
  section: { zh: "整节", en: "Whole section" },
};

/** Why a form or a service of the review refuses. The rule, the defect, the remedy. */
export const REVIEW_REASONS = {
  "field.tooLong": { zh: "内容过长，请缩短", en: "The text is too long, shorten it" },
  ...ASSESSMENT_REASONS,
  "run.notYourTurn": {
    zh: "只有正在办理本案的机关的审查员可以复测。",
    en: "Only a reviewer of the office that holds the case now can measure again.",
  },
  "run.caseClosed": { zh: "本案已办结，不再复测。", en: "The case is closed; nothing is measured again." },
  "run.ofOffice": {
    zh: "只能复测提供者附上的评估。",
    en: "Only a run that the provider attached can be measured again.",
  },
  "review.judgementMissing": {
    zh: "请选择符合、不符合或不适用",
    en: "Choose conforming, nonconforming or not applicable",
  },
  "review.noteMissing": {
    zh: "判为不符合或不适用须写明理由",
    en: "Nonconforming and not applicable need a reason in words",
  },
  "review.targetMissing": { zh: "请选择要补正的内容", en: "Choose what has to be put right" },
  "review.targetUnknown": {
    zh: "卷宗中没有此项内容，请从列表中选择",
    en: "The dossier has no such part, choose one from the list",
  },
  "review.reasonCodeMissing": { zh: "请选择原因", en: "Choose the reason" },
  "review.instructionMissing": {
    zh: "请写明缺陷和补正要求",
    en: "Say what is wrong and what has to be done",
  },
  "review.resolutionMissing": {
    zh: "免除须写明理由；再次起草须写明仍缺什么",
    en: "Waiving needs a reason; drafting again says what is still missing",
  },
  "review.verdictMissing": { zh: "请选择接受、再次起草或免除", en: "Choose accept, draft again or waive" },
  "review.clauseUnknown": {
    zh: "审查清单中没有此条款，请刷新页面",
    en: "The checklist has no such clause, reload the page",
  },
  "review.itemUnknown": {
    zh: "本件没有此补正事项，请从列表中选择",
    en: "This case has no such item, choose one from the list",
  },
  "review.itemNotDrafted": {
    zh: "已发出的事项不能修改或删除，只能判断或免除",
    en: "An item that was sent cannot be edited or removed, only judged or waived",
  },
  "review.itemNotAnswered": {
    zh: "只有已答复的事项可以接受或再次起草，未答复的只能免除",
    en: "Only an answered item can be accepted or drafted again; one without an answer can only be waived",
  },
  "review.answerMissing": {
    zh: "请写明已经怎样补正，或不补正的理由",
    en: "Say how it was put right, or why it was not",
  },
  "review.itemNotSent": {
    zh: "此事项现在不能答复：补正已提交、已免除或已逾期",
    en: "This item cannot be answered now: it was handed in, waived, or has expired",
  },
  "review.answerMoved": {
    zh: "同事刚保存了另一份答复：{answer}。你的答复未保存，仍在本页；载入现状后再次保存即可覆盖",
    en: "A colleague has just saved another answer: {answer}. Yours was not saved and is still on this page; load how it stands, then save again to replace theirs",
  },
  "review.clauseMoved": {
    zh: "此条款已由 {byZh} 改判为“{judgementZh}”，说明：{note}。你的判断未保存，仍在本页；载入现状后再次保存即可覆盖",
    en: "{byEn} has judged this clause anew: {judgementEn}. Note: {note}. Your judgement was not saved and is still on this page; load how it stands, then save again to replace theirs",
  },
  "review.itemMoved": {
    zh: "此事项已被 {byZh} 改动，现状态：{stateZh}；内容：{instruction}。你的输入未保存，仍在本页；载入现状后可以重试",
    en: "{byEn} has changed this item. It is now: {stateEn}. Text: {instruction}. Your input was not saved and is still on this page; load how it stands, then try again",
  },
} as const satisfies Readonly<Record<string, Words>>;
