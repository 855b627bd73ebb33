import { describe, expect, test } from "vitest";
import { changeRuleOfPath, proposeClassOfDiff } from "@/lib/filing/rules/dossier/change-class";
import { contentHash, snapshotContent } from "@/lib/filing/rules/snapshot-content";
import { diffSnapshots } from "@/lib/filing/rules/snapshot-diff";
import { diffWords } from "@/lib/filing/rules/word-diff";
import { sectionsOf } from "@/lib/filing/schema/dossier/sections";
import type { SnapshotAttachment, SnapshotContent, SnapshotRun } from "@/lib/filing/types/snapshot";
import { rowsOf, withAnswer, withRows } from "@/lib/forms/rules/path";
import type { Answers } from "@/lib/forms/types";
import { completeAnswers, ROWS } from "../../factories/dossier-answers";

const sections = sectionsOf("2026-1", "filing");
const answers = completeAnswers("filing");
const file = (slot: string, name: string, hash: string): SnapshotAttachment => ({
  ...{ slot, name, mediaType: "application/pdf", size: 9, hash: hash.repeat(64) },
});
const run: SnapshotRun = {
  ...{ number: "R-2026-0001", model: "dcgan", status: "completed", functions: ["image"], metrics: { fd: 62.4 } },
  ...{ configHash: "a".repeat(64), datasetHash: "b".repeat(64), manifestHash: "c".repeat(64) },
};

function content(change: { answers?: Answers; attachments?: SnapshotAttachment[]; runs?: SnapshotRun[] } = {}) {
  return snapshotContent({
    ...{ formVersion: "2026-1", track: "filing", sections, answers },
    attachments: [file("privacy_policy", "隐私.pdf", "1"), file("other_evidence", "合同.pdf", "2")],
    runs: [run],
    ...change,
  });
}

const diff = (after: SnapshotContent) => diffSnapshots(content(), after, sections);
const fieldsOf = (after: SnapshotContent) =>
  diff(after).sections.flatMap(({ fields }) => fields.filter(({ kind }) => kind !== "same"));

describe("the content", () => {
  test("has one hash whatever order its files, runs and keys came in", () => {
    const turned = {
      ...answers,
      service: Object.fromEntries(Object.entries(answers.service ?? {}).reverse()),
    } as Answers;
    const attachments = [file("other_evidence", "合同.pdf", "2"), file("privacy_policy", "隐私.pdf", "1")];
    expect(contentHash(content({ answers: turned, attachments }))).toBe(contentHash(content()));
  });

  test.each([
    ["an answer", content({ answers: withAnswer(answers, "service.monitors", 7) })],
    ["one character", content({ answers: withAnswer(answers, "entity.legalityOfficer", "陆予宁。") })],
    ["a file's content", content({ attachments: [file("privacy_policy", "隐私.pdf", "3")] })],
    ["a file's slot", content({ attachments: [file("service_agreement", "隐私.pdf", "1")] })],
    ["a run's manifest", content({ runs: [{ ...run, manifestHash: "d".repeat(64) }] })],
    ["a run's functions", content({ runs: [{ ...run, functions: ["video"] }] })],
    [
      "the order of steps",
      content({ answers: withRows(answers, "model.route", [...rowsOf(answers.model?.route)].reverse()) }),
    ],
  ])("has another hash with another %s", (_what, other) => {
    expect(contentHash(other)).not.toBe(contentHash(content()));
  });

  test("leaves out what is blank, what another answer hid, and the pledge's own section", () => {
    const hidden = withAnswer(answers, "service.minorsMeasures", "未成年人模式下限制时长与内容，监护人可以查看。");
    const noisy = { ...hidden, pledge: { text: "x" }, entity: { ...hidden.entity, parent: "", authority: null } };
    expect(contentHash(content({ answers: noisy }))).toBe(contentHash(content()));
  });

  test("is known by its hash outside this program", () => {
    const small = { ...content(), sections: {}, attachments: [], runs: [] };
    // echo -n '{"attachments":[],"formVersion":"2026-1","runs":[],"sections":{},"track":"filing"}' | sha256sum
    expect(contentHash(small)).toBe("d59a9069dfb55cc44acede5c824a151c664bce8072ee3a35ed13dd655a893ed5");
  });
});

describe("answers", () => {
  test("that changed are shown word by word, by path", () => {
    const after = content({ answers: withAnswer(answers, "service.audience", "书法教师、字体设计师与初学者。") });
    const [changed, ...others] = fieldsOf(after);
    expect(others).toEqual([]);
    expect(changed).toMatchObject({ path: "service.audience", kind: "changed", label: { zh: "适用人群" } });
    expect(changed?.parts?.zh).toEqual([
      { kind: "same", text: "书法教师、字体设计师与" },
      { kind: "removed", text: "爱好者" },
      { kind: "added", text: expect.stringContaining("初学") },
      { kind: "same", text: "。" },
    ]);
    expect(diff(after).changes).toBe(1);
  });

  test("in rows are found again by the row's id, wherever it stands now", () => {
    const [first, second] = rowsOf(answers.corpus?.sources);
    const turned = withRows(
      answers,
      "corpus.sources",
      [second, first].flatMap((row) => row ?? []),
    );
    const after = content({ answers: withAnswer(turned, `corpus.sources.${ROWS.sourceA}.size`, 7) });
    expect(fieldsOf(after)).toMatchObject([
      { path: `corpus.sources.${ROWS.sourceA}.size`, kind: "changed", before: { zh: "6 GB" }, after: { zh: "7 GB" } },
    ]);
  });

  test("of a row that came or went stand with their row and count once", () => {
    const [first] = rowsOf(answers.corpus?.sources);
    const added = { ...first, id: "77777777-7777-4777-8777-777777777777", name: "新来源" };
    const after = content({ answers: withRows(answers, "corpus.sources", [first ?? added, added]) });
    const kinds = fieldsOf(after).map(({ kind, path }) => [kind, path.split(".")[2]]);
    expect(kinds[0]).toEqual(["rowAdded", added.id]);
    expect(kinds).toContainEqual(["added", added.id]);
    expect(kinds).toContainEqual(["rowRemoved", ROWS.sourceB]);
    expect(kinds).toContainEqual(["removed", ROWS.sourceB]);
    expect(diff(after).changes).toBe(2);
  });

  test("that did not change are there for whoever wants to see all", () => {
    const same = diff(content()).sections.flatMap(({ fields }) => fields);
    expect(same.length).toBeGreaterThan(60);
    expect(new Set(same.map(({ kind }) => kind))).toEqual(new Set(["same"]));
    expect(diff(content()).changes).toBe(0);
  });
});

