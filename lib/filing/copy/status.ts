import type { Words } from "@/lib/format";
import type {
  ActingRole,
  ApplicationFlag,
  ApplicationKind,
  ApplicationStatus,
  ChangeClass,
  ClockKey,
  DocumentKind,
  FilingClockKey,
  FilingFlag,
  FilingStatus,
  RectificationState,
  Stage,
  Track,
} from "../types/vocabulary";

export const TRACK_WORDS: Record<Track, Words> = {
  filing: { zh: "备案", en: "Filing" },
  registration: { zh: "登记", en: "Registration" },
};

export const KIND_WORDS: Record<ApplicationKind, Words> = {
  initial: { zh: "首次申请", en: "Initial application" },
  change: { zh: "变更", en: "Change" },
  cancellation: { zh: "注销", en: "Cancellation" },
};

export const CHANGE_CLASS_WORDS: Record<ChangeClass, Words> = {
  record_only: { zh: "备注", en: "Record only" },
  review: { zh: "须经审查", en: "With review" },
  review_and_publicity: { zh: "须经审查并公示", en: "With review and publicity" },
};

export const STAGE_WORDS: Record<Stage, Words> = {
  provincial: { zh: "省级", en: "Provincial" },
  national: { zh: "国家", en: "National" },
};

export const ROLE_WORDS: Record<ActingRole, Words> = {
  owner: { zh: "提供者负责人", en: "Provider's owner" },
  editor: { zh: "提供者编辑", en: "Provider's editor" },
  reviewer: { zh: "审查员", en: "Reviewer" },
  lead: { zh: "负责人", en: "Lead" },
  inspector: { zh: "检查员", en: "Inspector" },
  visitor: { zh: "公众", en: "Public" },
  system: { zh: "系统", en: "System" },
};

