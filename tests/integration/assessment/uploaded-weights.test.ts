import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { POST as upload } from "@/app/api/weights/route";
import { UPLOAD_LIMITS } from "@/lib/assessment/schema";
import { claimRun } from "@/lib/assessment/service/claim-run";
import { completeRun } from "@/lib/assessment/service/finish-run";
import { removeWeights } from "@/lib/assessment/service/remove-weights";
import { repeatRun } from "@/lib/assessment/service/repeat-run";
import { reportArtefact } from "@/lib/assessment/service/report-progress";
import { requestRun } from "@/lib/assessment/service/request-run";
import { viewRun } from "@/lib/assessment/service/view-run";
import { viewRunForm } from "@/lib/assessment/service/view-run-form";
import { viewAllWeights } from "@/lib/assessment/service/view-weights";
import { verifyRecord } from "@/lib/audit/service";
import { database } from "@/lib/db/client";
import { takeSerial } from "@/lib/db/counter";
import { inTransaction } from "@/lib/db/transaction";
import { isAppError } from "@/lib/errors";
import { beijingDate } from "@/lib/format";
import { sha256 } from "@/lib/ids";
import { measureAgain } from "@/lib/review/service/measure-again";
import { viewAttachedRun } from "@/lib/review/service/view-attached-run";
import { fileExists, putBytes } from "@/lib/storage/files";
import { runConfig } from "@/models/contracts/run-config";
import { makeMember } from "@/tests/factories/actor";
import { createDataset } from "@/tests/factories/dataset";
import { type Cast, makeAccepted, makeCast } from "@/tests/factories/passage";
import { sampleReport, saySetUpFound, smallConfig } from "@/tests/factories/run";
import { uploadWeights, type WeightsForm, weightsForm } from "@/tests/factories/weights";
import { weightsFile } from "@/tests/fixtures/make-weights";
import { requestTo } from "@/tests/helpers/request";

type Member = Awaited<ReturnType<typeof makeMember>>;

let cast: Cast;
let owner: Member;
let datasetId: string;
const file = weightsFile();
const BOMB = gzipSync(Buffer.alloc(UPLOAD_LIMITS.weightsBytes + 1));

beforeAll(async () => {
  await saySetUpFound("tensorflow");
  cast = await makeCast();
  // The cast's own run has the first number.
  await inTransaction((tx) => takeSerial(tx, "run", Number(beijingDate(new Date()).slice(0, 4))));
  owner = await makeMember();
  datasetId = await createDataset(owner);
});

const refusalOf = (asked: Promise<unknown>) =>
  asked.then(
    () => "done",
    (error: unknown) => (isAppError(error) ? { code: error.code, ...error.detail } : String(error)),
  );
const requestFrom = (initFrom: string, change: Record<string, unknown> = {}, by: Member = owner, data = datasetId) =>
  requestRun({ ...by, datasetId: data, name: "fine-tuned", config: smallConfig(change), initFrom });
const remove = (weightsId: string, by: Member = owner) => removeWeights({ ...by, weightsId, version: 1 });
const claimOf = (runId: string) => claimRun({ runId, workerId: "worker" });

describe("an upload of weights", () => {
  test("is listed with model, form, hash and origin, and stands in the ledger", async () => {
    const member = await makeMember();
    const { weightsId } = await uploadWeights(member, { bytes: file, name: "Base", origin: "partner" });
    const { weights } = await viewAllWeights(member);
    expect(weights).toMatchObject([
      {
        ...{ id: weightsId, name: "Base", origin: "partner", valueCount: 3, runs: [] },
        shape: [{ key: "latentSize" }, { key: "hiddenUnits", value: "64" }],
      },
    ]);
    expect(await fileExists(sha256(file))).toBe(true);
    await remove(weightsId, member);
    expect((await viewAllWeights(member)).weights).toEqual([]);
    const record = { recordType: "weights", recordId: weightsId } as const;
    const entries = await database().ledgerEntry.findMany({ where: record, orderBy: { sequence: "asc" } });
    expect(entries.map(({ event, actorId }) => [event, actorId])).toEqual([
      ["weights.uploaded", member.actor.userId],
      ["weights.removed", member.actor.userId],
    ]);
    expect(entries[0]?.payload).toMatchObject({ fileHash: sha256(file), valuesHash: weights[0]?.valuesHash });
    expect(await verifyRecord(database(), record)).toMatchObject({ ok: true });
  });

  const bad: [string, WeightsForm, object][] = [
    ["no name", { name: " " }, { code: "INVALID", fields: { name: "field.required" } }],
    ["no origin", { origin: "" }, { code: "INVALID", fields: { origin: "field.required" } }],
    ["no file", { bytes: null }, { fields: { weights: "upload.missing" } }],
    ["an empty file", { bytes: Buffer.alloc(0) }, { fields: { weights: "upload.empty" } }],
    ["a damaged file", { bytes: file.with(70, 0) }, { fields: { weights: "weights.damaged" } }],
    [
      "values that are no numbers",
      { bytes: weightsFile({ values: [7, Number.NaN] }) },
      { reason: "weights.notFinite" },
    ],
    ["a file that inflates past the limit", { bytes: BOMB }, { reason: "upload.inflatesTooFar" }],
  ];
  test.each(bad)("with %s is refused and leaves nothing", async (_what, fields, refusal) => {
    const counts = async () => [await database().uploadedWeights.count(), await database().storedFile.count()];
    const before = await counts();
    expect(await refusalOf(uploadWeights(owner, fields))).toMatchObject(refusal);
    expect(await counts()).toEqual(before);
    if (fields.bytes?.length) expect(await fileExists(sha256(fields.bytes))).toBe(false);
  });

  test("is answered in the reader's words, and not taken from who may not upload", async () => {
    const send = async (member: Member, bytes: Uint8Array) =>
      upload(
        await requestTo("/api/weights", {
          userId: member.user.userId,
          init: { method: "POST", body: weightsForm({ bytes }) },
        }),
        { params: Promise.resolve({}) },
      );
    const refused = await send(owner, Buffer.from("PK"));
    expect(refused.status).toBe(422);
    expect(JSON.stringify(await refused.json())).toContain("不是本平台的权重文件");
    const signatory = await makeMember({ roles: ["signatory"], organisationId: owner.tenant.id });
    expect((await send(signatory, file)).status).toBe(403);
  });
});

