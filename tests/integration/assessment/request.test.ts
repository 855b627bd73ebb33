import { beforeAll, describe, expect, test } from "vitest";
import { RUN_LIMITS } from "@/lib/assessment/schema";
import { cancelRun } from "@/lib/assessment/service/cancel-run";
import { claimRun } from "@/lib/assessment/service/claim-run";
import { hashConfig } from "@/lib/assessment/service/queue-run";
import { removeDataset } from "@/lib/assessment/service/remove-dataset";
import { requestRun } from "@/lib/assessment/service/request-run";
import { viewDataset } from "@/lib/assessment/service/view-dataset";
import { viewRun, viewRuns } from "@/lib/assessment/service/view-run";
import { viewRunForm } from "@/lib/assessment/service/view-run-form";
import { verifyRecord } from "@/lib/audit/service";
import { database } from "@/lib/db/client";
import { isAppError } from "@/lib/errors";
import { queue } from "@/lib/queue/boss";
import { MODEL_FAMILIES, TEXT_FAMILIES } from "@/models/contracts/run-config";
import { makeMember } from "@/tests/factories/actor";
import { createDataset } from "@/tests/factories/dataset";
import { createRun, saySetUpFound, smallConfig } from "@/tests/factories/run";

beforeAll(() => saySetUpFound("tensorflow"));

async function prepare() {
  const owner = await makeMember();
  return { owner, datasetId: await createDataset(owner) };
}

const reasonOf = (reading: Promise<unknown>) =>
  reading.then(
    () => "done",
    (error: unknown) => (isAppError(error) ? (error.detail.reason ?? error.code) : String(error)),
  );

const jobsOf = async (runId: string) => (await queue()).findJobs("assessment.run", { data: { runId } });
const eventsOf = async (recordId: string) =>
  (await database().ledgerEntry.findMany({ where: { recordId }, orderBy: { sequence: "asc" } })).map(
    ({ event }) => event,
  );

describe("requesting a run", () => {
  test("writes row, job and ledger entry together", async () => {
    const { owner, datasetId } = await prepare();
    const config = smallConfig();
    const runId = await createRun(owner, { datasetId, config });
    const view = await viewRun({ ...owner, runId });
    expect(view).toMatchObject({ config, configHash: hashConfig(config), queuePosition: expect.any(Number) });
    expect(view.status).toMatchObject({ code: "queued", finished: false });
    expect(view.codeVersion).toMatch(/^\d+\.\d+\.\d+/);
    expect(view.estimate?.seconds).toBeGreaterThan(0);
    expect((await jobsOf(runId)).map(({ state }) => state)).toEqual(["created"]);
    expect(await eventsOf(runId)).toEqual(["run.requested"]);
    expect(await verifyRecord(database(), { recordType: "run", recordId: runId })).toMatchObject({ ok: true });
  });

  test("numbers are of the Beijing year, without gap, also for requests at once", async () => {
    const { owner, datasetId } = await prepare();
    const clock = { now: () => new Date("2031-12-31T17:00:00Z") };
    const request = () => requestRun({ ...owner, datasetId, name: "n", config: smallConfig() }, clock);
    const numbers = (await Promise.all([request(), request(), request()])).map(({ number }) => number);
    expect(numbers.sort()).toEqual(["R-2032-0001", "R-2032-0002", "R-2032-0003"]);
  });

  test("a drawn seed is at least 1 and part of the hash", async () => {
    const { owner, datasetId } = await prepare();
    const config = smallConfig({ seed: 1 });
    const { runId } = await requestRun({ ...owner, datasetId, name: "n", config, drawSeed: true });
    const view = await viewRun({ ...owner, runId });
    expect(view.config.seed).toBeGreaterThan(1);
    expect(view.configHash).toBe(hashConfig(view.config));
    expect(view.configHash).not.toBe(hashConfig(config));
  });

  test("where nothing trains is refused with reason and remedy, and nothing is written", async () => {
    const { owner, datasetId } = await prepare();
    await saySetUpFound("none");
    try {
      const refused = requestRun({ ...owner, datasetId, name: "n", config: smallConfig() });
      await expect(refused).rejects.toMatchObject({
        code: "REFUSED",
        detail: {
          reason: "run.noBackend",
          facts: { reasonEn: "the library was not found", remedyZh: "重新安装" },
        },
      });
      expect((await viewRuns(owner)).start).toMatchObject({
        refused: { zh: "没有找到库" },
        remedy: { en: "install it again" },
      });
      expect(await database().assessmentRun.count({ where: { organisationId: owner.tenant.id } })).toBe(0);
    } finally {
      await saySetUpFound("tensorflow");
    }
  });

  test("past the organisation's limit is refused, also when asked for at once", async () => {
    const { owner, datasetId } = await prepare();
    const asked = Array.from({ length: RUN_LIMITS.queuedPerOwner + 3 }, () =>
      reasonOf(requestRun({ ...owner, datasetId, name: "n", config: smallConfig() })),
    );
    const answers = await Promise.all(asked);
    expect(answers.filter((answer) => answer === "done")).toHaveLength(RUN_LIMITS.queuedPerOwner);
    expect(answers.filter((answer) => answer === "run.tooMany")).toHaveLength(3);
    expect((await viewRuns(owner)).start.refused?.en).toContain(String(RUN_LIMITS.queuedPerOwner));
  });

  test("with a batch larger than what trains is refused at that field", async () => {
    const { owner, datasetId } = await prepare();
    const config = smallConfig({ batchSize: 256 });
    await expect(requestRun({ ...owner, datasetId, name: "n", config })).rejects.toMatchObject({
      detail: { reason: "run.batchTooLarge", fields: { "config.batchSize": "run.batchTooLarge" } },
    });
  });

  test("on another organisation's data finds no data; a signatory may not ask", async () => {
    const { datasetId } = await prepare();
    const stranger = await makeMember();
    expect(await reasonOf(createRun(stranger, { datasetId }))).toBe("NOT_FOUND");
    const signatory = await makeMember({ roles: ["signatory"] });
    expect(await reasonOf(createRun(signatory, { datasetId }))).toBe("policy.wrongRole");
  });
});

