import { readdirSync } from "node:fs";
import { decode } from "fast-png";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { cancelRun } from "@/lib/assessment/service/cancel-run";
import { exportCurves, exportReport, readRunSheet } from "@/lib/assessment/service/read-run-file";
import { repeatRun } from "@/lib/assessment/service/repeat-run";
import { viewRun } from "@/lib/assessment/service/view-run";
import type { RunView } from "@/lib/assessment/types";
import { RUN_LEASE } from "@/lib/assessment/workflow";
import { verifyRecord } from "@/lib/audit/service";
import { database } from "@/lib/db/client";
import { countSubscribers } from "@/lib/db/listen";
import { env } from "@/lib/env";
import type { Actor, Tenant } from "@/lib/identity/types";
import { readBytes } from "@/lib/storage/files";
import { type RunningWorker, startWorker } from "@/lib/worker/worker";
import { LIKELIHOOD_METRIC_KEYS } from "@/models/contracts/report";
import type { RunPhase } from "@/models/contracts/run-events";
import { makeMember } from "@/tests/factories/actor";
import { createDataset } from "@/tests/factories/dataset";
import { createRun, saySetUpFound, smallConfig } from "@/tests/factories/run";
import { cutConnections, loseDatabase } from "@/tests/helpers/outage";
import { ended, RunWindow } from "./run-events";

/**
 * Real training on the native library, in the process that a worker forks. Checkpoints come so often that a run can be
 * broken after one; their moment changes no number.
 */
const LEASE = { ...RUN_LEASE, checkpointSeconds: 0.5 };
const CONFIG = smallConfig({ steps: 240 });

type Manifest = { files: { kind: string; step: number | null; sha256: string }[] };

let owner: { actor: Actor; tenant: Tenant };
let datasetId: string;
let worker: RunningWorker;
/** The run that nothing disturbed; the broken one must end with its numbers. */
let unbroken: RunView;

beforeAll(async () => {
  await saySetUpFound("tensorflow");
  owner = await makeMember();
  datasetId = await createDataset(owner, { labelled: false });
  worker = await startWorker({ lease: LEASE, pollSeconds: 0.5, spies: true });
});
afterAll(() => worker.stop());

const open = (runId: string) => new RunWindow({ ...owner, runId }).open();
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

vi.setConfig({ testTimeout: 240_000 });

