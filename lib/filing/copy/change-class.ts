import type { Words } from "@/lib/format";
import type { ChangeClass } from "../types/vocabulary";

export const CHANGE_CLASS_WORDS = {
  record_only: { zh: "备注", en: "Record only" },
  review: { zh: "审查", en: "Review" },
  review_and_publicity: { zh: "审查并公示", en: "Review and publicity" },
} as const satisfies Record<ChangeClass, Words>;

/** Why a changed part of the dossier asks for its class. */
export const CHANGE_REASONS = {
  publicText: {
    zh: "公众读到的内容改变，须再次公示",
    en: "What the public reads changes and is published again",
  },
  name: {
    zh: "名称改变，公众凭名称辨认服务",
    en: "The name changes by which the public knows the service",
  },
  functions: {
    zh: "功能改变，服务的风险和公示范围随之改变",
    en: "Functions change, and with them the risks and what was published",
  },
  model: { zh: "模型或算法改变，须重新评估", en: "The model or algorithm changes and is assessed again" },
  entity: { zh: "主体身份改变，须核验", en: "The identity of the organisation changes and is verified" },
  responsible: { zh: "负责人改变，须核验", en: "A responsible person changes and is verified" },
  data: { zh: "训练数据改变，须核验来源与安全", en: "Training data change; origin and safety are verified" },
  evidence: { zh: "证明材料改变，须核验", en: "Evidence changes and is verified" },
  contact: { zh: "联系方式、地址等，只作记录", en: "Contacts, addresses and the like are only recorded" },
  substance: { zh: "服务内容改变，须审查", en: "The service changes and is reviewed" },
} as const satisfies Record<string, Words>;
export type ChangeReason = keyof typeof CHANGE_REASONS;