/** The names of the law for a first application on the track 备案. Pages ask `statusWords`, which knows the others. */
export const STATUS_WORDS: Record<ApplicationStatus, Words> = {
  draft: { zh: "草稿", en: "Draft" },
  submitted: { zh: "待受理", en: "Awaiting acceptance" },
  in_review: { zh: "审查中", en: "Under review" },
  national_review: { zh: "复核中", en: "Under national review" },
  publicity: { zh: "拟备案公示中", en: "In publicity before filing" },
  approved: { zh: "已备案", en: "Filed" },
  rejected: { zh: "不予备案", en: "Filing refused" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
};

type Named = Partial<Record<ApplicationStatus, Words>>;

const REGISTRATION_NAMES: Named = {
  publicity: { zh: "拟登记公示中", en: "In publicity before registration" },
  approved: { zh: "已登记", en: "Registered" },
  rejected: { zh: "不予登记", en: "Registration refused" },
};

const KIND_NAMES: Record<Exclude<ApplicationKind, "initial">, Named> = {
  change: {
    publicity: { zh: "拟变更公示中", en: "In publicity before the change" },
    approved: { zh: "已变更", en: "Changed" },
    rejected: { zh: "不予变更", en: "Change refused" },
  },
  cancellation: {
    approved: { zh: "已注销", en: "Cancelled" },
    rejected: { zh: "不予注销", en: "Cancellation refused" },
  },
};

/** The status in the words of its track and kind: 已备案, 已登记, 已变更, 已注销. */
export function statusWords(
  status: ApplicationStatus,
  { track, kind }: { readonly track: Track; readonly kind: ApplicationKind },
): Words {
  const names = kind === "initial" ? (track === "registration" ? REGISTRATION_NAMES : {}) : KIND_NAMES[kind];
  return names[status] ?? STATUS_WORDS[status];
}

export const FILING_STATUS_WORDS: Record<FilingStatus, Words> = {
  unfiled: { zh: "未备案", en: "Not filed" },
  filed: { zh: "已备案", en: "Filed" },
  suspended: { zh: "已暂停", en: "Suspended" },
  cancelled: { zh: "已注销", en: "Cancelled" },
  revoked: { zh: "已撤销", en: "Revoked" },
};

const REGISTRATION_STATUSES: Partial<Record<FilingStatus, Words>> = {
  unfiled: { zh: "未登记", en: "Not registered" },
  filed: { zh: "已登记", en: "Registered" },
};

export function filingStatusWords(status: FilingStatus, track: Track): Words {
  return (track === "registration" ? REGISTRATION_STATUSES[status] : undefined) ?? FILING_STATUS_WORDS[status];
}

/** What a flag says, and what makes it fall: the remedy in the refusal of everything that it blocks. */
export interface FlagWords {
  readonly name: Words;
  readonly ends: Words;
}

export const FLAG_WORDS: Record<ApplicationFlag | FilingFlag, FlagWords> = {
  rectification: {
    name: { zh: "补正中", en: "Rectification" },
    ends: {
      zh: "须待提供者补正提交，或由审查员撤回补正告知",
      en: "It ends when the provider resubmits or the reviewer withdraws the notice",
    },
  },
  rectification_expired: {
    name: { zh: "补正逾期", en: "Rectification expired" },
    ends: { zh: "须由负责人重新给予补正期限", en: "It ends when the lead sets a new due date" },
  },
  inspection: {
    name: { zh: "现场检查中", en: "Inspection" },
    ends: { zh: "须待检查员填写检查结果", en: "It ends when the inspector records the result" },
  },
  technical_test: {
    name: { zh: "技术测试中", en: "Technical test" },
    ends: { zh: "须待审查员填写测试结果", en: "It ends when the reviewer records the result" },
  },
  expert_review: {
    name: { zh: "专家评审中", en: "Expert review" },
    ends: { zh: "须待审查员填写评审结果", en: "It ends when the reviewer records the result" },
  },
  decline_proposed: {
    name: { zh: "拟不予受理", en: "Decline proposed" },
    ends: { zh: "须由负责人决定不予受理或退回", en: "It ends when the lead declines or returns the proposal" },
  },
  intent_notice: {
    name: { zh: "拟作出不利决定", en: "Adverse decision announced" },
    ends: {
      zh: "须由负责人听取陈述申辩后作出决定或撤销告知",
      en: "It ends when the lead, having heard the provider, decides or lifts the notice",
    },
  },
  duplicate_suspected: {
    name: { zh: "疑似重复申请", en: "Suspected duplicate" },
    ends: { zh: "须由审查员核实后排除", en: "It ends when the reviewer has checked and cleared it" },
  },
  objection: {
    name: { zh: "异议处理中", en: "Objection under examination" },
    ends: { zh: "须待全部异议处理完毕", en: "It ends when every objection is decided" },
  },
  filing_suspended: {
    name: { zh: "备案已暂停", en: "Filing suspended" },
    ends: { zh: "须待备案恢复", en: "It ends when the filing is reinstated" },
  },
  order: {
    name: { zh: "责令整改中", en: "Under an order" },
    ends: { zh: "须待检查员核实并办结整改", en: "It ends when the inspector closes the order" },
  },
  order_overdue: {
    name: { zh: "整改逾期", en: "Order overdue" },
    ends: { zh: "须待检查员核实并办结整改", en: "It ends when the inspector closes the order" },
  },
  base_model_lost: {
    name: { zh: "所调用模型已失效", en: "Called model not in force" },
    ends: {
      zh: "须由提供者申请变更，改用有效的已备案模型",
      en: "It ends when the provider changes to a filed model that is in force",
    },
  },
};

/** The five flags under which no opinion and no decision is made, in one phrase. */
export const HOLDING_WORDS: Words = {
  zh: "补正、检查、测试或评审期间",
  en: "rectification, inspection, test or expert review",
};

export const CLOCK_WORDS: Record<ClockKey, Words> = {
  acceptance: { zh: "受理时限", en: "Acceptance" },
  provincialReview: { zh: "省级审查时限", en: "Provincial review" },
  nationalReview: { zh: "国家复核时限", en: "National review" },
  rectificationDue: { zh: "补正期限", en: "Rectification due" },
  intentNoticeReply: { zh: "陈述申辩期限", en: "Reply to the notice" },
  publicity: { zh: "公示期", en: "Publicity" },
};

export const FILING_CLOCK_WORDS: Record<FilingClockKey, Words> = {
  orderDefault: { zh: "整改期限", en: "Order due" },
  intentNoticeReply: { zh: "陈述申辩期限", en: "Reply to the notice" },
  baseModelLost: { zh: "失效模型处理期限", en: "Called model to be replaced" },
};

export const DOCUMENT_WORDS: Record<DocumentKind, Words> = {
  acceptance: { zh: "受理通知书", en: "Notice of acceptance" },
  decline: { zh: "不予受理通知书", en: "Notice of non-acceptance" },
  rectification: { zh: "补正告知书", en: "Notice of rectification" },
  intent_notice: { zh: "拟作出不利决定告知书", en: "Notice of an intended adverse decision" },
  rejection: { zh: "不予备案决定书", en: "Decision to refuse" },
  publicity: { zh: "公示公告", en: "Announcement of publicity" },
  approval: { zh: "备案通知书", en: "Notice of filing" },
  change: { zh: "变更通知书", en: "Notice of change" },
  suspension: { zh: "暂停决定书", en: "Decision to suspend" },
  reinstatement: { zh: "恢复决定书", en: "Decision to reinstate" },
  revocation: { zh: "撤销决定书", en: "Decision to revoke" },
  cancellation: { zh: "注销通知书", en: "Notice of cancellation" },
};

export const ITEM_STATE_WORDS: Record<RectificationState, Words> = {
  draft: { zh: "起草，未发出", en: "Drafted, not sent" },
  sent: { zh: "已告知，待答复", en: "Sent, awaiting an answer" },
  answered: { zh: "已答复，待判", en: "Answered, to be judged" },
  accepted: { zh: "已接受", en: "Accepted" },
  sent_back: { zh: "已退回，再次告知", en: "Sent back for a further notice" },
  waived: { zh: "已免除", en: "Waived" },
  expired: { zh: "逾期未答复", en: "Expired without an answer" },
};
