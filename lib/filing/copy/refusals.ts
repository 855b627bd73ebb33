import { fill, type Words } from "@/lib/format";
import type { Refusal, RefusalCode } from "../types/decision";
import { FLAG_WORDS } from "./status";

/** The rule, the defect, the remedy. `{flagZh}` and the like are filled from `refusalFacts`. */
export const REFUSAL_WORDS: Record<RefusalCode, Words> = {
  NOT_FROM_STATUS: {
    zh: "当前的状态不允许办理此项。请刷新页面查看最新状态",
    en: "The present status does not allow this. Reload the page to see how it stands",
  },
  WRONG_STAGE: { zh: "此项由另一级办公室办理", en: "This belongs to the office of the other stage" },
  WRONG_KIND: { zh: "此类申请不办理此项", en: "This does not exist for an application of this kind" },
  WRONG_TRACK: {
    zh: "此项只适用于备案，登记不经国家复核",
    en: "This is for filings only; registrations have no national review",
  },
  BLOCKED_BY_FLAG: {
    zh: "“{flagZh}”期间不得办理此项。{endsZh}",
    en: "Not possible while this holds: {flagEn}. {endsEn}",
  },
  FLAG_MISSING: {
    zh: "此项只在“{flagZh}”期间办理，当前没有此情形",
    en: "This is for the time of “{flagEn}”, which does not hold now",
  },
  WRONG_ROLE: { zh: "此项由其他角色办理，你的角色不能办理", en: "Another role does this; yours does not" },
  FOUR_EYES: {
    zh: "经办与审批须由不同人员办理：你已参与本件的办理，请转交本办公室另一名负责人",
    en: "Examination and decision need different people: you have already handled this case. Ask another lead of your office",
  },
  ANOTHER_OPEN: {
    zh: "同一服务同时只能有一件申请在办。请先办结或撤回在办的申请",
    en: "A service can have one open application at a time. Finish or withdraw the open one first",
  },
  BLOCKING_FINDINGS: {
    zh: "预检发现必须更正的问题。请按预检清单逐项更正后提交",
    en: "The pre-check found faults that must be corrected. Correct each one on its list, then submit",
  },
  RUN_UNFINISHED: {
    zh: "所附模型评估尚未完成。请等待其结束，或移除后再提交",
    en: "An attached assessment run has not finished. Wait for it to end or remove it, then submit",
  },
  PLEDGE_UNSIGNED: {
    zh: "合规承诺须由规定人员就当前内容签署。内容改动后原签署失效，请重新签署",
    en: "The pledge must be signed on exactly this content by all required people. A later edit voids it: sign again",
  },
  NO_DRAFTED_ITEM: {
    zh: "补正告知至少包含一项补正事项。请先起草补正事项",
    en: "A notice holds at least one item. Draft an item first",
  },
  ITEM_UNANSWERED: {
    zh: "还有补正事项未答复。请逐项答复后提交",
    en: "Some items have no answer yet. Answer every item, then resubmit",
  },
  NO_ANSWERED_ITEM: { zh: "没有待判断的补正事项", en: "There is no item to judge" },
  ITEM_NOT_WAIVED: {
    zh: "撤回补正告知须先逐项免除并说明理由，还有事项未免除",
    en: "A notice is withdrawn once every item is waived with a reason; some are not",
  },
  ITEM_OPEN: {
    zh: "还有补正事项未办结（起草、已告知、待判或逾期）。请逐项办结后提出意见",
    en: "Some items are still open (drafted, sent, answered or expired). Close each of them before recommending",
  },
  ALREADY_EXTENDED: {
    zh: "每次补正告知只可延期一次，本次已延期",
    en: "The due date of a notice can be extended once, and was",
  },
  NOT_OVERDUE: { zh: "期限未满，或没有未答复的事项", en: "The due date is not over, or nothing is left unanswered" },
  CLAUSE_UNJUDGED: {
    zh: "审查清单还有条款未判断。请逐条判断为符合、不符合或不适用",
    en: "Some clauses of the checklist are not judged. Judge each: conforming, nonconforming or not applicable",
  },
  NONCONFORMING_UNLINKED: {
    zh: "判为不符合的条款须关联已办结的补正事项或发现。请补充关联",
    en: "Each nonconforming clause must be linked to a closed item or a finding. Add the missing links",
  },
  NO_RECOMMENDATION: {
    zh: "本阶段尚无有效的审查意见。须先由审查员就当前提交内容提出意见",
    en: "There is no valid recommendation at this stage. The reviewer recommends on the current submission first",
  },
  RECOMMENDATION_NEGATIVE: {
    zh: "审查意见为不予通过。可退回审查意见，或告知拟不予备案",
    en: "The recommendation is to refuse. Challenge it, or announce the refusal",
  },
  PUBLIC_TEXT_INCOMPLETE: {
    zh: "拟公示内容不完整，不得公示。请告知提供者补正",
    en: "The public text is incomplete, so publicity cannot open. Request rectification",
  },
  BASE_MODEL_NOT_IN_FORCE: {
    zh: "所用基础模型未备案或已失效。须改用有效的已备案模型",
    en: "A base or called model is not filed or no longer in force. One that is in force must be used",
  },
  FILING_NOT_IN_FORCE: {
    zh: "该备案已暂停、撤销或注销，不得通过",
    en: "The filing is suspended, revoked or cancelled, so nothing can be approved on it",
  },
  FILING_STATUS: { zh: "备案当前的状态不允许办理此项", en: "The filing's present status does not allow this" },
  REPLY_NOT_CONSIDERED: {
    zh: "已收到陈述申辩，须先审核并说明采纳情况",
    en: "A reply was received: consider it and record the outcome first",
  },
  NOTICE_PERIOD_RUNS: {
    zh: "陈述申辩期限未满，且未收到陈述申辩。须待其答复或期满",
    en: "The period for a reply still runs and none was received. Wait for the reply or the end of the period",
  },
  OBJECTION_OPEN: { zh: "还有异议未处理完毕，不得通过", en: "An objection is still open, so nothing can be approved" },
  NO_OBJECTION: { zh: "没有待处理的异议", en: "There is no objection to decide" },
  WINDOW_RUNS: { zh: "公示期未满", en: "The publicity period still runs" },
  WINDOW_OVER: {
    zh: "公示期已满，不再接收异议。对已备案的服务可以投诉",
    en: "The publicity period is over, so objections are closed. A complaint about a filed service remains possible",
  },
  ORDER_OPEN: {
    zh: "还有责令整改未办结，不得申请注销。请先完成整改",
    en: "An order is still open, so cancellation cannot be applied for. Comply with the order first",
  },
  CHANGE_CLASS: {
    zh: "此项只适用于“备注”类变更。请先受理，或调整变更类别",
    en: "This is for changes of the class record only. Accept the change, or reclassify it",
  },
  SECOND_SIGNATURE_MISSING: {
    zh: "须由另一名负责人会签，尚未会签",
    en: "Another lead must co-sign this first, and has not",
  },
  NOTICE_MISSING: {
    zh: "须先告知拟采取的措施并给予陈述申辩期限；紧急情况下的暂停须经另一名负责人会签",
    en: "The measure must be announced first, with time for a reply; an emergency suspension needs another lead's signature",
  },
  MODEL_NOT_LOST: { zh: "所调用模型均有效", en: "Every called model is in force" },
  MODEL_STILL_LOST: { zh: "所调用模型仍有失效的", en: "A called model is still not in force" },
  URGE_COOL_DOWN: {
    zh: "两次催办之间有间隔期，现未届满",
    en: "There is a pause between two reminders, which is not over",
  },
  NOTHING_TO_DO: { zh: "没有需要办理的内容", en: "There is nothing to do here" },
};

/** What fills the words of a refusal, in both languages; the facts of an error carry it to the page. */
export function refusalFacts({ flag }: Refusal): Readonly<Record<string, string>> {
  if (!flag) return {};
  const { name, ends } = FLAG_WORDS[flag];
  return { flagZh: name.zh, flagEn: name.en, endsZh: ends.zh, endsEn: ends.en };
}

export function refusalWords(refusal: Refusal): Words {
  return fill(REFUSAL_WORDS[refusal.code], refusalFacts(refusal));
}

/** The key under which a refusal of the passage travels as the reason of an error. */
export const refusalReason = (refusal: Refusal): string => `case.${refusal.code}`;

/** The same words by reason key, for actions and routes. */
export const CASE_REASONS: Readonly<Record<string, Words>> = Object.fromEntries(
  Object.entries(REFUSAL_WORDS).map(([code, words]) => [`case.${code}`, words]),
);
