import type { Field, GroupField, SectionDef } from "@/lib/forms/types";
import type { Track } from "../../types/vocabulary";
import { FILTERS, FUNCTIONS, INDUSTRIES, LABELS, RESTRICTION, SERVICE_AREAS, SERVICE_FORMS } from "./choices";
import { PHONE } from "./patterns";

const addresses: GroupField = {
  ...{ key: "addresses", kind: "group", titleField: "form", maximum: 20 },
  label: { zh: "访问地址", en: "Addresses" },
  hint: { zh: "每种服务方式至少一个地址或下载路径", en: "At least one address or download path for each form" },
  item: { zh: "地址", en: "Address" },
  fields: [
    { key: "form", kind: "choice", label: { zh: "服务方式", en: "Form" }, choices: SERVICE_FORMS },
    { key: "url", kind: "url", label: { zh: "网址或下载路径", en: "Address or download path" } },
    {
      ...{ key: "note", kind: "text", maximum: 200, optional: true },
      label: { zh: "说明", en: "Note" },
      hint: { zh: "例如小程序名称、应用商店", en: "For example the mini-program's name or the store" },
    },
  ],
};

/** A registration brings no model of its own. */
const modelName: Field = {
  ...{ key: "modelName", kind: "text", minimum: 2, maximum: 60 },
  label: { zh: "模型名称", en: "Name of the model" },
  hint: { zh: "公告中列出的名称", en: "As the published list will name it" },
};

const basics = (track: Track): readonly Field[] => [
  {
    ...{ key: "name", kind: "text", minimum: 2, maximum: 60 },
    label: { zh: "服务名称", en: "Name of the service" },
    hint: { zh: "须与协议、附件和公示内容一致", en: "The same in agreements, attachments and the public text" },
  },
  ...(track === "filing" ? [modelName] : []),
  {
    ...{ key: "introduction", kind: "longText", minimum: 20, maximum: 1000 },
    label: { zh: "服务简介", en: "What the service does" },
  },
  { key: "forms", kind: "choices", label: { zh: "服务方式", en: "Forms of the service" }, choices: SERVICE_FORMS },
  addresses,
  {
    ...{ key: "launchDate", kind: "date" },
    label: { zh: "公测或上线日期", en: "Date of public testing or launch" },
    hint: { zh: "计划日期亦可，例如 2027-03-05", en: "A planned date will do, for example 2027-03-05" },
  },
  { key: "area", kind: "choice", label: { zh: "服务范围", en: "Area served" }, choices: SERVICE_AREAS },
  {
    ...{ key: "provinces", kind: "text", maximum: 300 },
    label: { zh: "服务的省份", en: "Provinces served" },
    visibleWhen: { field: "area", is: "provinces" },
  },
  {
    ...{ key: "expectedUsers", kind: "integer", minimum: 0, unit: { zh: "人", en: "people" } },
    label: { zh: "预计用户数", en: "Expected users" },
    hint: { zh: "上线一年内的注册用户", en: "Registered users within a year of the launch" },
  },
  {
    ...{ key: "concurrency", kind: "integer", minimum: 1, unit: { zh: "路", en: "requests" } },
    label: { zh: "并发服务能力", en: "Requests served at once" },
  },
];

const functions: readonly Field[] = [
  {
    ...{ key: "functions", kind: "choices", choices: FUNCTIONS },
    label: { zh: "主要功能", en: "Main functions" },
    hint: { zh: "每项功能都要附上相应的模型评估", en: "Each needs an attached model assessment" },
  },
  {
    ...{ key: "otherFunction", kind: "text", maximum: 200 },
    label: { zh: "其他功能", en: "The other function" },
    visibleWhen: { field: "functions", has: "other" },
  },
  { key: "industries", kind: "choices", label: { zh: "行业与场景", en: "Industries and scenes" }, choices: INDUSTRIES },
  { key: "restriction", kind: "choice", label: { zh: "是否限定领域", en: "Restricted domain" }, choices: RESTRICTION },
  {
    ...{ key: "domains", kind: "text", minimum: 2, maximum: 200 },
    label: { zh: "限定的领域", en: "The domains" },
    hint: { zh: "例如医疗、金融、教育", en: "For example medicine, finance, education" },
    visibleWhen: { field: "restriction", is: "restricted" },
  },
];

