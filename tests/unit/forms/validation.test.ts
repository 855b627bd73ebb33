import { describe, expect, test } from "vitest";
import { completenessOf, dossierStates } from "@/lib/forms/rules/completeness";
import { answerAt, placeOf, withAnswer } from "@/lib/forms/rules/path";
import { faultWords, validateSection } from "@/lib/forms/rules/validate";
import { visibleAnswers } from "@/lib/forms/rules/visible";
import { sectionSchema } from "@/lib/forms/schema";
import type { Scalar } from "@/lib/forms/types";
import { DONE, FORM, OTHER, PROBE, ROW_A, ROW_B } from "./probe-section";

const withOne = (path: string, value: Scalar) => withAnswer(DONE, path, value);
const codes = (path: string, value: Scalar) =>
  validateSection(PROBE, withOne(path, value)).map((fault) => [fault.path, fault.code]);

describe("faults", () => {
  test("a right section has none, and its schema takes it", () => {
    expect(validateSection(PROBE, DONE)).toEqual([]);
    expect(sectionSchema(PROBE).safeParse(DONE.probe).success).toBe(true);
  });

  test.each([
    ["probe.title", "字", "tooShort"],
    ["probe.title", "六个字的标题", "tooLong"],
    ["probe.story", "a".repeat(21), "tooLong"],
    ["probe.count", "十二", "notInteger"],
    ["probe.count", 1.5, "notInteger"],
    ["probe.count", 0, "tooSmall"],
    ["probe.count", 90_001, "tooBig"],
    ["probe.rate", "about 5", "notNumber"],
    ["probe.day", "2026-02-30", "notDate"],
    ["probe.day", "next week", "notDate"],
    ["probe.agreed", "maybe", "notListed"],
    ["probe.one", "c", "notListed"],
    ["probe.many", ["x", "z"], "notListed"],
    ["probe.site", "www.example.cn", "notUrl"],
    ["probe.site", "ftp://example.cn", "notUrl"],
    ["probe.site", "https://nowhere", "notUrl"],
    ["probe.code", "9111010855138508", "usccLength"],
    ["probe.code", "91110108551385O82Q", "usccCharacters"],
    ["probe.code", "91110108551385082X", "usccCheck"],
    ["probe.number", "Beijing-202503180127", "numberLayout"],
    ["probe.number", "Beijing-YunTai-250318", "numberDate"],
    ["probe.number", "Beijing-YunTai-20251318", "numberDate"],
    ["probe.phone", "12a", "pattern"],
    [`probe.items.${ROW_A}.size`, "big", "notNumber"],
  ] satisfies [string, Scalar, string][])("%s = %j is %s, for the rules and for the schema", (path, value, code) => {
    const answers = withOne(path, value);
    expect(validateSection(PROBE, answers).map((fault) => [fault.path, fault.code])).toEqual([[path, code]]);
    expect(sectionSchema(PROBE).safeParse(answers.probe).success).toBe(false);
  });

  test.each([
    ["probe.site", "https://www.example.cn/a?b=c"],
    ["probe.code", "91110108551385082Q"],
    ["probe.number", "Beijing-WenXinYiYan-20230821"],
    ["probe.number", "ZheJiang-TongYi-202309010012"],
    ["probe.number", `ZheJiang-${"LanHuiXianGaoShengChengFuWu".repeat(2)}-202607170002`],
    ["probe.phone", "123"],
    ["probe.many", ["y", "x"]],
  ] satisfies [string, Scalar][])("%s = %j is right", (path, value) => {
    expect(codes(path, value)).toEqual([]);
  });

  test("what is missing is a fault where it is asked, and only there", () => {
    expect(codes("probe.title", null)).toEqual([["probe.title", "missing"]]);
    expect(codes("probe.title", "  ")).toEqual([["probe.title", "missing"]]);
    expect(codes("probe.story", null)).toEqual([]);
    expect(codes("probe.agreed", false)).toEqual([["probe.why", "missing"]]);
    expect(codes(`probe.items.${ROW_B}.name`, null)).toEqual([[`probe.items.${ROW_B}.name`, "missing"]]);
  });

  test("a question of another section, and a condition inside a row", () => {
    expect(codes("other.flags", ["asked"])).toEqual([["probe.elsewhere", "missing"]]);
    const withoutSize = withOne(`probe.items.${ROW_A}.size`, null);
    expect(validateSection(PROBE, withoutSize).map(({ path }) => path)).toEqual([`probe.items.${ROW_A}.size`]);
    const notAsked = withAnswer(withAnswer(withoutSize, "probe.agreed", false), "probe.why", "because");
    expect(validateSection(PROBE, notAsked)).toEqual([]);
  });

  test("too few and too many rows, an unknown field in the schema", () => {
    const rows = (count: number) => ({
      ...DONE,
      probe: {
        ...DONE.probe,
        items: Array.from({ length: count }, (_, at) => ({ id: `${at}`, name: "n", kind: "k", size: 1 })),
      },
    });
    expect(validateSection(PROBE, rows(0)).map(({ code }) => code)).toEqual(["tooFew"]);
    expect(validateSection(PROBE, rows(4)).map(({ code }) => code)).toEqual(["tooMany"]);
    expect(sectionSchema(PROBE).safeParse({ ...DONE.probe, planted: "x" }).success).toBe(false);
  });

  test("a section's own check speaks unless the field has a fault of its own", () => {
    expect(codes("probe.title", "bad")).toEqual([["probe.count", "check"]]);
    const both = withAnswer(withOne("probe.title", "bad"), "probe.count", null);
    expect(validateSection(PROBE, both).map(({ code }) => code)).toEqual(["missing"]);
  });
});

