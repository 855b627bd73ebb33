import type { Field, SectionDef } from "@/lib/forms/types";
import { MLPS_LEVELS, ORGANISATION_TYPES } from "./choices";
import { ALGORITHM_NUMBER, EMAIL, ICP, PHONE, PUBLIC_SECURITY } from "./patterns";

const identity: readonly Field[] = [
  {
    key: "name",
    kind: "text",
    label: { zh: "单位全称", en: "Full name of the organisation" },
    hint: { zh: "与营业执照一致，各份材料写法相同", en: "As on the business licence, and the same in every paper" },
    minimum: 2,
    maximum: 120,
  },
  { key: "uscc", kind: "uscc", label: { zh: "统一社会信用代码", en: "Unified social credit code" } },
  { key: "type", kind: "choice", label: { zh: "单位性质", en: "Kind of organisation" }, choices: ORGANISATION_TYPES },
  {
    ...{ key: "parent", kind: "text", maximum: 120, optional: true },
    label: { zh: "上级单位", en: "Parent organisation" },
  },
  {
    ...{ key: "authority", kind: "text", maximum: 120, optional: true },
    label: { zh: "行业主管部门", en: "Competent authority of the industry" },
  },
  {
    ...{ key: "registeredAddress", kind: "text", minimum: 4, maximum: 300 },
    label: { zh: "注册地址", en: "Registered address" },
    autocomplete: "street-address",
  },
  {
    ...{ key: "officeAddress", kind: "text", minimum: 4, maximum: 300 },
    label: { zh: "办公地址", en: "Office address" },
  },
];

const people: readonly Field[] = [
  {
    ...{ key: "legalRepresentative", kind: "text", minimum: 2, maximum: 60 },
    label: { zh: "法定代表人", en: "Legal representative" },
  },
  {
    ...{ key: "safetyOfficer", kind: "text", minimum: 2, maximum: 60 },
    label: { zh: "安全评估负责人", en: "Officer responsible for the safety assessment" },
  },
  {
    ...{ key: "legalityOfficer", kind: "text", minimum: 2, maximum: 60 },
    label: { zh: "合法性评估负责人", en: "Officer responsible for the legality assessment" },
    hint: {
      zh: "与安全评估负责人为同一人时，签署承诺书须另作说明",
      en: "Where it is the same person as above, the pledge needs an extra statement",
    },
  },
  { ...{ key: "contactName", kind: "text", minimum: 2, maximum: 60 }, label: { zh: "联系人", en: "Contact person" } },
  {
    ...{ key: "contactPhone", kind: "text", maximum: 30, pattern: PHONE, autocomplete: "tel" },
    label: { zh: "联系电话", en: "Phone" },
  },
  {
    ...{ key: "contactEmail", kind: "text", maximum: 254, pattern: EMAIL, autocomplete: "email" },
    label: { zh: "电子邮箱", en: "E-mail" },
  },
];

const qualifications: readonly Field[] = [
  {
    ...{ key: "icpNumber", kind: "text", maximum: 60, pattern: ICP },
    label: { zh: "ICP 备案号", en: "ICP filing number" },
    hint: { zh: "主体与本单位一致", en: "Of this organisation" },
  },
  {
    ...{ key: "publicSecurityNumber", kind: "text", maximum: 60, pattern: PUBLIC_SECURITY, optional: true },
    label: { zh: "公安备案号", en: "Public-security filing number" },
  },
  {
    ...{ key: "mlpsLevel", kind: "choice", choices: MLPS_LEVELS },
    label: { zh: "网络安全等级保护级别", en: "Level of network security protection" },
  },
  {
    ...{ key: "mlpsNumber", kind: "text", maximum: 60 },
    label: { zh: "等级保护备案证明编号", en: "Number of the protection certificate" },
    visibleWhen: { some: ["2", "3", "4"].map((level) => ({ field: "mlpsLevel", is: level })) },
  },
  {
    ...{ key: "mlpsAssessedOn", kind: "date", optional: true },
    label: { zh: "最近一次测评日期", en: "Date of the last assessment" },
    hint: { zh: "例如 2026-03-05", en: "For example 2026-03-05" },
    visibleWhen: { some: ["2", "3", "4"].map((level) => ({ field: "mlpsLevel", is: level })) },
  },
  { key: "algorithmFiled", kind: "yesNo", label: { zh: "是否已办理算法备案", en: "Is the algorithm filed?" } },
  {
    ...{ key: "algorithmNumber", kind: "text", maximum: 60, pattern: ALGORITHM_NUMBER },
    label: { zh: "算法备案号", en: "Algorithm-filing number" },
    visibleWhen: { field: "algorithmFiled", is: true },
  },
  {
    ...{ key: "qualifications", kind: "longText", maximum: 1000, optional: true },
    label: { zh: "其他资质", en: "Other qualifications" },
    hint: {
      zh: "提供服务依法需要的许可，例如网络出版、互联网新闻信息服务",
      en: "Licences that the service needs by law, such as online publishing or news",
    },
  },
];

export function entitySection(): SectionDef {
  return {
    key: "entity",
    title: { zh: "主体信息", en: "The organisation" },
    about: {
      zh: "单位、负责人与资质，自机构资料带入",
      en: "Organisation, officers, qualifications; taken from its profile",
    },
    parts: [
      { key: "identity", title: { zh: "单位", en: "Organisation" }, fields: identity },
      { key: "people", title: { zh: "负责人与联系人", en: "Officers and contact" }, fields: people },
      {
        key: "qualifications",
        title: { zh: "资质与备案号", en: "Qualifications and numbers" },
        fields: qualifications,
      },
    ],
  };
}
