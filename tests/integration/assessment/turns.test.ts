import { beforeAll, describe, expect, test } from "vitest";
import { RUN_LIMITS } from "@/lib/assessment/schema";
import { cancelRun } from "@/lib/assessment/service/cancel-run";
import { cancelSeries } from "@/lib/assessment/service/cancel-series";
import { claimNextRun } from "@/lib/assessment/service/claim-run";
import { compareRuns } from "@/lib/assessment/service/compare-runs";
import { completeRun, confirmCancel } from "@/lib/assessment/service/finish-run";
import { removeDataset } from "@/lib/assessment/service/remove-dataset";
import { repeatRun } from "@/lib/assessment/service/repeat-run";
import { requestRuns } from "@/lib/assessment/service/request-run";
import { viewRun, viewRuns } from "@/lib/assessment/service/view-run";
import { viewSeries } from "@/lib/assessment/service/view-series";
import { database } from "@/lib/db/client";
import { queue } from "@/lib/queue/boss";
import { makeMember } from "@/tests/factories/actor";
import { createDataset } from "@/tests/factories/dataset";
import { sampleReport, saySetUpFound, smallConfig } from "@/tests/factories/run";

beforeAll(() => saySetUpFound("tensorflow"));

async function prepare() {
  await database().assessmentRun.updateMany({
    where: { status: { in: ["queued", "running"] } },
    data: { status: "cancelled", finishedAt: new Date(), workerId: null, leaseUntil: null },
  });
  const owner = await makeMember();
  return { owner, datasetId: await createDataset(owner) };
}
type Prepared = Awaited<ReturnType<typeof prepare>>;

const request = ({ owner, datasetId }: Prepared, seeds: number) =>
  requestRuns({ ...owner, datasetId, name: "n", config: smallConfig() }, { seeds });
const waitingJobs = async (runId: string) =>
  (await (await queue()).findJobs("assessment.run", { data: { runId } })).filter(({ state }) => state === "created");

