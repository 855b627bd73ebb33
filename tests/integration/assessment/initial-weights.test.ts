import { beforeAll, describe, expect, test } from "vitest";
import { claimRun } from "@/lib/assessment/service/claim-run";
import { completeRun } from "@/lib/assessment/service/finish-run";
import { reportArtefact } from "@/lib/assessment/service/report-progress";
import { requestRun } from "@/lib/assessment/service/request-run";
import { viewRun } from "@/lib/assessment/service/view-run";
import { viewRunForm } from "@/lib/assessment/service/view-run-form";
import { isAppError } from "@/lib/errors";
import { putBytes } from "@/lib/storage/files";
import { makeMember } from "@/tests/factories/actor";
import { createDataset } from "@/tests/factories/dataset";
import { createRun, sampleReport, saySetUpFound, smallConfig } from "@/tests/factories/run";

type Member = Awaited<ReturnType<typeof makeMember>>;

let owner: Member;
let datasetId: string;
let originId: string;
let weightsFile: string;

/** A run of the owner that left weights, made by the services that a worker calls. */
async function makeOrigin(): Promise<string> {
  const runId = await createRun(owner, { datasetId });
  const claim = await claimRun({ runId, workerId: "worker" });
  if (!claim) throw new Error("not claimed");
  const { hash, size } = await putBytes(Buffer.from("weights"));
  weightsFile = hash;
  await reportArtefact({ claim, artefact: { kind: "weights", step: null, mediaType: "x/y", hash, size } });
  await completeRun({ claim, report: sampleReport(smallConfig()) });
  return runId;
}

beforeAll(async () => {
  await saySetUpFound("tensorflow");
  owner = await makeMember();
  datasetId = await createDataset(owner);
  originId = await makeOrigin();
});

const request = (initFrom: string | null, change: Record<string, unknown> = {}, by: Member = owner) =>
  requestRun({ ...by, datasetId, name: "fine-tuned", config: smallConfig(change), initFrom });

const refusalOf = (asked: Promise<unknown>) =>
  asked.then(
    () => "done",
    (error: unknown) => (isAppError(error) ? { ...error.detail } : String(error)),
  );

describe("a run that starts from the weights of an earlier one", () => {
  test("names them in its configuration, and whoever claims it gets their file", async () => {
    const { runId } = await request(originId, { seed: 12 });
    const { number } = await viewRun({ ...owner, runId: originId });
    const { config } = await viewRun({ ...owner, runId });
    expect(config.initFrom).toEqual({ run: number, weightsHash: "ab".repeat(32) });
    expect(await claimRun({ runId, workerId: "worker" })).toMatchObject({ initialWeightsHash: weightsFile });
    const form = await viewRunForm({ ...owner, repeatRunId: runId });
    expect(form.initial).toMatchObject({ initFrom: originId });
    expect(form.initial).not.toHaveProperty(["config.initFrom"]);
  });

  test("is offered the runs that left weights, to their owner alone", async () => {
    const { origins } = await viewRunForm({ ...owner, repeatRunId: null });
    expect(origins).toMatchObject([{ id: originId, name: "probe", model: "vae" }]);
    expect((await viewRunForm({ ...(await makeMember()), repeatRunId: null })).origins).toEqual([]);
  });

  test("cannot name weights but through such a run", async () => {
    const smuggled = smallConfig({ initFrom: { run: "R-2026-9999", weightsHash: "cd".repeat(32) }, seed: 13 });
    const { runId } = await requestRun({ ...owner, datasetId, name: "n", config: smuggled });
    expect((await viewRun({ ...owner, runId })).config.initFrom).toBeUndefined();
    expect(await claimRun({ runId, workerId: "worker" })).toMatchObject({ initialWeightsHash: null });
  });

  test("is refused for another's run, at the field", async () => {
    const stranger = await makeMember();
    const theirs = await createDataset(stranger);
    const asked = requestRun({ ...stranger, datasetId: theirs, name: "n", config: smallConfig(), initFrom: originId });
    expect(await refusalOf(asked)).toMatchObject({
      ...{ reason: "run.originGone", fields: { initFrom: "run.originGone" } },
    });
  });

  test("is refused for one that left none", async () => {
    const unfinished = await createRun(owner, { datasetId });
    expect(await refusalOf(request(unfinished))).toMatchObject({ reason: "run.originUnfinished" });
  });

  test("is refused for a model of another form, with both values named", async () => {
    expect(await refusalOf(request(originId, { hiddenUnits: 128 }))).toMatchObject({
      reason: "run.originOtherForm",
      facts: { fieldZh: "隐藏层宽度", otherZh: "64", ownZh: "128" },
    });
    expect(await refusalOf(request(originId, { model: "mlp-gan", hiddenUnits: undefined }))).toMatchObject({
      facts: { fieldEn: "Model", otherEn: "VAE variational autoencoder", ownEn: "Dense GAN" },
    });
  });
});
