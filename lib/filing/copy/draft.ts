import type { Words } from "@/lib/format";
import { LOCK_REASONS } from "./evidence";

/** Why something typed was not saved. */
export const DRAFT_REASONS = {
  ...LOCK_REASONS,
  "policy.wrongRole": {
    zh: "你的角色只能查看材料，不能修改。请联系本单位的所有者或编辑",
    en: "Your role may read the dossier but not change it. Ask an owner or editor of your organisation",
  },
  "draft.tooLong": {
    zh: "内容过长，没有保存。请删减到 2 万字以内",
    en: "This is too long and was not saved. Shorten it to 20 000 characters",
  },
  "draft.broken": {
    zh: "页面已过期，没有保存。请复制已填内容，刷新页面后再填",
    en: "The page is out of date and nothing was saved. Copy what you typed, reload the page and enter it again",
  },
  "draft.strayField": {
    zh: "这份表单没有此项，或项目数已到上限，没有保存。请刷新页面后再试",
    en: "The form has no such field, or the list is full; nothing was saved. Reload the page and try again",
  },
  "draft.otherApplication": {
    zh: "本页打开之后，该服务又开始了另一件申请，没有保存。请回到材料首页再填",
    en: "Another application was started for this service after the page was opened; nothing was saved. Go back to the dossier",
  },
} as const satisfies Record<string, Words>;
