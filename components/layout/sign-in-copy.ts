import type { Words } from "@/lib/format";

export const SIGN_IN = {
  title: { zh: "登录", en: "Sign in" },
  lead: {
    zh: "提供者和各办公室的人员在这里登录。查询类页面不需要账户。",
    en: "For providers and for staff of the offices. Public pages need no account.",
  },
  email: { zh: "电子邮箱", en: "E-mail" },
  password: { zh: "密码", en: "Password" },
  submit: { zh: "登录", en: "Sign in" },
  pending: { zh: "正在登录", en: "Signing in" },
  demoTitle: { zh: "演示账户", en: "Demo accounts" },
  demoLead: {
    zh: "只在演示环境里存在，数据可以随意改动。点一行把它填进表单。",
    en: "They exist in a demo only, and their data may be changed freely. Choose a row to fill it into the form.",
  },
  who: { zh: "身份", en: "Who" },
  account: { zh: "邮箱与密码", en: "E-mail and password" },
  shows: { zh: "能看到什么", en: "What it shows" },
  use: { zh: "填入", en: "Fill in" },
} as const satisfies Record<string, Words>;

export const ACCOUNT = {
  title: { zh: "账户", en: "Account" },
  name: { zh: "姓名", en: "Name" },
  email: { zh: "电子邮箱", en: "E-mail" },
  organisations: { zh: "所在单位", en: "Organisations" },
  offices: { zh: "所在办公室", en: "Offices" },
  none: { zh: "无", en: "none" },
  sessions: { zh: "登录状态", en: "Sessions" },
  everywhereWhy: {
    zh: "在所有浏览器和设备上退出，包括这里。密码不变。",
    en: "Signs out in every browser and device, this one included. The password stays.",
  },
  everywhere: { zh: "在所有设备上退出", en: "Sign out everywhere" },
  pending: { zh: "正在退出", en: "Signing out" },
} as const satisfies Record<string, Words>;
