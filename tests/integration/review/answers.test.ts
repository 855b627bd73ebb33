import { beforeAll, expect, test } from "vitest";
import { verifyRecord } from "@/lib/audit/service";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { findItems } from "@/lib/review/repository/item";
import { draftItemInput } from "@/lib/review/schema";
import { answerItem } from "@/lib/review/service/answer-item";
import { draftItem } from "@/lib/review/service/draft-item";
import { viewNotice } from "@/lib/review/service/view-notice";
import { makeMember } from "../../factories/actor";
import { makeOrganisation } from "../../factories/organisation";
import { act, type Cast, type MadeCase, makeAccepted, makeCast } from "../../factories/passage";

let cast: Cast;

beforeAll(async () => {
  cast = await makeCast();
});

const TARGETS = ["field:publicText.principle", "attachment:privacy_policy"];

/** Two items, one of which went out. The other is drafted afterwards and is the office's own. */
async function noticed(serviceName: string): Promise<MadeCase & { itemId: string; draftId: string }> {
  const made = await makeAccepted(cast, "filing", serviceName);
  const draft = async (target: string) => {
    const input = {
      ...{ applicationId: made.applicationId, idempotencyKey: newId(), target, reasonCode: "R-102" },
      instruction: "请写明生成方式",
    };
    await draftItem({ ...draftItemInput.parse(input), actor: cast.reviewer.actor }, cast.clock);
  };
  await draft(TARGETS[0] ?? "");
  await act(cast, made, "reviewer", "request_rectification");
  await draft(TARGETS[1] ?? "");
  const items = await findItems(database(), made.applicationId);
  const idOf = (state: string) => items.find((item) => item.state === state)?.id ?? "";
  return { ...made, itemId: idOf("sent"), draftId: idOf("draft") };
}

const itemOf = ({ itemId }: { itemId: string }) =>
  database().rectificationItem.findUniqueOrThrow({ where: { id: itemId } });

async function answering(made: { filingId: string; itemId: string }, change: object = {}) {
  const { version } = await itemOf(made);
  const { filingId, itemId } = made;
  const request = { actor: cast.owner.actor, filingId, itemId, version, answer: "已写明逐点生成的方式" };
  await answerItem({ ...request, ...change }, cast.clock);
}

test("an item is answered by its provider, and only then can the case be resubmitted", async () => {
  const made = await noticed("答复甲服务");
  await expect(act(cast, made, "owner", "resubmit")).rejects.toMatchObject({
    detail: { reason: "case.ITEM_UNANSWERED" },
  });
  await answering(made);
  expect(await itemOf(made)).toMatchObject({ state: "sent", answer: "已写明逐点生成的方式", version: 3 });
  await act(cast, made, "owner", "resubmit");
  expect(await itemOf(made)).toMatchObject({ state: "answered" });
  const entries = await database().ledgerEntry.findMany({
    where: { recordId: made.applicationId, event: "item.answered" },
  });
  expect(entries).toHaveLength(1);
  expect(JSON.stringify(entries[0]?.payload)).not.toContain("逐点生成");
  expect(await verifyRecord(database(), { recordType: "application", recordId: made.applicationId })).toMatchObject({
    ok: true,
  });
  await expect(answering(made, { answer: "晚到的答复" })).rejects.toMatchObject({
    detail: { reason: "review.itemNotSent" },
  });
});

test("a page that is old is shown the colleague's answer, which stays; saving the same twice changes nothing", async () => {
  const made = await noticed("答复乙服务");
  const { version } = await itemOf(made);
  await answering(made, { version });
  await expect(answering(made, { version, answer: "另一份答复" })).rejects.toMatchObject({
    code: "CONFLICT",
    detail: { reason: "review.answerMoved", facts: { answer: "已写明逐点生成的方式" } },
  });
  await answering(made, { version });
  expect(await itemOf(made)).toMatchObject({ answer: "已写明逐点生成的方式", version: version + 1 });
});

test("strangers find neither notice nor item; a signatory reads and may not answer; a draft is the office's own", async () => {
  const made = await noticed("答复丙服务");
  const stranger = await makeMember({ roles: ["owner"], organisationId: (await makeOrganisation()).id });
  const { actor } = stranger;
  await expect(answering(made, { actor })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(viewNotice({ actor, filingId: made.filingId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const signatory = cast.signatories[1] ?? cast.owner.actor;
  for (const reader of [signatory, cast.reviewer.actor]) {
    await expect(answering(made, { actor: reader })).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  await expect(answering({ ...made, itemId: made.draftId }, { itemId: made.draftId })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  const view = await viewNotice({ actor: cast.owner.actor, filingId: made.filingId });
  expect(view).toMatchObject({ refused: null, items: [{ id: made.itemId, notice: 1, answer: "" }] });
  expect(view.items[0]?.href).toBe(`/filings/${made.filingId}/dossier/publicText/algorithm#publicText.principle`);
  expect((await viewNotice({ actor: signatory, filingId: made.filingId })).refused).not.toBeNull();
});
