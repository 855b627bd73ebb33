import type { Words } from "@/lib/format";

/** Words of the page that shows what the platform counts, measures and examines by. */
export const LAW = {
  title: { zh: "期限、阈值与审查条款", en: "Periods, thresholds and clauses" },
  lead: {
    zh: "平台据以计时、核验和审查的数据，连同出处。公布后的版本不再改动，变更以新版本公布；已开始的计时沿用开始时的版本。",
    en: "The data by which the platform counts, checks and examines, with their sources. A published version never changes; a change comes as a new version, and a clock keeps the version with which it started.",
  },
  periods: { zh: "期限", en: "Periods" },
  thresholds: { zh: "标准中的阈值", en: "Thresholds of the standard" },
  thresholdsNote: { zh: "第 {version} 版", en: "Version {version}" },
  checklist: { zh: "审查条款", en: "Clauses of the examination" },
  checklistNote: { zh: "第 {version} 版，{date} 公布。{source}", en: "Version {version}, published {date}. {source}" },
  noChecklist: { zh: "还没有公布审查条款", en: "No checklist is published" },
  markNote: {
    zh: "可靠程度：V 已核对原文，V2 间接来源且相互一致，M 未再核对，? 不明",
    en: "How sure: V checked against the original, V2 secondary sources that agree, M not checked again, ? unknown",
  },
  name: { zh: "名称", en: "Name" },
  key: { zh: "代号", en: "Key" },
  value: { zh: "长度", en: "Length" },
  kind: { zh: "性质", en: "Kind" },
  source: { zh: "出处", en: "Source" },
  mark: { zh: "可靠程度", en: "How sure" },
  version: { zh: "版本", en: "Version" },
  item: { zh: "项", en: "Item" },
  number: { zh: "数值", en: "Value" },
  clause: { zh: "条款", en: "Clause" },
  standards: { zh: "标准", en: "Standards" },
  criterion: { zh: "标准类别", en: "Criterion" },
  requirement: { zh: "要求", en: "Requirement" },
} as const satisfies Record<string, Words>;
