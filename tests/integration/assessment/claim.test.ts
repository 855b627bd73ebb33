import { beforeAll, describe, expect, test } from "vitest";
import { cancelRun } from "@/lib/assessment/service/cancel-run";
import { type ClaimedRun, claimRun } from "@/lib/assessment/service/claim-run";
import { completeRun, confirmCancel, failRun, returnToQueue } from "@/lib/assessment/service/finish-run";
import { keepRunAlive, reportArtefact, reportBackend, reportProgress } from "@/lib/assessment/service/report-progress";
import { sweepRuns } from "@/lib/assessment/service/sweep-runs";
import { viewRun } from "@/lib/assessment/service/view-run";
import { RUN_LEASE } from "@/lib/assessment/workflow";
import { verifyRecord } from "@/lib/audit/service";
import { database } from "@/lib/db/client";
import type { Actor, Tenant } from "@/lib/identity/types";
import { queue } from "@/lib/queue/boss";
import { fileExists, putBytes } from "@/lib/storage/files";
import type { ProgressEvent } from "@/models/contracts/run-events";
import { makeMember } from "@/tests/factories/actor";
import { createDataset } from "@/tests/factories/dataset";
import { createRun, sampleReport, saySetUpFound, smallConfig } from "@/tests/factories/run";

let owner: { actor: Actor; tenant: Tenant };
let datasetId: string;

beforeAll(async () => {
  await saySetUpFound("tensorflow");
});

async function queueRun(): Promise<string> {
  owner = await makeMember();
  datasetId = await createDataset(owner);
  return createRun(owner, { datasetId });
}

async function claim(runId: string, workerId = "worker-a", at = new Date()): Promise<ClaimedRun> {
  const claimed = await claimRun({ runId, workerId }, { now: () => at });
  if (!claimed) throw new Error("not claimed");
  return claimed;
}

const progressAt = (step: number, points = [{ step, values: { loss: step / 10 } }]): ProgressEvent => ({
  ...{ phase: "training", step, totalSteps: 60, stepsPerSecond: 5, secondsLeft: 3, points },
});

const later = (seconds: number) => ({ now: () => new Date(Date.now() + seconds * 1_000) });
const rowOf = (id: string) => database().assessmentRun.findUniqueOrThrow({ where: { id } });
const eventsOf = async (recordId: string) =>
  (await database().ledgerEntry.findMany({ where: { recordId }, orderBy: { sequence: "asc" } })).map(
    ({ event }) => event,
  );
const waitingJobs = async (runId: string) =>
  (await (await queue()).findJobs("assessment.run", { data: { runId } })).filter(({ state }) => state === "created");

describe("claiming", () => {
  test("of fifty workers at once exactly one takes the run", async () => {
    const runId = await queueRun();
    const claims = await Promise.all(
      Array.from({ length: 50 }, (_, index) => claimRun({ runId, workerId: `worker-${index}` })),
    );
    const winners = claims.filter((claimed) => claimed !== null);
    expect(winners).toHaveLength(1);
    expect(await rowOf(runId)).toMatchObject({ status: "running", attempt: 1, workerId: winners[0]?.workerId });
    expect(await eventsOf(runId)).toEqual(["run.requested", "run.claimed"]);
    expect(await database().runAttempt.count({ where: { runId } })).toBe(1);
  });
});

describe("a fenced worker", () => {
  test("changes nothing by any of its writes", async () => {
    const runId = await queueRun();
    const old = await claim(runId);
    await returnToQueue({ claim: old, outcome: "lost" });
    const current = await claim(runId, "worker-b");
    await reportProgress({ claim: current, progress: progressAt(7) });
    const before = await rowOf(runId);
    const entries = await eventsOf(runId);
    const file = await putBytes(Buffer.from("checkpoint of a fenced worker"));
    const artefact = { kind: "checkpoint", step: 40, mediaType: "application/octet-stream", ...file } as const;

    expect(await keepRunAlive({ claim: old })).toBeNull();
    expect(await reportProgress({ claim: old, progress: progressAt(50) })).toBeNull();
    expect(await reportArtefact({ claim: old, artefact })).toBeNull();
    expect(await completeRun({ claim: old, report: sampleReport(smallConfig()) })).toBeNull();
    expect(await failRun({ claim: old, failure: { code: "diverged", facts: { step: 1 } } })).toBeNull();
    expect(await confirmCancel({ claim: old })).toBeNull();
    expect(await returnToQueue({ claim: old, outcome: "broken" })).toBeNull();

    expect(await rowOf(runId)).toEqual(before);
    expect(await eventsOf(runId)).toEqual(entries);
    expect(await database().runArtefact.count({ where: { runId } })).toBe(0);
    expect(await database().runCurvePoint.findMany({ where: { runId } })).toMatchObject([{ step: 7 }]);
  });

  test("is also one with the right attempt but another name", async () => {
    const runId = await queueRun();
    const held = await claim(runId);
    expect(await keepRunAlive({ claim: { ...held, workerId: "impostor" } })).toBeNull();
  });
});

