import type { Words } from "@/lib/format";

/** Version of the list below. A code that is in use keeps its meaning; a changed list gets the next version. */
export const DECLINE_LIST_VERSION = 1;

/** Why an application is not accepted. */
export const DECLINE_REASONS = {
  "D-101": { zh: "不属于备案、登记的范围", en: "Outside the scope of filing and registration" },
  "D-102": { zh: "不属于本办公室管辖", en: "Outside the jurisdiction of this office" },
  "D-201": { zh: "申请人不具备主体资格", en: "The applicant is not qualified" },
  "D-202": {
    zh: "轨道选择错误：应办理备案而非登记，或相反",
    en: "Wrong track: filing instead of registration, or the reverse",
  },
  "D-301": { zh: "同一服务已有在办或有效的备案", en: "The service has a filing that is open or in force" },
  "D-401": { zh: "材料明显不齐，且未在期限内补正", en: "Plainly incomplete and not put right in time" },
} as const satisfies Record<string, Words>;
export type DeclineReason = keyof typeof DECLINE_REASONS;

export const DECLINE_CODES = Object.keys(DECLINE_REASONS) as DeclineReason[];

/** Words of a code, also of one that a later list no longer has. */
export function reasonWords(code: string): Words {
  const known = (DECLINE_REASONS as Readonly<Record<string, Words>>)[code];
  return known ? { zh: `${code} ${known.zh}`, en: `${code} ${known.en}` } : { zh: code, en: code };
}
