import { describe, expect, test } from "vitest";
import { diffAnswers } from "@/lib/forms/rules/diff";
import { exportSection } from "@/lib/forms/rules/export-section";
import { rowsOf, withAnswer, withRows } from "@/lib/forms/rules/path";
import { readTyped, typedText } from "@/lib/forms/rules/read-typed";
import { summarise } from "@/lib/forms/rules/summary";
import type { AnsweredField, Scalar } from "@/lib/forms/types";
import { DONE, FORM, PROBE, ROW_A, ROW_B } from "./probe-section";

const field = (kind: string) =>
  ({ key: "f", label: { zh: "", en: "" }, maximum: 99, choices: [], kind }) as AnsweredField;

describe("what a control sends", () => {
  test.each([
    ["integer", "１２,０００", 12_000],
    ["integer", " 1 000 000 ", 1_000_000],
    ["integer", "1,2", "1,2"],
    ["integer", "十二", "十二"],
    ["integer", "99999999999999999999", "99999999999999999999"],
    ["number", "3.50", 3.5],
    ["number", "-2", -2],
    ["number", "3.5 GB", "3.5 GB"],
    ["date", "2026年3月5日", "2026-03-05"],
    ["date", "2026/3/15", "2026-03-15"],
    ["date", "next week", "next week"],
    ["yesNo", "yes", true],
    ["yesNo", "no", false],
    ["text", "  two words ", "two words"],
    ["longText", "a\r\n b \r\n", "a\n b"],
    ["uscc", "9111 0108 5513 85082q", "91110108551385082Q"],
    ["filingNumber", " Beijing-A-20230821 ", "Beijing-A-20230821"],
    ["text", "   ", null],
    ["integer", "", null],
  ] satisfies [string, string, Scalar][])("%s %j means %j", (kind, typed, meant) => {
    expect(readTyped(field(kind), typed)).toEqual(meant);
  });

  test("several choices are a list, also when one box is ticked, and null when none is", () => {
    expect(readTyped(field("choices"), "a")).toEqual(["a"]);
    expect(readTyped(field("choices"), ["a", "b"])).toEqual(["a", "b"]);
    expect(readTyped(field("choices"), undefined)).toBeNull();
  });

  test("a control shows an answer as it reads it", () => {
    const answers: [string, Scalar][] = [
      ["integer", 12],
      ["number", "3.5 GB"],
      ["yesNo", false],
      ["choices", ["a"]],
      ["date", "2026-03-05"],
    ];
    for (const [kind, answer] of answers) {
      expect(readTyped(field(kind), typedText(field(kind), answer))).toEqual(answer);
    }
  });
});

describe("the summary", () => {
  const lines = summarise(PROBE, withAnswer(DONE, "probe.many", ["y", "x"])).flatMap(({ entries }) => entries);
  const line = (path: string) => lines.find((entry) => entry.path === path);

  test("has a line per question that is asked, in words", () => {
    expect(line("probe.many")).toMatchObject({ value: { zh: "Y（中）、X（中）", en: "Y, X" } });
    expect(line("probe.agreed")).toMatchObject({ value: { zh: "是", en: "Yes" } });
    expect(line("probe.count")).toMatchObject({ value: { zh: "12 pieces（中）", en: "12 pieces" } });
    expect(line("probe.site")).toMatchObject({ value: null, optional: true });
    expect(line("probe.why")).toBeUndefined();
    expect(line("probe.elsewhere")).toBeUndefined();
  });

  test("lists rows with their title and their computed values", () => {
    expect(line("probe.items")).toMatchObject({
      kind: "group",
      items: [
        {
          id: ROW_A,
          title: { en: "Item 1: first" },
          lines: [{}, {}, { value: { en: "2.5" } }, { value: { en: "5" } }],
        },
        { id: ROW_B, title: { zh: "Item（中） 2：second" } },
      ],
    });
  });

  test("counts by 万 in Chinese, exactly, and gives the shares of a whole", () => {
    expect(line("probe.total")).toMatchObject({
      computed: true,
      value: { zh: "4 万", en: "40,000" },
      parts: [{ share: { en: "25.0 %" } }, { share: { en: "75.0 %" } }],
    });
    const big = summarise(PROBE, withAnswer(DONE, "probe.count", 12_345));
    expect(big[0]?.entries[2]).toMatchObject({ value: { zh: "1.2345 万 pieces（中）", en: "12,345 pieces" } });
  });
});

