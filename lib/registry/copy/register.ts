import { ARCHITECTURES, FUNCTIONS } from "@/lib/filing/schema/dossier/choices";
import { publicTextSection } from "@/lib/filing/schema/dossier/public-text";
import type { FilingFlag, Track } from "@/lib/filing/types/vocabulary";
import type { Words } from "@/lib/format";
import type { Facet, ModelState, PublicationCause, RegisterStatus } from "../types";

/** Words of the register. 备案 and 登记 are two things: a status always says which. */
export const REGISTER_STATUS: Record<Track, Record<RegisterStatus, Words>> = {
  filing: {
    filed: { zh: "已备案", en: "Filed" },
    suspended: { zh: "备案已暂停", en: "Filing suspended" },
    revoked: { zh: "备案已撤销", en: "Filing revoked" },
    cancelled: { zh: "备案已注销", en: "Filing cancelled" },
  },
  registration: {
    filed: { zh: "已登记", en: "Registered" },
    suspended: { zh: "登记已暂停", en: "Registration suspended" },
    revoked: { zh: "登记已撤销", en: "Registration revoked" },
    cancelled: { zh: "登记已注销", en: "Registration cancelled" },
  },
};

/** A status as a choice of both tracks at once. */
export const STATUS_CHOICE: Record<RegisterStatus, Words> = {
  filed: { zh: "有效", en: "In force" },
  suspended: { zh: "已暂停", en: "Suspended" },
  revoked: { zh: "已撤销", en: "Revoked" },
  cancelled: { zh: "已注销", en: "Cancelled" },
};

/** What a status means for somebody who uses the service. */
export const STATUS_MEANS: Record<Exclude<RegisterStatus, "filed">, Words> = {
  suspended: {
    zh: "暂停期间，提供者不得以已备案、已登记的名义提供该服务。原因消除后可以恢复。",
    en: "While suspended, the service must not be offered as filed or registered. It can be reinstated once the cause is removed.",
  },
  revoked: {
    zh: "撤销是因为取得备案、登记时或者之后有违法情形，该编号不再有效。",
    en: "Revoked for a breach of the law when or after it was obtained; the number is no longer valid.",
  },
  cancelled: {
    zh: "服务终止或者由主管部门依职权注销，该编号不再有效。",
    en: "The service ended, or the authority cancelled it; the number is no longer valid.",
  },
};

export const PUBLIC_FLAG: Partial<Record<FilingFlag, Words>> = {
  base_model_lost: { zh: "所调用的模型已失效", en: "A model that it calls is no longer in force" },
};

export const CAUSE: Record<PublicationCause, Words> = {
  approval: { zh: "准予备案或登记", en: "Approved" },
  change: { zh: "变更", en: "Change" },
  suspension: { zh: "暂停", en: "Suspension" },
  reinstatement: { zh: "恢复", en: "Reinstatement" },
  revocation: { zh: "撤销", en: "Revocation" },
  cancellation: { zh: "注销", en: "Cancellation" },
  base_model: { zh: "所调用模型的状态变化", en: "A called model's status changed" },
  import: { zh: "由已公布的名单导入", en: "Imported from a published list" },
};

export const MODEL_STATE: Record<ModelState, Words> = {
  in_force: { zh: "有效", en: "in force" },
  suspended: { zh: "已暂停", en: "suspended" },
  revoked: { zh: "已撤销", en: "revoked" },
  cancelled: { zh: "已注销", en: "cancelled" },
  registration: { zh: "是登记编号，不是备案编号", en: "a registration number, not a filing number" },
  unknown: { zh: "名录中没有", en: "not in the register" },
};

export const FACET: Record<Facet, Words> = {
  track: { zh: "类别", en: "Track" },
  status: { zh: "状态", en: "Status" },
  province: { zh: "属地", en: "Jurisdiction" },
  function: { zh: "功能", en: "Function" },
  year: { zh: "年份", en: "Year" },
};

const wordsOf = (choices: readonly { value: string; label: Words }[], value: string): Words =>
  choices.find((choice) => choice.value === value)?.label ?? { zh: value, en: value };

export const functionWords = (value: string): Words => wordsOf(FUNCTIONS, value);
export const architectureWords = (value: string): Words => wordsOf(ARCHITECTURES, value);

const TEXT_FIELDS = publicTextSection().parts.flatMap((part) => part.fields);

/** A published text in the order of its form, each part with its heading; a part that the form no longer has comes last. */
export function publicTextLines(text: Readonly<Record<string, string>>): { key: string; label: Words; text: string }[] {
  const known = TEXT_FIELDS.flatMap(({ key, label }) => (text[key] ? [{ key, label, text: text[key] }] : []));
  const others = Object.keys(text).filter((key) => !TEXT_FIELDS.some((field) => field.key === key));
  return [...known, ...others.map((key) => ({ key, label: { zh: key, en: key }, text: text[key] ?? "" }))];
}

/** Why a number was not issued (`issueNumber`). */
export const NUMBER_REASONS = {
  "registry.noPrefix": {
    zh: "该办公室没有编号前缀，不能核发编号",
    en: "This office has no prefix for numbers, so it cannot issue one",
  },
  "registry.slug": {
    zh: "编号中的名称只能用字母和数字，1 至 60 个",
    en: "The name within a number takes letters and digits only, 1 to 60 of them",
  },
  "registry.serialExhausted": {
    zh: "本年度的四位流水号已用完，请先公布新的编号格式",
    en: "The four-digit serials of this year are used up: publish a new pattern first",
  },
} as const satisfies Record<string, Words>;

/** Why an objection was not accepted before the passage looked at it. */
export const OBJECTION_REASONS = {
  "objection.check": {
    zh: "与本服务名称的前两个字不符，请照名称填写",
    en: "These are not the first two characters of the service's name: copy them from the heading",
  },
} as const satisfies Record<string, Words>;
