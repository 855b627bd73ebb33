import type { Pattern } from "@/lib/forms/types";

/** Forms of numbers that a dossier names. Each says the rule with an example; where the rule is practice, data decide. */

export const PHONE: Pattern = {
  test: /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?|400-?\d{3}-?\d{4})$/,
  words: {
    zh: "请填写 11 位手机号，或带区号的固定电话，例如 0571-88886666",
    en: "Enter a mobile number of 11 digits or a landline with its area code, such as 0571-88886666",
  },
};

export const EMAIL: Pattern = {
  test: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  words: { zh: "请填写电子邮箱，例如 name@example.cn", en: "Enter an e-mail address, such as name@example.cn" },
};

export const ICP: Pattern = {
  test: /^[\u4e00-\u9fff]ICP(备|证)\d+号(-\d+)?$/,
  words: {
    zh: "ICP 备案号形如“浙ICP备2026044830号-1”，请对照备案系统填写",
    en: "An ICP number starts with the province and ends with its serial, for example 「浙ICP备2026044830号-1」. Compare it with the system",
  },
};

export const PUBLIC_SECURITY: Pattern = {
  test: /^[\u4e00-\u9fff]公网安备\s?\d{14}号$/,
  words: {
    zh: "公安备案号形如“豫公网安备41010202003962号”，数字 14 位",
    en: "A public-security number has 14 digits, for example 「豫公网安备41010202003962号」",
  },
};

/** 21 digits in every published number that was seen; how they split is not published. */
export const ALGORITHM_NUMBER: Pattern = {
  test: /^网信算备\d{21}号$/,
  words: {
    zh: "算法备案号为“网信算备”加 21 位数字加“号”，请对照算法备案公示",
    en: "An algorithm-filing number is 「网信算备」, 21 digits and 「号」. Compare it with the published notice",
  },
};
