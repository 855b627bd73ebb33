import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readExcerpt } from "@/lib/assessment/service/read-excerpt";
import { readRunSheet } from "@/lib/assessment/service/read-run-file";
import { receiveDataset } from "@/lib/assessment/service/receive-dataset";
import { viewDataset } from "@/lib/assessment/service/view-dataset";
import { viewRun } from "@/lib/assessment/service/view-run";
import { viewRunForm } from "@/lib/assessment/service/view-run-form";
import { verifyRecord } from "@/lib/audit/service";
import { database } from "@/lib/db/client";
import { isAppError } from "@/lib/errors";
import type { Actor, Tenant } from "@/lib/identity/types";
import { startWorker } from "@/lib/worker/worker";
import { TEXT_METRIC_KEYS } from "@/models/contracts/report";
import { runConfig } from "@/models/contracts/run-config";
import { TEXT_SHEET_COUNT, textSheet } from "@/models/contracts/run-events";
import { generateReplies } from "@/models/data/replies";
import { seedLaw } from "@/prisma/seed/law";
import { makeMember } from "@/tests/factories/actor";
import { createDataset, createTexts, strokesIdx } from "@/tests/factories/dataset";
import { createRun, saySetUpFound, smallConfig } from "@/tests/factories/run";
import { ended, RunWindow } from "./run-events";

vi.setConfig({ testTimeout: 240_000 });

type Owner = { actor: Actor; tenant: Tenant };
const replies = generateReplies({ count: 240, seed: 7 }).texts;

/** The form as a browser sends it. */
function send(owner: Owner, files: Readonly<Record<string, Uint8Array>>, fileName = "回复.txt.gz") {
  const form = new FormData();
  for (const [field, value] of Object.entries({
    name: "回复",
    licence: "自有",
    licenceConfirmed: "yes",
    kind: "text",
  })) {
    form.set(field, value);
  }
  for (const [field, bytes] of Object.entries(files)) form.set(field, new Blob([Buffer.from(bytes)]), fileName);
  const request = new Request("http://localhost/", { method: "POST", body: form });
  return receiveDataset({ ...owner, contentType: request.headers.get("content-type"), body: request.body });
}

const refusalOf = (reading: Promise<unknown>) =>
  reading.then(
    () => "taken",
    (error: unknown) => (isAppError(error) ? error.detail : String(error)),
  );

