import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { database } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { isAppError } from "@/lib/errors";
import { fillEmptyPublicText } from "@/lib/filing/service/fill-public-text";
import { saveDraft } from "@/lib/filing/service/save-draft";
import { takeSnapshot } from "@/lib/filing/service/take-snapshot";
import { viewDossier } from "@/lib/filing/service/view-dossier";
import type { TypedField } from "@/lib/filing/types/draft";
import type { DraftChange } from "@/lib/forms/rules/apply-changes";
import { answerAt } from "@/lib/forms/rules/path";
import type { Answers, Scalar } from "@/lib/forms/types";
import { newId } from "@/lib/ids";
import { makeMember, makeStaff } from "@/tests/factories/actor";
import { type MadeDossier, makeDossier, moveApplication } from "@/tests/factories/dossier";
import { completeAnswers, ROWS } from "@/tests/factories/dossier-answers";

type Member = Awaited<ReturnType<typeof makeMember>>;
let owner: Member;
let dossier: MadeDossier;

beforeAll(async () => {
  owner = await makeMember();
});
beforeEach(async () => {
  dossier = await makeDossier({ organisationId: owner.tenant.id, createdById: owner.actor.userId });
});

const set = (path: string, value: Scalar, base = 0): DraftChange => ({ do: "set", path, base, value });
const save = (changes: readonly DraftChange[], { actor } = owner) => saveDraft({ ...dossier, changes, actor });
const answers = async () => {
  const row = await database().draft.findUniqueOrThrow({ where: { applicationId: dossier.applicationId } });
  return row.answers as unknown as Answers;
};
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (isAppError(error) ? (error.detail.reason ?? error.code) : String(error)),
  );

async function unlock(...targets: string[]): Promise<void> {
  await moveApplication(dossier.applicationId, { status: "in_review", flags: ["rectification"] });
  await database().rectificationItem.createMany({
    data: targets.map((target) => ({
      ...{ id: newId(), applicationId: dossier.applicationId, stage: "provincial", targetKind: "field", target },
      ...{ reasonCode: "unclear", instruction: "请更正", state: "sent", createdById: owner.actor.userId },
      createdAt: new Date("2026-11-22T02:00:00Z"),
      sentAt: new Date("2026-11-22T03:00:00Z"),
      notice: 1,
    })),
  });
}

