import type { Field, SectionDef } from "@/lib/forms/types";

const algorithm: readonly Field[] = [
  {
    ...{ key: "algorithmName", kind: "text", minimum: 2, maximum: 100 },
    label: { zh: "算法名称", en: "Name of the algorithm" },
  },
  {
    ...{ key: "principle", kind: "longText", minimum: 20, maximum: 2000 },
    label: { zh: "算法基本原理", en: "Basic principle" },
  },
  {
    ...{ key: "mechanism", kind: "longText", minimum: 20, maximum: 2000 },
    label: { zh: "算法运行机制", en: "How it works" },
  },
  {
    ...{ key: "scenario", kind: "longText", minimum: 10, maximum: 2000 },
    label: { zh: "算法应用场景", en: "Where it is used" },
  },
  {
    ...{ key: "purpose", kind: "longText", minimum: 10, maximum: 2000 },
    label: { zh: "算法目的意图", en: "Purpose" },
  },
];

const provider: readonly Field[] = [
  {
    ...{ key: "providerName", kind: "text", minimum: 2, maximum: 120 },
    label: { zh: "提供者名称", en: "Provider" },
  },
  {
    ...{ key: "publicContact", kind: "text", minimum: 4, maximum: 200 },
    label: { zh: "公开联系方式", en: "Public contact" },
    hint: {
      zh: "会向公众公开，请填服务电话或公务邮箱",
      en: "It will be public: a service number or an office mailbox",
    },
  },
  {
    ...{ key: "registeredAddress", kind: "text", minimum: 4, maximum: 300 },
    label: { zh: "注册地址", en: "Registered address" },
  },
];

const plan: readonly Field[] = [
  {
    ...{ key: "technicalPlan", kind: "longText", minimum: 20, maximum: 2000 },
    label: { zh: "技术方案简介", en: "Technical plan in brief" },
  },
  {
    ...{ key: "dataSources", kind: "longText", minimum: 10, maximum: 2000 },
    label: { zh: "数据来源", en: "Data sources" },
    hint: { zh: "类型、规模、出处", en: "Type, scale, origin" },
  },
  {
    ...{ key: "serviceScope", kind: "longText", minimum: 10, maximum: 2000 },
    label: { zh: "服务范围", en: "Scope of the service" },
  },
  {
    ...{ key: "safetyMeasures", kind: "longText", minimum: 20, maximum: 2000 },
    label: { zh: "安全措施", en: "Safety measures" },
  },
];

export function publicTextSection(): SectionDef {
  return {
    key: "publicText",
    title: { zh: "拟公示内容", en: "Public text" },
    about: {
      zh: "由前面各节生成初稿，再修改；公众看到的就是这些",
      en: "Drawn from the sections before, then edited; what the public will read",
    },
    after: ["service", "model", "corpus"],
    parts: [
      { key: "algorithm", title: { zh: "算法", en: "Algorithm" }, fields: algorithm },
      { key: "provider", title: { zh: "提供者", en: "Provider" }, fields: provider },
      { key: "plan", title: { zh: "方案、数据与安全", en: "Plan, data and safety" }, fields: plan },
    ],
  };
}