describe("the diff", () => {
  const rows = rowsOf(DONE.probe?.items);

  test("is empty between equals; blank and absent are the same, and so is the order of several choices", () => {
    const one = withAnswer(DONE, "probe.many", ["x", "y"]);
    const other = { ...one, probe: { ...one.probe, many: ["y", "x"], story: "  " } };
    expect(diffAnswers(FORM, one, other)).toEqual([]);
  });

  test("names the path, the question, both values in words", () => {
    expect(diffAnswers(FORM, DONE, withAnswer(DONE, "probe.one", "b"))).toEqual([
      {
        ...{ path: "probe.one", kind: "changed", item: null },
        label: { zh: "One（中）", en: "One" },
        before: { zh: "A（中）", en: "A" },
        after: { zh: "B（中）", en: "B" },
      },
    ]);
  });

  test("a question that is hidden now is a change of its answer to none", () => {
    const unhappy = withAnswer(withAnswer(DONE, "probe.agreed", false), "probe.why", "cost");
    const paths = diffAnswers(FORM, unhappy, withAnswer(unhappy, "probe.agreed", true)).map(({ path, after }) => [
      path,
      after?.en,
    ]);
    expect(paths).toEqual([
      ["probe.agreed", "Yes"],
      ["probe.why", undefined],
      [`probe.items.${ROW_A}.size`, "2.5"],
      [`probe.items.${ROW_B}.size`, "4"],
    ]);
  });

  test("rows are matched by id: removing the first shows one removal, not changes of all", () => {
    const changes = diffAnswers(FORM, DONE, withRows(DONE, "probe.items", rows.slice(1)));
    expect(changes.map(({ path, kind, before }) => [path, kind, before?.en])).toEqual([
      [`probe.items.${ROW_A}`, "rowRemoved", "Item 1: first"],
    ]);
  });

  test("a new row, a changed row and another order are told apart", () => {
    const added = [...rows, { id: "new", name: "third", kind: "k", size: 1 }];
    const renamed = withAnswer(withRows(DONE, "probe.items", added), `probe.items.${ROW_B}.name`, "renamed");
    expect(diffAnswers(FORM, DONE, renamed).map(({ path, kind }) => [path, kind])).toEqual([
      [`probe.items.${ROW_B}.name`, "changed"],
      ["probe.items.new", "rowAdded"],
    ]);
    const moved = diffAnswers(FORM, DONE, withRows(DONE, "probe.items", [...rows].reverse()));
    expect(moved).toMatchObject([
      {
        ...{ path: "probe.items", kind: "rowsMoved" },
        before: { en: "Order: Item 1: first → Item 2: second" },
        after: { en: "Order: Item 2: second → Item 1: first" },
      },
    ]);
  });
});

test("an export holds each asked field with path, raw value and words, computed ones included", () => {
  const { fields } = exportSection(PROBE, DONE);
  const value = (path: string) => fields.find((entry) => entry.path === path);
  expect(value("probe.count")).toMatchObject({ value: 12, words: { en: "12 pieces" } });
  expect(value("probe.site")).toMatchObject({ value: null, words: null });
  expect(value(`probe.items.${ROW_A}.twice`)).toMatchObject({ value: 5 });
  expect(value("probe.total")).toMatchObject({ value: { total: 40_000 } });
  expect(value("probe.why")).toBeUndefined();
});