describe("files and runs", () => {
  test("files are told by their content, slot by slot", () => {
    const attachments = [
      ...[file("privacy_policy", "隐私政策.pdf", "1"), file("other_evidence", "合同二.pdf", "4")],
      file("filing_form", "申请表.pdf", "5"),
    ];
    const { attachments: files, changes } = diff(content({ attachments }));
    expect(files.map(({ slot, kind }) => [slot, kind])).toEqual([
      ["filing_form", "added"],
      ["other_evidence", "replaced"],
      ["privacy_policy", "renamed"],
    ]);
    expect(changes).toBe(3);
    expect(diff(content({ attachments: [] })).attachments.map(({ kind }) => kind)).toEqual(["removed", "removed"]);
  });

  test("runs are told by their number, their figures as numbers", () => {
    const again = { ...run, manifestHash: "d".repeat(64), metrics: { fd: 51.4, recall: 0.5 } };
    const { runs } = diff(content({ runs: [again, { ...run, number: "R-2026-0002" }] }));
    expect(runs).toMatchObject([
      { number: "R-2026-0001", kind: "changed", sealedAnew: true },
      { number: "R-2026-0002", kind: "added" },
    ]);
    expect(runs[0]?.metrics).toEqual([
      { metric: "fd", before: 62.4, after: 51.4, change: expect.closeTo(-11, 6) },
      { metric: "recall", before: null, after: 0.5, change: null },
    ]);
    expect(diff(content({ runs: [] })).runs).toMatchObject([{ kind: "removed" }]);
  });
});

describe("the class of a change", () => {
  test.each([
    ["record_only", { answers: withAnswer(answers, "entity.contactPhone", "0571-88886667") }, "entity.contactPhone"],
    ["review", { answers: withAnswer(answers, "service.monitors", 7) }, "service.monitors"],
    ["review", { attachments: [file("privacy_policy", "隐私.pdf", "9")] }, "attachments.privacy_policy"],
    [
      "review_and_publicity",
      { answers: withAnswer(answers, "service.functions", ["image", "text"]) },
      "service.functions",
    ],
    [
      "review_and_publicity",
      { answers: withAnswer(answers, "publicText.purpose", "帮助学习者临摹字形。") },
      "publicText.purpose",
    ],
  ])("is %s by the path that decides, with its reason", (changeClass, change, path) => {
    const proposal = proposeClassOfDiff(diff(content(change)));
    expect(proposal.changeClass).toBe(changeClass);
    expect(proposal.deciding).toContainEqual({ path, why: { zh: expect.any(String), en: expect.any(String) } });
  });

  test("is that of its heaviest part, and only the heaviest decide", () => {
    const both = withAnswer(withAnswer(answers, "service.monitors", 7), "service.name", "墨行字形生成服务");
    expect(proposeClassOfDiff(diff(content({ answers: both })))).toMatchObject({
      changeClass: "review_and_publicity",
      deciding: [{ path: "service.name" }],
    });
  });

  test("a file under another name, or nothing at all, is recorded only", () => {
    const attachments = [file("privacy_policy", "隐私 2026.pdf", "1"), file("other_evidence", "合同.pdf", "2")];
    expect(proposeClassOfDiff(diff(content({ attachments })))).toEqual({ changeClass: "record_only", deciding: [] });
    expect(proposeClassOfDiff(diff(content())).changeClass).toBe("record_only");
    expect(changeRuleOfPath("service.monitors").because).toBe("substance");
  });
});

describe("word by word", () => {
  test("the parts make up both texts", () => {
    const [before, after] = ["先按关键词过滤，再由人工复核。", "先按关键词与分类模型过滤，再由两人复核。"];
    const parts = diffWords(before, after);
    const side = (kind: "removed" | "added") =>
      parts.filter((part) => part.kind === "same" || part.kind === kind).map(({ text }) => text);
    expect(side("removed").join("")).toBe(before);
    expect(side("added").join("")).toBe(after);
    expect(parts[0]).toEqual({ kind: "same", text: "先按关键词" });
  });

  test("two long texts that have nothing in common are shown one after the other", () => {
    const [before, after] = ["甲乙丙丁".repeat(600), "子丑寅卯".repeat(600)];
    expect(diffWords(before, after)).toEqual([
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ]);
  });
});
