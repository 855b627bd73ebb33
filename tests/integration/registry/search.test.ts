import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { searchText } from "@/lib/registry/rules/grams";
import { readRegisterQuery, registerAddress, type SearchParams } from "@/lib/registry/schema";
import { PAGE_SIZE, searchRegister } from "@/lib/registry/service/search-register";
import { makeRegisterEntry } from "@/tests/factories/register-entry";

const search = (params: SearchParams) => searchRegister(readRegisterQuery(params));
const names = async (params: SearchParams) => (await search(params)).rows.map(({ serviceName }) => serviceName);

beforeAll(async () => {
  await makeRegisterEntry({
    serviceName: "鹿溪语文学习大模型",
    organisationName: "苏州鹿溪教育科技有限公司",
    provinceCode: "32",
  });
  await makeRegisterEntry({
    ...{ serviceName: "青鸟ＣＨＡＴ 客服", organisationName: "长屿能源集团有限公司", provinceCode: null },
    ...{
      track: "registration",
      filedOn: "2025-03-01",
      functions: ["dialogue"],
      number: "ZhongYangQiYe-QingNiao-SX202503010007",
    },
  });
  await makeRegisterEntry({
    ...{ serviceName: "鹿鸣绘画", organisationName: "西安鹿鸣文化有限公司", provinceCode: "61", status: "revoked" },
    ...{ filedOn: "2025-06-01", functions: ["image", "text"] },
  });
});

describe("a search", () => {
  test("finds by one character, of the name and of the organisation", async () => {
    expect(await names({ q: "鹿" })).toEqual(["鹿溪语文学习大模型", "鹿鸣绘画"]);
    expect(await names({ q: "屿" })).toEqual(["青鸟ＣＨＡＴ 客服"]);
  });

  test("finds by two characters and by more, in any casing and width", async () => {
    expect(await names({ q: "语文" })).toEqual(["鹿溪语文学习大模型"]);
    expect(await names({ q: "语文学习" })).toEqual(["鹿溪语文学习大模型"]);
    expect(await names({ q: "青鸟chat" })).toEqual(["青鸟ＣＨＡＴ 客服"]);
  });

  test("finds by number, also by a part of it in other casing", async () => {
    expect(await names({ q: "zhongyangqiye-qingniao" })).toEqual(["青鸟ＣＨＡＴ 客服"]);
  });

  test("with several words finds what holds all of them, also over two fields", async () => {
    expect(await names({ q: "鹿 绘画" })).toEqual(["鹿鸣绘画"]);
    expect(await names({ q: "语文 西安" })).toEqual([]);
  });

  test("finds no text whose pieces stand apart, and takes wildcards as they are", async () => {
    await makeRegisterEntry({ serviceName: "乌龟乌乌贼", organisationName: "甲" });
    expect(await names({ q: "乌龟乌" })).toEqual(["乌龟乌乌贼"]);
    expect(await names({ q: "龟乌贼" })).toEqual([]);
    expect(await names({ q: "%%%" })).toEqual([]);
    expect(await names({ q: "鹿__语" })).toEqual([]);
  });

  test("says nothing was found by an empty list and a total of none", async () => {
    expect(await search({ q: "龘龘" })).toMatchObject({ rows: [], total: 0, more: false, pages: 1 });
  });
});

