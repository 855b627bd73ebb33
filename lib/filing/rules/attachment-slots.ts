import type { Words } from "@/lib/format";
import type { Track } from "../types/vocabulary";

export const ATTACHMENT_FORMATS = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
} as const;
export type AttachmentFormat = keyof typeof ATTACHMENT_FORMATS;

export interface AttachmentSlot {
  readonly key: string;
  readonly words: Words;
  readonly hint: Words;
  readonly required: boolean;
  readonly formats: readonly AttachmentFormat[];
  /** A signed or sealed document counts only in this format. */
  readonly mustInclude?: AttachmentFormat;
  readonly maximumBytes: number;
  readonly maximumFiles: number;
}

const MEGABYTE = 1_000_000;
const DOCUMENT = {
  formats: ["docx", "pdf"],
  maximumBytes: 20 * MEGABYTE,
  maximumFiles: 4,
} as const satisfies Partial<AttachmentSlot>;
const TABLE = { formats: ["xlsx"], maximumBytes: 20 * MEGABYTE, maximumFiles: 4 } as const;
const SCAN = { formats: ["pdf", "png", "jpg"], maximumBytes: 10 * MEGABYTE, maximumFiles: 6 } as const;
const EVIDENCE = {
  formats: ["pdf", "docx", "xlsx", "png", "jpg"],
  maximumBytes: 50 * MEGABYTE,
  maximumFiles: 40,
} as const;

const SERVICE_AGREEMENT: AttachmentSlot = {
  ...{ key: "service_agreement", required: true, ...DOCUMENT },
  words: { zh: "服务协议", en: "Service agreement" },
  hint: {
    zh: "与注册使用者签订的协议，写明双方权利义务、内容标识方式和知识产权条款。",
    en: "The agreement with registered users: rights and duties, how content is labelled, intellectual property.",
  },
};

const PRIVACY_POLICY: AttachmentSlot = {
  ...{ key: "privacy_policy", required: true, ...DOCUMENT },
  words: { zh: "隐私保护政策", en: "Privacy policy" },
  hint: {
    zh: "收集哪些个人信息、作何用途、如何关闭输入用于训练。",
    en: "Which personal information is collected, what for, and how to keep one's input out of training.",
  },
};

const KEYWORD_LIST: AttachmentSlot = {
  ...{ key: "keyword_list", required: true, ...TABLE },
  words: { zh: "拦截关键词列表", en: "List of blocked keywords" },
  hint: {
    zh: "可编辑的表格，完整且最新；列为关键词、一级分类、二级分类。",
    en: "An editable table, complete and current: keyword, first category, second category.",
  },
};

const TEST_BANK: AttachmentSlot = {
  ...{ key: "test_bank", required: true, ...TABLE },
  words: { zh: "评估测试题", en: "Test questions" },
  hint: {
    zh: "可编辑的表格，完整且最新；分生成内容、应拒答、非拒答几页，列为序号、测试题、一级分类、二级分类、模型回答、是否合格。",
    en: "An editable table, complete and current, with sheets for content, should-refuse and should-not-refuse: number, question, categories, answer, result.",
  },
};

const OTHER_EVIDENCE: AttachmentSlot = {
  ...{ key: "other_evidence", required: false, ...EVIDENCE },
  words: { zh: "其他佐证材料", en: "Other evidence" },
  hint: {
    zh: "合同、许可、语料来源与采集记录、授权书等。请勿放入测试账号和接口密钥。",
    en: "Contracts, licences, records of where data come from, authorisations. No test accounts or keys here.",
  },
};

