import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decodeList } from "@/lib/registry/rules/decode";
import { readHeader } from "@/lib/registry/rules/list-columns";
import { importKeyOf, readListDate, readListRows } from "@/lib/registry/rules/list-rows";
import { readList } from "@/lib/registry/service/read-list";

/** Real rows of published lists with the dirt that such lists are known for; see tests/README.md for their source. */
const FILE = readFileSync(join(import.meta.dirname, "../../fixtures/published-list.csv"));

const bytesOf = (text: string) => new TextEncoder().encode(text);
const { header, lines } = readList(FILE);
const read = readListRows(lines, { track: "filing", header, today: "2026-11-23" });
const HEAD = "序号,属地,模型名称,备案单位,备案编号,备案时间\n";
const faultsOf = (...rows: string[]) => {
  const list = readList(bytesOf(HEAD + rows.join("\n")));
  return readListRows(list.lines, { track: "filing", header: list.header, today: "2026-11-23" }).faults;
};

describe("a published list", () => {
  test("names every bad row: line, column, why and what stood there", () => {
    expect(read.faults.map(({ line, column, code, found }) => [line, column, code, found])).toEqual([
      [10, "place", "MISSING", ""],
      [14, "name", "SWAPPED", "上海阶跃星辰智能科技有限公司"],
      [14, "organisation", "SWAPPED", "阶跃"],
      [15, "organisation", "CUT", "北京面壁智能科技有限责任公"],
      [16, "name", "STRAY", "司美团大模型「通慧」"],
      [17, "organisation", "STRAY", "司北京三快科技有限公司"],
      [19, "name", "CHARACTER", "零一万物\n大模型"],
      [22, "row", "ROW_REPEATED", "求索对话DeepSeek Chat"],
      [23, "number", "NUMBER_REPEATED", "beijing-deepseekchat-202404280016"],
      [24, "place", "PLACE", "华东"],
      [25, "date", "DATE", "2023-13-19"],
      [26, "number", "NUMBER_DATE", "Jiangsu-ZhiHuiZhuShou-20230231"],
      [28, "date", "DATE_BEFORE_NUMBER", "2023-12-31"],
      [29, "date", "DATE_FUTURE", "2027-01-01"],
      [30, "serial", "SERIAL", "x9"],
      [30, "number", "NUMBER", "文心-1"],
      [31, "row", "COLUMNS_MISSING", "19,北京,缺列"],
      [31, "organisation", "MISSING", ""],
      [31, "date", "MISSING", ""],
    ]);
  });

  test("gives its good rows, in any order and with any way to write a date", () => {
    expect(read.rows.map(({ serial, name }) => [serial, name])).toEqual([
      [1, "文心一言"],
      [2, "智谱清言"],
      [3, "云雀大模型"],
      [4, "百应"],
      [8, "书生·浦语"],
      [6, "abab"],
      [7, "日日新"],
      [9, "星火认知大模型"],
      [11, "通义千问大模型"],
      [16, "Moonshot"],
      [87, "九天自然语言交互大模型"],
      [152, "求索对话DeepSeek Chat"],
      [15, "司南大模型"],
    ]);
    expect(new Set(read.rows.slice(0, 7).map(({ filedOn }) => filedOn))).toEqual(new Set(["2023-08-31"]));
    expect(read.rows.map(({ jurisdiction }) => jurisdiction)).toEqual([
      "11",
      "11",
      "11",
      "11",
      "31",
      "31",
      "31",
      "34",
      "33",
      "11",
      "central",
      "11",
      "32",
    ]);
  });

  test("leaves a name alone that merely begins with 司, and an organisation that is only unusual", () => {
    expect(faultsOf("1,北京,司法助手,北京某某科技有限公司,,2024-01-01", "2,北京,abab,阿里巴巴,,2024-01-01")).toEqual(
      [],
    );
  });

  test("names a serial that stands twice with the line of the first", () => {
    const rows = ["1,北京,甲,北京甲科技有限公司,,2024-01-01", "1,北京,乙,北京乙科技有限公司,,2024-01-01"];
    expect(faultsOf(...rows)).toEqual([{ line: 3, column: "serial", code: "SERIAL_REPEATED", found: "1", first: 2 }]);
  });
});

describe("a file", () => {
  const rows = `${HEAD}1,北京,甲,北京甲科技有限公司,,2024-01-01\n`;

  test("is read in UTF-8 with and without a mark, UTF-16 with one, and GB 18030", () => {
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...bytesOf(rows)]);
    const wide = new Uint8Array([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(rows, (c) => c.charCodeAt(0)).buffer)]);
    // 序号 in GB 18030
    const national = decodeList(new Uint8Array([0xd0, 0xf2, 0xba, 0xc5]));
    for (const bytes of [bytesOf(rows), marked, wide]) expect(readList(bytes).lines).toHaveLength(1);
    expect(national).toEqual({ ok: true, value: { text: "序号", encoding: "gb18030" } });
  });

  test("with tabs between its columns is read, too", () => {
    expect(readList(bytesOf(rows.replaceAll(",", "\t"))).lines).toHaveLength(1);
  });

  test.each([
    ["a workbook", new Uint8Array([0x50, 0x4b, 3, 4]), "import.workbook"],
    ["bytes that are no text", new Uint8Array([0x81, 0x20, 0xff, 0xff]), "import.encoding"],
    ["a list without a header", bytesOf("1,北京,甲,乙,,2024-01-01"), "import.header"],
    ["a header alone", bytesOf(HEAD), "import.empty"],
    [
      "an unpaired quotation mark",
      bytesOf(`${HEAD}1,北京,"甲,乙,,2024-01-01\n2,北京,丙,丁,,2024-01-01`),
      "import.quotes",
    ],
  ])("that is %s is refused as a whole", (_what, bytes, reason) => {
    expect(() => readList(bytes)).toThrow(
      expect.objectContaining({ code: "REFUSED", detail: expect.objectContaining({ reason }) }),
    );
  });

  test("says which columns its header lacks", () => {
    const missing = readHeader(["No.", "服务名称", "登记单位", "上线编号"]);
    expect(missing).toEqual({ ok: false, error: ["place", "date"] });
    expect(readHeader(["序号", "属地", "模型名称", "备案单位", "备案编号", "备案时间"])).toEqual({
      ok: true,
      value: { serial: 0, place: 1, name: 2, organisation: 3, number: 4, date: 5 },
    });
  });
});

test("the same row has the same key in any width and casing; another day is another row", () => {
  const row = { name: "ＡＢab", organisation: "甲 公司", filedOn: "2024-01-01" };
  expect(importKeyOf("filing", { ...row, name: "abAB" })).toBe(importKeyOf("filing", row));
  expect(importKeyOf("filing", { ...row, filedOn: "2024-01-02" })).not.toBe(importKeyOf("filing", row));
  expect(importKeyOf("registration", row)).not.toBe(importKeyOf("filing", row));
});

test.each([["2024-02-30"], ["31/12/2024"], ["2024"], [""]])("%s is no date", (text) => {
  expect(readListDate(text)).toBeNull();
});
