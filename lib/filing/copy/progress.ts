import type { Words } from "@/lib/format";

export const STEP_KEYS = ["receipt", "acceptance", "rectification", "review", "publicity", "closing"] as const;
export type StepKey = (typeof STEP_KEYS)[number];

export const STEP_WORDS: Record<StepKey, Words> = {
  receipt: { zh: "收件", en: "Receipt" },
  acceptance: { zh: "受理", en: "Acceptance" },
  rectification: { zh: "补正", en: "Rectification" },
  review: { zh: "审查", en: "Review" },
  publicity: { zh: "公示", en: "Publicity" },
  closing: { zh: "办结", en: "Closing" },
};

export const STEP_STATES = ["done", "current", "coming", "stopped", "skipped"] as const;
export type StepState = (typeof STEP_STATES)[number];

export const STEP_STATE_WORDS: Record<StepState, Words> = {
  done: { zh: "已完成", en: "done" },
  current: { zh: "当前", en: "current" },
  coming: { zh: "未到", en: "to come" },
  stopped: { zh: "止于此环节", en: "ended here" },
  skipped: { zh: "不经此环节", en: "not passed" },
};

export const TURNS = ["provider", "office", "national_office", "system", "nobody"] as const;
export type Turn = (typeof TURNS)[number];

export const TURN_WORDS: Record<Turn, Words> = {
  provider: { zh: "由提供者办理", en: "The provider's turn" },
  office: { zh: "由省级办公室办理", en: "The provincial office's turn" },
  national_office: { zh: "由国家办公室办理", en: "The national office's turn" },
  system: { zh: "到期由系统办理", en: "The system acts when the time is over" },
  nobody: { zh: "已办结", en: "Closed" },
};

/** Where a case can stand, finer than its status: what holds decides what happens now and next. */
export const PHASES = [
  "draft",
  "acceptance",
  "decline_proposed",
  "rectification",
  "rectification_expired",
  "examination",
  "examined_elsewhere",
  "recommended",
  "notice",
  "notice_replied",
  "publicity",
  "objection",
  "suspended",
  "approved",
  "rejected",
  "withdrawn",
] as const;
export type Phase = (typeof PHASES)[number];

export const PHASE_WORDS: Record<Phase, { readonly now: Words; readonly next: Words }> = {
  draft: {
    now: { zh: "草稿，尚未提交。", en: "A draft, not submitted yet." },
    next: {
      zh: "填写完整、签署合规承诺后提交；办公室在受理时限内决定是否受理。",
      en: "Complete it, sign the pledge and submit; the office then decides on acceptance within its time limit.",
    },
  },
  acceptance: {
    now: { zh: "已提交，等待受理。", en: "Submitted, awaiting acceptance." },
    next: {
      zh: "审查员受理、告知补正或提出不予受理。",
      en: "The reviewer accepts, requests rectification or proposes to decline.",
    },
  },
  decline_proposed: {
    now: { zh: "审查员提出不予受理。", en: "The reviewer proposes to decline." },
    next: {
      zh: "负责人决定不予受理，或退回审查员。",
      en: "The lead declines, or returns the proposal to the reviewer.",
    },
  },
  rectification: {
    now: { zh: "已告知补正，办公室的时限暂停。", en: "Rectification was requested; the office's clock rests." },
    next: {
      zh: "提供者在期限内逐项答复并重新签署、提交；随后恢复审查。",
      en: "The provider answers every item, signs and resubmits within the period; then the review goes on.",
    },
  },
  rectification_expired: {
    now: { zh: "补正逾期未答复。", en: "The rectification expired without an answer." },
    next: {
      zh: "负责人重新给予期限；提供者也可撤回申请。",
      en: "The lead sets a new due date; the provider may also withdraw.",
    },
  },
  examination: {
    now: { zh: "正在审查。", en: "Under examination." },
    next: {
      zh: "审查员逐条判断清单后提出意见，由负责人审批。",
      en: "The reviewer judges the checklist and recommends; the lead signs off.",
    },
  },
  examined_elsewhere: {
    now: {
      zh: "正在现场检查、技术测试或专家评审，时限暂停。",
      en: "Under inspection, test or expert review; the clock rests.",
    },
    next: { zh: "结果填写后继续审查。", en: "The review goes on once the result is recorded." },
  },
  recommended: {
    now: { zh: "审查员已提出意见。", en: "The reviewer has recommended." },
    next: { zh: "负责人审批通过，或退回审查意见。", en: "The lead signs off, or challenges the recommendation." },
  },
  notice: {
    now: { zh: "已告知拟作出不利决定。", en: "An adverse decision was announced." },
    next: { zh: "提供者可在期限内陈述申辩。", en: "The provider may reply within the period." },
  },
  notice_replied: {
    now: { zh: "陈述申辩已收到或期限已满。", en: "The reply was received, or its period is over." },
    next: { zh: "负责人作出决定，或撤销告知。", en: "The lead decides, or lifts the notice." },
  },
  publicity: {
    now: { zh: "正在公示。", en: "In publicity." },
    next: {
      zh: "期满且无未办结的异议的，由系统办结。",
      en: "When the period is over and no objection is open, the system closes the case.",
    },
  },
  objection: {
    now: { zh: "公示中有异议。", en: "An objection was made." },
    next: {
      zh: "负责人决定异议是否成立；全部办结前不得通过。",
      en: "The lead decides the objection; nothing passes before all are decided.",
    },
  },
  suspended: {
    now: { zh: "备案已暂停，本件中止办理。", en: "The filing is suspended, and the case rests." },
    next: {
      zh: "备案恢复后继续办理；提供者可撤回申请。",
      en: "It goes on when the filing is reinstated; the provider may withdraw.",
    },
  },
  approved: {
    now: { zh: "已通过并办结。", en: "Approved and closed." },
    next: { zh: "登记册展示已公布的内容。", en: "The register shows the published version." },
  },
  rejected: {
    now: { zh: "已作出不予通过的决定。", en: "Refused." },
    next: {
      zh: "可依法申请行政复议或提起诉讼，也可重新申请。",
      en: "Reconsideration and a lawsuit are open; a new application may be made.",
    },
  },
  withdrawn: {
    now: { zh: "申请已撤回或终止。", en: "Withdrawn or terminated." },
    next: { zh: "可重新申请。", en: "A new application may be made." },
  },
};

/** What follows a sign off, for the words of a case that waits for one. */
export const AFTER_SIGN_OFF: Record<"national_review" | "publicity" | "approved", Words> = {
  national_review: { zh: "审批后转国家复核。", en: "After sign off it goes to national review." },
  publicity: { zh: "审批后公示。", en: "After sign off it goes to publicity." },
  approved: { zh: "审批后办结。", en: "After sign off it is closed." },
};