/** Package of 备案, in its customary order (observed templates; a province may ask for more). */
const FILING_SLOTS: readonly AttachmentSlot[] = [
  {
    ...{ key: "filing_form", required: true, ...DOCUMENT, mustInclude: "pdf" },
    words: { zh: "上线备案申请表", en: "Filing form" },
    hint: {
      zh: "含自愿承诺页，法定代表人和安全评估负责人签字并加盖公章的扫描件为 PDF；可另附 Word 原件。",
      en: "With the page of commitment; the scan signed by the legal representative and the safety officer and sealed is a PDF. The Word original may stand beside it.",
    },
  },
  {
    ...{ key: "safety_assessment", required: true, ...DOCUMENT },
    words: { zh: "安全评估报告", en: "Safety assessment report" },
    hint: {
      zh: "语料安全、模型安全、安全措施和总体结论。",
      en: "Safety of data, safety of the model, measures, overall conclusion.",
    },
  },
  SERVICE_AGREEMENT,
  PRIVACY_POLICY,
  {
    ...{ key: "annotation_rules", required: true, ...DOCUMENT },
    words: { zh: "语料标注规则", en: "Annotation rules" },
    hint: {
      zh: "功能性与安全性标注各自的规则；不涉及标注的，上传说明理由的文件。",
      en: "Separate rules for functional and safety annotation. Where nothing is annotated, a document that says why.",
    },
  },
  KEYWORD_LIST,
  TEST_BANK,
  {
    ...{ key: "compute_continuity", required: false, ...DOCUMENT },
    words: { zh: "算力连续性说明", en: "Statement on continuity of compute" },
    hint: { zh: "仅部分属地要求。", en: "Asked for by some provinces only." },
  },
  OTHER_EVIDENCE,
];

/** Package of 登记. */
const REGISTRATION_SLOTS: readonly AttachmentSlot[] = [
  {
    ...{ key: "registration_form", required: true, ...DOCUMENT, mustInclude: "pdf" },
    words: { zh: "上线登记申请表", en: "Registration form" },
    hint: {
      zh: "签字并加盖公章的扫描件为 PDF；可另附 Word 原件。",
      en: "The signed and sealed scan is a PDF; the Word original may stand beside it.",
    },
  },
  {
    ...{ key: "called_model_proof", required: true, ...EVIDENCE, maximumFiles: 20 },
    words: { zh: "调用已备案模型的说明与证明", en: "Proof of the filed model that is called" },
    hint: {
      zh: "合同、订单、控制台截图，以及提供方公示的备案号。",
      en: "Contract, order, screenshot of the console, and the provider's published filing number.",
    },
  },
  SERVICE_AGREEMENT,
  PRIVACY_POLICY,
  {
    ...{ key: "content_safety_rules", required: true, ...DOCUMENT },
    words: { zh: "内容安全管理制度", en: "Rules on content safety" },
    hint: {
      zh: "审核、处置、投诉受理和人员安排。",
      en: "Moderation, handling, complaints and who is responsible.",
    },
  },
  KEYWORD_LIST,
  TEST_BANK,
  {
    ...{ key: "business_licence", required: true, ...SCAN },
    words: { zh: "营业执照", en: "Business licence" },
    hint: { zh: "扫描件或照片，须清晰完整。", en: "A clear scan or photograph of the whole document." },
  },
  {
    ...{ key: "identity_proof", required: true, ...SCAN },
    words: { zh: "法定代表人及经办人身份证明", en: "Identity of the legal representative and of the agent" },
    hint: { zh: "扫描件或照片，须清晰完整。", en: "A clear scan or photograph of the whole document." },
  },
  {
    ...{ key: "authorisation", required: true, ...SCAN },
    words: { zh: "授权委托书", en: "Power of attorney" },
    hint: { zh: "签字并加盖公章。", en: "Signed and sealed." },
  },
  OTHER_EVIDENCE,
];

export const ATTACHMENT_SLOTS: Readonly<Record<Track, readonly AttachmentSlot[]>> = {
  filing: FILING_SLOTS,
  registration: REGISTRATION_SLOTS,
};

export function findSlot(track: Track, key: string): AttachmentSlot | undefined {
  return ATTACHMENT_SLOTS[track].find((slot) => slot.key === key);
}

export interface MissingSlot {
  readonly slot: AttachmentSlot;
  /** Null: there is no file at all. */
  readonly format: AttachmentFormat | null;
}

/** Required slots that lack a file, or lack one of the format in which the document counts. */
export function missingSlots(
  track: Track,
  attachments: readonly { readonly slot: string; readonly mediaType: string }[],
): readonly MissingSlot[] {
  return ATTACHMENT_SLOTS[track].flatMap((slot): readonly MissingSlot[] => {
    const files = attachments.filter((file) => file.slot === slot.key);
    if (files.length === 0) return slot.required ? [{ slot, format: null }] : [];
    const { mustInclude } = slot;
    if (!mustInclude || files.some((file) => file.mediaType === ATTACHMENT_FORMATS[mustInclude])) return [];
    return [{ slot, format: mustInclude }];
  });
}