describe("a run from uploaded weights", () => {
  test("names file and origin, and whoever claims it gets the file; the same again, also once it was removed", async () => {
    const { weightsId: id } = await uploadWeights(owner, { bytes: file, name: "Base", origin: "partner" });
    const { runId } = await requestFrom(id, { seed: 21 });
    const { config, configHash } = await viewRun({ ...owner, runId });
    const [uploaded] = (await viewAllWeights(owner)).weights;
    expect(config.initFrom).toEqual({
      ...{ run: null, weightsHash: uploaded?.valuesHash, file: { id, name: "Base", origin: "partner" } },
    });
    expect(uploaded?.runs).toMatchObject([{ id: runId }]);
    expect((await viewRunForm({ ...owner, repeatRunId: runId })).initial).toMatchObject({ initFrom: id });
    const claim = await claimOf(runId);
    if (!claim) throw new Error("not claimed");
    expect(claim.initialWeightsHash).toBe(sha256(file));
    await completeRun({ claim, report: sampleReport(config) });
    await remove(id);
    const again = await repeatRun({ ...owner, runId });
    expect((await viewRun({ ...owner, runId: again.runId })).configHash).toBe(configHash);
    expect(await claimOf(again.runId)).toMatchObject({ initialWeightsHash: sha256(file) });
    const form = await viewRunForm({ ...owner, repeatRunId: runId });
    expect(form.uploads).toEqual([]);
    expect(form.initial).not.toHaveProperty("initFrom");
    expect(await refusalOf(requestFrom(id))).toMatchObject({ reason: "run.originGone" });
  });

  test("is refused for another organisation's file, which that one neither sees nor removes", async () => {
    const { weightsId } = await uploadWeights(owner);
    const stranger = await makeMember();
    const theirs = await createDataset(stranger);
    expect(await refusalOf(requestFrom(weightsId, {}, stranger, theirs))).toMatchObject({
      ...{ reason: "run.originGone", fields: { initFrom: "run.originGone" } },
    });
    expect((await viewRunForm({ ...stranger, repeatRunId: null })).uploads).toEqual([]);
    expect((await viewAllWeights(stranger)).weights).toEqual([]);
    expect(await refusalOf(remove(weightsId, stranger))).toMatchObject({ code: "NOT_FOUND" });
  });

  test("is refused for a model of another form, with both values named", async () => {
    const { weightsId } = await uploadWeights(owner);
    expect(await refusalOf(requestFrom(weightsId, { hiddenUnits: 128 }))).toMatchObject({
      ...{ reason: "run.originOtherForm", facts: { fieldZh: "隐藏层宽度", otherZh: "64", ownZh: "128" } },
    });
  });

  test("is measured again by the office of its case, from the same file, though it was removed", async () => {
    const { weightsId } = await uploadWeights(cast.owner, { bytes: file, name: "Base", origin: "partner" });
    const data = await createDataset(cast.owner);
    const { runId, number } = await requestFrom(weightsId, { seed: 22 }, cast.owner, data);
    const claim = await claimOf(runId);
    if (!claim) throw new Error("not claimed");
    const manifest = await putBytes(Buffer.from("{}"));
    await reportArtefact({ claim, artefact: { kind: "manifest", step: null, mediaType: "x/y", ...manifest } });
    await completeRun({ claim, report: sampleReport(claim.config) });
    const { applicationId } = await makeAccepted({ ...cast, runId });
    await remove(weightsId, cast.owner);
    const actor = cast.reviewer.actor;
    const office = await measureAgain({ actor, applicationId, number });
    expect(await claimOf(office.runId)).toMatchObject({ initialWeightsHash: sha256(file) });
    const seen = await viewAttachedRun({ actor, applicationId, number: office.number });
    expect(seen).toMatchObject({ config: { initFrom: { file: { name: "Base" } } }, weightsUrl: null });
    const kept = await database().assessmentRun.findMany({ where: { id: { in: [runId, office.runId] } } });
    expect(runConfig.parse(kept[0]?.config)).toEqual(runConfig.parse(kept[1]?.config));
  });
});
