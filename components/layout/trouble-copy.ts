import type { Words } from "@/lib/format";

/** Words of the pages that stand in for one that is missing or broke. */
export const TROUBLE = {
  missingTitle: { zh: "没有找到这一页", en: "This page was not found" },
  missingWhy: {
    zh: "地址可能有误，记录可能已移除，或者它属于另一个单位。",
    en: "The address may be wrong, the record may have been removed, or it belongs to another organisation.",
  },
  missingRemedy: {
    zh: "请核对地址，或从首页重新进入。若用另一个账户能看到，请先换账户登录。",
    en: "Check the address, or start again from the home page. If another account may see it, sign in with that one.",
  },
  brokenTitle: { zh: "页面出错了", en: "This page broke" },
  brokenWhy: {
    zh: "服务器没有完成这次请求。已经保存的内容不受影响。",
    en: "The server did not complete this request. What was saved is safe.",
  },
  brokenRemedy: {
    zh: "请再试一次；仍然出错时，把下面的编号告诉管理员。",
    en: "Try again. If it fails once more, give the administrator the number below.",
  },
  number: { zh: "错误编号", en: "Error number" },
  retry: { zh: "再试一次", en: "Try again" },
  toHome: { zh: "回到首页", en: "Back to the home page" },
} as const satisfies Record<string, Words>;
