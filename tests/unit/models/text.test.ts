import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  readTexts,
  readTextUpload,
  TEXT_LIMITS,
  TEXT_REFUSALS,
  type TextRefusal,
  type TextRefusalCode,
  writeTexts,
} from "@/models/contracts/text";
import { decodeText } from "@/models/contracts/text-encoding";
import { readRows } from "@/models/contracts/text-rows";

const SENTENCE = "您的订单已经发出，预计三天内送达，请保持电话畅通，感谢您的理解与支持，祝您生活愉快。";
const lines = (count = 150, text = SENTENCE) => Array.from({ length: count }, (_, index) => `${index}${text}`);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (fileName: string, bytes: Uint8Array) => readTextUpload({ fileName, bytes });
const withLine = (number: number, line: string) =>
  lines()
    .map((old, index) => (index === number - 1 ? line : old))
    .join("\n");

/** “您好” and a line end in GB18030: TextEncoder knows UTF-8 alone. */
const GB_HELLO = Uint8Array.of(0xc4, 0xfa, 0xba, 0xc3, 0x0a);
const repeated = (part: Uint8Array, times: number) =>
  Uint8Array.from({ length: part.length * times }, (_, at) => part[at % part.length] as number);
const wide = (text: string, bigEnd: boolean, mark: boolean) => {
  const bytes = Buffer.from(`${mark ? "\uFEFF" : ""}${text}`, "utf16le");
  return Uint8Array.from(bigEnd ? bytes.swap16() : bytes);
};

describe("encodings", () => {
  const text = lines(20).join("\n");

  test.each([
    ["UTF-8", bytesOf(text), "utf-8"],
    ["UTF-8 with a mark", bytesOf(`\uFEFF${text}`), "utf-8"],
    ["UTF-16 little end with a mark", wide(text, false, true), "utf-16le"],
    ["UTF-16 big end with a mark", wide(text, true, true), "utf-16be"],
    ["UTF-16 little end without one", wide(text, false, false), "utf-16le"],
    ["UTF-16 big end without one", wide(text, true, false), "utf-16be"],
  ])("%s is found and decoded without its mark", (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ ok: true, encoding, text });
  });

  test("GB18030 is found, four-byte characters included", () => {
    const ofFourBytes = Uint8Array.of(0x95, 0x32, 0x82, 0x36);
    const bytes = Uint8Array.from([...GB_HELLO, ...ofFourBytes]);
    expect(decodeText(bytes)).toEqual({ ok: true, encoding: "gb18030", text: "您好\n𠀀" });
  });

  test("one foreign byte does not turn UTF-8 into another encoding's nonsense: its line is named", () => {
    const bytes = bytesOf(lines(10).join("\n"));
    const third = bytes.indexOf(0x0a, bytes.indexOf(0x0a) + 1) + 5;
    bytes[third] = 0xff;
    expect(decodeText(bytes)).toEqual({ ok: false, encoding: "utf-8", lines: [3] });
  });

  test("any text survives the encodings that it is valid in", () => {
    const texts = fc.string({ unit: "grapheme", minLength: 1 }).filter((value) => !value.includes("\0"));
    fc.assert(
      fc.property(texts, (value) => {
        expect(decodeText(bytesOf(value))).toMatchObject({ ok: true, encoding: "utf-8" });
        expect(decodeText(wide(value, false, true))).toMatchObject({ ok: true, text: value });
      }),
      { seed: 51 },
    );
  });
});

describe("rows", () => {
  test("lines are texts; with blank lines between them paragraphs are", () => {
    expect(readRows("\n一\r\n二\n", "txt")).toEqual({
      ok: true,
      rows: [
        { line: 2, text: "一" },
        { line: 3, text: "二" },
      ],
    });
    expect(readRows("一\n二\n\n\n三\n", "txt")).toEqual({
      ok: true,
      rows: [
        { line: 1, text: "一\n二" },
        { line: 5, text: "三" },
      ],
    });
  });

  test("JSONL gives the text field or a plain string", () => {
    const rows = readRows('{"id":1,"text":"一"}\n\n"二"\n{"instruction":"问","output":"三"}', "jsonl");
    expect(rows).toMatchObject({ ok: true, rows: [{ text: "一" }, { line: 3, text: "二" }, { line: 4, text: "三" }] });
  });

  test("CSV keeps quotes, delimiters and line breaks inside a field, and the line that a row begins on", () => {
    const rows = readRows('id,text\n1,"他说""好"",\n走了"\n2,再见\n', "csv");
    expect(rows).toEqual({
      ok: true,
      rows: [
        { line: 2, text: '他说"好",\n走了' },
        { line: 4, text: "再见" },
      ],
    });
    expect(readRows("内容\t来源\n一\t甲\n", "csv")).toMatchObject({ ok: true, rows: [{ text: "一" }] });
    expect(readRows("replies\n一，二\n", "csv")).toMatchObject({ ok: true, rows: [{ text: "一，二" }] });
  });
});

