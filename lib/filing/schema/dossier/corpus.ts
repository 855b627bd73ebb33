import type { Condition, Field, GroupField, Scope, SectionDef } from "@/lib/forms/types";
import { corpusTotals, sizeByKind, sizeByLanguage, sizeByModality } from "../../rules/dossier/corpus-totals";
import type { Track } from "../../types/vocabulary";
import { CROSS_BORDER_MECHANISMS, FILTERS, LANGUAGES_OF_DATA, LEGAL_BASES, MODALITIES, SOURCE_KINDS } from "./choices";

const ofKind = (kind: string): Condition => ({ field: "kind", is: kind });
const GB = { zh: "GB", en: "GB" };
const PERCENT = { zh: "%", en: "%" };

const origin = [
  { ...{ key: "name", kind: "text", minimum: 2, maximum: 120 }, label: { zh: "来源名称", en: "Name of the source" } },
  { key: "kind", kind: "choice", label: { zh: "来源类别", en: "Kind" }, choices: SOURCE_KINDS },
  { key: "modality", kind: "choice", label: { zh: "模态", en: "Modality" }, choices: MODALITIES },
  {
    ...{ key: "language", kind: "choice", choices: LANGUAGES_OF_DATA },
    label: { zh: "语言", en: "Language" },
    visibleWhen: { some: ["text", "audio", "video"].map((modality) => ({ field: "modality", is: modality })) },
  },
  { ...{ key: "size", kind: "number", minimum: 0, unit: GB }, label: { zh: "存储规模", en: "Size" } },
  {
    ...{ key: "tokens", kind: "integer", minimum: 1, unit: { zh: "Token", en: "tokens" } },
    label: { zh: "词元数量", en: "Tokens" },
    visibleWhen: { some: ["text", "code"].map((modality) => ({ field: "modality", is: modality })) },
  },
  {
    ...{ key: "items", kind: "integer", minimum: 1, unit: { zh: "条", en: "items" } },
    label: { zh: "数量", en: "Number of items" },
    visibleWhen: { not: { some: ["text", "code"].map((modality) => ({ field: "modality", is: modality })) } },
  },
  {
    ...{ key: "overseas", kind: "yesNo" },
    label: { zh: "是否来自境外", en: "Does it come from outside the mainland?" },
  },
] as const satisfies GroupField["fields"];

const evidence = [
  {
    ...{ key: "licence", kind: "text", minimum: 2, maximum: 200, visibleWhen: ofKind("open_source") },
    label: { zh: "开源许可证", en: "Open-source licence" },
  },
  {
    ...{ key: "address", kind: "url", optional: true },
    label: { zh: "来源地址", en: "Address of the source" },
    visibleWhen: { some: [ofKind("open_source"), ofKind("self_collected")] },
  },
  {
    ...{ key: "contract", kind: "text", minimum: 2, maximum: 200, visibleWhen: ofKind("commercial") },
    label: { zh: "合同编号与供应方", en: "Contract number and supplier" },
  },
  {
    ...{ key: "method", kind: "longText", minimum: 10, maximum: 1000, visibleWhen: ofKind("self_collected") },
    label: { zh: "采集方式", en: "How it was collected" },
  },
  {
    ...{ key: "collectedFrom", kind: "date", visibleWhen: ofKind("self_collected") },
    label: { zh: "采集开始日期", en: "Collected from" },
  },
  {
    ...{ key: "collectedTo", kind: "date", visibleWhen: ofKind("self_collected") },
    label: { zh: "采集结束日期", en: "Collected to" },
  },
  {
    ...{ key: "robotsReview", kind: "longText", minimum: 4, maximum: 500, visibleWhen: ofKind("self_collected") },
    label: { zh: "robots 协议审查日期与结论", en: "Review of robots rules: date and finding" },
  },
  {
    ...{ key: "authorisation", kind: "longText", minimum: 10, maximum: 500, visibleWhen: ofKind("user_input") },
    label: { zh: "使用者授权记录", en: "Record of the users' authorisation" },
  },
  {
    ...{ key: "generatedBy", kind: "text", minimum: 2, maximum: 200, visibleWhen: ofKind("synthetic") },
    label: { zh: "生成所用的模型", en: "Model that made it" },
  },
] as const satisfies GroupField["fields"];

const people = [
  { key: "personal", kind: "yesNo", label: { zh: "是否含个人信息", en: "Does it hold personal information?" } },
  {
    ...{ key: "legalBasis", kind: "choice", choices: LEGAL_BASES },
    label: { zh: "处理个人信息的依据", en: "Legal ground" },
    visibleWhen: { field: "personal", is: true },
  },
  { key: "crossBorder", kind: "yesNo", label: { zh: "是否有数据出入境", en: "Do data enter or leave the mainland?" } },
  {
    ...{ key: "destination", kind: "text", maximum: 200, visibleWhen: { field: "crossBorder", is: true } },
    label: { zh: "来源地或目的地", en: "From or to where" },
  },
  {
    ...{ key: "mechanism", kind: "choice", choices: CROSS_BORDER_MECHANISMS },
    label: { zh: "出境机制", en: "Mechanism" },
    visibleWhen: { field: "crossBorder", is: true },
  },
  {
    ...{ key: "recordNumber", kind: "text", maximum: 100, optional: true },
    label: { zh: "评估、合同或认证编号", en: "Number of the record" },
    visibleWhen: { field: "crossBorder", is: true },
  },
] as const satisfies GroupField["fields"];

