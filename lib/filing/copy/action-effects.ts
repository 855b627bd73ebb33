import type { Words } from "@/lib/format";
import type { ApplicationAction } from "../types/vocabulary";

const words = (zh: string, en: string): Words => ({ zh, en });

/** What an action brings about, for its confirmation page: told before it is done. */
export const ACTION_EFFECTS: Record<ApplicationAction, Words> = {
  start_initial: words(
    "新建一份草稿；有前次申请的，预填其内容。",
    "Starts a draft, prefilled from the last application if there is one.",
  ),
  start_change: words(
    "新建一份变更草稿，预填已备案内容。变更类别按改动内容提出。",
    "Starts a draft with the filed content. The class of the change is proposed from what you alter.",
  ),
  start_cancellation: words(
    "新建一份注销申请，须说明理由和对使用者的安排。",
    "Starts a cancellation, with its reason and the arrangements for users.",
  ),
  discard: words("草稿不再办理，按期保留后删除。", "The draft goes no further; it is kept for a while, then removed."),
  submit: words(
    "内容冻结为快照并送交办公室，受理时限开始计算。提交后只能在补正时修改。",
    "The content is frozen as a snapshot and goes to the office; the acceptance period starts. Afterwards it changes by rectification only.",
  ),
  accept: words(
    "出具受理通知书，受理时限停止，审查时限开始。办理人此后不得审批本件。",
    "Issues the notice of acceptance, stops the acceptance clock and starts the review. Whoever accepts may not sign off this case.",
  ),
  propose_decline: words("转负责人决定，其间不得受理。", "Goes to the lead; no acceptance meanwhile."),
  return_decline: words("退回审查员继续办理。", "Returns it to the reviewer."),
  decline: words("本件办结，出具不予受理通知书。", "Ends the case with a notice of non-acceptance."),
  draft_item: words("起草内容不向提供者显示，告知时一并发出。", "Hidden from the provider until the notice goes out."),
  request_rectification: words(
    "已起草的事项一次发出，只开放所列字段，时限暂停。",
    "All drafted items go out in one notice; only the named fields unlock and the clock rests.",
  ),
  resubmit: words(
    "生成新的快照，时限恢复；此前的审查意见失效。",
    "Makes a new snapshot and resumes the clock; an earlier recommendation is void.",
  ),
  judge_items: words(
    "逐项接受、免除或退回。退回的事项列入下一次告知。",
    "Each is accepted, waived or sent back; those sent back go into a further notice.",
  ),
  withdraw_notice: words("补正终止，时限恢复。", "Ends the rectification; the clock resumes."),
  extend_rectification: words("补正期限顺延，每次告知限一次。", "Moves the due date; once per notice."),
  expire_rectification: words(
    "未答复的事项记为逾期，通知负责人。",
    "Unanswered items are marked expired and the lead is told.",
  ),
  renew_deadline: words("逾期事项重新开放，期限重新计算。", "Expired items open again with a new due date."),
  open_inspection: words("通知提供者，时限暂停。", "Tells the provider; the clock rests."),
  close_inspection: words("记录检查结果，时限恢复。", "Records the result; the clock resumes."),
  open_technical_test: words("通知提供者，时限暂停。", "Tells the provider; the clock rests."),
  close_technical_test: words("记录测试结果，时限恢复。", "Records the result; the clock resumes."),
  open_expert_review: words("通知提供者，时限暂停。", "Tells the provider; the clock rests."),
  close_expert_review: words("记录评审结果，时限恢复。", "Records the result; the clock resumes."),
  judge_clause: words(
    "记录判断；已提出的审查意见失效。办理人此后不得审批本件。",
    "Records the judgement; a recommendation already made is void. Whoever judges may not sign off this case.",
  ),
  recommend: words(
    "意见针对当前快照，转负责人审批。提出人不得审批本件。",
    "The opinion stands on the current snapshot and goes to the lead. Whoever recommends may not sign off.",
  ),
  sign_off: words(
    "本阶段办结：转国家复核、公示或直接通过。",
    "Ends this stage: on to national review, to publicity, or approved.",
  ),
  challenge: words("审查意见失效，退回审查员。", "Voids the recommendation; back to the reviewer."),
  return_to_province: words(
    "退回省级审查，审查意见失效。",
    "Back to the provincial review; the recommendation is void.",
  ),
  record_change: words(
    "变更即时生效，登记册发布新版本。",
    "The change takes effect at once and the register shows a new version.",
  ),
  classify_change: words("办理程序随类别改变，已有意见失效。", "The passage follows the class; an opinion is void."),
  intend_to_refuse: words(
    "出具告知书，提供者可在期限内陈述申辩。",
    "Issues the notice; the provider may reply within the period.",
  ),
  reply_to_notice: words("送交负责人，须经其审核。", "Goes to the lead, who has to consider it."),
  consider_reply: words("记录采纳情况，此后可作决定。", "Records the outcome; a decision is open then."),
  lift_notice: words("告知失效，继续审查。", "The notice falls; the review goes on."),
  reject: words(
    "本件办结，出具决定书并载明复议和诉讼途径。变更或注销不予通过的，原备案不变。",
    "Ends the case with a decision that names the remedies. A refused change or cancellation leaves the filing as it was.",
  ),
  close_publicity: words(
    "首次申请核发编号并列入登记册；变更发布新版本。",
    "A first application gets its number and enters the register; a change publishes a new version.",
  ),
  receive_objection: words("异议办结前不得通过。", "Nothing passes before it is decided."),
  dismiss_objection: words(
    "记录认定；全部办结后公示期满即可通过。",
    "Records the finding; once all are decided, publicity can end.",
  ),
  uphold_objection: words(
    "公示取消，退回审查；再次公示须为新的完整公示期。",
    "Cancels the publicity; back to review. A further publicity is a new full window.",
  ),
  recall_publicity: words(
    "公示取消，退回审查；再次公示须为新的完整公示期。",
    "Cancels the publicity; back to review. A further publicity is a new full window.",
  ),
  withdraw: words(
    "本件办结，时限停止，未办结的补正和异议一并终止。变更或注销撤回的，原备案不变。",
    "Ends the case: clocks stop, open items and objections end. A withdrawn change or cancellation leaves the filing as it was.",
  ),
  mark_duplicate: words("核实前不得审批。", "No sign off before it is checked."),
  clear_duplicate: words("可以继续审批。", "Sign off is possible again."),
  terminate: words(
    "备案已撤销或注销，在办申请随之终止。",
    "The filing was revoked or cancelled, so its open application ends.",
  ),
  carry_out_reversal: words("恢复办理，回到省级审查。", "The case is open again, in provincial review."),
  assign: words("通知受分派人。", "Tells the person."),
  transfer: words("通知接办人，原办理人不再办理。", "Tells the new handler; the former one is released."),
  add_reviewer: words("通知加签人，一同办理。", "Tells the person; both handle the case."),
  urge: words("通知办理人和负责人。", "Tells the handler and the lead."),
};
