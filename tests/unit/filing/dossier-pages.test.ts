import { describe, expect, test } from "vitest";
import { fieldAddress, itemAddress, neighbours, stopAddress, stopsOf } from "@/lib/filing/rules/dossier/addresses";
import { answerToSave, changesOf, type SavedPage } from "@/lib/filing/rules/dossier/after-save";
import { recordStates } from "@/lib/filing/rules/dossier/record-states";
import { CURRENT_FORM_VERSION, sectionsOf } from "@/lib/filing/schema/dossier/sections";
import { saveDraftInput } from "@/lib/filing/schema/draft-input";
import { withAnswer } from "@/lib/forms/rules/path";
import { formInput } from "@/lib/http/form-input";
import { completeAnswers, ROWS } from "@/tests/factories/dossier-answers";

const ID = "7b0f3ad8-91c2-4b55-9a3e-0e0a6f0a2c11";
const sections = sectionsOf(CURRENT_FORM_VERSION, "filing");

describe("addresses", () => {
  test("a field is reached on its part's page, an item's field on the item's", () => {
    expect(fieldAddress("f", sections, "service.minors")).toBe("/filings/f/dossier/service/audience#service.minors");
    const path = `corpus.sources.${ROWS.sourceA}.size`;
    expect(fieldAddress("f", sections, path)).toBe(`/filings/f/dossier/corpus/sources/${ROWS.sourceA}#${path}`);
    expect(fieldAddress("f", sections, "attachments.agreement")).toBe("/filings/f/dossier/attachments");
    expect(fieldAddress("f", sections, "pledge")).toBe("/filings/f/dossier/pledge");
  });

  test("pages follow each other through all sections, and every address is another one", () => {
    const stops = stopsOf(sections);
    expect(new Set(stops.map((stop) => stopAddress("f", stop))).size).toBe(stops.length);
    const end = neighbours(sections, { section: "entity", part: "qualifications" });
    expect([end.previous?.part?.key, end.next?.section.key, end.next?.part?.key]).toEqual([
      "people",
      "service",
      "basics",
    ]);
    expect(neighbours(sections, { section: "pledge", part: null }).next).toBeNull();
    expect(neighbours(sections, { section: "entity", part: "identity" }).previous).toBeNull();
  });
});

describe("after saving", () => {
  const saved = (answers = completeAnswers("filing")) => ({
    ...{ versions: {}, conflicts: [], savedAt: "14:03", formVersion: CURRENT_FORM_VERSION, answers },
    track: "filing" as const,
  });
  const page = (change: Partial<SavedPage> = {}): SavedPage => ({
    ...{ filingId: "f", section: "service", part: "audience", next: "continue" },
    ...change,
  });
  const goTo = (change: Partial<SavedPage>) =>
    answerToSave(saved(), page(change), changesOf(change.next ?? "", ROWS.base)).goTo;

  test("the next page follows where nothing is wrong, else the faults of this page and of no other", () => {
    expect(goTo({ next: "continue" })).toBe("/filings/f/dossier/service/safeguards");
    const wrong = withAnswer(withAnswer(completeAnswers("filing"), "service.minors", null), "service.name", null);
    const answer = answerToSave(saved(wrong), page(), []);
    expect(answer.goTo).toBeNull();
    expect(answer.data.faults.map(({ path }) => path)).toEqual(["service.minors"]);
    expect(answerToSave(saved(wrong), page({ next: "stay" }), []).data.faults).toEqual([]);
  });

  test("who came from the check goes back there; an item leads back to its list; a new item to its own page", () => {
    expect(goTo({ from: "check" })).toBe("/filings/f/dossier/check");
    const item = `corpus.sources.${ROWS.sourceA}`;
    expect(goTo({ section: "corpus", part: undefined, item, next: "return" })).toBe(
      "/filings/f/dossier/corpus/sources#corpus.sources",
    );
    expect(goTo({ next: "add:service.addresses" })).toBe(itemAddress("f", `service.addresses.${ROWS.base}`));
    expect(goTo({ next: `up:model.route.${ROWS.routeB}` })).toBeNull();
    expect(goTo({ next: "return" })).toBe("/filings/f/dossier");
  });

  test("an item's page tells the faults of that item alone", () => {
    const wrong = withAnswer(
      withAnswer(completeAnswers("filing"), `corpus.sources.${ROWS.sourceA}.size`, "big"),
      `corpus.sources.${ROWS.sourceB}.size`,
      "bigger",
    );
    const item = `corpus.sources.${ROWS.sourceB}`;
    const { data } = answerToSave(saved(wrong), page({ section: "corpus", part: undefined, item, next: "return" }), []);
    expect(data.faults.map(({ path }) => path)).toEqual([`${item}.size`]);
  });

  test("a conflict stays on the page", () => {
    const conflict = {
      path: "service.minors",
      kind: "changed",
      mine: true,
      theirs: false,
      version: 2,
      by: "陈屿",
      at: "14:02",
    } as const;
    expect(answerToSave({ ...saved(), conflicts: [conflict] }, page(), []).goTo).toBeNull();
  });
});