describe("saving", () => {
  test("keeps what is wrong as it was typed, with a version and a line of history for each field", async () => {
    const typed: TypedField[] = [
      { path: "service.expectedUsers", base: 0, was: "120000", typed: "约十万" },
      { path: "service.name", base: 0, was: "墨行手写字形生成服务", typed: "墨行手写字形生成服务" },
      { path: "service.functions", base: 0, was: ["image"], typed: ["image", "text"] },
    ];
    const clock = { now: () => new Date("2026-11-24T06:03:00Z") };
    const saved = await saveDraft({ ...dossier, typed, actor: owner.actor }, clock);
    expect(saved).toMatchObject({ conflicts: [], savedAt: "14:03" });
    expect(saved.versions).toEqual({ "service.expectedUsers": 1, "service.functions": 1, "service.name": 0 });
    expect((await answers()).service).toMatchObject({ expectedUsers: "约十万", functions: ["image", "text"] });
    const history = await database().draftRevision.findMany({ where: { applicationId: dossier.applicationId } });
    expect(history.map(({ path, fieldVersion, value }) => [path, fieldVersion, value]).sort()).toEqual([
      ["service.expectedUsers", 1, "约十万"],
      ["service.functions", 1, ["image", "text"]],
    ]);
    const view = await viewDossier({ ...dossier, actor: owner.actor });
    expect(view.sections.find(({ key }) => key === "service")).toMatchObject({ state: "faulty", wrong: 1 });
    expect(view.saved).toEqual({ at: "2026-11-24 14:03", by: owner.actor.name });
  });

  test("never touches the application's version", async () => {
    const before = await database().application.findUniqueOrThrow({ where: { id: dossier.applicationId } });
    await save([set("service.monitors", 7)]);
    const after = await database().application.findUniqueOrThrow({ where: { id: dossier.applicationId } });
    expect(after.version).toBe(before.version);
  });

  test("two tabs: the same field comes back with both values and who wrote the other, nothing of either is lost", async () => {
    const editor = await makeMember({ roles: ["editor"], organisationId: owner.tenant.id });
    await save([set("service.audience", "第一个标签页写的内容")], editor);
    const late = await save([set("service.audience", "第二个标签页写的内容"), set("service.monitors", 9)]);
    expect(late.conflicts).toMatchObject([
      {
        ...{ path: "service.audience", kind: "changed", version: 1, by: editor.actor.name },
        ...{ mine: "第二个标签页写的内容", theirs: "第一个标签页写的内容" },
      },
    ]);
    expect(late.versions).toEqual({ "service.monitors": 1 });
    expect((await answers()).service).toMatchObject({ audience: "第一个标签页写的内容", monitors: 9 });
    const chosen = await save([set("service.audience", "第二个标签页写的内容", 1)]);
    expect(chosen).toMatchObject({ conflicts: [], versions: { "service.audience": 2 } });
  });

  test("at the same instant, one of many writers of a field wins, the others are told, other fields are all kept", async () => {
    const fields = ["audience", "occasions", "refusalStrategy", "optOut", "introduction", "minorsPrevention"];
    const writers = fields.map((field, at) =>
      save([
        set("service.complaintChannel", `渠道 ${at}，电话与入口`),
        set(`service.${field}`, `第 ${at} 人写的内容，保存后应当还在这里。`),
      ]),
    );
    const results = await Promise.all(writers);
    expect(results.filter(({ conflicts }) => conflicts.length === 0)).toHaveLength(1);
    const held = (await answers()).service ?? {};
    const winner = results.findIndex(({ conflicts }) => conflicts.length === 0);
    expect(held.complaintChannel).toBe(`渠道 ${winner}，电话与入口`);
    for (const [at, field] of fields.entries()) expect(held[field]).toBe(`第 ${at} 人写的内容，保存后应当还在这里。`);
  });

  test("rows of two people are both added; a row that somebody changed is not removed unseen", async () => {
    const [one, two] = [newId(), newId()];
    await Promise.all([one, two].map((id) => save([{ do: "addRow", path: `corpus.sources.${id}` }])));
    const rows = (await answers()).corpus?.sources as readonly { id: string }[];
    expect(rows).toHaveLength(4);
    await save([set(`corpus.sources.${one}.name`, "新的来源")]);
    // The page that wants to remove it was drawn when the row was just made: version 1.
    const removal = await save([{ do: "removeRow", path: `corpus.sources.${one}`, base: 1 }]);
    expect(removal.conflicts).toMatchObject([{ kind: "rowChanged", version: 2 }]);
    expect(await save([{ do: "removeRow", path: `corpus.sources.${one}`, base: 2 }])).toMatchObject({ conflicts: [] });
    const late = await save([set(`corpus.sources.${one}.size`, 5)]);
    expect(late.conflicts).toMatchObject([{ kind: "rowRemoved", mine: 5, by: owner.actor.name }]);
  });
});