describe("the words of a fault", () => {
  const wordsOf = (path: string, value: Scalar) => {
    const answers = withOne(path, value);
    return validateSection(PROBE, answers).map((fault) => faultWords(FORM, answers, fault));
  };

  test("name the question, the defect and the remedy in both languages, with their facts", () => {
    expect(wordsOf("probe.count", "十二")).toEqual([
      {
        path: "probe.count",
        label: { zh: "Count（中）", en: "Count" },
        words: {
          zh: "现填“十二”不是整数，请填整数，单位不用写",
          en: "“十二” is not a whole number. Enter a whole number, without the unit",
        },
      },
    ]);
  });

  test("ask to choose where a choice is missing", () => {
    expect(wordsOf("probe.one", null)[0]?.words.en).toBe("Choose an answer");
  });

  test("name the row", () => {
    expect(wordsOf(`probe.items.${ROW_B}.size`, null)[0]?.label).toEqual({
      zh: "Item（中） 2：second，Size（中）",
      en: "Item 2: second, Size",
    });
  });

  test("take a pattern's own words", () => {
    expect(wordsOf("probe.phone", "12a")[0]?.words.en).toBe("digits only");
  });
});

describe("completeness", () => {
  test("counts questions that are asked, rows included", () => {
    // title, count, day, agreed, one, the group, and three questions in each of two rows
    expect(completenessOf(PROBE, DONE)).toMatchObject({ state: "done", required: 12, answered: 12 });
    expect(completenessOf(PROBE, withOne("probe.day", null))).toMatchObject({
      ...{ state: "in_progress", required: 12, answered: 11 },
    });
  });

  test("nothing, something wrong, done", () => {
    expect(completenessOf(PROBE, {}).state).toBe("not_started");
    expect(completenessOf(PROBE, withOne("probe.count", 0)).state).toBe("faulty");
    expect(completenessOf(PROBE, { probe: { title: "只有标题" } }).state).toBe("in_progress");
  });

  test("a section waits for another until it was begun; records have their state from outside", () => {
    const states = (answers: typeof DONE, known = {}) =>
      Object.fromEntries(Object.entries(dossierStates(FORM, answers, known)).map(([key, { state }]) => [key, state]));
    expect(states({})).toEqual({ other: "not_started", probe: "blocked" });
    expect(states({ other: { flags: ["asked"] } })).toEqual({ other: "done", probe: "not_started" });
    expect(states({ probe: { title: "标题" } })).toEqual({ other: "not_started", probe: "in_progress" });
    expect(states({}, { other: "done" })).toEqual({ other: "done", probe: "not_started" });
  });
});

describe("paths", () => {
  test("name fields of the form and nothing else", () => {
    expect(placeOf(FORM, "probe.title")?.field.key).toBe("title");
    expect(placeOf(FORM, `probe.items.${ROW_A}.size`)).toMatchObject({ rowId: ROW_A, field: { key: "size" } });
    for (const path of [
      "probe",
      "probe.none",
      "none.title",
      "probe.items",
      `probe.items.${ROW_A}`,
      "probe.title.x.y",
    ]) {
      expect(placeOf(FORM, path)).toBeNull();
    }
  });

  test("read and write answers without touching the given ones", () => {
    const changed = withAnswer(DONE, `probe.items.${ROW_B}.name`, "other");
    expect(answerAt(changed, `probe.items.${ROW_B}.name`)).toBe("other");
    expect(answerAt(DONE, `probe.items.${ROW_B}.name`)).toBe("second");
    expect(answerAt(withAnswer(DONE, "probe.title", ""), "probe.title")).toBeUndefined();
  });

  test("a field of a row that is not there makes the row", () => {
    const made = withAnswer({}, "probe.items.new.name", "third");
    expect(made.probe?.items).toEqual([{ id: "new", name: "third" }]);
  });
});

test("answers to questions that are no longer asked stay in the draft and are not submitted", () => {
  const answers = withOne("probe.why", "left over");
  expect(answerAt(answers, "probe.why")).toBe("left over");
  expect(visibleAnswers(PROBE, answers)).toEqual(DONE.probe);
  expect(visibleAnswers(OTHER, { other: { flags: ["asked"], planted: "x" } })).toEqual({ flags: ["asked"] });
});
