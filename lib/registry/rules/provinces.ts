import type { Words } from "@/lib/format";

/** 属地 by GB/T 2260: the name in short as lists print it. Shanxi (14) and Shaanxi (61) are told apart by code only. */
export const PROVINCES = {
  "11": { zh: "北京", en: "Beijing" },
  "12": { zh: "天津", en: "Tianjin" },
  "13": { zh: "河北", en: "Hebei" },
  "14": { zh: "山西", en: "Shanxi" },
  "15": { zh: "内蒙古", en: "Inner Mongolia" },
  "21": { zh: "辽宁", en: "Liaoning" },
  "22": { zh: "吉林", en: "Jilin" },
  "23": { zh: "黑龙江", en: "Heilongjiang" },
  "31": { zh: "上海", en: "Shanghai" },
  "32": { zh: "江苏", en: "Jiangsu" },
  "33": { zh: "浙江", en: "Zhejiang" },
  "34": { zh: "安徽", en: "Anhui" },
  "35": { zh: "福建", en: "Fujian" },
  "36": { zh: "江西", en: "Jiangxi" },
  "37": { zh: "山东", en: "Shandong" },
  "41": { zh: "河南", en: "Henan" },
  "42": { zh: "湖北", en: "Hubei" },
  "43": { zh: "湖南", en: "Hunan" },
  "44": { zh: "广东", en: "Guangdong" },
  "45": { zh: "广西", en: "Guangxi" },
  "46": { zh: "海南", en: "Hainan" },
  "50": { zh: "重庆", en: "Chongqing" },
  "51": { zh: "四川", en: "Sichuan" },
  "52": { zh: "贵州", en: "Guizhou" },
  "53": { zh: "云南", en: "Yunnan" },
  "54": { zh: "西藏", en: "Xizang" },
  "61": { zh: "陕西", en: "Shaanxi" },
  "62": { zh: "甘肃", en: "Gansu" },
  "63": { zh: "青海", en: "Qinghai" },
  "64": { zh: "宁夏", en: "Ningxia" },
  "65": { zh: "新疆", en: "Xinjiang" },
} as const satisfies Record<string, Words>;
export type ProvinceCode = keyof typeof PROVINCES;

/** Central enterprises file under the authority that owns them, not under a province. */
export const CENTRAL = { key: "central", words: { zh: "国资委", en: "Central (SASAC)" } } as const;
export type JurisdictionKey = ProvinceCode | typeof CENTRAL.key;

export function isProvinceCode(code: string): code is ProvinceCode {
  return Object.hasOwn(PROVINCES, code);
}

/** The words of an entry's 属地; null is a central enterprise. */
export function jurisdictionWords(provinceCode: string | null): Words {
  if (provinceCode === null) return CENTRAL.words;
  return isProvinceCode(provinceCode) ? PROVINCES[provinceCode] : { zh: provinceCode, en: provinceCode };
}

const SUFFIX = /(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/;

/** 北京, 北京市, 国资委 → its key; undefined for a name that is none. */
export function readJurisdiction(name: string): JurisdictionKey | undefined {
  const short = name.normalize("NFKC").trim().replace(SUFFIX, "");
  if (short === CENTRAL.words.zh) return CENTRAL.key;
  return (Object.keys(PROVINCES) as ProvinceCode[]).find((code) => PROVINCES[code].zh === short);
}
