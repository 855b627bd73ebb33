import type { Words } from "@/lib/format";

export const LEDGER = {
  title: { zh: "办理台账", en: "Ledger" },
  titled: { zh: "办理台账：{name}", en: "Ledger: {name}" },
  lead: {
    zh: "每一步办理写入一条，与前一条的哈希相连，只增不改。打开本页时逐条重新计算核验。",
    en: "One entry for each step, chained to the hash of the one before; entries are added and never changed. This page computes every hash again when it is opened.",
  },
  verify: { zh: "重新核验", en: "Verify again" },
  checkedAt: { zh: "核验时间 {at}", en: "Verified at {at}" },
  whole: { zh: "核验通过：{count} 条完整、未被改动。", en: "Verified: {count} entries, whole and unaltered." },
  empty: { zh: "还没有条目。", en: "There is no entry yet." },
  broken: { zh: "核验未通过", en: "Verification failed" },
  here: { zh: "核验在此处中断", en: "The chain breaks here" },
  columns: {
    sequence: { zh: "序号", en: "No." },
    at: { zh: "时间", en: "Time" },
    what: { zh: "事项", en: "Step" },
    who: { zh: "办理人", en: "By" },
    hash: { zh: "本条哈希", en: "Hash of the entry" },
  },
  content: { zh: "内容哈希", en: "Hash of the content" },
  entries: { zh: "{title}的台账条目", en: "Ledger entries of: {title}" },
  note: {
    zh: "台账只记编号和哈希，不记填写的文字；文字见办理记录。",
    en: "The ledger holds numbers and hashes, not what was written; that stands in the history of the case.",
  },
} as const satisfies Record<string, Words | Record<string, Words>>;
