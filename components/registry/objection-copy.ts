import type { Words } from "@/lib/format";

/** Words of the form alone: a public page loads what it says and no more. */
export const OBJECTION = {
  title: { zh: "对公示内容提出异议", en: "Object to the text in publicity" },
  lead: {
    zh: "不需要注册。请写明事实并留下联系方式；提交后得到跟踪码。异议办结前，本件不会通过。",
    en: "No account is needed. State the facts and how to reach you; you receive a tracking code. Nothing passes before the objection is decided.",
  },
  until: { zh: "可提交至 {closesOn} 24:00（北京时间）。", en: "Accepted until {closesOn}, 24:00 Beijing time." },
  facts: { zh: "事实与理由", en: "Facts and reasons" },
  factsHint: {
    zh: "哪一处内容有问题，依据是什么。不超过 4000 字。",
    en: "Which part is wrong and what shows it. At most 4,000 characters.",
  },
  contact: { zh: "联系方式", en: "How to reach you" },
  contactHint: {
    zh: "电话或邮箱。只供办理机关联系，不公开。",
    en: "Telephone or e-mail; for the office alone, never published.",
  },
  check: { zh: "本服务名称的前两个字", en: "First two characters of the service's name" },
  checkHint: {
    zh: "用来确认不是程序自动提交。服务名称是“{name}”。",
    en: "Shows that no program sends this. The service is called 「{name}」.",
  },
  send: { zh: "提交异议", en: "Send the objection" },
  sending: { zh: "正在提交…", en: "Sending…" },
  received: { zh: "异议已收到", en: "The objection was received" },
  code: { zh: "跟踪码", en: "Tracking code" },
  keep: {
    zh: "请记下跟踪码，这里只显示一次。查询办理情况时要用。",
    en: "Write the code down: it is shown only here. It is how you follow the objection.",
  },
  next: {
    zh: "接下来由办理机关核查并作出认定，认定之前本件不会通过。",
    en: "The office examines it and decides; until then nothing passes.",
  },
  back: { zh: "回到公示内容", en: "Back to the text" },
  over: { zh: "公示已结束，不再受理异议", en: "The publicity is over; objections are no longer accepted" },
} as const satisfies Record<string, Words>;