describe("an upload of texts", () => {
  test("is stored with its count, characters and encoding, shown by an excerpt, and its chain holds", async () => {
    const owner = await makeMember();
    const { datasetId } = await send(owner, { texts: gzipSync(replies.join("\n")) });
    const view = await viewDataset({ ...owner, datasetId });
    const characters = [...replies.join("")].length;
    expect(view).toMatchObject({
      kind: "text",
      imageCount: 240,
      text: { characters, encoding: "utf-8", format: "txt" },
    });
    expect(view).toMatchObject({ ready: true, thumbnails: null, classCounts: null, synthetic: false });
    expect(await readExcerpt({ ...owner, datasetId })).toEqual(replies.slice(0, 12));
    const chain = await verifyRecord(database(), { recordType: "dataset", recordId: datasetId });
    expect(chain).toEqual({ ok: true, value: { entries: 1 } });
  });

  test("of the same texts has the same hash, whatever file they came in", async () => {
    const owner = await makeMember();
    const lines = await send(owner, { texts: gzipSync(replies.join("\n")) });
    const json = replies.map((text) => JSON.stringify({ text })).join("\n");
    const records = await send(owner, { texts: Buffer.from(json) }, "replies.jsonl");
    expect(records.contentHash).toBe(lines.contentHash);
  });

  test("with a bad line stores nothing and names the line", async () => {
    const owner = await makeMember();
    const count = () => Promise.all([database().dataset.count(), database().storedFile.count()]);
    const before = await count();
    const lines = replies.map((text) => JSON.stringify({ text })).with(6, '{"text": ');
    const refused = await refusalOf(send(owner, { texts: Buffer.from(lines.join("\n")) }, "replies.jsonl"));
    expect(refused).toMatchObject({
      ...{ reason: "text.notJson", fields: { texts: "text.notJson" } },
      facts: { lines: "7", count: 1, file: "replies.jsonl" },
    });
    expect(await count()).toEqual(before);
  });

  test("is asked for where none came, and refused beside images", async () => {
    const owner = await makeMember();
    expect(await refusalOf(send(owner, {}))).toMatchObject({ fields: { texts: "upload.missing" } });
    const both = { texts: gzipSync(replies.join("\n")), images: gzipSync(strokesIdx().images) };
    expect(await refusalOf(send(owner, both))).toMatchObject({ fields: { texts: "upload.oneKind" } });
  });

  test("is another organisation's secret", async () => {
    const [owner, stranger] = [await makeMember(), await makeMember()];
    const datasetId = await createTexts(owner);
    await expect(readExcerpt({ ...stranger, datasetId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

const textConfig = (change: object = {}) =>
  runConfig.parse({
    ...{ model: "transformer", steps: 40, seed: 11, evaluationSamples: 200 },
    ...{ width: 32, layers: 1, heads: 2, length: 16, batchSize: 8, sampleLength: 40, ...change },
  });

describe("a request for a run", () => {
  test("is refused where model and data do not belong together", async () => {
    await saySetUpFound("tensorflow");
    const owner = await makeMember();
    const [texts, images] = [await createTexts(owner), await createDataset(owner)];
    const wrong = { reason: "run.otherKindOfData", fields: { "config.model": "run.otherKindOfData" } };
    expect(await refusalOf(createRun(owner, { datasetId: texts, config: smallConfig() }))).toMatchObject(wrong);
    expect(await refusalOf(createRun(owner, { datasetId: images, config: textConfig() }))).toMatchObject(wrong);
    const form = await viewRunForm({ ...owner, repeatRunId: null });
    expect(form.datasets.map(({ id, kind }) => [id, kind])).toEqual([
      [images, "image"],
      [texts, "text"],
    ]);
  });

  test("is refused where a batch is more than the text that trains", async () => {
    const owner = await makeMember();
    const datasetId = await createTexts(owner, { count: 130 });
    const config = textConfig({ batchSize: 256, length: 128 });
    expect(await refusalOf(createRun(owner, { datasetId, config }))).toMatchObject({
      reason: "run.batchTooLargeTexts",
    });
  });
});

describe("a run on texts", () => {
  let owner: Owner;
  let runId: string;

  beforeAll(async () => {
    await saySetUpFound("tensorflow");
    await seedLaw();
    owner = await makeMember();
    const worker = await startWorker({ pollSeconds: 0.5 });
    afterAll(() => worker.stop());
    runId = await createRun(owner, { datasetId: await createTexts(owner), config: textConfig() });
    const window = await new RunWindow({ ...owner, runId }).open();
    await window.until(ended);
  }, 240_000);

  test("is trained, measured beside its baselines and judged by the rules for text", async () => {
    const { report, judged, status, curves } = await viewRun({ ...owner, runId });
    expect(status.code).toBe("completed");
    expect(new Set(report?.metrics.map(({ key }) => key))).toEqual(new Set(TEXT_METRIC_KEYS));
    // Bits a character on the way fall while the model learns, and end at the run's last step.
    const { points } = report?.trail ?? { points: [] };
    expect(points).toHaveLength(8);
    expect(points.at(-1)?.step).toBe(report?.config.steps);
    expect(points.at(-1)?.bitsPerCharacter ?? 9).toBeLessThan(points[0]?.bitsPerCharacter ?? 0);
    expect(report?.text?.baselines).toHaveLength(3);
    expect(report?.text?.trainingSufficed).toBe(false);
    expect(judged?.version).toBeGreaterThanOrEqual(2);
    expect(judged?.metrics.find(({ key }) => key === "bitsPerCharacter")?.band).toBe("insufficient");
    expect(judged?.criteria.find(({ criterion }) => criterion === "effectiveness")?.signal).toBe("red");
    expect(curves.series.map(({ key }) => key)).toEqual(["crossEntropy"]);
  });

  test("leaves the texts of its first and last step for the page", async () => {
    const { samples } = await viewRun({ ...owner, runId });
    expect(samples.kind).toBe("text");
    expect([samples.sheets[0]?.step, samples.sheets.at(-1)?.step]).toEqual([0, 40]);
    const sheet = await readRunSheet({ ...owner, runId, step: "40" });
    expect(sheet.mediaType).toBe("application/json");
    expect(textSheet.parse(JSON.parse(Buffer.from(sheet.bytes).toString())).texts).toHaveLength(TEXT_SHEET_COUNT);
  });
});
