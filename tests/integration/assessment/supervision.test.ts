import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { cancelRun } from "@/lib/assessment/service/cancel-run";
import { returnToQueue } from "@/lib/assessment/service/finish-run";
import { viewRun } from "@/lib/assessment/service/view-run";
import { RUN_LEASE } from "@/lib/assessment/workflow";
import { database } from "@/lib/db/client";
import type { Actor, Tenant } from "@/lib/identity/types";
import { type RunningWorker, startWorker } from "@/lib/worker/worker";
import { makeMember } from "@/tests/factories/actor";
import { createDataset } from "@/tests/factories/dataset";
import { createRun, saySetUpFound, smallConfig } from "@/tests/factories/run";
import { loseDatabase } from "@/tests/helpers/outage";
import { ended, RunWindow } from "./run-events";

/** A worker with short times over training processes that misbehave. */
// A lease must outlast the start of a process on a busy machine, or a broken try counts as a silent one.
const LEASE = { ...RUN_LEASE, leaseSeconds: 6, heartbeatSeconds: 0.5, cancelSeconds: 2.5, retrySeconds: 0 };
const SILENT = 1;
const DIVERGING = 2;
const BREAKING = 3;
const DYING = 4;
const STUBBORN = 5;
const RAVING = 6;
const ORDERLY = 7;

let owner: { actor: Actor; tenant: Tenant };
let datasetId: string;
let worker: RunningWorker;

beforeAll(async () => {
  await saySetUpFound("tensorflow");
  owner = await makeMember();
  datasetId = await createDataset(owner);
  const trainingEntry = fileURLToPath(new URL("../../fixtures/odd-training.ts", import.meta.url));
  worker = await startWorker({ lease: LEASE, pollSeconds: 0.5, spies: true, trainingEntry });
});
afterAll(() => worker.stop());

async function watch(seed: number, steps = 60) {
  const runId = await createRun(owner, { datasetId, config: smallConfig({ seed, steps }) });
  return { runId, window: await new RunWindow({ ...owner, runId, reopens: true }).open() };
}
const outcomesOf = async (runId: string) =>
  (await database().runAttempt.findMany({ where: { runId }, orderBy: { attempt: "asc" } })).map(
    ({ outcome }) => outcome,
  );

describe("a training process that", () => {
  test("meets a fault of the model fails its run at once, with the fault in words", async () => {
    const { runId, window } = await watch(DIVERGING);
    const end = await window.until(ended);
    expect(end.status.code).toBe("failed");
    expect(end.failure?.words.en).toContain("77");
    expect(end.failure?.remedy.zh).toContain("学习率");
    expect(await outcomesOf(runId)).toEqual(["failed"]);
  });

  test.each([
    ["breaks by what may pass", BREAKING, "broken"],
    ["is killed", DYING, "lost"],
    ["is silent for a lease", SILENT, "lost"],
    ["says nothing that can be understood", RAVING, "lost"],
  ])("%s is tried three times, then its run fails", async (_, seed, outcome) => {
    const { runId, window } = await watch(seed);
    const end = await window.until(ended);
    expect(end.status.code).toBe("failed");
    expect(end.failure?.code).toBe(outcome);
    expect(await outcomesOf(runId)).toEqual([outcome, outcome, outcome]);
    expect(worker.trainings.size).toBe(0);
  });

  test("reports and ends while the database is away loses no point, and its end is written in the same try", async () => {
    const { runId, window } = await watch(ORDERLY, 20);
    await window.until(({ progress }) => progress.step > 0);
    const pid = worker.trainings.get(runId) ?? 0;
    const gone = () => expect(() => process.kill(pid, 0)).toThrow();
    await loseDatabase(() => vi.waitFor(gone, { timeout: 20_000 }));
    const end = await window.until(ended);
    expect(end.status.code).toBe("completed");
    expect(await outcomesOf(runId)).toEqual(["completed"]);
    const { points } = (await viewRun({ ...owner, runId })).curves;
    expect(points.map(({ step }) => step)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  test("does not stop when its run is cancelled is killed", async () => {
    const { runId, window } = await watch(STUBBORN);
    await window.until(({ progress }) => progress.step === 5);
    const asked = performance.now();
    await cancelRun({ ...owner, runId });
    expect((await window.until(ended)).status.code).toBe("cancelled");
    expect(performance.now() - asked).toBeLessThan(5_000);
    expect(worker.trainings.size).toBe(0);
  });

  test("lost its run to another worker is killed, and the run stays as the other left it", async () => {
    const { runId, window } = await watch(STUBBORN);
    const running = await window.until(({ progress }) => progress.step === 5);
    const claim = { runId, attempt: running.attempt, workerId: worker.workerId };
    const spy = worker.queue.getSpy<{ runId: string }>("assessment.run");
    const pid = worker.trainings.get(runId) ?? 0;
    await database().assessmentRun.update({ where: { id: runId }, data: { attempt: 9, workerId: "another" } });
    await spy.waitForJob((data) => data.runId === runId, "completed");
    expect(() => process.kill(pid, 0)).toThrow();
    expect(await returnToQueue({ claim, outcome: "lost" })).toBeNull();
    const row = await database().assessmentRun.findUniqueOrThrow({ where: { id: runId } });
    expect(row).toMatchObject({ status: "running", attempt: 9, workerId: "another", step: 5 });
    window.close();
  });
});

test("on a machine where nothing trains a run fails with that reason and is not tried again", async () => {
  const { runId, window } = await watch(STUBBORN);
  await window.until(({ progress }) => progress.step === 5);
  const second = await watch(STUBBORN);
  await saySetUpFound("none");
  try {
    await cancelRun({ ...owner, runId });
    const end = await second.window.until(ended);
    expect(end.failure).toMatchObject({ code: "noBackend" });
    expect(await outcomesOf(second.runId)).toEqual(["failed"]);
    await window.until(ended);
  } finally {
    await saySetUpFound("tensorflow");
  }
});
