import type { Words } from "@/lib/format";
import type { InputName } from "../schema/action-input";
import type { ApplicationAction, FilingAction, Measure } from "../types/vocabulary";

export interface InputWords {
  readonly label: Words;
  readonly hint: Words | null;
}

const words = (zh: string, en: string, hint?: readonly [string, string]): InputWords => ({
  label: { zh, en },
  hint: hint ? { zh: hint[0], en: hint[1] } : null,
});

/** The questions of the confirmation pages, once each. */
export const INPUT_WORDS: Record<InputName, InputWords> = {
  reason: words("理由", "Reason", [
    "写明依据的事实与规定，当事人会看到",
    "Name the facts and the rule; the party will read it",
  ]),
  reasonCode: words("理由代码", "Reason code"),
  facts: words("事实", "Facts"),
  clause: words("依据条款", "Clause", [
    "例如《生成式人工智能服务管理暂行办法》第十七条",
    "For example article 17 of the Interim Measures",
  ]),
  finding: words("认定", "Finding"),
  text: words("内容", "Text"),
  files: words("附件", "Files"),
  approve: words("意见", "Opinion"),
  changeClass: words("变更类别", "Class of the change"),
  arrangements: words("对使用者的安排", "Arrangements for users", [
    "停止服务的时间、告知方式、数据的处理",
    "When the service stops, how users are told, what happens to their data",
  ]),
  items: words("补正事项", "Items"),
  verdicts: words("逐项判断", "Verdict on each item"),
  judgement: words("判断", "Judgement"),
  person: words("审查员", "Reviewer"),
  contact: words("联系方式", "Contact", ["电话或邮箱，不公开", "Phone or e-mail; not published"]),
  dueDate: words("期限", "Due date", ["例如 2026-03-05；当日 24 时止", "For example 2026-03-05, until midnight"]),
  measure: words("拟采取的措施", "Measure"),
  emergency: words("紧急情况，须另一名负责人会签", "Emergency; another lead must have co-signed"),
  slug: words("编号中的服务名拼写", "Service name in the number", [
    "只用字母和数字，例如 WenXinYiYan；留空则按名称拼音",
    "Letters and digits, for example WenXinYiYan; blank takes the pinyin of the name",
  ]),
  trackingCode: words("查询码", "Tracking code"),
  objectionId: words("异议", "Objection"),
};

type Named = Partial<Record<ApplicationAction | FilingAction, Partial<Record<InputName, InputWords>>>>;

/** Where the same question means something of its own. */
export const INPUT_WORDS_OF: Named = {
  withdraw: { reason: words("撤回理由", "Why you withdraw") },
  open_inspection: {
    text: words("检查通知", "Notice of inspection", ["时间、地点、人员、内容", "When, where, who and what"]),
  },
  open_technical_test: { text: words("测试安排", "Arrangement of the test") },
  open_expert_review: { text: words("评审安排", "Arrangement of the review") },
  close_inspection: { finding: words("检查结果", "Result of the inspection") },
  close_technical_test: { finding: words("测试结果", "Result of the test") },
  close_expert_review: { finding: words("评审结果", "Result of the review") },
  recommend: { reason: words("意见说明", "Grounds of the opinion", ["供负责人审批", "For the lead who signs off"]) },
  reply_to_notice: { text: words("陈述申辩意见", "Reply") },
  reply_to_measure: { text: words("陈述申辩意见", "Reply") },
  consider_reply: { finding: words("审核意见", "What became of the reply") },
  consider_measure_reply: { finding: words("审核意见", "What became of the reply") },
  carry_out_reversal: {
    text: words("复议决定或判决", "Decision or judgment", ["文号与主文", "Number and operative part"]),
  },
  restore_filing: {
    text: words("复议决定或判决", "Decision or judgment", ["文号与主文", "Number and operative part"]),
  },
  recall_publicity: { facts: words("新的事实", "New facts") },
  order: { facts: words("违法违规事实与整改要求", "Facts and what has to be put right") },
  submit_proof: { text: words("整改情况", "What was put right") },
  close_order: { finding: words("整改核实结果", "Finding on the order") },
  reinstate: { finding: words("原因已消除的认定", "Finding that the cause is removed") },
  start_cancellation: { reason: words("注销理由", "Reason of the cancellation") },
};

export const APPROVE_WORDS = {
  yes: { zh: "建议通过", en: "Approve" },
  no: { zh: "建议不予通过", en: "Refuse" },
} as const satisfies Record<string, Words>;

export const MEASURE_WORDS: Record<Measure, Words> = {
  suspend: { zh: "暂停", en: "Suspend" },
  revoke: { zh: "撤销", en: "Revoke" },
  cancel_ex_officio: { zh: "依职权注销", en: "Cancel ex officio" },
};

/** What an action on a filing itself brings about, told before it is done. */
export const FILING_ACTION_EFFECTS: Record<FilingAction, Words> = {
  order: {
    zh: "提供者须在期限内整改并提交证明。",
    en: "The provider must put it right and hand in proof by the due date.",
  },
  submit_proof: { zh: "送交检查员核实。", en: "Goes to the inspector." },
  close_order: { zh: "整改办结，期限停止。", en: "Closes the order and its due date." },
  order_overdue: { zh: "通知负责人。", en: "The lead is told." },
  intend_measure: {
    zh: "出具告知书，提供者可在期限内陈述申辩。",
    en: "Issues the notice; the provider may reply within the period.",
  },
  reply_to_measure: { zh: "送交负责人，须经其审核。", en: "Goes to the lead, who has to consider it." },
  consider_measure_reply: { zh: "记录采纳情况，此后可作决定。", en: "Records the outcome; a decision is open then." },
  lift_measure: { zh: "告知失效。", en: "The notice falls." },
  co_sign: { zh: "另一名负责人据此可作出该措施。", en: "Another lead may then take this measure." },
  suspend: {
    zh: "登记册标明暂停，在办申请中止；调用本模型的登记随之标记。",
    en: "The register shows the suspension, an open application rests, and registrations that call this model are flagged.",
  },
  reinstate: {
    zh: "登记册恢复，在办申请继续办理。",
    en: "The register shows it in force again; an open application goes on.",
  },
  revoke: {
    zh: "备案终止且不可恢复，在办申请终止；调用本模型的登记随之标记。",
    en: "Ends the filing for good and its open application; registrations that call this model are flagged.",
  },
  cancel_ex_officio: {
    zh: "备案终止且不可恢复，在办申请终止；调用本模型的登记随之标记。",
    en: "Ends the filing for good and its open application; registrations that call this model are flagged.",
  },
  lose_base_model: { zh: "提供者须在期限内申请变更。", en: "The provider must apply for a change by the due date." },
  regain_base_model: { zh: "标记消除。", en: "The flag falls." },
  restore_filing: { zh: "登记册恢复。", en: "The register shows it in force again." },
};