describe("facets", () => {
  test("narrow: any value within one, all of them between", async () => {
    expect(await names({ q: "鹿", status: "revoked" })).toEqual(["鹿鸣绘画"]);
    expect(await names({ q: "鹿", province: ["32", "61"], year: "2025" })).toEqual(["鹿鸣绘画"]);
    expect(await names({ province: "central", track: "registration" })).toEqual(["青鸟ＣＨＡＴ 客服"]);
    expect(await names({ q: "鹿", function: ["image", "audio"] })).toEqual(["鹿鸣绘画"]);
    expect(await names({ q: "鹿", track: "registration" })).toEqual([]);
  });

  test("count what a further choice would show, whatever is chosen in the facet itself", async () => {
    const { facets, total } = await search({ q: "鹿", province: "61" });
    expect(total).toBe(1);
    const count = (facet: string) =>
      facets
        ?.filter((one) => one.facet === facet)
        .map(({ value, count }) => [value, count])
        .sort();
    expect(count("province")).toEqual([
      ["32", 1],
      ["61", 1],
    ]);
    expect(count("status")).toEqual([["revoked", 1]]);
    expect(count("function")).toEqual([
      ["image", 1],
      ["text", 1],
    ]);
  });

  test("that nobody knows are left out of the address", () => {
    const query = readRegisterQuery({ q: " 鹿 ", province: ["99", "32"], status: "unfiled", page: "-3", other: "x" });
    expect(registerAddress(query)).toBe(`/register?q=${encodeURIComponent("鹿")}&province=32`);
  });
});

describe("pages", () => {
  beforeAll(async () => {
    for (let at = 0; at < 45; at += 1) {
      await makeRegisterEntry({
        serviceName: `骊珠${at}号`,
        filedOn: `2024-05-${String(1 + (at % 7)).padStart(2, "0")}`,
      });
    }
  });

  test("hold every entry once, newest first", async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => search({ q: "骊珠", page: String(page) })));
    const rows = pages.flatMap((page) => page.rows);
    expect(pages.map((page) => page.rows.length)).toEqual([PAGE_SIZE, PAGE_SIZE, 5]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(45);
    const days = rows.map(({ filedOn }) => filedOn);
    expect(days).toEqual([...days].sort().reverse());
    expect(pages[0]).toMatchObject({ total: 45, pages: 3 });
  });

  test("are the same each time, and past the last one it is the last", async () => {
    const [once, again, beyond] = [
      await search({ q: "骊珠", page: "3" }),
      await search({ q: "骊珠", page: "3" }),
      await search({ q: "骊珠", page: "400" }),
    ];
    expect(again.rows).toEqual(once.rows);
    expect(beyond).toMatchObject({ rows: once.rows, query: { page: 3 } });
  });

  test("are the same where too many match to be counted", async () => {
    for (const params of [{ q: "骊", page: "2" }, { q: "骊珠" }, { q: "骊珠", year: "2024", track: "filing" }]) {
      const [few, many] = [await search(params), await searchRegister(readRegisterQuery(params), 40)];
      expect(many.rows).toEqual(few.rows);
      expect(many).toMatchObject({ total: 40, more: true, pages: 2, facets: null });
    }
    const narrowed = readRegisterQuery({ q: "骊珠", status: "revoked" });
    expect(await searchRegister(narrowed, 40)).toMatchObject({ rows: [], total: 0, more: false });
  });

  test("are bounded where the whole list is", async () => {
    expect((await search({ page: "99999" })).rows.length).toBeGreaterThan(0);
  });
});

test("the database indexes every one- and two-character piece and one token for each facet value", async () => {
  const text = fc
    .array(fc.constantFrom("文", "心", "A", "9", "-", " ", "Ｃ", "𠮷", "\n"), { maxLength: 14 })
    .map((characters) => characters.join(""));
  await fc.assert(
    fc.asyncProperty(text, text, async (one, two) => {
      const words = searchText([one, two])
        .split(/[ \n]/)
        .map((word) => [...word]);
      const pieces = words.flatMap((word) =>
        word.flatMap((first, at) => [first, ...(word[at + 1] ? [first + word[at + 1]] : [])]),
      );
      const tokens = ["track:filing", "status:filed", "province:central", "year:2026", "function:text"];
      const [row] = await database().$queryRaw<{ grams: string[] }[]>`
        SELECT "register_grams"(${searchText([one, two])}, 'filing', 'filed', NULL, '2026-01-02', ARRAY['text']) AS "grams"`;
      expect([...(row?.grams ?? [])].sort()).toEqual([...new Set([...pieces, ...tokens])].sort());
    }),
    { numRuns: 60 },
  );
});
