import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { OfficeInput } from "@/lib/identity/schema";
import { isProvinceCode, PROVINCES } from "@/lib/registry/rules/provinces";

const provinceList = z.object({
  provinces: z.array(z.object({ code: z.string(), name: z.string(), filingPrefix: z.string().nullable() })),
  special: z.array(z.object({ code: z.string(), filingPrefix: z.string() })),
});

const ABOVE_PROVINCES: readonly OfficeInput[] = [
  {
    code: "central",
    kind: "central",
    nameZh: "中央企业备案办公室",
    nameEn: "Filing Office for Central Enterprises",
    provinceCode: null,
    filingPrefix: null,
  },
  {
    code: "national",
    kind: "national",
    nameZh: "国家互联网信息办公室",
    nameEn: "Cyberspace Administration of China",
    provinceCode: null,
    filingPrefix: null,
  },
];

/** One office for each of the 31 provinces, one for central enterprises, one national. */
export async function listOffices(): Promise<OfficeInput[]> {
  const text = await readFile(join(import.meta.dirname, "law/provinces.json"), "utf8");
  const { provinces, special } = provinceList.parse(JSON.parse(text));
  // The law of filing does not apply in the three regions without a prefix (71, 81, 82).
  const filing = provinces.filter(({ filingPrefix }) => filingPrefix !== null);
  const central = special.find(({ code }) => code === "SASAC")?.filingPrefix ?? null;
  const above = ABOVE_PROVINCES.map((office) =>
    office.kind === "central" ? { ...office, filingPrefix: central } : office,
  );
  return [...filing.map(provincialOffice), ...above];
}

type Province = z.infer<typeof provinceList>["provinces"][number];

function provincialOffice({ code, name, filingPrefix }: Province): OfficeInput {
  if (!isProvinceCode(code)) throw new Error(`No English name for the province ${code}`);
  return {
    code,
    kind: "provincial",
    nameZh: `${name}互联网信息办公室`,
    nameEn: `${PROVINCES[code].en} Cyberspace Administration`,
    provinceCode: code,
    filingPrefix,
  };
}