describe("a page's form", () => {
  const form = (entries: readonly [string, string][]) => {
    const data = new FormData();
    for (const [name, value] of [["filingId", ID], ["applicationId", ID], ["section", "service"], ...entries] as const)
      data.append(name, value);
    return saveDraftInput.safeParse(formInput(data));
  };
  const shown = (path: string, was: unknown = "", base = 0) =>
    ["shown", JSON.stringify({ path, base, was })] as [string, string];

  test("gives each shown field what its control sent; an unticked list sends nothing", () => {
    const parsed = form([
      shown("service.name", "old", 3),
      shown("service.functions", ["image"]),
      shown(`corpus.sources.${ROWS.sourceA}.tokens`),
      ["field.service.name", "new"],
      [`field.corpus.sources.${ROWS.sourceA}.tokens`, "12"],
      ["next", "continue"],
    ]);
    expect(parsed.data?.fields).toEqual([
      { path: "service.name", base: 3, was: "old", typed: "new" },
      { path: "service.functions", base: 0, was: ["image"], typed: "" },
      { path: `corpus.sources.${ROWS.sourceA}.tokens`, base: 0, was: "", typed: "12" },
    ]);
    expect(parsed.data?.next).toBe("continue");
  });

  test("ticked boxes come as a list, one box as a text", () => {
    const ticked = form([
      shown("service.functions", []),
      ["field.service.functions", "image"],
      ["field.service.functions", "text"],
    ]);
    expect(ticked.data?.fields[0]?.typed).toEqual(["image", "text"]);
    expect(form([shown("service.functions", []), ["field.service.functions", "image"]]).data?.fields[0]?.typed).toBe(
      "image",
    );
  });

  test.each([
    [["shown", "{"]],
    [["shown", '{"path":"__proto__.x","base":0,"was":""}']],
    [["shown", '{"path":"service.name","base":-1,"was":""}']],
    [["next", "elsewhere"]],
  ] as [string, string][][])("refuses %j", (entry) => {
    expect(form([entry]).success).toBe(false);
  });

  test("refuses what is longer than the store takes, in words at the field", () => {
    const long = form([shown("service.name"), ["field.service.name", "x".repeat(20_001)]]);
    expect(long.error?.issues.map(({ message }) => message)).toContain("draft.tooLong");
  });
});

test("sections of records: nothing, something wrong, done", () => {
  const facts = { files: 0, runs: 0, signatures: 0, pledgeSigned: false, findings: [] };
  expect(recordStates(facts)).toEqual({
    attachments: "not_started",
    assessments: "not_started",
    pledge: "not_started",
  });
  const findings = [
    { path: "attachments.agreement", severity: "blocking", code: "x" },
    { path: "assessments", severity: "advisory", code: "x" },
  ] as const;
  expect(recordStates({ files: 2, runs: 1, signatures: 1, pledgeSigned: false, findings })).toEqual({
    attachments: "faulty",
    assessments: "done",
    pledge: "in_progress",
  });
  expect(recordStates({ ...facts, signatures: 3, pledgeSigned: true }).pledge).toBe("done");
});