describe("a run", () => {
  test("is trained natively, measured and reported; two windows on it show the same", async () => {
    const runId = await createRun(owner, { datasetId, config: CONFIG });
    const [first, second] = [await open(runId), await open(runId)];
    const [end, other] = await Promise.all([first.until(ended), second.until(ended)]);
    unbroken = await viewRun({ ...owner, runId });
    expect(end.status.code).toBe("completed");
    expect({ ...other, curves: null }).toEqual({ ...end, curves: null });
    const seen = [first, second].map(({ deltas }) => deltas.flatMap(({ run }) => run.curves.points));
    expect(seen[0]).toEqual(unbroken.curves.points);
    expect(seen[1]).toEqual(unbroken.curves.points);
    expect(unbroken.backend).toMatchObject({ backend: "tensorflow", native: true });
    expect(unbroken.progress).toMatchObject({ step: 240, totalSteps: 240 });
    expect(unbroken.attempts).toMatchObject([{ attempt: 1, fromStep: 0, outcomeWords: { en: "completed" } }]);
    await expect.poll(() => countSubscribers()).toBe(0);
  });

  test("leaves what pages and reviewers need: report, curve, sheets from first to last step, manifest", async () => {
    const reader = { ...owner, runId: unbroken.id };
    const { report } = await exportReport(reader);
    expect(report.metrics.map(({ key }) => key)).toEqual(expect.arrayContaining([...LIKELIHOOD_METRIC_KEYS]));
    expect(report).toMatchObject({ config: CONFIG, weightsHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const { csv } = await exportCurves(reader);
    expect(csv.split("\r\n")[0]).toBe("step,loss,reconstruction,kl");
    expect(csv.trim().split("\r\n")).toHaveLength(unbroken.curves.points.length + 1);
    const steps = unbroken.samples.sheets.map(({ step }) => step);
    expect([steps[0], steps.at(-1)]).toEqual([0, 240]);
    const sheet = decode((await readRunSheet({ ...reader, step: "240" })).bytes);
    expect([sheet.width, sheet.height]).toEqual([280, 168]);
    const files = await database().runArtefact.findMany({ where: { runId: unbroken.id, step: -1 } });
    expect(files.map(({ kind }) => kind).sort()).toEqual([
      ...["curves", "manifest", "neighbourSheet", "neighbours", "report", "samples", "traversalSheet", "weights"],
    ]);
    const manifest = files.find(({ kind }) => kind === "manifest");
    const { files: listed } = JSON.parse(Buffer.from(await readBytes(manifest?.fileHash ?? "")).toString()) as Manifest;
    const stored = await database().runArtefact.findMany({ where: { runId: unbroken.id, kind: { not: "manifest" } } });
    const place = (kind: string, step: number, hash: string) => `${kind} ${step} ${hash}`;
    expect(listed.map(({ kind, step, sha256 }) => place(kind, step ?? -1, sha256)).sort()).toEqual(
      stored.map(({ kind, step, fileHash }) => place(kind, step, fileHash)).sort(),
    );
  });

  test("writes a ledger that can be verified and that names the report's hash", async () => {
    const entries = await database().ledgerEntry.findMany({
      where: { recordId: unbroken.id },
      orderBy: { sequence: "asc" },
    });
    expect(entries.map(({ event }) => event)).toEqual(["run.requested", "run.claimed", "run.completed"]);
    expect(entries[2]?.payload).toMatchObject({
      status: "completed",
      reportHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await verifyRecord(database(), { recordType: "run", recordId: unbroken.id })).toMatchObject({ ok: true });
  });
});

describe("kill −9 of the training process of an identical re-run, after a checkpoint", () => {
  test("the run is lost at once, goes on past the checkpoint and ends with the unbroken run's numbers", async () => {
    const { runId } = await repeatRun({ ...owner, runId: unbroken.id });
    const window = await open(runId);
    const broken = await window.until(({ progress }) => (progress.lastCheckpointStep ?? 0) >= 40);
    const pid = worker.trainings.get(runId) ?? 0;
    process.kill(pid, "SIGKILL");
    const resumed = await window.until(({ attempt, status }) => attempt === 2 && status.code === "running");
    const fromStep = resumed.attempts[1]?.fromStep ?? 0;
    expect(fromStep).toBeGreaterThanOrEqual(broken.progress.lastCheckpointStep ?? Number.POSITIVE_INFINITY);
    const afterwards: number[] = [];
    const end = await window.until((run) => {
      if (run.progress.phase === "training") afterwards.push(run.progress.step);
      return ended(run);
    });
    expect(Math.min(...afterwards)).toBeGreaterThanOrEqual(fromStep);
    expect(end.status.code).toBe("completed");
    expect(end.report?.weightsHash).toBe(unbroken.report?.weightsHash);
    expect(end.report?.metrics).toEqual(unbroken.report?.metrics);
    expect(end.repeat).toEqual({
      original: { id: unbroken.id, number: unbroken.number },
      comparison: { weightsEqual: true, differingMetrics: [], differingConditions: [] },
    });
    expect((await viewRun({ ...owner, runId })).curves.points).toEqual(unbroken.curves.points);
    expect(end.attempts.map(({ outcomeWords }) => outcomeWords?.en.split(";")[0])).toEqual(["lost", "completed"]);
    expect(isAlive(pid)).toBe(false);
  });
});

const filesStored = () => readdirSync(env().STORAGE_FOLDER, { recursive: true }).length;

/** A moment of the run and what befalls the database then, each once. */
function troubleAt(runId: string) {
  const pending: Promise<void>[] = [];
  const once = new Map<RunPhase, () => Promise<void>>([
    ["preparing", cutConnections],
    ["training", () => loseDatabase(() => filesAreStored(2))],
    ["measuring", () => loseDatabase(() => isOver(worker.trainings.get(runId) ?? 0))],
  ]);
  return {
    pending,
    left: () => once.size,
    meet: ({ status, progress }: RunView) => {
      const trouble = status.code === "running" && progress.phase ? once.get(progress.phase) : undefined;
      if (!trouble || !progress.phase) return;
      once.delete(progress.phase);
      pending.push(trouble());
    },
  };
}
/** The training process goes on meanwhile, and tells its worker of each file. */
const filesAreStored = (more: number, before = filesStored()) =>
  vi.waitFor(() => expect(filesStored()).toBeGreaterThanOrEqual(before + more), { timeout: 60_000 });
const isOver = (pid: number) => vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 60_000 });

describe("a database that is cut off, and away while the run trains and while it ends", () => {
  test("costs neither a try nor a number; the page goes on where it had been", async () => {
    const { runId } = await repeatRun({ ...owner, runId: unbroken.id });
    const window = await new RunWindow({ ...owner, runId, reopens: true }).open();
    const trouble = troubleAt(runId);
    const end = await window.until((run) => {
      trouble.meet(run);
      return ended(run);
    });
    await Promise.all(trouble.pending);
    expect(trouble.left()).toBe(0);
    expect(end.attempts.map(({ outcomeWords }) => outcomeWords?.en)).toEqual(["completed"]);
    expect(end.repeat?.comparison).toEqual({ weightsEqual: true, differingMetrics: [], differingConditions: [] });
    const { points } = (await viewRun({ ...owner, runId })).curves;
    expect(points).toEqual(unbroken.curves.points);
    expect(window.deltas.flatMap(({ run }) => run.curves.points)).toEqual(points);
    expect(await verifyRecord(database(), { recordType: "run", recordId: runId })).toMatchObject({ ok: true });
  });
});

describe("cancelling a running run", () => {
  test("ends it within five seconds, its process too, and its data are free again", async () => {
    const runId = await createRun(owner, { datasetId, config: smallConfig({ steps: 60_000 }) });
    const window = await new RunWindow({ ...owner, runId, reopens: true }).open();
    await window.until(({ progress }) => progress.phase === "training" && progress.step > 0);
    const pid = worker.trainings.get(runId) ?? 0;
    // The worker heard of cancelling on a connection that is gone: it has to listen again.
    await cutConnections();
    await window.until(({ progress }) => progress.step > 0);
    const asked = performance.now();
    await cancelRun({ ...owner, runId });
    const end = await window.until(ended);
    expect(performance.now() - asked).toBeLessThan(5_000);
    expect(end.status.code).toBe("cancelled");
    expect(end.failure).toBeNull();
    expect(isAlive(pid)).toBe(false);
  });
});

describe("an orderly shutdown", () => {
  test("gives the run back, and the next worker goes on from its checkpoint", async () => {
    const runId = await createRun(owner, { datasetId, config: smallConfig({ steps: 60_000 }) });
    const window = await open(runId);
    await window.until(({ progress }) => progress.lastCheckpointStep !== null);
    await worker.stop();
    const released = await window.until(({ status }) => status.code === "queued");
    expect(released.attempts[0]?.outcomeWords?.en).toContain("restart");
    expect(released.progress.lastCheckpointStep).toBeGreaterThanOrEqual(released.progress.step);
    worker = await startWorker({ lease: LEASE, pollSeconds: 0.5, spies: true });
    const resumed = await window.until(({ status }) => status.code === "running");
    expect(resumed.attempts[1]?.fromStep).toBeGreaterThan(0);
    await cancelRun({ ...owner, runId });
    await window.until(ended);
  });
});
