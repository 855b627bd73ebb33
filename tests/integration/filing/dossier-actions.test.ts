import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { draftPublicTextAction, removeItemAction, saveDraftAction } from "@/lib/filing/actions/dossier";
import { viewDossier } from "@/lib/filing/service/view-dossier";
import { rowsOf } from "@/lib/forms/rules/path";
import { IDLE } from "@/lib/http/action-state";
import { makeMember } from "@/tests/factories/actor";
import { type MadeDossier, makeDossier } from "@/tests/factories/dossier";
import { ROWS } from "@/tests/factories/dossier-answers";
import { enterRequest } from "@/tests/helpers/next-request-scope";
import { requestTo } from "@/tests/helpers/request";

// What belongs to the web server's request: its cookies and headers, and its cache of pages.
vi.mock("next/headers", () => import("@/tests/helpers/next-request-scope"));
vi.mock("next/cache", () => ({ revalidatePath: () => {} }));

type Member = Awaited<ReturnType<typeof makeMember>>;
let owner: Member;
let dossier: MadeDossier;

const actAs = async ({ user }: Member) => enterRequest(await requestTo("/", { userId: user.userId }));

beforeAll(async () => {
  owner = await makeMember();
});
beforeEach(async () => {
  dossier = await makeDossier({ organisationId: owner.tenant.id, createdById: owner.actor.userId });
  await actAs(owner);
});

const view = () => viewDossier({ ...dossier, actor: owner.actor });

/** A page as a browser sends it: what stood in each control, and what stands there now. */
function pageForm(
  fields: readonly { path: string; was: string; now: string; base?: number }[],
  more: Readonly<Record<string, string>> = {},
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...dossier, section: "service", part: "audience", ...more }))
    form.set(name, value);
  for (const { path, was, now, base = 0 } of fields) {
    form.append("shown", JSON.stringify({ path, base, was }));
    form.append(`field.${path}`, now);
  }
  return form;
}

const audience = (now: string, base = 0) => ({
  path: "service.audience",
  was: "书法教师、字体设计师与爱好者。",
  now,
  base,
});
const goesTo = (address: string) => ({ digest: expect.stringContaining(address) });

describe("saving a page", () => {
  test("keeps what is wrong, and says in both languages what to do about it", async () => {
    const answer = await saveDraftAction(IDLE, pageForm([audience("书")], { next: "continue" }));
    expect(answer).toMatchObject({ status: "ok", data: { conflicts: [], versions: { "service.audience": 1 } } });
    expect(answer.data?.faults).toEqual([
      {
        path: "service.audience",
        label: { zh: "适用人群", en: "For whom" },
        words: {
          zh: "至少写 4 个字，现有 1 个字，请补充",
          en: "Write at least 4 characters; there are 1. Add what is missing",
        },
      },
    ]);
    expect((await view()).answers.service?.audience).toBe("书");
  });

  test("goes on where nothing is wrong, and stays quiet where it was not asked to check", async () => {
    const moving = saveDraftAction(IDLE, pageForm([audience("书法教师与学生")], { next: "continue" }));
    await expect(moving).rejects.toMatchObject(goesTo(`/filings/${dossier.filingId}/dossier/service/safeguards`));
    const quiet = await saveDraftAction(IDLE, pageForm([audience("书", 1)], { next: "stay" }));
    expect(quiet.data).toMatchObject({ faults: [], versions: { "service.audience": 2 } });
  });

  test("hands both values back where somebody was faster", async () => {
    await saveDraftAction(IDLE, pageForm([audience("第一个标签页")]));
    const late = await saveDraftAction(IDLE, pageForm([audience("第二个标签页")], { next: "continue" }));
    expect(late.data?.conflicts).toMatchObject([
      { path: "service.audience", theirs: "第一个标签页", mine: "第二个标签页", by: owner.actor.name },
    ]);
  });

  test("with a new item saves the page first and leads to the item", async () => {
    const adding = saveDraftAction(IDLE, pageForm([audience("书法教师与学生")], { next: "add:service.addresses" }));
    await expect(adding).rejects.toMatchObject(goesTo(`/filings/${dossier.filingId}/dossier/service/addresses/`));
    const { answers } = await view();
    expect(rowsOf(answers.service?.addresses)).toHaveLength(2);
    expect(answers.service?.audience).toBe("书法教师与学生");
  });

  test("of another organisation's dossier writes nothing, and of a broken page says what to do", async () => {
    await actAs(await makeMember());
    const stranger = await saveDraftAction(IDLE, pageForm([audience("外人写的")]));
    expect(stranger).toMatchObject({ status: "error", message: { en: expect.stringContaining("not found") } });
    expect(stranger.values).toMatchObject({ "field.service.audience": "外人写的" });
    await actAs(owner);
    const form = pageForm([]);
    form.append("shown", "{broken");
    expect((await saveDraftAction(IDLE, form)).status).toBe("error");
    expect((await view()).answers.service?.audience).toBe("书法教师、字体设计师与爱好者。");
  });
});

test("an item is removed and the reader is back at its list; one that changed meanwhile stays", async () => {
  const item = `corpus.sources.${ROWS.sourceA}`;
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...dossier, item, base: "0" })) form.set(name, value);
  await saveDraftAction(IDLE, pageForm([{ path: `${item}.name`, was: "公开手写字形集", now: "改过的来源" }]));
  expect(await removeItemAction(IDLE, form)).toMatchObject({
    status: "ok",
    data: { changedBy: owner.actor.name, version: 1 },
  });
  form.set("base", "1");
  await expect(removeItemAction(IDLE, form)).rejects.toMatchObject(goesTo("/dossier/corpus/sources#corpus.sources"));
  expect(rowsOf((await view()).answers.corpus?.sources).map(({ id }) => id)).toEqual([ROWS.sourceB]);
});

test("the texts that were drawn come back by path, to be shown at once", async () => {
  await saveDraftAction(
    IDLE,
    pageForm([{ path: "publicText.scenario", was: "x", now: "" }], { section: "publicText", part: "algorithm" }),
  );
  const form = new FormData();
  for (const [name, value] of Object.entries(dossier)) form.set(name, value);
  const { data } = await draftPublicTextAction(IDLE, form);
  expect(Object.keys(data?.filled ?? {})).toEqual(["publicText.scenario"]);
  expect(data?.versions).toEqual({ "publicText.scenario": 2 });
});
