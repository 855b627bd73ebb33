import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { carryOutOnFilingInput } from "@/lib/filing/schema/action-input";
import { carryOutOnFiling } from "@/lib/filing/service/carry-out";
import { runTimers } from "@/lib/filing/service/run-timers";
import { startApplication } from "@/lib/filing/service/start-application";
import { newId } from "@/lib/ids";
import { makeStaff } from "../../factories/actor";
import { writeAnswers } from "../../factories/dossier";
import { completeAnswers } from "../../factories/dossier-answers";
import {
  act,
  actOnFiling,
  type Cast,
  caseOf,
  type MadeCase,
  makeCast,
  makeDraft,
  makeFiled,
  passProvince,
  signDossier,
  systemAct,
} from "../../factories/passage";

let cast: Cast;
let secondLead: Awaited<ReturnType<typeof makeStaff>>;
beforeAll(async () => {
  cast = await makeCast();
  secondLead = await makeStaff({ role: "lead", officeCode: "33" });
});
beforeEach(() => cast.clock.set("2026-04-01T02:00:00Z"));

const filingOf = (filingId: string) =>
  database().filing.findUniqueOrThrow({ where: { id: filingId }, include: { entry: true } });
const FACTS = { facts: "未加标识", clause: "第五条" };

describe("an order", () => {
  test("falls due by the timer, is proven and closed; a second one waits for the first", async () => {
    const made = await makeFiled(cast);
    const { actor } = cast.inspector;
    await actOnFiling(cast, made, actor, "order", { facts: "投诉入口失效", dueDate: "2026-05-20" });
    const again = actOnFiling(cast, made, actor, "order", { facts: "另一项", dueDate: "2026-05-21" });
    await expect(again).rejects.toMatchObject({ detail: { reason: "case.BLOCKED_BY_FLAG" } });
    cast.clock.set("2026-05-20T16:00:00Z");
    expect((await runTimers(cast.clock)).done).toEqual([`order_overdue ${made.filingId}`]);
    expect((await runTimers(cast.clock)).done).toEqual([]);
    await actOnFiling(cast, made, cast.owner.actor, "submit_proof", { text: "已修复" });
    await actOnFiling(cast, made, actor, "close_order", { finding: "核实修复" });
    expect((await filingOf(made.filingId)).flags).toEqual([]);
    expect(await database().filingClock.count({ where: { filingId: made.filingId, endedAt: null } })).toBe(0);
  });
});

