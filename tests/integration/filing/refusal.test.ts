import { beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { receiveObjection } from "@/lib/filing/service/receive-objection";
import { runTimers } from "@/lib/filing/service/run-timers";
import { startApplication } from "@/lib/filing/service/start-application";
import { newId } from "@/lib/ids";
import {
  act,
  type Cast,
  caseOf,
  makeAccepted,
  makeCast,
  makeDraft,
  makeFiled,
  makePublic,
  makeSubmitted,
} from "../../factories/passage";

let cast: Cast;
beforeAll(async () => {
  cast = await makeCast();
});

const NOTICE = { reason: "授权不足", facts: "九份授权书未载明用途", clause: "第七条" };
const reasonOf = (reason: string) => ({ detail: { reason } });

test("a refusal is announced, answered, considered and decided; the decision names the remedies", async () => {
  const made = await makeAccepted(cast);
  await act(cast, made, "lead", "intend_to_refuse", NOTICE);
  await expect(act(cast, made, "lead", "reject", { reason: "不符" })).rejects.toMatchObject(
    reasonOf("case.NOTICE_PERIOD_RUNS"),
  );
  await act(cast, made, "owner", "reply_to_notice", { text: "已补签" });
  await expect(act(cast, made, "lead", "reject", { reason: "不符" })).rejects.toMatchObject(
    reasonOf("case.REPLY_NOT_CONSIDERED"),
  );
  await act(cast, made, "lead", "consider_reply", { finding: "不予采纳" });
  await act(cast, made, "lead", "reject", { reason: "不符" });
  const paper = await database().issuedDocument.findFirstOrThrow({
    where: { applicationId: made.applicationId, kind: "rejection" },
  });
  expect(paper.content).toMatchObject({
    reason: "不符",
    remedies: { reconsideration: { value: 60, unit: "calendarDay" }, lawsuit: { value: 6, unit: "month" } },
  });
  await act(cast, made, "lead", "carry_out_reversal", { text: "复议决定〔2026〕1 号：责令重新办理" });
  expect(await caseOf(made.applicationId)).toMatchObject({ status: "in_review", closedAt: null });
});

test("without a reply the period must pass: from 24:00 of its last day the refusal is open", async () => {
  cast.clock.set("2026-11-02T02:00:00Z");
  const made = await makeAccepted(cast);
  await act(cast, made, "lead", "intend_to_refuse", NOTICE);
  cast.clock.set("2026-11-16T15:59:00Z");
  await expect(act(cast, made, "lead", "reject", { reason: "不符" })).rejects.toMatchObject(
    reasonOf("case.NOTICE_PERIOD_RUNS"),
  );
  cast.clock.set("2026-11-16T16:00:00Z");
  expect(await act(cast, made, "lead", "reject", { reason: "不符" })).toMatchObject({ status: "rejected" });
});

test("a decline takes two people and repeats what was proposed", async () => {
  const made = await makeSubmitted(cast);
  await act(cast, made, "reviewer", "propose_decline", { reasonCode: "D-101", reason: "不属于备案范围" });
  await expect(act(cast, made, "reviewer", "accept")).rejects.toMatchObject(reasonOf("case.BLOCKED_BY_FLAG"));
  expect(await act(cast, made, "lead", "decline")).toMatchObject({ status: "rejected", flags: [] });
  const paper = await database().issuedDocument.findFirstOrThrow({
    where: { applicationId: made.applicationId, kind: "decline" },
  });
  expect(paper.content).toMatchObject({ reasonCode: "D-101", reason: "不属于备案范围" });
});

test("an objection holds the end of publicity until it is decided; an upheld one cancels the window for a new full one", async () => {
  const made = await makePublic(cast, "registration");
  const { applicationId } = made;
  const objection = { applicationId, facts: "相似", contact: "13800000000" };
  const { trackingCode } = await receiveObjection({ ...objection, idempotencyKey: newId() }, cast.clock);
  expect(trackingCode).toMatch(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){2}$/);
  await receiveObjection({ ...objection, idempotencyKey: newId() }, cast.clock);
  const window = await database().publicityWindow.findFirstOrThrow({ where: { applicationId } });
  cast.clock.set(window.closesAt);
  const late = receiveObjection({ ...objection, idempotencyKey: newId() }, cast.clock);
  await expect(late).rejects.toMatchObject(reasonOf("case.WINDOW_OVER"));
  expect((await runTimers(cast.clock)).refused).toMatchObject([{ reason: "case.BLOCKED_BY_FLAG" }]);
  await act(cast, made, "lead", "dismiss_objection", { finding: "不成立" });
  expect((await caseOf(applicationId)).flags).toEqual(["objection"]);
  await act(cast, made, "lead", "uphold_objection", { finding: "成立" });
  expect(await caseOf(applicationId)).toMatchObject({ status: "in_review", flags: [] });
  expect(await database().objection.groupBy({ by: ["state"], where: { applicationId }, _count: true })).toHaveLength(2);
  const cancelled = await database().publicityWindow.findUniqueOrThrow({ where: { id: window.id } });
  expect([cancelled.cancelledAt !== null, cancelled.closedAt]).toEqual([true, null]);
});

