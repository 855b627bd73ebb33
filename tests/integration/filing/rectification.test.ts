import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { runTimers } from "@/lib/filing/service/run-timers";
import { newId } from "@/lib/ids";
import { draftItem } from "@/lib/review/service/draft-item";
import { writeAnswers } from "../../factories/dossier";
import { completeAnswers } from "../../factories/dossier-answers";
import {
  act,
  type Cast,
  caseOf,
  judgeAll,
  type MadeCase,
  makeAccepted,
  makeCast,
  signDossier,
} from "../../factories/passage";

let cast: Cast;
beforeAll(async () => {
  cast = await makeCast();
});

const itemsOf = (applicationId: string) => database().rectificationItem.findMany({ where: { applicationId } });
const clockOf = (applicationId: string, key: string) =>
  database().clock.findFirstOrThrow({
    where: { applicationId, key },
    include: { entries: { orderBy: { sequence: "asc" } } },
    orderBy: { startedAt: "desc" },
  });
const entriesOf = async (applicationId: string, key: string) =>
  (await clockOf(applicationId, key)).entries.map(({ kind, reason }) => `${kind} ${reason}`);

/** Accepted on 1 September, one item sent on the 2nd. */
async function makeNotified(): Promise<MadeCase> {
  cast.clock.set("2026-09-01T02:00:00Z");
  const made = await makeAccepted(cast);
  cast.clock.set("2026-09-02T02:00:00Z");
  const item = { targetKind: "field", target: "service.introduction", reasonCode: "R-102", clauseKey: null } as const;
  const who = { actor: cast.reviewer.actor, applicationId: made.applicationId, idempotencyKey: newId() };
  await draftItem({ ...who, ...item, instruction: "请补充说明" }, cast.clock);
  await act(cast, made, "reviewer", "request_rectification");
  return made;
}

async function answerAndResubmit(made: MadeCase): Promise<void> {
  await database().rectificationItem.updateMany({
    where: { applicationId: made.applicationId, state: "sent" },
    data: { answer: "已补充" },
  });
  const answers = completeAnswers("filing");
  const introduction = `${answers.service?.introduction}另支持教师自建字帖。`;
  await writeAnswers(made.applicationId, { ...answers, service: { ...answers.service, introduction } });
  await expect(act(cast, made, "owner", "resubmit")).rejects.toMatchObject({
    detail: { reason: "case.PLEDGE_UNSIGNED" },
  });
  await signDossier(cast, made);
  await act(cast, made, "owner", "resubmit");
}

describe("a notice of rectification", () => {
  test("goes out with all drafts, pauses the review and names its last day; the answer makes a new snapshot and resumes", async () => {
    const made = await makeNotified();
    expect((await caseOf(made.applicationId)).flags).toEqual(["rectification"]);
    const document = await database().issuedDocument.findFirstOrThrow({
      where: { applicationId: made.applicationId, kind: "rectification" },
    });
    expect(document.content).toMatchObject({ dueOn: "2026-09-22", items: [{ target: "service.introduction" }] });
    await expect(act(cast, made, "owner", "resubmit")).rejects.toMatchObject({
      detail: { reason: "case.ITEM_UNANSWERED" },
    });
    cast.clock.set("2026-09-07T02:00:00Z");
    await answerAndResubmit(made);
    expect(await entriesOf(made.applicationId, "provincialReview")).toEqual([
      "start accept",
      "pause rectification",
      "resume rectification",
    ]);
    // 30 working days from the 7th on: the day of the event does not count, nor does a day at whose 24:00 it rests.
    expect((await clockOf(made.applicationId, "provincialReview")).dueOn).toBe("2026-10-22");
    expect((await itemsOf(made.applicationId)).map(({ state }) => state)).toEqual(["answered"]);
    const snapshots = await database().snapshot.findMany({ where: { applicationId: made.applicationId } });
    expect(new Set(snapshots.map(({ contentHash }) => contentHash)).size).toBe(2);
  });

  test("is extended once, by the working days of the period that the data name", async () => {
    const made = await makeNotified();
    await act(cast, made, "reviewer", "extend_rectification", { reason: "需向合作方取证" });
    // Mid-Autumn, National Day and a make-up Saturday lie between 22 September and the new day.
    expect((await clockOf(made.applicationId, "rectificationDue")).dueOn).toBe("2026-10-13");
    const again = act(cast, made, "reviewer", "extend_rectification", { reason: "再延" });
    await expect(again).rejects.toMatchObject({ detail: { reason: "case.ALREADY_EXTENDED" } });
  });

  test("expires by the timer after 24:00 of its last day, once, and is renewed by the lead", async () => {
    const made = await makeNotified();
    const expired = `expire_rectification ${made.applicationId}`;
    cast.clock.set("2026-09-22T15:59:00Z");
    expect((await runTimers(cast.clock)).done).not.toContain(expired);
    cast.clock.set("2026-09-22T16:00:00Z");
    expect((await runTimers(cast.clock)).done).toContain(expired);
    expect((await runTimers(cast.clock)).done).toEqual([]);
    expect((await caseOf(made.applicationId)).flags).toEqual(["rectification_expired"]);
    expect(await entriesOf(made.applicationId, "provincialReview")).toEqual([
      "start accept",
      "pause rectification",
      "resume rectification",
    ]);
    await act(cast, made, "lead", "renew_deadline", { reason: "逾期有正当理由", dueDate: "2026-10-20" });
    expect(await caseOf(made.applicationId)).toMatchObject({ flags: ["rectification"], status: "in_review" });
    expect(await clockOf(made.applicationId, "rectificationDue")).toMatchObject({ dueOn: "2026-10-20", endedAt: null });
    expect((await itemsOf(made.applicationId)).map(({ state }) => state)).toEqual(["sent"]);
  });
});

test("the review rests until the last of two pauses ends, and a new snapshot voids an opinion", async () => {
  const made = await makeAccepted(cast);
  await act(cast, made, "reviewer", "open_technical_test", { text: "测试" });
  await act(cast, made, "inspector", "open_inspection", { text: "检查" });
  await act(cast, made, "reviewer", "close_technical_test", { finding: "正常" });
  expect(await entriesOf(made.applicationId, "provincialReview")).toEqual(["start accept", "pause technical_test"]);
  await act(cast, made, "inspector", "close_inspection", { finding: "正常" });
  expect((await entriesOf(made.applicationId, "provincialReview")).at(-1)).toBe("resume inspection");
  await judgeAll(cast, made, "provincial");
  await act(cast, made, "reviewer", "recommend", { approve: "yes", reason: "齐全" });
  await act(cast, made, "lead", "challenge", { reason: "语料来源未核" });
  const opinions = await database().recommendation.findMany({ where: { applicationId: made.applicationId } });
  expect(opinions).toMatchObject([{ voidCause: "challenge" }]);
  await expect(act(cast, made, "lead", "sign_off")).rejects.toMatchObject({
    detail: { reason: "case.NO_RECOMMENDATION" },
  });
});
