import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { QUERY_LIMITS, readQuery, searchForm, searchText } from "@/lib/registry/rules/grams";

const name = fc
  .array(fc.constantFrom("文", "心", "一", "言", "A", "b", "9", "-", "·", " ", "Ｃ", "𠮷"), { maxLength: 16 })
  .map((characters) => characters.join(""));

/** Every piece of one and two characters that the database indexes; its own function is compared with this elsewhere. */
function gramsOf(fields: readonly string[]): string[] {
  const words = searchText(fields)
    .split(/[ \n]/)
    .map((word) => [...word]);
  return words.flatMap((word) => word.flatMap((one, at) => (at + 1 < word.length ? [one, one + word[at + 1]] : [one])));
}

/** What the register does with a query, without its index. */
function finds(query: string, fields: readonly string[]): boolean {
  const asked = readQuery(query);
  if (!asked) return false;
  const grams = new Set(gramsOf(fields));
  return (
    asked.grams.every((gram) => grams.has(gram)) && asked.recheck.every((word) => searchText(fields).includes(word))
  );
}

describe("a query", () => {
  test("of one and of two characters is looked up as it is", () => {
    expect(readQuery("育")).toMatchObject({ grams: ["育"], recheck: [] });
    expect(readQuery("教育")).toMatchObject({ grams: ["教育"], recheck: [] });
  });

  test("of more is all its pairs, and the whole is looked for as well", () => {
    expect(readQuery("大模型")).toMatchObject({ grams: ["大模", "模型"].sort(), recheck: ["大模型"] });
    expect(finds("心言心", ["心言 言心"])).toBe(false);
  });

  test("with blanks is several words, all of which must occur", () => {
    expect(finds("星河 教育", ["星河大模型", "北京教育科技有限公司"])).toBe(true);
    expect(finds("星河 医疗", ["星河大模型", "北京教育科技有限公司"])).toBe(false);
  });

  test("of blanks is none", () => {
    expect([readQuery(""), readQuery(" 　\t")]).toEqual([null, null]);
  });

  test("is cut where nobody would look further", () => {
    const long = readQuery(Array.from({ length: 50 }, (_, at) => `词${at}`).join(" "));
    expect(long?.grams.length).toBeLessThanOrEqual(QUERY_LIMITS.characters);
  });

  test("finds every piece of every field in any casing and width", () => {
    fc.assert(
      fc.property(name, name, fc.nat(), fc.integer({ min: 1, max: 6 }), (one, two, from, length) => {
        const word = searchForm(one).split(" ")[0] ?? "";
        const piece = [...word]
          .slice(from % Math.max(1, word.length))
          .slice(0, length)
          .join("");
        fc.pre(piece !== "");
        expect(finds(piece, [one, two])).toBe(true);
        expect(finds(piece.toUpperCase(), [one, two])).toBe(true);
      }),
    );
  });

  test("finds nothing that stands in no field", () => {
    fc.assert(
      fc.property(name, name, (one, query) => {
        const words = searchForm(query).split(" ").filter(Boolean);
        fc.pre(words.length > 0);
        if (!words.every((word) => searchForm(one).includes(word))) expect(finds(query, [one])).toBe(false);
      }),
    );
  });
});
