import { beforeAll, describe, expect, test } from "vitest";
import { claimRun } from "@/lib/assessment/service/claim-run";
import { completeRun } from "@/lib/assessment/service/finish-run";
import { viewRun, viewRuns } from "@/lib/assessment/service/view-run";
import { viewRunForm } from "@/lib/assessment/service/view-run-form";
import { database } from "@/lib/db/client";
import { seedLaw } from "@/prisma/seed/law";
import { makeMember } from "@/tests/factories/actor";
import { createDataset } from "@/tests/factories/dataset";
import { createRun, sampleReport, saySetUpFound, smallConfig } from "@/tests/factories/run";

type Owner = Awaited<ReturnType<typeof makeMember>>;

beforeAll(async () => {
  await saySetUpFound("tensorflow");
  await seedLaw();
});

interface Completed {
  seed: number;
  nonFiniteSteps?: number;
  hiddenUnits?: number;
}

async function completeWith(owner: Owner, datasetId: string, change: Completed) {
  const config = smallConfig({ seed: change.seed, ...(change.hiddenUnits && { hiddenUnits: change.hiddenUnits }) });
  const runId = await createRun(owner, { datasetId, config });
  const claim = await claimRun({ runId, workerId: "worker" });
  if (!claim) throw new Error("not claimed");
  const report = { ...sampleReport(config), nonFiniteSteps: change.nonFiniteSteps ?? 0 };
  await completeRun({ claim, report });
  return runId;
}

describe("a completed run", () => {
  test("is read by the rules in force when it ended; page and list say the same", async () => {
    const owner = await makeMember();
    const datasetId = await createDataset(owner);
    const runId = await completeWith(owner, datasetId, { seed: 1 });
    const view = await viewRun({ ...owner, runId });
    const { version } = await database().verdictRuleSet.findFirstOrThrow({ orderBy: { version: "desc" } });
    expect(view.judged).toMatchObject({ version, metrics: expect.any(Array) });
    // FD is four times its floor: within five counts as good.
    expect(view.judged?.metrics.find(({ key }) => key === "fd")).toMatchObject({ signal: "green" });
    const [item] = (await viewRuns(owner)).runs;
    expect(item).toMatchObject({ id: runId, finding: view.judged?.finding, status: { code: "completed" } });
  });

  test("counts the seeds of its configuration that finished on the same data", async () => {
    const owner = await makeMember();
    const [datasetId, other] = [await createDataset(owner), await createDataset(owner, { seed: 8 })];
    const first = await completeWith(owner, datasetId, { seed: 1 });
    const seedsOf = async () =>
      (await viewRun({ ...owner, runId: first })).judged?.checks.find(({ key }) => key === "seeds")?.band;
    const alone = await seedsOf();
    await completeWith(owner, datasetId, { seed: 2 });
    await completeWith(owner, other, { seed: 3 });
    await completeWith(owner, datasetId, { seed: 2 });
    expect(await seedsOf()).toBe(alone);
    await completeWith(owner, datasetId, { seed: 3 });
    expect(await seedsOf()).not.toBe(alone);
  });

  test("whose losses left the finite numbers is completed with errors", async () => {
    const owner = await makeMember();
    const runId = await completeWith(owner, await createDataset(owner), { seed: 1, nonFiniteSteps: 3 });
    expect((await viewRun({ ...owner, runId })).status).toMatchObject({ code: "completed_with_errors", tone: "note" });
  });
});

test("the estimate rests on runs that were measured here, and a queued run waits for those before it", async () => {
  const owner = await makeMember();
  const datasetId = await createDataset(owner);
  // As many hidden units as a form begins with. The report says 60 steps in 12 s.
  const hiddenUnits = 400;
  await completeWith(owner, datasetId, { seed: 1, hiddenUnits });
  const config = smallConfig({ steps: 600, hiddenUnits });
  const [first, second] = [
    await createRun(owner, { datasetId, config }),
    await createRun(owner, { datasetId, config }),
  ];
  const [ahead, behind] = [await viewRun({ ...owner, runId: first }), await viewRun({ ...owner, runId: second })];
  expect(ahead.estimate).toMatchObject({ basis: "measured", stepsPerSecond: 5 });
  expect(ahead.queuePosition).toBe(1);
  expect(behind.queuePosition).toBe(2);
  expect(behind.estimate?.seconds).toBe(2 * (ahead.estimate?.seconds ?? 0));
  const form = await viewRunForm({ ...owner, repeatRunId: null });
  const measured = form.models.filter(({ presets }) => presets[0]?.estimate.basis === "measured");
  expect(measured.map(({ model }) => model)).toEqual([config.model]);
  expect(form.models.length).toBeGreaterThan(1);
  // No run of this size was ever trained.
  const other = await createRun(owner, { datasetId, config: smallConfig({ steps: 600, hiddenUnits: 96 }) });
  expect((await viewRun({ ...owner, runId: other })).estimate?.basis).toBe("expected");
});
