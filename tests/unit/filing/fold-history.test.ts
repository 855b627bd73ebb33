import { expect, test } from "vitest";
import { type Foldable, foldHistory } from "@/lib/filing/rules/fold-history";

const event = (minute: number, change: Partial<Foldable> = {}): Foldable => ({
  ...{ action: "judge_clause", actorId: "wang", applicationId: "a", stage: "provincial" },
  ...{ at: new Date(Date.UTC(2026, 8, 1, 2, minute)), ...change },
});
const linesOf = (...history: readonly Foldable[]) =>
  foldHistory(history).map(({ event: { at }, count, since }) => [count, since.getUTCMinutes(), at.getUTCMinutes()]);

test("clauses that one person judged in a row are one line with their number, from the first to the last", () => {
  expect(linesOf(event(30), event(20), event(10))).toEqual([[3, 10, 30]]);
});

test.each([
  ["another person", { actorId: "li" }],
  ["another application", { applicationId: "b" }],
  ["another stage", { stage: "national" }],
  ["another action", { action: "draft_item" }],
] as const)("%s in between keeps them apart, in their order", (_what, change) => {
  expect(linesOf(event(40), event(30), event(20, change), event(10))).toEqual([
    [2, 30, 40],
    [1, 20, 20],
    [1, 10, 10],
  ]);
});

test("what says something of its own stands alone, however often one person does it", () => {
  const recommend = { action: "recommend" } as const;
  expect(linesOf(event(20, recommend), event(10, recommend))).toHaveLength(2);
});