describe("a measure", () => {
  test("needs its notice and a second signature; revoking terminates the open application and shows in the register", async () => {
    const made = await makeFiled(cast);
    const request = {
      actor: cast.owner.actor,
      filingId: made.filingId,
      kind: "change",
      idempotencyKey: newId(),
    } as const;
    const { applicationId } = await startApplication(request, cast.clock);
    const { actor: lead } = cast.lead;
    const revoke = () => actOnFiling(cast, made, lead, "revoke", FACTS);
    await expect(revoke()).rejects.toMatchObject({ detail: { reason: "case.NOTICE_MISSING" } });
    await actOnFiling(cast, made, lead, "intend_measure", { ...FACTS, measure: "revoke" });
    await expect(revoke()).rejects.toMatchObject({ detail: { reason: "case.NOTICE_PERIOD_RUNS" } });
    cast.clock.set(new Date(cast.clock.now().getTime() + 20 * 86_400_000));
    await expect(revoke()).rejects.toMatchObject({ detail: { reason: "case.SECOND_SIGNATURE_MISSING" } });
    await actOnFiling(cast, made, lead, "co_sign", { measure: "revoke" });
    await expect(revoke()).rejects.toMatchObject({ detail: { reason: "case.SECOND_SIGNATURE_MISSING" } });
    await actOnFiling(cast, made, secondLead.actor, "co_sign", { measure: "revoke" });
    const sent = { filingId: made.filingId, version: (await filingOf(made.filingId)).version, action: "revoke" };
    const unconfirmed = carryOutOnFilingInput.parse({ ...sent, idempotencyKey: newId(), input: FACTS });
    await expect(
      carryOutOnFiling({ ...unconfirmed, by: { kind: "person", actor: lead } }, cast.clock),
    ).rejects.toMatchObject({ code: "INVALID", detail: { fields: { confirmation: "filing.confirmation" } } });
    await revoke();
    expect(await caseOf(applicationId)).toMatchObject({
      status: "withdrawn",
      filing: { status: "revoked", flags: [] },
    });
    const ended = await database().caseEvent.findFirstOrThrow({ where: { applicationId, action: "terminate" } });
    expect(ended).toMatchObject({ actorRole: "system", cause: "filing.revoke" });
    expect((await filingOf(made.filingId)).entry?.status).toBe("revoked");
  });

  test("a suspension in an emergency needs the second signature in place of the notice; the case rests and goes on", async () => {
    const made = await makeFiled(cast);
    const request = {
      actor: cast.owner.actor,
      filingId: made.filingId,
      kind: "change",
      idempotencyKey: newId(),
    } as const;
    const change = await startApplication(request, cast.clock);
    await signDossier(cast, change);
    await act(cast, change, "owner", "submit");
    const suspend = () => actOnFiling(cast, made, cast.lead.actor, "suspend", { ...FACTS, emergency: "on" });
    await expect(suspend()).rejects.toMatchObject({ detail: { reason: "case.SECOND_SIGNATURE_MISSING" } });
    await actOnFiling(cast, made, secondLead.actor, "co_sign", { measure: "suspend" });
    await suspend();
    expect(await caseOf(change.applicationId)).toMatchObject({
      flags: ["filing_suspended"],
      filing: { status: "suspended" },
    });
    await expect(act(cast, change, "reviewer", "accept")).rejects.toMatchObject({
      detail: { reason: "case.BLOCKED_BY_FLAG" },
    });
    await actOnFiling(cast, made, cast.lead.actor, "reinstate", { finding: "原因已消除" });
    expect((await caseOf(change.applicationId)).flags).toEqual([]);
    const clock = await database().clock.findFirstOrThrow({
      where: { applicationId: change.applicationId, key: "acceptance" },
      include: { entries: { orderBy: { sequence: "asc" } } },
    });
    expect(clock.entries.map(({ kind }) => kind)).toEqual(["start", "pause", "resume"]);
    const events = await database().caseEvent.findMany({
      where: { applicationId: change.applicationId, actorRole: "system" },
    });
    expect(events.map(({ action, cause }) => [action, cause])).toEqual([
      ["suspend", "filing.suspend"],
      ["reinstate", "filing.reinstate"],
    ]);
  });
});

test("a registration loses its called model with the model's suspension, and has it again with the reinstatement", async () => {
  // The dossier names data that were collected until the end of June.
  cast.clock.set("2026-07-02T02:00:00Z");
  const model = await makeFiled(cast, "filing", "被调用的模型");
  const { number } = await filingOf(model.filingId);
  cast.clock.set(new Date(cast.clock.now().getTime() + 86_400_000));
  const caller = await fileCalling(number ?? "");
  const { actor } = cast.nationalLead;
  await actOnFiling(cast, model, actor, "intend_measure", { ...FACTS, measure: "suspend" });
  cast.clock.set(new Date(cast.clock.now().getTime() + 20 * 86_400_000));
  await actOnFiling(cast, model, actor, "suspend", FACTS);
  expect(await filingOf(caller.filingId)).toMatchObject({
    flags: ["base_model_lost"],
    entry: { flags: ["base_model_lost"] },
  });
  const clock = await database().filingClock.findFirstOrThrow({ where: { filingId: caller.filingId, endedAt: null } });
  expect(clock.key).toBe("baseModelLost");
  await actOnFiling(cast, model, actor, "reinstate", { finding: "已恢复" });
  expect(await filingOf(caller.filingId)).toMatchObject({ flags: [], entry: { flags: [] } });
});

/** A registration that calls the model of this number, filed. */
async function fileCalling(number: string): Promise<MadeCase> {
  const made = await makeDraft(cast, "registration", "调用方");
  const answers = completeAnswers("registration");
  const rows = (answers.model?.calledModels ?? []) as readonly { id: string }[];
  const calledModels = rows.map((row) => ({ ...row, number }));
  await writeAnswers(made.applicationId, { ...answers, model: { ...answers.model, calledModels } });
  await signDossier(cast, made);
  await act(cast, made, "owner", "submit");
  await act(cast, made, "reviewer", "accept");
  await passProvince(cast, made);
  const where = { applicationId: made.applicationId };
  cast.clock.set((await database().publicityWindow.findFirstOrThrow({ where })).closesAt);
  await systemAct(cast, made.applicationId, "close_publicity");
  return made;
}