test("a withdrawn change leaves the filing and its public version as they were, and ends everything that was open", async () => {
  const { filingId } = await makeFiled(cast);
  const before = await database().filing.findUniqueOrThrow({
    where: { id: filingId },
    include: { entry: { include: { versions: true } } },
  });
  const request = { actor: cast.owner.actor, filingId, idempotencyKey: newId() };
  const { applicationId } = await startApplication({ ...request, kind: "change" }, cast.clock);
  const second = startApplication(
    { ...request, idempotencyKey: newId(), kind: "cancellation", input: { reason: "停", arrangements: "公告" } },
    cast.clock,
  );
  await expect(second).rejects.toMatchObject(reasonOf("case.ANOTHER_OPEN"));
  await act(cast, { applicationId }, "owner", "discard");
  const after = await database().filing.findUniqueOrThrow({
    where: { id: filingId },
    include: { entry: { include: { versions: true } } },
  });
  expect(after).toEqual(before);
});

test("a cancellation is not started on a blank confirmation", async () => {
  const { filingId } = await makeFiled(cast, "registration", "待注销服务");
  const start = async (confirmation: string) =>
    startApplication(
      {
        ...{ actor: cast.owner.actor, filingId, kind: "cancellation", idempotencyKey: newId(), confirmation },
        input: { reason: "停", arrangements: "公告" },
      },
      cast.clock,
    );
  await expect(start("")).rejects.toMatchObject({ detail: { fields: { confirmation: "filing.confirmation" } } });
  const { number } = await database().filing.findUniqueOrThrow({ where: { id: filingId } });
  expect(await start(` ${number} `)).toMatchObject({ status: "draft" });
});

test("two who start at once: the database lets one through, the other is refused in words", async () => {
  const { filingId } = await makeFiled(cast, "registration", "并发服务");
  const start = () =>
    startApplication({ actor: cast.owner.actor, filingId, kind: "change", idempotencyKey: newId() }, cast.clock);
  const answers = await Promise.allSettled([start(), start()]);
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(answers.find(({ status }) => status === "rejected")).toMatchObject({ reason: reasonOf("case.ANOTHER_OPEN") });
});

test("a discarded draft is kept for the days of the data, then its answers go", async () => {
  const made = await makeDraft(cast);
  await act(cast, made, "owner", "discard");
  const drafts = () => database().draft.count({ where: { applicationId: made.applicationId } });
  cast.clock.set(new Date(cast.clock.now().getTime() + 29 * 86_400_000));
  await runTimers(cast.clock);
  expect(await drafts()).toBe(1);
  cast.clock.set(new Date(cast.clock.now().getTime() + 3 * 86_400_000));
  expect((await runTimers(cast.clock)).dropped).toBeGreaterThan(0);
  expect(await drafts()).toBe(0);
});
