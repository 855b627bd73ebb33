import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { OfficeInput } from "@/lib/identity/schema";

const provinceList = z.object({
  provinces: z.array(z.object({ code: z.string(), name: z.string(), filingPrefix: z.string().nullable() })),
});

/** By GB/T 2260 code. Shanxi (14) and Shaanxi (61) are spelt as the standard spells them. */
const ENGLISH: Readonly<Record<string, string>> = {
  "11": "Beijing",
  "12": "Tianjin",
  "13": "Hebei",
  "14": "Shanxi",
  "15": "Inner Mongolia",
  "21": "Liaoning",
  "22": "Jilin",
  "23": "Heilongjiang",
  "31": "Shanghai",
  "32": "Jiangsu",
  "33": "Zhejiang",
  "34": "Anhui",
  "35": "Fujian",
  "36": "Jiangxi",
  "37": "Shandong",
  "41": "Henan",
  "42": "Hubei",
  "43": "Hunan",
  "44": "Guangdong",
  "45": "Guangxi",
  "46": "Hainan",
  "50": "Chongqing",
  "51": "Sichuan",
  "52": "Guizhou",
  "53": "Yunnan",
  "54": "Xizang",
  "61": "Shaanxi",
  "62": "Gansu",
  "63": "Qinghai",
  "64": "Ningxia",
  "65": "Xinjiang",
};

const ABOVE_PROVINCES: readonly OfficeInput[] = [
  {
    code: "central",
    kind: "central",
    nameZh: "中央企业备案办公室",
    nameEn: "Filing Office for Central Enterprises",
    provinceCode: null,
  },
  {
    code: "national",
    kind: "national",
    nameZh: "国家互联网信息办公室",
    nameEn: "Cyberspace Administration of China",
    provinceCode: null,
  },
];

/** One office for each of the 31 provinces, one for central enterprises, one national. */
export async function listOffices(): Promise<OfficeInput[]> {
  const text = await readFile(join(import.meta.dirname, "law/provinces.json"), "utf8");
  const { provinces } = provinceList.parse(JSON.parse(text));
  // The law of filing does not apply in the three regions without a prefix (71, 81, 82).
  const filing = provinces.filter(({ filingPrefix }) => filingPrefix !== null);
  return [...filing.map(provincialOffice), ...ABOVE_PROVINCES];
}

function provincialOffice({ code, name }: { code: string; name: string }): OfficeInput {
  const english = ENGLISH[code];
  if (!english) throw new Error(`No English name for the province ${code}`);
  return {
    code,
    kind: "provincial",
    nameZh: `${name}互联网信息办公室`,
    nameEn: `${english} Cyberspace Administration`,
    provinceCode: code,
  };
}
