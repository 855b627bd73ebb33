import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { composeNumber, numberKey, readFilingNumber } from "@/lib/registry/rules/number";
import { currentPattern, NUMBER_PATTERNS } from "@/lib/registry/rules/number-patterns";
import { isProvinceCode, jurisdictionWords, readJurisdiction } from "@/lib/registry/rules/provinces";
import { proposeSlug } from "@/lib/registry/rules/slug";

/** Published numbers, from both forms: with and without a serial. */
const REAL = [
  "Beijing-WenXinYiYan-20230821",
  "Beijing-ChatGLM-20230821",
  "Beijing-YunQue-20230821",
  "Anhui-XingHuoRenZhiDaMoXing-20230823",
  "ZheJiang-TongYiQianWen-20230901",
  "Beijing-MoonShot-20231016",
  "ZhongYangQiYe-JiuTian-20240123",
  "Beijing-DeepseekChat-202404280016",
  "Beijing-KeLing-202409250032",
  "Shanghai-TongYiWanXiang-202410090024",
  "Shanghai-MiniMax-202505230046",
];

describe("a filing number", () => {
  test.each(REAL)("%s is read", (number) => {
    expect(readFilingNumber(number).ok).toBe(true);
  });

  test("gives its parts", () => {
    expect(readFilingNumber("Beijing-DeepseekChat-202404280016")).toEqual({
      ok: true,
      value: { prefix: "Beijing", slug: "DeepseekChat", date: "2024-04-28", serial: 16 },
    });
    expect(readFilingNumber("Beijing-MoonShot-20231016")).toMatchObject({ value: { serial: null } });
  });

  test("is the same in any casing, width and dash", () => {
    expect(numberKey("Ｚhejiang－TongYiQianWen–20230901 ")).toBe(numberKey("ZheJiang-TongYiQianWen-20230901"));
    expect(readFilingNumber("zhejiang-tongyiqianwen-20230901").ok).toBe(true);
  });

  test.each([
    ["", "NUMBER_FORMAT"],
    ["Beijing-20230821", "NUMBER_FORMAT"],
    ["Beijing-文心一言-20230821", "NUMBER_FORMAT"],
    ["Beijing-WenXin-2023082", "NUMBER_FORMAT"],
    ["Beijing-WenXin-20230821001", "NUMBER_FORMAT"],
    ["Beijing-WenXin-20230231", "NUMBER_DATE"],
    ["Beijing-WenXin-20231301", "NUMBER_DATE"],
    ["网信算备330110507206401230035号", "NUMBER_FORMAT"],
    ["Beijing-YuPu-SX202607160552", "NUMBER_FORMAT"],
  ])("%s is refused: %s", (text, error) => {
    expect(readFilingNumber(text)).toEqual({ ok: false, error });
  });
});

describe("a number that is composed", () => {
  const pattern = currentPattern("filing");
  const parts = { prefix: "Beijing", slug: "WenXi", serial: 7 };

  test("carries the Beijing day of the sign-off and the serial", () => {
    const at = new Date("2026-11-22T16:30:00Z");
    expect(composeNumber(pattern, { ...parts, at })).toEqual({ ok: true, value: "Beijing-WenXi-202611230007" });
  });

  test("is read again with the same parts", () => {
    const parts = fc.record({
      prefix: fc.constantFrom("Beijing", "ZhongYangQiYe", "ZheJiang"),
      slug: fc.stringMatching(/^[A-Za-z0-9]{1,20}$/),
      serial: fc.integer({ min: 1, max: 9_999 }),
      at: fc.date({ min: new Date("2024-04-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
    });
    fc.assert(
      fc.property(parts, (given) => {
        const number = composeNumber(pattern, given);
        const read = number.ok ? readFilingNumber(number.value) : number;
        const { prefix, slug, serial } = given;
        expect(read).toMatchObject({ ok: true, value: { prefix, slug, serial } });
      }),
    );
  });

  test("is refused without a usable slug, prefix or free serial", () => {
    const at = new Date("2026-11-23T00:00:00Z");
    expect(composeNumber(pattern, { ...parts, at, slug: "文溪" })).toEqual({ ok: false, error: "SLUG" });
    expect(composeNumber(pattern, { ...parts, at, slug: "" })).toEqual({ ok: false, error: "SLUG" });
    expect(composeNumber(pattern, { ...parts, at, prefix: "" })).toEqual({ ok: false, error: "PREFIX" });
    expect(composeNumber(pattern, { ...parts, at, serial: 10_000 })).toEqual({ ok: false, error: "SERIAL_EXHAUSTED" });
  });

  test("of a registration is told from a filing number, and its pattern is marked as not verified", () => {
    const registration = currentPattern("registration");
    const number = composeNumber(registration, { ...parts, at: new Date("2026-11-23T00:00:00Z") });
    expect(number.ok && readFilingNumber(number.value).ok).toBe(false);
    expect(registration.mark).toBe("?");
  });

  test("follows the newest version of a track's pattern, of which each version stands once", () => {
    const keys = NUMBER_PATTERNS.map(({ track, version }) => `${track} ${version}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(pattern.version).toBe(
      Math.max(...NUMBER_PATTERNS.filter((p) => p.track === "filing").map((p) => p.version)),
    );
  });
});

test.each([
  ["文心一言", "WenXinYiYan"],
  ["求索对话DeepSeek Chat", "QiuSuoDuiHuaDeepSeekChat"],
  ["书生·浦语", "ShuShengPuYu"],
  ["360智脑大模型", "360ZhiNaoDaMoXing"],
  ["ＡＢ模型", "ABMoXing"],
  ["绿洲", "LvZhou"],
  ["———", ""],
])("the slug of %s is proposed as %s", (name, slug) => {
  expect(proposeSlug(name)).toBe(slug);
});

test("a proposed slug fits into a number, however long the name is", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("文", "心", "A", "9", " ", "·", "𠮷", "é"), { maxLength: 80 }),
      (characters) => {
        expect(proposeSlug(characters.join(""))).toMatch(/^[A-Za-z0-9]{0,60}$/);
      },
    ),
  );
});

describe("a jurisdiction", () => {
  test("is read from its name in short and in full, by code: Shanxi is not Shaanxi", () => {
    expect(["北京", "北京市", "内蒙古自治区", "广西壮族自治区"].map(readJurisdiction)).toEqual([
      "11",
      "11",
      "15",
      "45",
    ]);
    expect([readJurisdiction("山西"), readJurisdiction("陕西")]).toEqual(["14", "61"]);
    expect(readJurisdiction("国资委")).toBe("central");
    expect(readJurisdiction("华东")).toBeUndefined();
  });

  test("has words for every province that issues numbers, and for none", () => {
    const file = join(import.meta.dirname, "../../../prisma/seed/law/provinces.json");
    const { provinces } = JSON.parse(readFileSync(file, "utf8")) as {
      provinces: { code: string; name: string; filingPrefix: string | null }[];
    };
    for (const { code, name, filingPrefix } of provinces) {
      expect(isProvinceCode(code), name).toBe(filingPrefix !== null);
      if (filingPrefix !== null) expect(readJurisdiction(name)).toBe(code);
    }
    expect(jurisdictionWords(null).zh).toBe("国资委");
  });
});