const audience: readonly Field[] = [
  {
    ...{ key: "audience", kind: "longText", minimum: 4, maximum: 500 },
    label: { zh: "适用人群", en: "For whom" },
  },
  {
    ...{ key: "occasions", kind: "longText", minimum: 4, maximum: 500 },
    label: { zh: "适用场合与用途", en: "On which occasions and for what" },
  },
  { key: "minors", kind: "yesNo", label: { zh: "是否面向未成年人", en: "Is it offered to minors?" } },
  {
    ...{ key: "minorsMeasures", kind: "longText", minimum: 20, maximum: 1000 },
    label: { zh: "未成年人保护措施", en: "Protection of minors" },
    visibleWhen: { field: "minors", is: true },
  },
  {
    ...{ key: "minorsPrevention", kind: "longText", minimum: 10, maximum: 1000 },
    label: { zh: "防止未成年人使用的措施", en: "How minors are kept from using it" },
    visibleWhen: { field: "minors", is: false },
  },
  {
    ...{ key: "humanlike", kind: "yesNo" },
    label: { zh: "是否提供拟人化互动服务", en: "Does it act like a person?" },
    hint: {
      zh: "模拟人格、与使用者建立情感联系的服务",
      en: "A service with a personality that forms ties with its users",
    },
  },
  {
    ...{ key: "humanlikeMeasures", kind: "longText", minimum: 20, maximum: 1000 },
    label: { zh: "拟人化互动的保护措施", en: "Protection in personal interaction" },
    visibleWhen: { field: "humanlike", is: true },
  },
];

const safeguards: readonly Field[] = [
  {
    ...{ key: "interception", kind: "choices", choices: FILTERS },
    label: { zh: "非法内容拦截方式", en: "How unlawful content is stopped" },
  },
  {
    ...{ key: "keywordCount", kind: "integer", minimum: 1, unit: { zh: "个", en: "words" } },
    label: { zh: "拦截关键词数量", en: "Number of keywords" },
    visibleWhen: { field: "interception", has: "keywords" },
  },
  {
    ...{ key: "monitors", kind: "integer", minimum: 0, unit: { zh: "人", en: "people" } },
    label: { zh: "监看人员数量", en: "Monitoring staff" },
  },
  {
    ...{ key: "refusalStrategy", kind: "longText", minimum: 20, maximum: 1000 },
    label: { zh: "拒答策略", en: "When it refuses to answer" },
  },
  { key: "realName", kind: "yesNo", label: { zh: "用户是否实名注册", en: "Do users register under their real name?" } },
  { key: "labels", kind: "choices", label: { zh: "生成内容标识", en: "Labels on what it makes" }, choices: LABELS },
  {
    ...{ key: "optOut", kind: "longText", minimum: 4, maximum: 500 },
    label: { zh: "关闭“输入用于训练”的方式", en: "How users keep their input out of training" },
    hint: {
      zh: "写明从主界面起的操作步骤；不用于训练的写“不用于训练”",
      en: "The steps from the main screen; or say that input is not used",
    },
  },
  {
    ...{ key: "complaintChannel", kind: "text", minimum: 4, maximum: 200 },
    label: { zh: "投诉举报渠道", en: "Where to complain" },
  },
  {
    ...{ key: "complaintPhone", kind: "text", maximum: 30, pattern: PHONE, optional: true },
    label: { zh: "投诉电话", en: "Complaints by phone" },
  },
  {
    ...{ key: "complaintDays", kind: "integer", minimum: 1, unit: { zh: "个工作日", en: "working days" } },
    label: { zh: "投诉反馈时限", en: "Reply to a complaint within" },
  },
];

export function serviceSection(track: Track): SectionDef {
  return {
    key: "service",
    title: { zh: "服务信息", en: "The service" },
    about: { zh: "名称、功能、对象与安全防范", en: "Name, functions, audience and safeguards" },
    parts: [
      { key: "basics", title: { zh: "名称与访问方式", en: "Name and access" }, fields: basics(track) },
      { key: "functions", title: { zh: "功能与领域", en: "Functions and domains" }, fields: functions },
      { key: "audience", title: { zh: "服务对象", en: "Audience" }, fields: audience },
      { key: "safeguards", title: { zh: "安全防范", en: "Safeguards" }, fields: safeguards },
    ],
  };
}