describe("reports", () => {
  test("a step that was recorded before the break keeps its first record", async () => {
    const runId = await queueRun();
    const held = await claim(runId);
    await reportProgress({ claim: held, progress: progressAt(10) });
    await reportProgress({
      claim: held,
      progress: progressAt(20, [
        { step: 10, values: { loss: 99 } },
        { step: 20, values: { loss: 2 } },
      ]),
    });
    const view = await viewRun({ ...owner, runId });
    expect(view.curves.points).toEqual([
      { step: 10, values: { loss: 1 } },
      { step: 20, values: { loss: 2 } },
    ]);
  });

  test("of checkpoints only the newest two stay, files included, and none after the end", async () => {
    const runId = await queueRun();
    const held = await claim(runId);
    const hashes: string[] = [];
    for (const step of [10, 20, 30]) {
      const file = await putBytes(Buffer.from(`${runId} at ${step}`));
      hashes.push(file.hash);
      await reportArtefact({
        claim: held,
        artefact: { kind: "checkpoint", step, mediaType: "application/octet-stream", ...file },
      });
    }
    expect(await Promise.all(hashes.map(fileExists))).toEqual([false, true, true]);
    expect(await rowOf(runId)).toMatchObject({ lastCheckpointStep: 30 });
    await completeRun({ claim: held, report: sampleReport(smallConfig()) });
    expect(await Promise.all(hashes.map(fileExists))).toEqual([false, false, false]);
  });

  test("a try on another library begins anew: no checkpoint and no point of the one before stays", async () => {
    const runId = await queueRun();
    const first = await claim(runId);
    const { backend } = sampleReport(smallConfig());
    const file = await putBytes(Buffer.from(`checkpoint of ${runId}`));
    const artefact = { kind: "checkpoint", step: 40, mediaType: "application/octet-stream", ...file } as const;
    await reportBackend({ claim: first, backend });
    await reportProgress({ claim: first, progress: progressAt(40) });
    await reportArtefact({ claim: first, artefact });
    await returnToQueue({ claim: first, outcome: "lost" });

    const same = await claim(runId);
    await reportBackend({ claim: same, backend });
    expect(await viewRun({ ...owner, runId })).toMatchObject({ progress: { step: 40, lastCheckpointStep: 40 } });
    await returnToQueue({ claim: same, outcome: "lost" });

    const other = await claim(runId);
    expect(await reportBackend({ claim: first, backend: { ...backend, backend: "wasm" } })).toBeNull();
    await reportBackend({ claim: other, backend: { ...backend, backend: "wasm" } });
    const view = await viewRun({ ...owner, runId });
    expect(view).toMatchObject({ progress: { step: 0, lastCheckpointStep: null }, curves: { points: [] } });
    expect(view.attempts.map(({ fromStep }) => fromStep)).toEqual([0, 40, 0]);
    expect(await fileExists(file.hash)).toBe(false);
  });

  test("the next claim goes on from the newest checkpoint and says so in the ledger", async () => {
    const runId = await queueRun();
    const held = await claim(runId);
    const file = await putBytes(Buffer.from(`${runId} state`));
    await reportArtefact({
      claim: held,
      artefact: { kind: "checkpoint", step: 25, mediaType: "application/octet-stream", ...file },
    });
    await reportProgress({ claim: held, progress: progressAt(31) });
    await returnToQueue({ claim: held, outcome: "lost" });
    const next = await claim(runId, "worker-b");
    expect(next.checkpoints).toEqual([expect.objectContaining({ step: 25, fileHash: file.hash })]);
    expect(await rowOf(runId)).toMatchObject({ attempt: 2, step: 25 });
    expect(await eventsOf(runId)).toEqual(["run.requested", "run.claimed", "run.lost", "run.resumed"]);
    expect((await viewRun({ ...owner, runId })).attempts.map(({ fromStep }) => fromStep)).toEqual([0, 25]);
  });
});

