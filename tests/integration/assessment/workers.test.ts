import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { requestRuns } from "@/lib/assessment/service/request-run";
import { sweepRuns } from "@/lib/assessment/service/sweep-runs";
import { viewSeries } from "@/lib/assessment/service/view-series";
import { RUN_LEASE } from "@/lib/assessment/workflow";
import { database } from "@/lib/db/client";
import { makeMember } from "@/tests/factories/actor";
import { createDataset } from "@/tests/factories/dataset";
import { createRun, saySetUpFound, smallConfig } from "@/tests/factories/run";
import { ended, RunWindow } from "./run-events";

/** Workers as they are started in earnest: processes of their own, on the usual times. */
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

type Line = { msg?: string; worker?: string; pid?: number; run?: string };

class WorkerProcess {
  readonly #process: ChildProcess;
  readonly #lines: Line[] = [];
  #waiting: (() => void)[] = [];

  constructor() {
    this.#process = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "lib/worker/main.ts"], {
      cwd: ROOT,
      env: { ...process.env, LOG_LEVEL: "info" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const output = createInterface({ input: this.#process.stdout ?? process.stdin });
    output.on("line", (line) => {
      if (line.startsWith("{")) this.#lines.push(JSON.parse(line) as Line);
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** The first line of the log with this message. */
  async said(msg: string): Promise<Line> {
    for (;;) {
      const line = this.#lines.find((candidate) => candidate.msg === msg);
      if (line) return line;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return this.#process.exitCode;
    const exited = once(this.#process, "exit") as Promise<[number | null]>;
    this.#process.kill(signal);
    return (await exited)[0];
  }
}

let workers: WorkerProcess[] = [];
let owner: Awaited<ReturnType<typeof makeMember>>;
let datasetId: string;

beforeAll(async () => {
  await saySetUpFound("tensorflow");
  owner = await makeMember();
  datasetId = await createDataset(owner, { labelled: false });
  workers = [new WorkerProcess(), new WorkerProcess()];
  await Promise.all(workers.map((worker) => worker.said("worker.ready")));
});
afterAll(() => Promise.all(workers.map((worker) => worker.end("SIGKILL"))));

const watch = async (steps: number, seed = 11) => {
  const runId = await createRun(owner, { datasetId, config: smallConfig({ steps, seed }) });
  return { runId, window: await new RunWindow({ ...owner, runId }).open() };
};
/** The training processes that a worker forked; it has others, of its loader. */
const trainingsOf = (pid: number) =>
  readdirSync("/proc").filter((entry) => {
    if (!/^\d+$/.test(entry)) return false;
    try {
      const parent = Number(readFileSync(`/proc/${entry}/stat`, "utf8").split(") ")[1]?.split(" ")[1]);
      return parent === pid && readFileSync(`/proc/${entry}/cmdline`, "utf8").includes("training-process");
    } catch {
      // Ended between the listing and the reading.
      return false;
    }
  });

test("two workers that start at once make each built-in set once", async () => {
  const sets = await database().dataset.findMany({ where: { organisationId: null }, orderBy: { kind: "asc" } });
  expect(sets).toMatchObject([
    { source: "strokes", kind: "image", imageCount: 8_000 },
    { source: "replies", kind: "text", imageCount: 6_000 },
  ]);
});

test("two workers share the seeds of a stability run: each is tried once, each worker has a part", async () => {
  const asked = { ...owner, datasetId, name: "probe", config: smallConfig({ steps: 20 }) };
  const { seriesId, runs } = await requestRuns(asked, { seeds: 3 });
  const windows = await Promise.all(runs.map(({ runId }) => new RunWindow({ ...owner, runId }).open()));
  const ends = await Promise.all(windows.map((window) => window.until(ended)));
  const attempts = await database().runAttempt.findMany({ where: { runId: { in: runs.map(({ runId }) => runId) } } });
  expect(attempts.map(({ attempt, outcome }) => [attempt, outcome])).toEqual(runs.map(() => [1, "completed"]));
  expect(new Set(attempts.map(({ workerId }) => workerId)).size).toBe(2);
  const series = await viewSeries({ ...owner, seriesId: seriesId ?? "" });
  expect(series).toMatchObject({ finished: true, summary: { completed: 3, failed: 0, failureRate: 0 } });
  const scores = ends.flatMap(({ report }) => report?.metrics.find(({ key }) => key === "fd")?.value ?? []).sort();
  expect(new Set(scores).size).toBe(3);
  expect(series.summary.metrics.find(({ key }) => key === "fd")?.median).toBe(scores.sort((a, b) => a - b)[1]);
  expect(series.verdict).toMatchObject({ key: "seeds", signal: "green" });
});

test("kill −9 of a worker ends its training process; the sweeper gives the run to the other worker", async () => {
  const { runId, window } = await watch(60_000);
  const running = await window.until(({ progress }) => progress.step > 0);
  const holder = running.attempts[0]?.workerId ?? "";
  const held = workers.find(({ pid }) => holder.includes(`-${pid}-`));
  if (!held) throw new Error(`No worker ${holder}`);
  const [training = ""] = trainingsOf(held.pid);
  expect(training).not.toBe("");
  await held.end("SIGKILL");
  await vi.waitFor(() => expect(() => process.kill(Number(training), 0)).toThrow(), { timeout: 10_000 });
  const afterTheLease = { now: () => new Date(Date.now() + (RUN_LEASE.leaseSeconds + 1) * 1_000) };
  expect((await sweepRuns(afterTheLease)).lost).toContain(runId);
  const resumed = await window.until(({ attempt, status }) => attempt === 2 && status.code === "running");
  expect(resumed.attempts[1]?.workerId).not.toBe(holder);
  window.close();
});

test("SIGTERM ends a worker in order: the run waits in the queue, nothing is left running", async () => {
  const run = await database().assessmentRun.findFirstOrThrow({ where: { status: "running" } });
  const last = workers.find(({ pid }) => run.workerId?.includes(`-${pid}-`));
  const trainings = trainingsOf(last?.pid ?? 0);
  expect(await last?.end("SIGTERM")).toBe(0);
  const row = await database().assessmentRun.findUniqueOrThrow({ where: { id: run.id }, include: { attempts: true } });
  expect(row).toMatchObject({ status: "queued", leaseUntil: null });
  expect(row.attempts.map(({ outcome }) => outcome).sort()).toEqual(["lost", "released"]);
  for (const pid of trainings) expect(() => process.kill(Number(pid), 0)).toThrow();
});
