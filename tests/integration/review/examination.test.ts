import { beforeAll, describe, expect, test } from "vitest";
import { verifyRecord } from "@/lib/audit/service";
import { database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { viewCase } from "@/lib/filing/service/view-case";
import { newId } from "@/lib/ids";
import { findItems } from "@/lib/review/repository/item";
import { draftItemInput, editItemInput, judgeClauseInput, judgeItemInput } from "@/lib/review/schema";
import { draftItem, editDraftedItem, removeDraftedItem } from "@/lib/review/service/draft-item";
import { judgeClause } from "@/lib/review/service/judge-clause";
import { judgeItem } from "@/lib/review/service/judge-item";
import { readReviewFacts } from "@/lib/review/service/review-facts";
import { viewChecklist } from "@/lib/review/service/view-checklist";
import { viewItems } from "@/lib/review/service/view-items";
import { makeStaff } from "@/tests/factories/actor";
import { act, type Cast, type MadeCase, makeAccepted, makeCast, signDossier } from "@/tests/factories/passage";

let cast: Cast;
let colleague: Awaited<ReturnType<typeof makeStaff>>;

beforeAll(async () => {
  cast = await makeCast();
  colleague = await makeStaff({ role: "reviewer", officeCode: "33" });
});

const reviewer = () => cast.reviewer.actor;
const itemsOf = (made: MadeCase) => findItems(database(), made.applicationId);
const factsOf = (made: MadeCase) =>
  inTransaction((tx) => readReviewFacts(tx, { applicationId: made.applicationId, stage: "provincial" }));
const stepsOf = (made: MadeCase, action: string) =>
  database().caseEvent.count({ where: { applicationId: made.applicationId, action } });

function judge(made: MadeCase, change: object, actor = reviewer()) {
  const form = { applicationId: made.applicationId, clauseKey: "entity.identity", version: 0, ...change };
  return judgeClause({ ...judgeClauseInput.parse({ judgement: "conforming", ...form }), actor }, cast.clock);
}

function drafting(made: MadeCase, change: object = {}) {
  return draftItemInput.parse({
    ...{ applicationId: made.applicationId, idempotencyKey: newId(), target: "field:publicText.principle" },
    ...{ reasonCode: "R-102", clauseKey: "effectiveness.transparency", instruction: "请写明生成方式", ...change },
  });
}

async function drafted(made: MadeCase, change: object = {}) {
  await draftItem({ ...drafting(made, change), actor: reviewer() }, cast.clock);
  const item = (await itemsOf(made)).findLast(({ state }) => state === "draft");
  if (!item) throw new Error("no item was drafted");
  return item;
}

/** Sent, answered and handed in again. */
async function answered(made: MadeCase) {
  const item = await drafted(made);
  await act(cast, made, "reviewer", "request_rectification");
  await database().rectificationItem.update({ where: { id: item.id }, data: { answer: "已补充" } });
  await act(cast, made, "owner", "resubmit");
  const back = (await itemsOf(made)).find(({ id }) => id === item.id);
  if (!back) throw new Error("the item is gone");
  return back;
}

function verdict(made: MadeCase, item: { id: string; version: number }, change: object, actor = reviewer()) {
  const form = { applicationId: made.applicationId, itemId: item.id, version: item.version };
  return judgeItem({ ...judgeItemInput.parse({ ...form, ...change }), actor }, cast.clock);
}

describe("a clause", () => {
  test("is judged, counted, and kept with its judge among the examiners", async () => {
    const made = await makeAccepted(cast);
    await judge(made, {});
    expect(await factsOf(made)).toMatchObject({ unjudgedClauses: 11, unlinkedNonconforming: 0 });
    expect((await factsOf(made)).examiners).toContain(reviewer().userId);
    const view = await viewChecklist({ actor: reviewer(), applicationId: made.applicationId }, cast.clock);
    expect(view).toMatchObject({ judged: 1, total: 12, refused: null });
    const answer = await inTransaction((tx) =>
      verifyRecord(tx, { recordType: "application", recordId: made.applicationId }),
    );
    expect(answer.ok).toBe(true);
  });

  test("after clause is one line of the case's history, with their number and the time of the first", async () => {
    const made = await makeAccepted(cast);
    const view = async () =>
      (await viewCase({ actor: reviewer(), applicationId: made.applicationId }, cast.clock)).history;
    await judge(made, {});
    expect((await view())[0]).toMatchObject({ action: "judge_clause", words: { zh: "已判断条款" }, since: null });
    await judge(made, { clauseKey: "effectiveness.transparency" });
    await judge(made, { judgement: "not_applicable", note: "不涉及", version: 1 }, colleague.actor);
    const lines = (await view()).filter(({ action }) => action === "judge_clause");
    expect(lines.map(({ words, since }) => [words.zh, words.en, since !== null])).toEqual([
      ["已判断条款", "Clause judged", false],
      ["已判断条款（2 次）", "Clause judged (2 times)", true],
    ]);
  });

  test("pressed twice is judged once", async () => {
    const made = await makeAccepted(cast);
    await Promise.all([judge(made, {}), judge(made, {})]);
    expect(await stepsOf(made, "judge_clause")).toBe(1);
  });

  test("that a colleague judged first is refused with their judgement, and theirs stays", async () => {
    const made = await makeAccepted(cast);
    await judge(made, { judgement: "not_applicable", note: "不涉及" }, colleague.actor);
    await expect(judge(made, {})).rejects.toMatchObject({
      code: "CONFLICT",
      detail: { reason: "review.clauseMoved", facts: { judgementZh: "不适用", note: "不涉及" } },
    });
    expect(await stepsOf(made, "judge_clause")).toBe(1);
    await judge(made, { version: 1 });
    const [result] = await database().checklistResult.findMany({ where: { applicationId: made.applicationId } });
    expect(result).toMatchObject({ judgement: "conforming", version: 2, judgedById: reviewer().userId });
  });

  test("judged 不符合 stands open until its item is closed, and loses the link with the judgement", async () => {
    const made = await makeAccepted(cast);
    const item = await drafted(made);
    await judge(made, { judgement: "nonconforming", note: "缺说明", itemId: item.id });
    expect(await factsOf(made)).toMatchObject({ unlinkedNonconforming: 1 });
    await judge(made, { version: 1, itemId: item.id });
    const result = await database().checklistResult.findFirstOrThrow({ where: { applicationId: made.applicationId } });
    expect(result).toMatchObject({ judgement: "conforming", itemId: null });
  });

  test.each([
    [{ clauseKey: "of.another" }, { detail: { reason: "review.clauseUnknown" } }],
    [
      { judgement: "nonconforming", note: "x", itemId: "00000000-0000-4000-8000-000000000000" },
      { detail: { fields: { itemId: "review.itemUnknown" } } },
    ],
  ])("with %o is refused", async (change, error) => {
    const made = await makeAccepted(cast);
    await expect(judge(made, change)).rejects.toMatchObject({ code: "INVALID", ...error });
  });

  test("judged 不符合 or 不适用 says why", () => {
    const form = { applicationId: newId(), clauseKey: "entity.identity", version: 0, judgement: "nonconforming" };
    expect(judgeClauseInput.safeParse(form).error?.issues[0]).toMatchObject({
      ...{ path: ["note"], message: "review.noteMissing" },
    });
  });
});

describe("a drafted item", () => {
  test("waits for the next notice and can be changed and taken away until then", async () => {
    const made = await makeAccepted(cast);
    const item = await drafted(made);
    const change = { applicationId: made.applicationId, itemId: item.id, version: item.version };
    const edited = editItemInput.parse({ ...drafting(made, { instruction: "请补充架构图" }), ...change });
    await editDraftedItem({ ...edited, actor: reviewer() }, cast.clock);
    expect((await itemsOf(made))[0]).toMatchObject({ instruction: "请补充架构图", version: 2, state: "draft" });
    await removeDraftedItem({ ...change, version: 2, actor: colleague.actor }, cast.clock);
    expect(await itemsOf(made)).toEqual([]);
    expect(await stepsOf(made, "draft_item")).toBe(3);
  });

  test("changed by a colleague since the page was read is refused with how it stands", async () => {
    const made = await makeAccepted(cast);
    const item = await drafted(made);
    const change = { applicationId: made.applicationId, itemId: item.id, version: 1 };
    const edit = (instruction: string) => editItemInput.parse({ ...drafting(made, { instruction }), ...change });
    await editDraftedItem({ ...edit("甲"), actor: colleague.actor }, cast.clock);
    await expect(editDraftedItem({ ...edit("乙"), actor: reviewer() }, cast.clock)).rejects.toMatchObject({
      ...{ code: "CONFLICT", detail: { reason: "review.itemMoved", facts: { instruction: "甲" } } },
    });
  });

  test("that was sent is neither changed nor taken away", async () => {
    const made = await makeAccepted(cast);
    const item = await drafted(made);
    await act(cast, made, "reviewer", "request_rectification");
    const [sent] = await itemsOf(made);
    const change = { applicationId: made.applicationId, itemId: item.id, version: sent?.version ?? 0 };
    await expect(removeDraftedItem({ ...change, actor: reviewer() }, cast.clock)).rejects.toMatchObject({
      ...{ code: "REFUSED", detail: { reason: "review.itemNotDrafted" } },
    });
  });

  test.each(["field:service.nothing", "attachment:nothing", "run:R-1", "section:nothing", "field:corpus.sources.a.b"])(
    "cannot name %s, which the dossier does not have",
    async (target) => {
      const made = await makeAccepted(cast);
      await expect(draftItem({ ...drafting(made, { target }), actor: reviewer() }, cast.clock)).rejects.toMatchObject({
        ...{ code: "INVALID", detail: { fields: { target: "review.targetUnknown" } } },
      });
    },
  );

  test.each(["field:service.name", "field:corpus.sources", "attachment:privacy_policy", "section:model"])(
    "can name %s",
    async (target) => {
      const made = await makeAccepted(cast);
      expect((await drafted(made, { target })).target).toBe(target.split(":")[1]);
    },
  );
});

describe("an answered item", () => {
  test("is accepted, and settles the clause that rests on it", async () => {
    const made = await makeAccepted(cast);
    const item = await answered(made);
    await judge(made, { judgement: "nonconforming", note: "缺说明", itemId: item.id });
    await verdict(made, item, { verdict: "accept" });
    expect(await factsOf(made)).toMatchObject({ unlinkedNonconforming: 0, items: { accepted: 1, answered: 0 } });
    expect((await itemsOf(made))[0]).toMatchObject({ state: "accepted", resolvedById: reviewer().userId });
  });

  test("drafted again takes the clause along to its new draft", async () => {
    const made = await makeAccepted(cast);
    const item = await answered(made);
    await judge(made, { judgement: "nonconforming", note: "缺说明", itemId: item.id });
    await verdict(made, item, { verdict: "send_back", resolution: "仍缺图示" });
    const items = await itemsOf(made);
    const again = items.find(({ state }) => state === "draft");
    expect(again).toMatchObject({ target: item.target, instruction: "仍缺图示" });
    expect(items.find(({ id }) => id === item.id)?.state).toBe("sent_back");
    const result = await database().checklistResult.findFirstOrThrow({ where: { applicationId: made.applicationId } });
    expect(result.itemId).toBe(again?.id);
  });

  test("accepted twice by one person is accepted once; by a second person it is refused with what the first said", async () => {
    const made = await makeAccepted(cast);
    const item = await answered(made);
    await verdict(made, item, { verdict: "accept" });
    await verdict(made, item, { verdict: "accept" });
    expect(await stepsOf(made, "judge_items")).toBe(1);
    const second = verdict(made, item, { verdict: "waive", resolution: "不再需要" }, colleague.actor);
    await expect(second).rejects.toMatchObject({
      ...{ code: "CONFLICT", detail: { reason: "review.itemMoved", facts: { stateZh: "已接受" } } },
    });
  });

  test("shows what the provider changed, old and new side by side", async () => {
    const made = await makeAccepted(cast);
    const item = await drafted(made);
    await act(cast, made, "reviewer", "request_rectification");
    const draft = await database().draft.findUniqueOrThrow({ where: { applicationId: made.applicationId } });
    const answers = draft.answers as Record<string, Record<string, string>>;
    const before = answers.publicText?.principle ?? "";
    const changed = { ...answers, publicText: { ...answers.publicText, principle: `${before}并说明生成方式。` } };
    await database().draft.update({ where: { applicationId: made.applicationId }, data: { answers: changed } });
    await database().rectificationItem.update({ where: { id: item.id }, data: { answer: "已补充" } });
    await signDossier(cast, made);
    await act(cast, made, "owner", "resubmit");
    const view = await viewItems({ actor: reviewer(), applicationId: made.applicationId }, cast.clock);
    expect(view.items[0]).toMatchObject({ state: "answered", verdicts: ["accept", "send_back", "waive"] });
    expect(view.items[0]?.changes.fields).toMatchObject([
      { path: "publicText.principle", before: { zh: before }, after: { zh: `${before}并说明生成方式。` } },
    ]);
  });

  test("that has no answer yet can only be waived", async () => {
    const made = await makeAccepted(cast);
    await drafted(made);
    await act(cast, made, "reviewer", "request_rectification");
    const [sent] = await itemsOf(made);
    if (!sent) throw new Error("nothing was sent");
    await expect(verdict(made, sent, { verdict: "accept" })).rejects.toMatchObject({
      ...{ code: "REFUSED", detail: { reason: "review.itemNotAnswered" } },
    });
    await verdict(made, sent, { verdict: "waive", resolution: "已另行说明" });
    expect((await itemsOf(made))[0]).toMatchObject({ state: "waived", resolution: "已另行说明" });
  });
});