const sources: GroupField = {
  ...{ key: "sources", kind: "group", titleField: "name", maximum: 200 },
  label: { zh: "数据来源", en: "Sources of data" },
  hint: { zh: "每个来源填一项；总量与占比由系统计算", en: "One item each; totals and shares are computed" },
  item: { zh: "来源", en: "Source" },
  fields: [...origin, ...evidence, ...people],
};

const totals: readonly Field[] = [
  {
    ...{ key: "totalSize", kind: "computed", format: "count", unit: GB },
    label: { zh: "存储规模合计", en: "Size in all" },
    compute: ({ answers }: Scope) => corpusTotals(answers).size,
  },
  {
    ...{ key: "totalTokens", kind: "computed", format: "count", unit: { zh: "Token", en: "tokens" } },
    label: { zh: "词元合计", en: "Tokens in all" },
    compute: ({ answers }: Scope) => corpusTotals(answers).tokens,
  },
  {
    ...{ key: "byKind", kind: "computed", format: "breakdown", unit: GB },
    label: { zh: "按来源类别", en: "By kind of source" },
    compute: ({ answers }: Scope) => sizeByKind(answers),
  },
  {
    ...{ key: "byModality", kind: "computed", format: "breakdown", unit: GB },
    label: { zh: "按模态", en: "By modality" },
    compute: ({ answers }: Scope) => sizeByModality(answers),
  },
  {
    ...{ key: "byLanguage", kind: "computed", format: "breakdown", unit: GB },
    label: { zh: "按语言", en: "By language" },
    compute: ({ answers }: Scope) => sizeByLanguage(answers),
  },
  {
    ...{ key: "overseasShare", kind: "computed", format: "share" },
    label: { zh: "境外开源语料占比", en: "Share of overseas open-source data" },
    hint: { zh: "按存储规模计", en: "By size" },
    compute: ({ answers }: Scope) => corpusTotals(answers).overseasOpenSourceShare,
  },
];

const processing: readonly Field[] = [
  { key: "filters", kind: "choices", label: { zh: "过滤方法", en: "How it is filtered" }, choices: FILTERS },
  {
    ...{ key: "filtering", kind: "longText", minimum: 20, maximum: 2000 },
    label: { zh: "过滤与去重过程", en: "Filtering and removing of duplicates" },
  },
  {
    ...{ key: "debiasing", kind: "longText", minimum: 10, maximum: 2000 },
    label: { zh: "防歧视与纠偏措施", en: "Measures against bias" },
  },
  {
    ...{ key: "intellectualProperty", kind: "longText", minimum: 10, maximum: 2000 },
    label: { zh: "知识产权保护", en: "Protection of intellectual property" },
    hint: { zh: "负责人、策略、投诉渠道", en: "Who is responsible, the strategy, where to complain" },
  },
];

const sampling: readonly Field[] = [
  {
    ...{ key: "manualSampled", kind: "integer", minimum: 1, unit: { zh: "条", en: "items" } },
    label: { zh: "人工抽检数量", en: "Items sampled by people" },
  },
  {
    ...{ key: "manualPassRate", kind: "number", minimum: 0, maximum: 100, unit: PERCENT },
    label: { zh: "人工抽检合格率", en: "Pass rate, by people" },
  },
  {
    ...{ key: "technicalSampledShare", kind: "number", minimum: 0, maximum: 100, unit: PERCENT },
    label: { zh: "技术抽检比例", en: "Share sampled by programs" },
  },
  {
    ...{ key: "technicalPassRate", kind: "number", minimum: 0, maximum: 100, unit: PERCENT },
    label: { zh: "技术抽检合格率", en: "Pass rate, by programs" },
  },
];

/** A registration trains nothing; where it feeds data of its own to the called model, it names them. */
const ownData: Field = {
  ...{ key: "ownData", kind: "yesNo" },
  label: {
    zh: "是否使用自有数据（知识库、提示样例等）",
    en: "Are data of your own used (knowledge base, example prompts)?",
  },
};
const WITH_OWN_DATA: Condition = { field: "ownData", is: true };

export function corpusSection(track: Track): SectionDef {
  const asked = (fields: readonly Field[]) =>
    track === "filing" ? fields : fields.map((field) => ({ ...field, visibleWhen: WITH_OWN_DATA }));
  return {
    key: "corpus",
    title: { zh: "训练数据", en: "Training data" },
    about: {
      zh: "来源、规模、处理与抽检；合计由系统计算",
      en: "Sources, size, processing, sampling; totals are computed",
    },
    parts: [
      {
        key: "sources",
        title: { zh: "来源与规模", en: "Sources and size" },
        fields: [...(track === "filing" ? [] : [ownData]), ...asked([sources, ...totals])],
      },
      { key: "processing", title: { zh: "处理", en: "Processing" }, fields: asked(processing) },
      ...(track === "filing" ? [{ key: "sampling", title: { zh: "抽检", en: "Sampling" }, fields: sampling }] : []),
    ],
    checks: [collectionPeriods],
  };
}

/** A collection that ends before it begins. */
const collectionPeriods: NonNullable<SectionDef["checks"]>[number] = ({ section }) =>
  (Array.isArray(section.sources) ? section.sources : []).flatMap((row) => {
    if (typeof row !== "object" || row === null || !("id" in row)) return [];
    const { id, kind, collectedFrom, collectedTo } = row;
    const wrong =
      kind === "self_collected" &&
      typeof collectedFrom === "string" &&
      typeof collectedTo === "string" &&
      collectedTo < collectedFrom;
    return wrong ? [{ path: `corpus.sources.${id}.collectedTo`, code: "check" as const, words: ENDS_EARLY }] : [];
  });

const ENDS_EARLY = {
  zh: "采集结束日期早于开始日期，请更正其中一个",
  en: "The collection ends before it begins. Correct one of the dates",
};
