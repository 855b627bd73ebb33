import type { Words } from "@/lib/format";

/** Version of the list below. A code that is in use keeps its meaning; a changed list gets the next version. */
export const REASON_LIST_VERSION = 1;

/**
 * Why something has to be put right, in the office's own order. R-1: what is written; R-2: what is attached; R-3: what
 * contradicts; R-4: what the law does not allow.
 */
export const REASON_CODES = {
  "R-101": { zh: "必填内容缺失", en: "Required content is missing" },
  "R-102": { zh: "说明不完整", en: "The explanation is incomplete" },
  "R-103": { zh: "表述含糊，无法判断", en: "The wording is too vague to judge" },
  "R-104": { zh: "格式或编号有误", en: "Format or number is wrong" },
  "R-201": { zh: "缺少材料", en: "A document is missing" },
  "R-202": { zh: "材料过期、无法辨认或未签章", en: "A document is out of date, illegible or unsigned" },
  "R-203": { zh: "数量或覆盖不足", en: "Number or coverage is insufficient" },
  "R-204": { zh: "证明力不足", en: "The evidence does not prove the statement" },
  "R-301": { zh: "前后不一致", en: "Parts of the dossier contradict each other" },
  "R-302": { zh: "与登记册或证照不一致", en: "Disagrees with the register or the licence" },
  "R-303": { zh: "与评估运行结果不符", en: "Disagrees with the results of the assessment run" },
  "R-401": { zh: "不符合法律法规的规定", en: "Does not comply with the law" },
  "R-402": { zh: "未达到标准的参考指标", en: "Does not meet the reference value of the standard" },
  "R-403": { zh: "所用模型未备案或已失效", en: "A model that is used is not filed or not in force" },
} as const satisfies Record<string, Words>;
export type ReasonCode = keyof typeof REASON_CODES;

/** Words of a code, also of one that a later list no longer has. */
export function reasonWords(code: string): Words {
  return (REASON_CODES as Readonly<Record<string, Words>>)[code] ?? { zh: code, en: code };
}
