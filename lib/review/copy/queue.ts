import type { Words } from "@/lib/format";
import type { QueueView } from "../types";

export const VIEW_WORDS: Record<QueueView, Words> = {
  toAccept: { zh: "待受理", en: "To accept" },
  inReview: { zh: "审查中", en: "Under examination" },
  mine: { zh: "我办理的", en: "Mine" },
  awaitingAnswer: { zh: "待补正回复", en: "Awaiting the provider" },
  toJudge: { zh: "补正已答复，待判", en: "Answered, to be judged" },
  toSignOff: { zh: "待审批", en: "To sign off" },
  forLead: { zh: "待负责人处理", en: "For the lead" },
  dueSoon: { zh: "即将超期", en: "Due soon" },
  overdue: { zh: "已超期", en: "Overdue" },
  publicity: { zh: "公示中", en: "In publicity" },
  objections: { zh: "公示中有异议", en: "With an objection" },
  all: { zh: "全部在办", en: "All open" },
  closed: { zh: "已办结", en: "Closed" },
};

/** Groups of the list of views, in its order. */
export const VIEW_GROUPS: readonly { readonly title: Words; readonly views: readonly QueueView[] }[] = [
  {
    title: { zh: "待办", en: "To do" },
    views: ["toAccept", "inReview", "mine", "awaitingAnswer", "toJudge", "toSignOff", "forLead"],
  },
  { title: { zh: "时限", en: "Time limits" }, views: ["dueSoon", "overdue"] },
  { title: { zh: "公示", en: "Publicity" }, views: ["publicity", "objections"] },
  { title: { zh: "全室", en: "Whole office" }, views: ["all", "closed"] },
];

/** What an empty view says: why it is empty and what would bring a case here. */
export const EMPTY_VIEW: Record<QueueView, Words> = {
  toAccept: { zh: "提供者提交后，申请在这里等待受理。", en: "What providers submit waits here for acceptance." },
  inReview: {
    zh: "受理后，申请在这里等待判断清单和提出意见。",
    en: "Accepted cases stand here until somebody recommends.",
  },
  mine: { zh: "受理或被分派的申请会出现在这里。", en: "Cases that you accept or that are assigned to you stand here." },
  awaitingAnswer: {
    zh: "发出补正告知后，申请在这里等待提供者答复。",
    en: "After a notice of rectification a case waits here for the provider.",
  },
  toJudge: { zh: "提供者补正提交后，事项在这里等待判断。", en: "Answered items wait here to be judged." },
  toSignOff: { zh: "审查员提出意见后，申请在这里等待审批。", en: "Recommended cases wait here for the lead." },
  forLead: {
    zh: "拟不予受理、补正逾期、拟作出不利决定的申请会出现在这里。",
    en: "Cases with a proposal to decline, an expired rectification or an announced refusal stand here.",
  },
  dueSoon: {
    zh: "剩余不足三分之一时限的申请会出现在这里。",
    en: "Cases with a third of their time or less stand here.",
  },
  overdue: { zh: "没有超期的申请。", en: "No case is overdue." },
  publicity: { zh: "审批通过并开始公示的申请会出现在这里。", en: "Signed-off cases stand here while they are public." },
  objections: { zh: "公示期间收到异议的申请会出现在这里。", en: "Cases with an objection stand here." },
  all: { zh: "本办公室没有在办的申请。", en: "Your office has no open case." },
  closed: { zh: "本办公室还没有办结的申请。", en: "Your office has closed no case yet." },
};