describe("an upload", () => {
  test.each([
    ["a.txt", lines().join("\n"), "txt"],
    [
      "a.jsonl",
      lines()
        .map((text) => JSON.stringify({ text }))
        .join("\n"),
      "jsonl",
    ],
    [
      "noname",
      lines()
        .map((text) => JSON.stringify({ text }))
        .join("\n"),
      "jsonl",
    ],
    ["a.CSV.gz", `text\n${lines().join("\n")}`, "csv"],
  ])("%s is read", (name, text, format) => {
    const upload = read(name, bytesOf(text));
    expect(upload).toMatchObject({ ok: true, value: { texts: lines(), format, encoding: "utf-8" } });
    expect(upload.ok && upload.value.characters).toBe([...lines().join("")].length);
  });

  const BAD: Record<TextRefusalCode, readonly [string, Uint8Array, TextRefusal["facts"]]> = {
    empty: ["a.txt", new Uint8Array(), {}],
    knownOtherFormat: ["a.txt", Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9), { format: "ZIP / DOCX" }],
    unknownEncoding: ["a.txt", repeated(Uint8Array.of(0xff, 0xfa, 0xff, 0x0a), 40), {}],
    badBytes: [
      "a.txt",
      Buffer.concat([bytesOf(`${lines(4).join("\n")}\n`), Uint8Array.of(0xff)]),
      { encoding: "utf-8", lines: "5", count: 1 },
    ],
    notJson: ["a.jsonl", bytesOf('{"text":"一"}\n{"text":"二"\n{"text":"三"}\n'), { lines: "2", count: 1, found: "" }],
    noTextField: ["a.jsonl", bytesOf('{"text":"一"}\n{"q":"二"}'), { lines: "2", count: 1, found: "" }],
    openQuote: ["a.csv", bytesOf('text\n一\n"二\n三\n'), { lines: "3", count: 1, found: "" }],
    fieldCount: ["a.csv", bytesOf("text,id\n一,1\n二\n三,3,4\n"), { lines: "3, 4", count: 2, found: "" }],
    textColumnMissing: ["a.csv", bytesOf("id,words\n1,一\n"), { lines: "1", count: 1, found: "id, words" }],
    emptyText: ["a.jsonl", bytesOf(Array(7).fill('{"text":" "}').join("\n")), { lines: "1, 2, 3, 4, 5 …", count: 7 }],
    textTooLong: [
      "a.txt",
      bytesOf(withLine(7, "长".repeat(TEXT_LIMITS.longestText + 1))),
      { lines: "7", count: 1, maximum: 20_000 },
    ],
    tooFewTexts: ["a.txt", bytesOf(lines(99).join("\n")), { found: 99, minimum: 100 }],
    tooManyTexts: ["a.txt", bytesOf("一\n".repeat(200_001)), { found: 200_001, maximum: 200_000 }],
    tooFewCharacters: ["a.txt", bytesOf("一二\n".repeat(150)), { found: 300, minimum: 5_000 }],
    tooManyCharacters: [
      "a.txt",
      bytesOf(`${"字".repeat(10_000)}\n`.repeat(501)),
      { found: 5_010_000, maximum: 5_000_000 },
    ],
  };

  test.each(TEXT_REFUSALS)("is refused: %s", (code) => {
    const [name, bytes, facts] = BAD[code];
    expect(read(name, bytes)).toEqual({ ok: false, error: { code, facts } });
  });

  test("what is kept is read again unchanged", () => {
    const texts = ["一\n二", '引"号', "𠮷"];
    expect(readTexts(writeTexts(texts))).toEqual(texts);
    expect(() => readTexts(bytesOf("{}\n"))).toThrow(TypeError);
  });
});
