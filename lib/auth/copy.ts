import type { Words } from "@/lib/format";

export const AUTH_WORDS = {
  /** One text for a wrong password, an unknown account and a closed one: it tells nobody which accounts exist. */
  wrong: { zh: "邮箱或密码不正确", en: "The e-mail address or the password is not right" },
  lockedOut: { zh: "尝试次数过多，请在 {minutes} 分钟后再试", en: "Too many attempts. Try again in {minutes} minutes" },
  email: { zh: "请填写电子邮箱", en: "Enter your e-mail address" },
  password: { zh: "请填写密码", en: "Enter your password" },
  foreignOrigin: {
    zh: "这次提交来自另一网站，未予处理。请在本站重新登录",
    en: "This came from another site and was not accepted. Sign in on this site",
  },
} as const satisfies Record<string, Words>;
