import type { Words } from "@/lib/format";
import type { ApplicationAction, FilingAction } from "../types/vocabulary";

/** The verb of each action, as on its button, and its past for the history of a case. */
export interface ActionWords {
  readonly verb: Words;
  readonly done: Words;
}

const words = (verb: readonly [string, string], done: readonly [string, string]): ActionWords => ({
  verb: { zh: verb[0], en: verb[1] },
  done: { zh: done[0], en: done[1] },
});

/** The past of a step that one person took several times in a row. */
export const SEVERAL_TIMES: Words = { zh: "{zh}（{count} 次）", en: "{en} ({count} times)" };

export const ACTION_WORDS: Record<ApplicationAction, ActionWords> = {
  start_initial: words(["新建申请", "Start an application"], ["已新建申请", "Application started"]),
  start_change: words(["申请变更", "Apply for a change"], ["已新建变更申请", "Change application started"]),
  start_cancellation: words(["申请注销", "Apply for cancellation"], ["已新建注销申请", "Cancellation started"]),
  discard: words(["放弃草稿", "Discard the draft"], ["已放弃草稿", "Draft discarded"]),
  submit: words(["提交", "Submit"], ["已提交", "Submitted"]),
  accept: words(["受理", "Accept"], ["已受理", "Accepted"]),
  propose_decline: words(["拟不予受理", "Propose to decline"], ["已提出不予受理意见", "Decline proposed"]),
  return_decline: words(["退回不予受理意见", "Return the proposal"], ["已退回不予受理意见", "Proposal returned"]),
  decline: words(["不予受理", "Decline"], ["已决定不予受理", "Declined"]),
  draft_item: words(["起草补正事项", "Draft an item"], ["已起草补正事项", "Item drafted"]),
  request_rectification: words(
    ["一次性告知补正", "Request rectification"],
    ["已一次性告知补正", "Rectification requested"],
  ),
  resubmit: words(["补正提交", "Resubmit"], ["已补正提交", "Resubmitted"]),
  judge_items: words(["审核补正事项", "Judge the items"], ["已审核补正事项", "Items judged"]),
  withdraw_notice: words(["撤回补正告知", "Withdraw the notice"], ["已撤回补正告知", "Notice withdrawn"]),
  extend_rectification: words(["补正延期", "Extend the due date"], ["已延长补正期限", "Due date extended"]),
  expire_rectification: words(["补正到期", "Let the notice expire"], ["补正逾期", "Rectification expired"]),
  renew_deadline: words(["重新给予补正期限", "Renew the due date"], ["已重新给予补正期限", "Due date renewed"]),
  open_inspection: words(["发起现场检查", "Open an inspection"], ["已发起现场检查", "Inspection opened"]),
  close_inspection: words(["办结现场检查", "Close the inspection"], ["已办结现场检查", "Inspection closed"]),
  open_technical_test: words(["发起技术测试", "Open a technical test"], ["已发起技术测试", "Technical test opened"]),
  close_technical_test: words(
    ["办结技术测试", "Close the technical test"],
    ["已办结技术测试", "Technical test closed"],
  ),
  open_expert_review: words(["发起专家评审", "Open an expert review"], ["已发起专家评审", "Expert review opened"]),
  close_expert_review: words(["办结专家评审", "Close the expert review"], ["已办结专家评审", "Expert review closed"]),
  judge_clause: words(["判断条款", "Judge a clause"], ["已判断条款", "Clause judged"]),
  recommend: words(["提出意见", "Recommend"], ["已提出审查意见", "Recommendation made"]),
  sign_off: words(["审批通过", "Sign off"], ["已审批通过", "Signed off"]),
  challenge: words(["退回审查意见", "Challenge the recommendation"], ["已退回审查意见", "Recommendation challenged"]),
  return_to_province: words(["退回省级", "Return to the province"], ["已退回省级", "Returned to the province"]),
  record_change: words(["备注变更", "Record the change"], ["已备注变更", "Change recorded"]),
  classify_change: words(["调整变更类别", "Reclassify the change"], ["已调整变更类别", "Change reclassified"]),
  intend_to_refuse: words(["拟不予备案告知", "Announce a refusal"], ["已告知拟不予备案", "Refusal announced"]),
  reply_to_notice: words(["陈述申辩", "Reply to the notice"], ["已陈述申辩", "Reply received"]),
  consider_reply: words(["审核陈述申辩", "Consider the reply"], ["已审核陈述申辩", "Reply considered"]),
  lift_notice: words(["撤销拟不予备案告知", "Lift the notice"], ["已撤销拟不予备案告知", "Notice lifted"]),
  reject: words(["不予备案", "Refuse"], ["已决定不予备案", "Refused"]),
  close_publicity: words(["公示期满", "Close publicity"], ["公示期满，准予办结", "Publicity closed, approved"]),
  receive_objection: words(["提出异议", "Object"], ["已收到异议", "Objection received"]),
  dismiss_objection: words(["异议不成立", "Dismiss the objection"], ["异议不成立", "Objection dismissed"]),
  uphold_objection: words(["异议成立", "Uphold the objection"], ["异议成立", "Objection upheld"]),
  recall_publicity: words(["撤回公示", "Recall publicity"], ["已撤回公示", "Publicity recalled"]),
  withdraw: words(["撤回申请", "Withdraw"], ["已撤回申请", "Withdrawn"]),
  mark_duplicate: words(["标记疑似重复", "Mark as a duplicate"], ["已标记疑似重复", "Marked as a suspected duplicate"]),
  clear_duplicate: words(["排除疑似重复", "Clear the duplicate mark"], ["已排除疑似重复", "Duplicate mark cleared"]),
  terminate: words(["终止办理", "Terminate"], ["已终止办理", "Terminated"]),
  carry_out_reversal: words(["执行复议或判决", "Carry out a reversal"], ["已执行复议或判决", "Reversal carried out"]),
  assign: words(["分派", "Assign"], ["已分派", "Assigned"]),
  transfer: words(["转办", "Transfer"], ["已转办", "Transferred"]),
  add_reviewer: words(["加签", "Add a reviewer"], ["已加签", "Reviewer added"]),
  urge: words(["催办", "Urge"], ["已催办", "Urged"]),
};

