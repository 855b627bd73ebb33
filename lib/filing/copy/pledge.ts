import type { Words } from "@/lib/format";
import type { SigningCapacity } from "../types/vocabulary";
import { LOCK_REASONS } from "./evidence";

export const CAPACITY_WORDS = {
  legal_representative: { zh: "法定代表人", en: "Legal representative" },
  safety_officer: { zh: "安全评估工作负责人", en: "Responsible for the safety assessment" },
  legality_officer: { zh: "合法性评估工作负责人", en: "Responsible for the legality assessment" },
} as const satisfies Record<SigningCapacity, Words>;

/** The pledge by version. A published text never changes: signatures were given on it. */
export const PLEDGE_TEXTS: Readonly<Record<number, { readonly lead: Words; readonly clauses: readonly Words[] }>> = {
  1: {
    lead: {
      zh: "本单位就所填报的生成式人工智能服务作出如下承诺：",
      en: "For the generative AI service described in this dossier, our organisation pledges:",
    },
    clauses: [
      {
        zh: "所填内容、附件和所附评估结果真实、准确、完整，不隐瞒重要事实。",
        en: "The answers, attachments and attached results are true, accurate and complete; no material fact is withheld.",
      },
      {
        zh: "遵守《生成式人工智能服务管理暂行办法》等法律法规，训练数据和基础模型来源合法，依法保护个人信息、知识产权和他人合法权益。",
        en: "We observe the Interim Measures for generative AI services and other laws. Training data and base models are lawfully sourced; personal information, intellectual property and the rights of others are protected.",
      },
      {
        zh: "落实内容安全、标识、投诉处理和未成年人保护等措施，发现违法内容及时处置、整改并报告。",
        en: "We carry out the measures on content safety, labelling, complaints and minors, and act on, correct and report unlawful content without delay.",
      },
      {
        zh: "模型、数据或服务发生重要变化时，重新评估并按规定办理变更；不将备案结果用于宣传和其他商业用途。",
        en: "After an important change of model, data or service we assess again and file the change. The result of filing is not used for publicity or other commercial purposes.",
      },
      {
        zh: "配合监督检查，对违反承诺造成的后果承担责任。",
        en: "We cooperate with supervision and answer for the consequences of breaking this pledge.",
      },
    ],
  },
};

/** Everything that a signature may be refused for: the rule, the defect, the remedy. */
export const PLEDGE_REASONS: Readonly<Record<string, Words>> = {
  ...LOCK_REASONS,
  "policy.wrongRole": {
    zh: "只有本单位的所有者和签署人可以签署。请联系所有者添加签署人。",
    en: "Only owners and signatories of the organisation sign. Ask an owner to add a signatory.",
  },
  "pledge.noCapacity": { zh: "请选择以什么身份签署。", en: "Choose in which capacity you sign." },
  "pledge.notConfirmed": {
    zh: "请确认已阅读承诺书和全部材料。",
    en: "Confirm that you have read the pledge and the whole dossier.",
  },
  "pledge.notRequired": {
    zh: "这类申请不需要以此身份签署。请另选身份。",
    en: "This kind of application needs no signature in this capacity. Choose another.",
  },
  "pledge.signedAlready": {
    zh: "此身份已就当前内容签署，不必重复。",
    en: "This capacity has signed the present content; there is no need to sign again.",
  },
  "pledge.contentChanged": {
    zh: "打开本页之后材料有改动，签名须与签署人读到的内容一致，因此没有签署。请查看改动后再签。",
    en: "The dossier changed after this page was opened. A signature must stand for what its signer read, so nothing was signed. Look at the change, then sign.",
  },
  "pledge.statementMissing": {
    zh: "你已以另一身份签署。一人以两种身份签署须附说明，请写明兼任的理由，至少 10 个字。",
    en: "You signed in another capacity. One person in two capacities needs a statement: say why in at least 10 characters.",
  },
  "pledge.findingsOpen": {
    zh: "预检还有阻断问题，改正之后内容会变，现在签署没有意义。请先改正。",
    en: "The pre-check still has blocking findings. Correcting them changes the content, so a signature now would be lost. Correct them first.",
  },
};
