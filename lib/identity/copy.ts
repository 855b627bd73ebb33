import type { Words } from "@/lib/format";

export const IDENTITY_REASONS = {
  "identity.email": {
    zh: "请填写电子邮箱，例如 name@example.cn",
    en: "Enter an e-mail address, such as name@example.cn",
  },
  "identity.uscc": {
    zh: "统一社会信用代码应为 18 位，且末位校验码与前 17 位相符。请对照营业执照",
    en: "A unified social credit code has 18 characters, and the last one checks the first 17. Compare it with the business licence",
  },
  "identity.usccTaken": {
    zh: "该统一社会信用代码已登记",
    en: "An organisation with this unified social credit code is registered already",
  },
  "identity.emailTaken": { zh: "该电子邮箱已有账户", en: "An account with this e-mail address exists already" },
  "identity.passwordShort": { zh: "密码至少 {minimum} 个字符", en: "A password has at least {minimum} characters" },
  "identity.noOffice": { zh: "没有这个办公室", en: "There is no such office" },
} as const satisfies Record<string, Words>;