export const FILING_ACTION_WORDS: Record<FilingAction, ActionWords> = {
  order: words(["责令整改", "Order rectification"], ["已责令整改", "Order made"]),
  submit_proof: words(["提交整改证明", "Submit proof"], ["已提交整改证明", "Proof submitted"]),
  close_order: words(["办结整改", "Close the order"], ["已办结整改", "Order closed"]),
  order_overdue: words(["整改到期", "Let the order fall due"], ["整改逾期", "Order overdue"]),
  intend_measure: words(["告知拟采取措施", "Announce a measure"], ["已告知拟采取措施", "Measure announced"]),
  reply_to_measure: words(["陈述申辩", "Reply to the notice"], ["已陈述申辩", "Reply received"]),
  consider_measure_reply: words(["审核陈述申辩", "Consider the reply"], ["已审核陈述申辩", "Reply considered"]),
  lift_measure: words(["撤销拟采取措施告知", "Lift the notice"], ["已撤销拟采取措施告知", "Notice lifted"]),
  co_sign: words(["会签", "Co-sign"], ["已会签", "Co-signed"]),
  suspend: words(["暂停", "Suspend"], ["已暂停", "Suspended"]),
  reinstate: words(["恢复", "Reinstate"], ["已恢复", "Reinstated"]),
  revoke: words(["撤销", "Revoke"], ["已撤销", "Revoked"]),
  cancel_ex_officio: words(["依职权注销", "Cancel ex officio"], ["已依职权注销", "Cancelled ex officio"]),
  lose_base_model: words(["所调用模型失效", "Lose a called model"], ["所调用模型失效", "Called model lost"]),
  regain_base_model: words(["所调用模型恢复", "Regain the called model"], ["所调用模型恢复", "Called model regained"]),
  restore_filing: words(["执行复议或判决", "Carry out a reversal"], ["已执行复议或判决", "Reversal carried out"]),
};
