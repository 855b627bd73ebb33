import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RECTIFICATION_STATES, type RectificationState } from "@/lib/filing/types/vocabulary";
import { clausesByCriterion, examinationOf, isUnlinked, isUnsettled } from "@/lib/review/rules/checklist";
import { isUnlocked, unlockedPaths, unlockingItems } from "@/lib/review/rules/targets";
import { checklistFile } from "@/lib/review/schema";
import { CRITERIA, TARGET_KINDS } from "@/lib/review/types";

const TEMPLATE = checklistFile.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, "../../../prisma/seed/law/checklist-v1.json"), "utf8")),
);
const ALL = TEMPLATE.clauses.map(({ key }) => key);
const judged = (clauseKey: string, change: object = {}) =>
  ({ clauseKey, judgement: "conforming", itemId: null, finding: null, ...change }) as const;

describe("the published checklist", () => {
  test("has twelve clauses on the four criteria and the legality of the entity, each with source and mark", () => {
    expect(TEMPLATE.clauses).toHaveLength(12);
    expect(clausesByCriterion(TEMPLATE.clauses).map(({ criterion }) => criterion)).toEqual([...CRITERIA]);
    expect(TEMPLATE.clauses.every(({ source, mark }) => source && mark)).toBe(true);
  });

  test("refuses a file that names a clause twice", () => {
    const twice = { ...TEMPLATE, clauses: [...TEMPLATE.clauses, TEMPLATE.clauses[0]] };
    expect(checklistFile.safeParse(twice).success).toBe(false);
  });
});

describe("how far an examination is", () => {
  test("nothing is judged at first, and nothing is left once every clause is", () => {
    expect(examinationOf(TEMPLATE, [], [])).toEqual({ unjudgedClauses: 12, unlinkedNonconforming: 0 });
    expect(
      examinationOf(
        TEMPLATE,
        ALL.map((key) => judged(key)),
        [],
      ),
    ).toEqual({
      ...{ unjudgedClauses: 0, unlinkedNonconforming: 0 },
    });
  });

  test("a clause that the template does not have counts for none that it has", () => {
    expect(examinationOf(TEMPLATE, [judged("of.another")], []).unjudgedClauses).toBe(12);
  });

  test("不符合 alone is unlinked; a finding settles it at once", () => {
    const alone = judged("entity.identity", { judgement: "nonconforming" });
    expect([isUnlinked(alone), isUnsettled(alone, [])]).toEqual([true, true]);
    const found = judged("entity.identity", { judgement: "nonconforming", finding: "uscc.checkDigit" });
    expect([isUnlinked(found), isUnsettled(found, [])]).toEqual([false, false]);
  });

  test.each([
    ["draft", true],
    ["sent", true],
    ["answered", true],
    ["expired", true],
    ["sent_back", true],
    ["accepted", false],
    ["waived", false],
  ] as const)("不符合 linked to an item that is %s still stands open: %s", (state, open) => {
    const linked = judged("entity.identity", { judgement: "nonconforming", itemId: "i" });
    expect(isUnsettled(linked, [{ id: "i", state }])).toBe(open);
    expect(examinationOf(TEMPLATE, [linked], [{ id: "i", state }]).unlinkedNonconforming).toBe(open ? 1 : 0);
  });

  test("不符合 linked to an item that is gone stands open", () => {
    expect(isUnsettled(judged("entity.identity", { judgement: "nonconforming", itemId: "gone" }), [])).toBe(true);
  });

  test("符合 and 不适用 need no link", () => {
    expect(isUnsettled(judged("entity.identity"), [])).toBe(false);
    expect(isUnsettled(judged("entity.identity", { judgement: "not_applicable" }), [])).toBe(false);
  });
});

describe("what a notice unlocks", () => {
  const item = (target: string, change: object = {}) =>
    ({ targetKind: "field", target, state: "sent", ...change }) as const;

  test.each([
    [item("service.name"), "service.name", true],
    [item("service.name"), "service.nameEnglish", false],
    [item("service.name"), "service", false],
    [item("corpus.sources"), "corpus.sources.a1.tokens", true],
    [item("corpus.sources.a1"), "corpus.sources.a1.tokens", true],
    [item("corpus.sources.a1"), "corpus.sources.a12.tokens", false],
    [item("corpus", { targetKind: "section" }), "corpus.sources.a1.tokens", true],
    [item("privacy_policy", { targetKind: "attachment" }), "attachments.privacy_policy", true],
    [item("privacy_policy", { targetKind: "attachment" }), "attachments.keyword_list", false],
    [item("r-1", { targetKind: "run" }), "assessments.r-1", true],
  ] as const)("%o lets %s be changed: %s", (named, path, open) => {
    expect(isUnlocked(unlockedPaths([named]), path)).toBe(open);
  });

  test.each(RECTIFICATION_STATES.map((state) => [state, state === "sent"] as const))(
    "an item that is %s unlocks: %s",
    (state, open) => {
      const named = item("service.name", { state });
      expect(unlockedPaths([named])).toEqual(open ? ["service.name"] : []);
      expect(unlockingItems([named])).toEqual(open ? [named] : []);
    },
  );

  test("nothing is unlocked that no sent item names", () => {
    const segment = fc.constantFrom("service", "corpus", "sources", "a1", "a12", "name", "attachments");
    const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("."));
    const items = fc.array(
      fc.record({
        targetKind: fc.constantFrom(...TARGET_KINDS),
        target: path,
        state: fc.constantFrom(...(RECTIFICATION_STATES as readonly RectificationState[])),
      }),
    );
    fc.assert(
      fc.property(items, path, (list, asked) => {
        const paths = unlockedPaths(list);
        const parts = asked.split(".");
        const above = parts.map((_, at) => parts.slice(0, at + 1).join("."));
        expect(isUnlocked(paths, asked)).toBe(above.some((candidate) => paths.includes(candidate)));
      }),
    );
  });
});
