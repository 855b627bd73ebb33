import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mergeDelta } from "@/components/assessment/merge-delta";
import { claimRun } from "@/lib/assessment/service/claim-run";
import { completeRun } from "@/lib/assessment/service/finish-run";
import { followRun } from "@/lib/assessment/service/follow-run";
import { reportBackend, reportProgress } from "@/lib/assessment/service/report-progress";
import { database } from "@/lib/db/client";
import { countSubscribers } from "@/lib/db/listen";
import type { Actor, Tenant } from "@/lib/identity/types";
import { makeMember } from "@/tests/factories/actor";
import { createDataset } from "@/tests/factories/dataset";
import { createRun, sampleReport, saySetUpFound, smallConfig } from "@/tests/factories/run";
import { ended, RunWindow } from "./run-events";

let owner: { actor: Actor; tenant: Tenant };
let runId: string;

beforeAll(() => saySetUpFound("tensorflow"));
beforeEach(async () => {
  owner = await makeMember();
  runId = await createRun(owner, { datasetId: await createDataset(owner) });
});

async function takeRun() {
  const claim = await claimRun({ runId, workerId: "worker" });
  if (!claim) throw new Error("not claimed");
  const advance = (...steps: number[]) =>
    reportProgress({
      claim,
      progress: {
        ...{ phase: "training", step: steps.at(-1) ?? 0, totalSteps: 60, stepsPerSecond: 2, secondsLeft: 9 },
        points: steps.map((step) => ({ step, values: { loss: 100 - step } })),
      },
    });
  return { claim, advance, complete: () => completeRun({ claim, report: sampleReport(smallConfig()) }) };
}

const open = (lastEventId?: string) => new RunWindow({ ...owner, runId, lastEventId }).open();
const stepsOf = (window: RunWindow) => window.deltas.map(({ run }) => run.curves.points.map(({ step }) => step));

describe("an event stream", () => {
  test("sends what is there first and then only what is new, until the run ends", async () => {
    const { advance, complete } = await takeRun();
    await advance(1, 2);
    const window = await open();
    await window.until(({ progress }) => progress.step === 2);
    await advance(3, 4);
    await window.until(({ progress }) => progress.step === 4);
    await complete();
    const end = await window.until(ended);
    expect(end.report).not.toBeNull();
    expect(await window.next()).toBeNull();
    expect(stepsOf(window).flat()).toEqual([1, 2, 3, 4]);
    expect(window.deltas.map(({ afterStep }) => afterStep)).toEqual([-1, 2, 4]);
    await expect.poll(() => countSubscribers()).toBe(0);
  });

  test("goes on where a window that lost its connection had been, and stays away after the end", async () => {
    const { advance, complete } = await takeRun();
    await advance(1, 2, 3);
    const again = await open("2:running");
    await again.until(({ progress }) => progress.step === 3);
    expect(stepsOf(again)).toEqual([[3]]);
    again.close();
    await complete();
    const follower = { ...owner, runId, signal: new AbortController().signal };
    expect(await followRun({ ...follower, lastEventId: "3:final" })).toBeNull();
    const late = await open("3:running");
    expect((await late.until(ended)).status.code).toBe("completed");
  });

  test("sends the curve anew where a run began anew, to a window that stayed and to one that comes back", async () => {
    const { claim, advance } = await takeRun();
    const { backend } = sampleReport(smallConfig());
    await reportBackend({ claim, backend });
    await advance(1, 2, 3);
    const window = await open();
    const before = await window.until(({ progress }) => progress.step === 3);
    await reportBackend({ claim, backend: { ...backend, backend: "wasm" } });
    await advance(1);
    await window.until(({ curves }) => curves.points.length === 1);
    const shown = window.deltas.slice(1).reduce((run, delta) => mergeDelta(run, delta), before);
    expect(shown.curves.points.map(({ step }) => step)).toEqual([1]);
    const again = await open("3:running");
    await again.next();
    expect(again.deltas[0]?.afterStep).toBe(-1);
    for (const each of [window, again]) each.close();
  });

  test("is not opened for another organisation, and leaves nobody listening", async () => {
    const stranger = await makeMember();
    const signal = new AbortController().signal;
    await expect(followRun({ ...stranger, runId, lastEventId: null, signal })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const nonsense = { ...owner, runId: "R-2026-0001", lastEventId: null, signal };
    await expect(followRun(nonsense)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect.poll(() => countSubscribers()).toBe(0);
  });

  test("ends with its window: closed or aborted, nothing keeps listening", async () => {
    const windows = [await open(), await open(), await open()];
    for (const window of windows) await window.next();
    await expect.poll(() => countSubscribers()).toBe(3);
    for (const window of windows) window.close();
    for (const window of windows) expect(await window.next()).toBeNull();
    const aborted = AbortSignal.abort();
    const stream = await followRun({ ...owner, runId, lastEventId: null, signal: aborted });
    expect(await stream?.getReader().read()).toMatchObject({ done: true });
    await expect.poll(() => countSubscribers()).toBe(0);
  });

  test("a reader that does not read gets one event for many changes", async () => {
    const { advance } = await takeRun();
    const window = await open();
    await window.next();
    for (let step = 1; step <= 20; step += 1) await advance(step);
    await window.until(({ progress }) => progress.step === 20);
    expect(window.deltas.length).toBeLessThan(6);
    expect(stepsOf(window).flat()).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    window.close();
  });

  test("survives the loss of its connection to the database and tells what happened meanwhile", async () => {
    const { advance } = await takeRun();
    const window = await open();
    await window.next();
    await database().$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'listener' AND datname = current_database()`;
    await advance(33);
    await window.until(({ progress }) => progress.step === 33);
    await advance(34);
    await window.until(({ progress }) => progress.step === 34);
    window.close();
  });
});
