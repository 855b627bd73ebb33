import type { Words } from "@/lib/format";

/** Links to the page on which the cause of a refusal is mended, by that page. */
export const REMEDY_WORDS = {
  preCheck: { zh: "查看预检清单", en: "See the pre-check" },
  pledge: { zh: "签署合规承诺", en: "Sign the pledge" },
  assessments: { zh: "查看所附模型评估", en: "See the attached assessment runs" },
  answers: { zh: "答复补正事项", en: "Answer the items" },
  checklist: { zh: "打开审查清单", en: "Open the checklist" },
  items: { zh: "打开补正事项", en: "Open the items" },
  reply: { zh: "审核陈述申辩", en: "Consider the reply" },
} as const satisfies Record<string, Words>;
