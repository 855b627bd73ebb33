import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { cancelRunAction, removeDatasetAction, requestRunAction } from "@/lib/assessment/actions";
import { viewRun } from "@/lib/assessment/service/view-run";
import { database } from "@/lib/db/client";
import { IDLE } from "@/lib/http/action-state";
import { makeMember } from "@/tests/factories/actor";
import { createDataset } from "@/tests/factories/dataset";
import { createRun, saySetUpFound } from "@/tests/factories/run";
import { enterRequest } from "@/tests/helpers/next-request-scope";
import { requestTo } from "@/tests/helpers/request";

// What belongs to the web server's request: its cookies and headers, and its cache of pages.
vi.mock("next/headers", () => import("@/tests/helpers/next-request-scope"));
vi.mock("next/cache", () => ({ revalidatePath: () => {} }));

type Member = Awaited<ReturnType<typeof makeMember>>;
let owner: Member;
let datasetId: string;

const actAs = async ({ user }: Member) => enterRequest(await requestTo("/", { userId: user.userId }));
const fill = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};
const runForm = (change: Record<string, string> = {}) =>
  fill({
    name: "手写",
    datasetId,
    preset: "own",
    "config.model": "vae",
    "config.steps": "40",
    "config.seed": "",
    ...change,
  });

beforeAll(() => saySetUpFound("tensorflow"));
beforeEach(async () => {
  owner = await makeMember();
  datasetId = await createDataset(owner);
  await actAs(owner);
});

describe("the form for a run", () => {
  test("puts the run into the queue as it was filled in", async () => {
    const answer = await requestRunAction(IDLE, runForm({ "config.latentSize": "9", "config.batchSize": "" }));
    expect(answer).toMatchObject({ status: "ok", data: { href: expect.stringMatching(/^\/runs\//) } });
    const view = await viewRun({ ...owner, runId: answer.data?.href.split("/").at(-1) ?? "" });
    expect(view.config).toMatchObject({ model: "vae", steps: 40, latentSize: 9, batchSize: 100 });
    expect(view).toMatchObject({ name: "手写", preset: null });
  });

  test("says at each field what is wrong, in both languages, and keeps what was typed", async () => {
    const answer = await requestRunAction(
      IDLE,
      runForm({ name: "", "config.steps": "7", "config.learningRate": "fast" }),
    );
    expect(answer.status).toBe("error");
    expect(Object.keys(answer.fields ?? {}).sort()).toEqual(["config.learningRate", "config.steps", "name"]);
    expect(answer.fields?.["config.steps"]?.en).toContain("20");
    expect(answer.fields?.name?.zh).toBe("请填写。");
    expect(answer.values).toMatchObject({ "config.learningRate": "fast" });
    expect(await database().assessmentRun.count({ where: { datasetId } })).toBe(0);
  });

  test("says why no run can start, and what to do", async () => {
    await saySetUpFound("none");
    try {
      const { status, message } = await requestRunAction(IDLE, runForm());
      expect(status).toBe("error");
      expect(message?.zh).toContain("没有找到库");
      expect(message?.en).toContain("install it again");
      expect(message?.en).not.toMatch(/[{}]/);
    } finally {
      await saySetUpFound("tensorflow");
    }
  });

  test("of another organisation's data is told of no data", async () => {
    await actAs(await makeMember());
    expect(await requestRunAction(IDLE, runForm())).toMatchObject({
      status: "error",
      message: { en: expect.stringContaining("not found") },
    });
  });
});

test("cancelling twice is done once and refused once, in words", async () => {
  const runId = await createRun(owner, { datasetId });
  expect(await cancelRunAction(IDLE, fill({ runId }))).toMatchObject({ status: "ok", data: { cancelled: true } });
  const again = await cancelRunAction(IDLE, fill({ runId }));
  expect(again).toMatchObject({ status: "error", message: { zh: "评估已经结束。" } });
});

test("data in use stay, with the run's number in the refusal; free data go, and the page moves to the list", async () => {
  const runId = await createRun(owner, { datasetId });
  const { number } = await viewRun({ ...owner, runId });
  const removal = fill({ datasetId, version: "1" });
  expect((await removeDatasetAction(IDLE, removal)).message?.en).toContain(number);
  await cancelRunAction(IDLE, fill({ runId }));
  await expect(removeDatasetAction(IDLE, removal)).rejects.toMatchObject({
    digest: expect.stringContaining("/datasets"),
  });
  expect((await database().dataset.findUniqueOrThrow({ where: { id: datasetId } })).removedAt).not.toBeNull();
});
