import { beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { startApplication } from "@/lib/filing/service/start-application";
import type { Answers } from "@/lib/forms/types";
import { newId } from "@/lib/ids";
import { writeAnswers } from "../../factories/dossier";
import { completeAnswers } from "../../factories/dossier-answers";
import {
  act,
  type Cast,
  judgeAll,
  type MadeCase,
  makeCast,
  makeFiled,
  signDossier,
  systemAct,
} from "../../factories/passage";

let cast: Cast;

beforeAll(async () => {
  cast = await makeCast();
});

/** Filed, and a change of one answer submitted. */
async function changed(section: string, field: string, value: string): Promise<MadeCase> {
  cast.clock.set("2026-09-01T02:00:00Z");
  const made = await makeFiled(cast, "registration", `变更${section}${field}`);
  const { applicationId } = await startApplication(
    { actor: cast.owner.actor, filingId: made.filingId, kind: "change", idempotencyKey: newId() },
    cast.clock,
  );
  const answers = completeAnswers("registration");
  const next: Answers = { ...answers, [section]: { ...answers[section], [field]: value } };
  await writeAnswers(applicationId, next);
  const change = { filingId: made.filingId, applicationId };
  await signDossier(cast, change);
  await act(cast, change, "owner", "submit");
  return change;
}

const rowOf = ({ applicationId }: MadeCase) =>
  database().application.findUniqueOrThrow({ where: { id: applicationId } });
const versionsOf = ({ filingId }: MadeCase) => database().publicVersion.count({ where: { entry: { filingId } } });

/** Accepted, every clause judged, recommended and signed off by two people. */
async function examine(change: MadeCase) {
  await act(cast, change, "reviewer", "accept");
  await judgeAll(cast, change, "provincial");
  await act(cast, change, "reviewer", "recommend", { approve: "yes", reason: "变更属实" });
  return await act(cast, change, "lead", "sign_off");
}

test("a change of a contact is recorded by the reviewer alone and adds a public version", async () => {
  const change = await changed("entity", "contactPhone", "0571-88880000");
  expect(await rowOf(change)).toMatchObject({ status: "submitted", changeClass: "record_only" });
  expect(await versionsOf(change)).toBe(1);
  expect(await act(cast, change, "reviewer", "record_change")).toMatchObject({ status: "approved" });
  expect(await versionsOf(change)).toBe(2);
});

test("a change of substance is reviewed and approved by its sign-off, without publicity", async () => {
  const change = await changed("service", "refusalStrategy", "命中关键词或被判为违法不良时不生成，并提示申诉渠道。");
  expect(await rowOf(change)).toMatchObject({ changeClass: "review" });
  await expect(act(cast, change, "reviewer", "record_change")).rejects.toMatchObject({
    detail: { reason: "case.CHANGE_CLASS" },
  });
  expect(await examine(change)).toMatchObject({ status: "approved" });
  expect(await versionsOf(change)).toBe(2);
});

test("a change of what the public reads is reviewed and passes a window of its own", async () => {
  const change = await changed("publicText", "purpose", "帮助语文教师与学生较快得到规范的楷书字帖素材。");
  expect(await rowOf(change)).toMatchObject({ changeClass: "review_and_publicity" });
  expect(await examine(change)).toMatchObject({ status: "publicity" });
  expect(await versionsOf(change)).toBe(1);
  await expect(systemAct(cast, change.applicationId, "close_publicity")).rejects.toMatchObject({
    detail: { reason: "case.WINDOW_RUNS" },
  });
  cast.clock.set("2026-12-20T02:00:00Z");
  expect(await systemAct(cast, change.applicationId, "close_publicity")).toMatchObject({ status: "approved" });
  expect(await versionsOf(change)).toBe(2);
});

test("a cancellation says what becomes of its users, and with its sign-off the filing is cancelled for all to see", async () => {
  cast.clock.set("2026-09-01T02:00:00Z");
  const { filingId } = await makeFiled(cast, "registration", "停办服务");
  const { applicationId } = await startApplication(
    {
      ...{ actor: cast.owner.actor, filingId, kind: "cancellation", idempotencyKey: newId() },
      input: { reason: "业务调整，停止提供", arrangements: "提前三十日公告并导出使用者数据" },
    },
    cast.clock,
  );
  const application = { filingId, applicationId };
  await signDossier(cast, application);
  await act(cast, application, "owner", "submit");
  expect(await examine(application)).toMatchObject({ status: "approved" });
  expect(
    await database().filing.findUniqueOrThrow({ where: { id: filingId }, include: { entry: true } }),
  ).toMatchObject({ status: "cancelled", entry: { status: "cancelled" } });
});
