import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { repeatRun } from "@/lib/assessment/service/repeat-run";
import { viewRun, viewRuns } from "@/lib/assessment/service/view-run";
import { viewRunForm } from "@/lib/assessment/service/view-run-form";
import type { RunView } from "@/lib/assessment/types";
import { RUN_LEASE } from "@/lib/assessment/workflow";
import type { Actor, Tenant } from "@/lib/identity/types";
import { type RunningWorker, startWorker } from "@/lib/worker/worker";
import { makeMember } from "@/tests/factories/actor";
import { createDataset } from "@/tests/factories/dataset";
import { createRun, saySetUpFound, smallConfig } from "@/tests/factories/run";
import { ended, RunWindow } from "./run-events";

/** Real training on WebAssembly, in the process that a worker forks where the native library cannot be had. */
const LEASE = { ...RUN_LEASE, checkpointSeconds: 0.2 };

let owner: { actor: Actor; tenant: Tenant };
let worker: RunningWorker;
/** Holds what calls itself TensorFlow and is not. */
let brokenLibrary: string;
let first: RunView;

beforeAll(async () => {
  brokenLibrary = await mkdtemp(join(tmpdir(), "broken-library-"));
  await writeFile(join(brokenLibrary, "libtensorflow_cc.so.2"), "no library");
  await saySetUpFound("wasm");
  owner = await makeMember();
  worker = await startWorker({ lease: LEASE, pollSeconds: 0.5, spies: true });
});
afterAll(async () => {
  await worker.stop();
  await rm(brokenLibrary, { recursive: true });
});

vi.setConfig({ testTimeout: 240_000 });

const open = (runId: string) => new RunWindow({ ...owner, runId }).open();

test("where set-up found only WebAssembly a run is offered, slower, trains there and says so with the reason", async () => {
  const datasetId = await createDataset(owner, { labelled: false });
  const [slow] = (await viewRunForm({ ...owner, repeatRunId: null })).models;
  await saySetUpFound("tensorflow");
  const [quick] = (await viewRunForm({ ...owner, repeatRunId: null })).models;
  expect(slow?.presets[0]?.estimate.seconds).toBeGreaterThan(quick?.presets[0]?.estimate.seconds ?? Number.NaN);
  await saySetUpFound("wasm");
  expect((await viewRuns(owner)).start).toMatchObject({
    refused: null,
    fallback: { reason: { zh: "没有找到库" }, remedy: { en: "install it again" } },
  });
  const runId = await createRun(owner, { datasetId, config: smallConfig({ steps: 60, batchSize: 32 }) });
  await (await open(runId)).until(ended);
  first = await viewRun({ ...owner, runId });
  const backend = {
    ...{ backend: "wasm", native: false, threads: 2 },
    shortfalls: [{ zh: "没有找到库", en: "the library was not found" }],
  };
  expect(first).toMatchObject({ status: { code: "completed" }, backend, report: { backend } });
  expect(first.backendWords?.zh).toMatch(/^WebAssembly 后备 .*2 线程$/);
});

test("a library that breaks when it is loaded gives way in the process; killed with −9, the run ends with the same numbers", async () => {
  await saySetUpFound("tensorflow", brokenLibrary);
  const { runId } = await repeatRun({ ...owner, runId: first.id });
  const window = await open(runId);
  await window.until(({ progress }) => (progress.lastCheckpointStep ?? 0) >= 10);
  process.kill(worker.trainings.get(runId) ?? 0, "SIGKILL");
  const end = await window.until(ended);
  expect(end.attempts.map(({ outcomeWords }) => outcomeWords?.en.split(";")[0])).toEqual(["lost", "completed"]);
  expect(end.attempts[1]?.fromStep).toBeGreaterThanOrEqual(10);
  expect(end.backend).toMatchObject({
    backend: "wasm",
    shortfalls: [{ en: expect.stringContaining("libtensorflow_cc") }],
  });
  expect(JSON.stringify(end.backend)).not.toContain(brokenLibrary);
  expect(end.repeat?.comparison).toEqual({ weightsEqual: true, differingMetrics: [], differingConditions: [] });
  expect((await viewRun({ ...owner, runId })).curves.points).toEqual(first.curves.points);
});
