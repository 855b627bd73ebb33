import { describe, expect, test } from "vitest";
import { RECTIFICATION_STATES, type RectificationState } from "@/lib/filing/types/vocabulary";
import { countViews, fitsSearch, inView, type QueueCase } from "@/lib/review/rules/queue";
import { QUEUE_VIEWS, type QueueView } from "@/lib/review/types";

const noItems = Object.fromEntries(RECTIFICATION_STATES.map((state) => [state, 0])) as Record<
  RectificationState,
  number
>;

function queued(change: Partial<QueueCase> = {}): QueueCase {
  return {
    ...{ status: "in_review", stage: "provincial", flags: [], held: true, assignedToReader: false },
    ...{ items: noItems, recommendation: null, clock: null, ...change },
  };
}

const viewsOf = (change: Partial<QueueCase>) => QUEUE_VIEWS.filter((view) => inView(view, queued(change)));

describe("in which saved views a case stands", () => {
  test.each<[string, Partial<QueueCase>, QueueView[]]>([
    ["submitted", { status: "submitted" }, ["toAccept", "all"]],
    ["submitted with a proposal to decline", { status: "submitted", flags: ["decline_proposed"] }, ["forLead", "all"]],
    ["submitted, rectification asked", { status: "submitted", flags: ["rectification"] }, ["awaitingAnswer", "all"]],
    ["under examination", {}, ["inReview", "all"]],
    ["under examination by the reader", { assignedToReader: true }, ["inReview", "mine", "all"]],
    ["in rectification", { flags: ["rectification"] }, ["awaitingAnswer", "all"]],
    ["in inspection", { flags: ["inspection"] }, ["all"]],
    ["with an expired rectification", { flags: ["rectification_expired"] }, ["forLead", "all"]],
    ["answered", { items: { ...noItems, answered: 2 } }, ["inReview", "toJudge", "all"]],
    ["recommended at its stage", { recommendation: { stage: "provincial" } }, ["toSignOff", "all"]],
    [
      "recommended at an earlier stage",
      { status: "national_review", stage: "national", recommendation: { stage: "provincial" } },
      ["inReview", "all"],
    ],
    ["with a third of the time left", { clock: { colour: "amber" } }, ["inReview", "dueSoon", "all"]],
    ["overdue", { clock: { colour: "red" } }, ["inReview", "overdue", "all"]],
    [
      "in publicity with an objection",
      { status: "publicity", flags: ["objection"] },
      ["publicity", "objections", "all"],
    ],
    ["held by another office", { held: false, assignedToReader: true, clock: { colour: "red" } }, ["all"]],
    ["closed", { status: "approved", assignedToReader: true }, ["closed"]],
  ])("%s", (_name, change, views) => {
    expect(viewsOf(change)).toEqual(views);
  });

  test("the counts are those of the views", () => {
    const cases = [queued({ status: "submitted" }), queued(), queued({ assignedToReader: true })];
    expect(countViews(cases)).toMatchObject({ toAccept: 1, inReview: 2, mine: 1, all: 3, closed: 0 });
  });
});

describe("a search in the list", () => {
  test.each([
    ["", true],
    ["  青榆 ", true],
    ["a-2026", true],
    ["言汇", false],
  ])("%j fits: %s", (search, fits) => {
    expect(fitsSearch(search, ["青榆客服助手", "宁波青榆软件有限公司", "A-2026-0003"])).toBe(fits);
  });
});
