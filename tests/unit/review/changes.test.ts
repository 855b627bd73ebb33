import { describe, expect, test } from "vitest";
import { diffSnapshots } from "@/lib/filing/rules/snapshot-diff";
import { sectionsOf } from "@/lib/filing/schema/dossier/sections";
import type { SnapshotContent } from "@/lib/filing/types/snapshot";
import { changesAt, countChanges } from "@/lib/review/rules/changes";
import { isTarget, targetChoices } from "@/lib/review/rules/target-choices";

const SECTIONS = sectionsOf("2026-1", "filing");
const file = (slot: string, hash: string) => ({
  slot,
  name: `${slot}.pdf`,
  mediaType: "application/pdf",
  size: 1,
  hash,
});
const run = (metrics: Record<string, number>) => ({
  ...{ number: "R-2026-0001", model: "vae", status: "completed", functions: ["image"], configHash: "a" },
  ...{ datasetHash: "b", manifestHash: "c", metrics },
});
const source = (id: string, name: string) => ({ id, name });

function content(change: Partial<SnapshotContent> = {}): SnapshotContent {
  return {
    ...{ formVersion: "2026-1", track: "filing" },
    sections: {
      publicText: { principle: "学习分布", mechanism: "编号后生成" },
      corpus: { sources: [source("s1", "公开集"), source("s2", "自采集")] },
    },
    attachments: [file("privacy_policy", "1"), file("keyword_list", "2")],
    runs: [run({ fd: 10, kid: 0.1 })],
    ...change,
  };
}

const before = content();
const after = content({
  sections: {
    publicText: { principle: "学习分布并复检", mechanism: "编号后生成" },
    corpus: { sources: [source("s1", "公开字形集"), source("s3", "合作方提供")] },
  },
  attachments: [file("privacy_policy", "9"), file("keyword_list", "2")],
  runs: [run({ fd: 8, kid: 0.1 })],
});
const diff = diffSnapshots(before, after, SECTIONS);
const pathsAt = (targetKind: "field" | "section" | "attachment" | "run", target: string) => {
  const { fields, attachments, runs } = changesAt({ targetKind, target }, diff);
  return [
    ...fields.map(({ path }) => path),
    ...attachments.map(({ slot }) => slot),
    ...runs.map(({ number }) => number),
  ];
};

describe("what changed where an item points", () => {
  test.each([
    ["field", "publicText.principle", ["publicText.principle"]],
    ["field", "publicText.mechanism", []],
    ["section", "publicText", ["publicText.principle"]],
    ["field", "corpus.sources.s1.name", ["corpus.sources.s1.name"]],
    ["field", "corpus.sources.s2", ["corpus.sources.s2"]],
    ["field", "corpus.sources.s2.name", ["corpus.sources.s2"]],
    ["attachment", "privacy_policy", ["privacy_policy"]],
    ["attachment", "keyword_list", []],
    ["run", "R-2026-0001", ["R-2026-0001"]],
    ["section", "assessments", ["R-2026-0001"]],
  ] as const)("%s %s: %j", (kind, target, paths) => {
    expect(pathsAt(kind, target)).toEqual(paths);
  });

  test("a whole group shows what came, went and changed in it", () => {
    const paths = pathsAt("field", "corpus.sources");
    expect(paths.sort()).toEqual(["corpus.sources.s1.name", "corpus.sources.s2", "corpus.sources.s3"]);
  });

  test("the sections count their changes, a row once", () => {
    const counts = countChanges(diff);
    const of = (...keys: string[]) => keys.map((key) => counts.get(key));
    expect(of("publicText", "corpus", "attachments", "assessments", "service")).toEqual([1, 3, 1, 1, 0]);
  });

  test("nothing changed between equal submissions", () => {
    expect([...countChanges(diffSnapshots(before, before, SECTIONS)).values()].every((count) => count === 0)).toBe(
      true,
    );
  });
});

describe("what an item may name", () => {
  const answers = { corpus: { sources: [source("s1", "公开集")] } };
  const slots = [{ key: "privacy_policy", words: { zh: "隐私保护政策", en: "Privacy policy" } }];
  const groups = targetChoices({ sections: SECTIONS, answers, runs: ["R-2026-0001"], slots });
  const all = groups.flatMap(({ choices }) => choices);

  test("every choice of the form is one that the server knows, and none is offered twice", () => {
    const known = { sections: SECTIONS, runs: ["R-2026-0001"], hasSlot: (key: string) => key === "privacy_policy" };
    for (const { value } of all) {
      const [targetKind = "", target = ""] = value.split(/:(.*)/s);
      expect(isTarget({ targetKind, target } as Parameters<typeof isTarget>[0], known), value).toBe(true);
    }
    expect(new Set(all.map(({ value }) => value)).size).toBe(all.length);
  });

  test("rows are called by their names, sections can be named whole, the pledge cannot", () => {
    expect(all.find(({ value }) => value === "field:corpus.sources.s1")?.label.zh).toContain("公开集");
    expect(all.some(({ value }) => value === "section:model")).toBe(true);
    expect(all.some(({ value }) => value === "section:pledge")).toBe(false);
  });
});