describe("cancelling", () => {
  test("a queued run ends at once, and its job finds nothing to do", async () => {
    const { owner, datasetId } = await prepare();
    const runId = await createRun(owner, { datasetId });
    expect(await cancelRun({ ...owner, runId })).toEqual({ cancelled: true });
    const view = await viewRun({ ...owner, runId });
    expect(view.status.code).toBe("cancelled");
    expect(view.actions[0]?.refused?.en).toContain("already ended");
    expect(view.eventsUrl).toBeNull();
    expect(await claimRun({ runId, workerId: "w" })).toBeNull();
    expect(await eventsOf(runId)).toEqual(["run.requested", "run.cancelled"]);
  });

  test("a running run is asked once; the second request is refused with its reason", async () => {
    const { owner, datasetId } = await prepare();
    const runId = await createRun(owner, { datasetId });
    await claimRun({ runId, workerId: "w" });
    expect(await cancelRun({ ...owner, runId })).toEqual({ cancelled: false });
    expect(await reasonOf(cancelRun({ ...owner, runId }))).toBe("run.cancelAlreadyRequested");
    expect((await viewRun({ ...owner, runId })).progress.cancelRequested).toBe(true);
  });

  test("of two people at once one cancels", async () => {
    const { owner, datasetId } = await prepare();
    const runId = await createRun(owner, { datasetId });
    const answers = await Promise.all([
      reasonOf(cancelRun({ ...owner, runId })),
      reasonOf(cancelRun({ ...owner, runId })),
    ]);
    expect(answers.filter((answer) => answer === "done")).toHaveLength(1);
  });

  test("another organisation finds no run to see or cancel", async () => {
    const { owner, datasetId } = await prepare();
    const runId = await createRun(owner, { datasetId });
    const stranger = await makeMember();
    expect(await reasonOf(cancelRun({ ...stranger, runId }))).toBe("NOT_FOUND");
    expect(await reasonOf(viewRun({ ...stranger, runId }))).toBe("NOT_FOUND");
    expect((await viewRuns(stranger)).runs).toEqual([]);
  });
});

describe("data that a run uses", () => {
  test("cannot be removed while it is queued; the refusal names the run", async () => {
    const { owner, datasetId } = await prepare();
    const runId = await createRun(owner, { datasetId });
    const { number } = await viewRun({ ...owner, runId });
    await expect(removeDataset({ ...owner, datasetId, version: 1 })).rejects.toMatchObject({
      detail: { reason: "dataset.inUse", facts: { numbers: number } },
    });
    expect((await viewDataset({ ...owner, datasetId })).actions[0]?.refused?.zh).toContain(number);
    await cancelRun({ ...owner, runId });
    await removeDataset({ ...owner, datasetId, version: 1 });
    expect((await viewRun({ ...owner, runId })).dataset.removed).toBe(true);
  });

  test("of a request and a removal at once exactly one succeeds", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { owner, datasetId } = await prepare();
      const answers = await Promise.all([
        reasonOf(createRun(owner, { datasetId })),
        reasonOf(removeDataset({ ...owner, datasetId, version: 1 })),
      ]);
      expect(answers.filter((answer) => answer === "done")).toHaveLength(1);
    }
  });
});

test("the form for a run offers own data and every model with its kind of data, and repeats an earlier run", async () => {
  const { owner, datasetId } = await prepare();
  const runId = await createRun(owner, { datasetId, config: smallConfig({ latentSize: 7 }) });
  const form = await viewRunForm({ ...owner, repeatRunId: runId });
  expect(form.datasets).toMatchObject([{ id: datasetId, labelled: true, imageCount: 500 }]);
  expect(form.models.map(({ model }) => model)).toEqual([...MODEL_FAMILIES]);
  expect(form.models.filter(({ kind }) => kind === "text").map(({ model }) => model)).toEqual([...TEXT_FAMILIES]);
  expect(form.initial).toMatchObject({ datasetId, "config.model": "vae", "config.latentSize": "7", preset: "own" });
});