describe("a series", () => {
  test("is a run, a job and an entry for each seed, all different, in one commit; the limit counts each", async () => {
    const prepared = await prepare();
    const { seriesId, runs } = await request(prepared, 5);
    const { owner } = prepared;
    const series = await viewSeries({ ...owner, seriesId: seriesId ?? "" });
    expect(series.seeds.map(({ number }) => number)).toEqual(runs.map(({ number }) => number));
    expect(new Set(series.seeds.map(({ seed }) => seed)).size).toBe(5);
    expect(series.seeds[0]?.seed).toBe(smallConfig().seed);
    for (const { runId } of runs) expect(await waitingJobs(runId)).toHaveLength(1);
    const entries = await database().ledgerEntry.findMany({
      where: { recordId: { in: runs.map((run) => run.runId) } },
    });
    expect(entries.map(({ event }) => event)).toEqual(Array(5).fill("run.seriesRequested"));
    expect((await viewRuns(owner)).start.limits).toMatchObject({ queued: 5, running: 0 });
    await request(prepared, 3);
    const before = await database().assessmentRun.count();
    await expect(request(prepared, 3)).rejects.toMatchObject({
      detail: { reason: "run.tooMany", facts: { queued: 8, asked: 3, limit: RUN_LIMITS.queuedPerOwner } },
    });
    expect(await database().assessmentRun.count()).toBe(before);
    await expect(viewSeries({ ...(await makeMember()), seriesId: seriesId ?? "" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

test("cancelling a series ends what waits, asks what runs and leaves what completed", async () => {
  const prepared = await prepare();
  const { owner } = prepared;
  const { seriesId } = await request(prepared, 3);
  const series = { ...owner, seriesId: seriesId ?? "" };
  const [done, running] = [await claimNextRun({ workerId: "w1" }), await claimNextRun({ workerId: "w2" })];
  if (!done || !running) throw new Error("not claimed");
  await completeRun({ claim: done, report: sampleReport(smallConfig()) });
  await expect(cancelSeries({ ...(await makeMember()), seriesId: series.seriesId })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect((await viewSeries(series)).cancellable).toBe(2);
  expect(await cancelSeries(series)).toEqual({ asked: 2 });
  await confirmCancel({ claim: running });
  const { seeds, finished, cancellable, summary } = await viewSeries(series);
  expect(seeds.map(({ status }) => status.code)).toEqual(["completed", "cancelled", "cancelled"]);
  expect({ finished, cancellable, failureRate: summary.failureRate }).toEqual({
    ...{ finished: true, cancellable: 0, failureRate: 0 },
  });
  await expect(cancelSeries(series)).rejects.toMatchObject({ detail: { reason: "run.finished" } });
});

test("what ended is repeated to the letter, what is under way or lost its data is not; both stand side by side", async () => {
  const prepared = await prepare();
  const { owner, datasetId } = prepared;
  const [asked] = (await request(prepared, 1)).runs;
  if (!asked) throw new Error("not requested");
  await expect(repeatRun({ ...owner, runId: asked.runId })).rejects.toMatchObject({
    detail: { reason: "run.notFinished" },
  });
  const claim = await claimNextRun({ workerId: "w1" });
  if (claim) await completeRun({ claim, report: sampleReport(smallConfig()) });
  await expect(repeatRun({ ...(await makeMember()), runId: asked.runId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const again = await repeatRun({ ...owner, runId: asked.runId });
  const rowOf = (id: string) => database().assessmentRun.findUniqueOrThrow({ where: { id } });
  const [before, after] = [await rowOf(asked.runId), await rowOf(again.runId)];
  expect(after).toMatchObject({
    ...{ config: before.config, configHash: before.configHash, datasetId, repeatsId: asked.runId, seriesId: null },
  });
  const numbers = [asked.number, again.number];
  const { runs, csvUrl } = await compareRuns({ ...owner, numbers });
  expect(runs.map(({ number }) => number)).toEqual(numbers);
  expect(csvUrl).toBe(`/api/runs/compare.csv?run=${numbers[0]}&run=${numbers[1]}`);
  await expect(compareRuns({ ...owner, numbers: [asked.number, asked.number] })).rejects.toMatchObject({
    detail: { reason: "run.compareTwoToFour" },
  });
  await cancelRun({ ...owner, runId: again.runId });
  await removeDataset({ ...owner, datasetId, version: 1 });
  await expect(repeatRun({ ...owner, runId: asked.runId })).rejects.toMatchObject({
    detail: { reason: "run.dataRemoved" },
  });
  const { actions } = await viewRun({ ...owner, runId: asked.runId });
  expect(actions.find(({ action }) => action === "repeat")?.refused?.en).toContain("removed");
});

describe("two organisations", () => {
  test("take turns, and the page's positions are the order in which workers take the runs", async () => {
    const [many, one] = [await prepare(), await makeMember()];
    const { runs: five } = await request(many, 5);
    const other = { owner: one, datasetId: await createDataset(one) };
    const [single] = (await request(other, 1)).runs;
    const position = async ({ owner }: Prepared, runId = "") => (await viewRun({ ...owner, runId })).queuePosition;
    expect(await position(other, single?.runId)).toBe(2);
    expect(await position(many, five[1]?.runId)).toBe(3);
    const first = await claimNextRun({ workerId: "w1" });
    const second = await claimNextRun({ workerId: "w2" });
    expect([first?.runId, second?.runId]).toEqual([five[0]?.runId, single?.runId]);
  });

  test("with two workers a run waits for the sooner of them, not for both", async () => {
    const prepared = await prepare();
    const { runs } = await request(prepared, 3);
    const waiting = runs[2]?.runId ?? "";
    const alone = await viewRun({ ...prepared.owner, runId: waiting });
    await claimNextRun({ workerId: "w1" });
    await claimNextRun({ workerId: "w2" });
    await database().assessmentRun.updateMany({ where: { status: "running" }, data: { secondsLeft: 5 } });
    const shared = await viewRun({ ...prepared.owner, runId: waiting });
    const single = (alone.estimate?.seconds ?? 0) / 3;
    expect(shared.estimate?.seconds).toBeCloseTo(single + 5, -1);
    expect([alone.queuePosition, shared.queuePosition]).toEqual([3, 1]);
  });
});

describe("the limit of what runs at once", () => {
  test("holds against workers that claim at once; a run that was passed over gets a job when one ends", async () => {
    const prepared = await prepare();
    const { runs } = await request(prepared, 5);
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_, index) => claimNextRun({ workerId: `worker-${index}` })),
    );
    const held = claims.filter((claim) => claim !== null);
    expect(held).toHaveLength(RUN_LIMITS.runningPerOwner);
    const last = runs[4]?.runId ?? "";
    const [job] = await waitingJobs(last);
    await (await queue()).deleteJob("assessment.run", job?.id ?? "");
    if (held[0]) await completeRun({ claim: held[0], report: sampleReport(smallConfig()) });
    expect(await waitingJobs(last)).toHaveLength(1);
    expect((await claimNextRun({ workerId: "free" }))?.runId).toBe(last);
    await expect(cancelRun({ ...prepared.owner, runId: last })).resolves.toEqual({ cancelled: false });
  });
});