describe("refused", () => {
  test("strangers learn of no dossier, signatories may read it, an office does not see a draft", async () => {
    const stranger = await makeMember();
    const signatory = await makeMember({ roles: ["signatory"], organisationId: owner.tenant.id });
    const reviewer = await makeStaff({ role: "reviewer", officeCode: "33" });
    expect(await reasonOf(save([set("service.monitors", 1)], stranger))).toBe("NOT_FOUND");
    expect(await reasonOf(viewDossier({ ...dossier, actor: stranger.actor }))).toBe("NOT_FOUND");
    expect(await reasonOf(save([set("service.monitors", 1)], signatory))).toBe("policy.wrongRole");
    expect((await viewDossier({ ...dossier, actor: signatory.actor })).editing.may).toBe("none");
    expect(await reasonOf(viewDossier({ ...dossier, actor: reviewer.actor }))).toBe("NOT_FOUND");
    expect((await answers()).service?.monitors).toBe(6);
  });

  test.each(["service.planted", "planted.name", "corpus.totalSize", `corpus.sources.${ROWS.sourceA}.planted`])(
    "%s is no field of the form, and nothing beside it is written",
    async (path) => {
      expect(await reasonOf(save([set("service.monitors", 1), set(path, "x")]))).toBe("draft.strayField");
      expect((await answers()).service?.monitors).toBe(6);
    },
  );

  test("a submitted dossier is locked; during a rectification only what an item names is open", async () => {
    await moveApplication(dossier.applicationId, { status: "in_review" });
    expect(await reasonOf(save([set("service.monitors", 1)]))).toBe("dossier.locked");
    await unlock("service.monitors", `corpus.sources.${ROWS.sourceA}`);
    expect(await reasonOf(save([set("service.monitors", 8)]))).toBe("done");
    expect(await reasonOf(save([set(`corpus.sources.${ROWS.sourceA}.licence`, "CC0")]))).toBe("done");
    for (const change of [
      set("service.audience", "换了人群的说明"),
      set(`corpus.sources.${ROWS.sourceB}.size`, 1),
      { do: "addRow", path: `corpus.sources.${newId()}` },
      { do: "removeRow", path: `corpus.sources.${ROWS.sourceB}`, base: 0 },
      { do: "moveRow", path: `model.route.${ROWS.routeA}`, by: 1 },
    ] satisfies DraftChange[]) {
      expect(await reasonOf(save([set("service.monitors", 1, 1), change]))).toBe("dossier.notNamed");
    }
    expect((await answers()).service?.monitors).toBe(8);
    expect((await viewDossier({ ...dossier, actor: owner.actor })).editing).toMatchObject({ may: "some" });
  });

  test("a named question opens what only it can ask, and nothing that was answered", async () => {
    await inTransaction((tx) =>
      takeSnapshot(tx, { application: { id: dossier.applicationId }, actorId: owner.actor.userId, at: new Date() }),
    );
    await unlock("service.minors");
    expect(
      await reasonOf(save([set("service.minors", true), set("service.minorsMeasures", "监护人模式与时长限制。")])),
    ).toBe("done");
    expect(await reasonOf(save([set("service.minorsMeasures", "监护人模式，另加时长限制。", 1)]))).toBe("done");
    expect(await reasonOf(save([set("service.minorsPrevention", "换一种说法。")]))).toBe("dossier.notNamed");
  });

  test("a field that is sent unchanged beside an open one is no attempt at it", async () => {
    await unlock("service.monitors");
    const typed: TypedField[] = [
      { path: "service.monitors", base: 0, was: "6", typed: "8" },
      { path: "service.realName", base: 0, was: "yes", typed: "yes" },
    ];
    expect(await reasonOf(saveDraft({ ...dossier, typed, actor: owner.actor }))).toBe("done");
  });

  test("a page of another application writes nothing into this one", async () => {
    const request = { ...dossier, applicationId: newId(), actor: owner.actor, changes: [set("service.monitors", 1)] };
    expect(await reasonOf(saveDraft(request))).toBe("draft.otherApplication");
  });
});

test("the public text is worded where it is empty, and what somebody wrote stays", async () => {
  await save([
    set("publicText.purpose", null),
    set("publicText.scenario", "  "),
    set("publicText.principle", "自己写的基本原理，不应被替换掉。"),
  ]);
  const { filled } = await fillEmptyPublicText({ ...dossier, actor: owner.actor });
  expect(Object.keys(filled).sort()).toEqual(["publicText.purpose", "publicText.scenario"]);
  const held = await answers();
  expect(answerAt(held, "publicText.purpose")).toBe(filled["publicText.purpose"]);
  expect(answerAt(held, "publicText.principle")).toBe("自己写的基本原理，不应被替换掉。");
});

test("the view tells states of every section, records included", async () => {
  const view = await viewDossier({ ...dossier, actor: owner.actor });
  const states = Object.fromEntries(view.sections.map(({ key, state }) => [key, state]));
  expect(states).toMatchObject({ entity: "done", service: "done", model: "done", corpus: "done", publicText: "done" });
  expect(states).toMatchObject({ assessments: "not_started", attachments: "not_started", pledge: "blocked" });
  expect(view.answers).toEqual(completeAnswers("filing"));
});