describe("the sweeper", () => {
  test("gives back a run whose lease ran out, with a job, and leaves one that is alive", async () => {
    const [silent, alive] = [await queueRun(), await queueRun()];
    await claim(silent);
    const held = await claim(alive);
    await keepRunAlive({ claim: held }, later(RUN_LEASE.leaseSeconds));
    const { lost } = await sweepRuns(later(RUN_LEASE.leaseSeconds + 1));
    expect(lost).toContain(silent);
    expect(lost).not.toContain(alive);
    expect(await rowOf(silent)).toMatchObject({ status: "queued", attempt: 1, workerId: null, leaseUntil: null });
    expect(await waitingJobs(silent)).toHaveLength(2);
    expect(await eventsOf(silent)).toEqual(["run.requested", "run.claimed", "run.lost"]);
  });

  test("leaves a run whose worker spoke up after the sweeper had looked", async () => {
    const runId = await queueRun();
    const held = await claim(runId);
    const looked = later(RUN_LEASE.leaseSeconds + 1).now();
    await keepRunAlive({ claim: held }, later(RUN_LEASE.leaseSeconds + 2));
    expect(await returnToQueue({ claim: held, outcome: "lost", expiredBefore: looked })).toBeNull();
    expect(await rowOf(runId)).toMatchObject({ status: "running", attempt: 1 });
  });

  test("ends a run after the third lost try, and the page says how often", async () => {
    const runId = await queueRun();
    for (let attempt = 1; attempt <= RUN_LEASE.maximumAttempts; attempt += 1) {
      await claim(runId, `worker-${attempt}`);
      await sweepRuns(later(RUN_LEASE.leaseSeconds + 1));
    }
    const view = await viewRun({ ...owner, runId });
    expect(view.status.code).toBe("failed");
    expect(view.failure).toMatchObject({ code: "lost" });
    expect(view.failure?.words.en).toContain(String(RUN_LEASE.maximumAttempts));
    expect(await verifyRecord(database(), { recordType: "run", recordId: runId })).toEqual({
      ok: true,
      value: { entries: 7 },
    });
  });

  test("cancels instead of trying again where that was asked for", async () => {
    const runId = await queueRun();
    await claim(runId);
    await cancelRun({ ...owner, runId });
    await sweepRuns(later(RUN_LEASE.leaseSeconds + 1));
    expect(await rowOf(runId)).toMatchObject({ status: "cancelled" });
  });

  test("gives a queued run whose job vanished with its worker another job, once", async () => {
    const runId = await queueRun();
    const [job] = await waitingJobs(runId);
    await (await queue()).deleteJob("assessment.run", job?.id ?? "");
    await sweepRuns(later(120));
    await sweepRuns(later(120));
    expect(await waitingJobs(runId)).toHaveLength(1);
  });

  test("two sweepers at once write one loss", async () => {
    const runId = await queueRun();
    await claim(runId);
    const clock = later(RUN_LEASE.leaseSeconds + 1);
    await Promise.all([sweepRuns(clock), sweepRuns(clock), sweepRuns(clock)]);
    expect((await eventsOf(runId)).filter((event) => event === "run.lost")).toHaveLength(1);
  });
});

test("what broke for a passing reason waits before its next try, what vanished does not", async () => {
  for (const [outcome, waits] of [
    ["broken", true],
    ["lost", false],
  ] as const) {
    const runId = await queueRun();
    const held = await claim(runId);
    const before = new Set((await waitingJobs(runId)).map(({ id }) => id));
    await returnToQueue({ claim: held, outcome });
    const [next] = (await waitingJobs(runId)).filter(({ id }) => !before.has(id));
    expect(next && next.startAfter.getTime() - next.createdOn.getTime() > 10_000).toBe(waits);
  }
});

test("an orderly shutdown does not count as a try", async () => {
  const runId = await queueRun();
  for (let round = 0; round < 5; round += 1) {
    const held = await claim(runId, `worker-${round}`);
    expect(await returnToQueue({ claim: held, outcome: "released" })).toBe("queued");
  }
  expect(await rowOf(runId)).toMatchObject({ status: "queued", attempt: 5 });
});
