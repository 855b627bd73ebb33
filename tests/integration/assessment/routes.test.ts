import { gzipSync } from "node:zlib";
import { decode } from "fast-png";
import { beforeAll, describe, expect, test } from "vitest";
import { GET as thumbnails } from "@/app/api/datasets/[id]/thumbnails/route";
import { POST as upload } from "@/app/api/datasets/route";
import { GET as curves } from "@/app/api/runs/[id]/curves.csv/route";
import { GET as events } from "@/app/api/runs/[id]/events/route";
import { GET as report } from "@/app/api/runs/[id]/report.json/route";
import { GET as sheet } from "@/app/api/runs/[id]/sheets/[step]/route";
import { GET as weights } from "@/app/api/runs/[id]/weights.bin/route";
import { claimRun } from "@/lib/assessment/service/claim-run";
import { completeRun } from "@/lib/assessment/service/finish-run";
import { reportArtefact, reportProgress } from "@/lib/assessment/service/report-progress";
import { viewRun } from "@/lib/assessment/service/view-run";
import { database } from "@/lib/db/client";
import { countSubscribers } from "@/lib/db/listen";
import { newId } from "@/lib/ids";
import { putBytes } from "@/lib/storage/files";
import type { CurvePoint } from "@/models/contracts/run-events";
import { makeMember } from "@/tests/factories/actor";
import { createDataset, strokesIdx, uploadForm } from "@/tests/factories/dataset";
import { createRun, sampleReport, saySetUpFound, smallConfig } from "@/tests/factories/run";
import { requestTo, withParams } from "@/tests/helpers/request";

type Member = Awaited<ReturnType<typeof makeMember>>;

let owner: Member;
let stranger: Member;
let datasetId: string;
let runId: string;
const PNG = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]);
const PAIRS = new Uint8Array([...PNG, 1]);

/** A completed run with one sheet and a short curve, made by the services that a worker calls. */
async function makeCompletedRun(): Promise<string> {
  const id = await createRun(owner, { datasetId });
  const claim = await claimRun({ runId: id, workerId: "worker" });
  if (!claim) throw new Error("not claimed");
  const file = await putBytes(PNG);
  await reportArtefact({ claim, artefact: { kind: "sampleSheet", step: 25, mediaType: "image/png", ...file } });
  const pairs = await putBytes(PAIRS);
  await reportArtefact({ claim, artefact: { kind: "copySheet", step: null, mediaType: "image/png", ...pairs } });
  const points: CurvePoint[] = [
    { step: 1, values: { loss: 3, reconstruction: 2.5, kl: 0.5 } },
    { step: 2, values: { loss: 2, reconstruction: 1.5 } },
  ];
  const rates = { totalSteps: 60, stepsPerSecond: 1, secondsLeft: 1 };
  await reportProgress({ claim, progress: { phase: "training", step: 2, points, ...rates } });
  for (const kind of ["neighbours", "neighbourSheet", "traversalSheet", "restorationSheet", "weights"] as const) {
    const kept = await putBytes(Buffer.from(kind));
    await reportArtefact({ claim, artefact: { kind, step: null, mediaType: "text/plain", ...kept } });
  }
  const traversal = { dimensions: [{ dimension: 2, change: 0.2 }], walks: 1, values: [-1, 1] };
  const copies = { threshold: 0.5, usual: 2, pairs: [{ sample: 3, train: 41, distance: 0 }] };
  const restoration = { task: "denoising" as const, images: 1, rows: [] };
  await completeRun({ claim, report: { ...sampleReport(smallConfig()), copies, traversal, restoration } });
  return id;
}

beforeAll(async () => {
  await saySetUpFound("tensorflow");
  owner = await makeMember();
  stranger = await makeMember();
  datasetId = await createDataset(owner);
  runId = await makeCompletedRun();
});

const READS = {
  thumbnails: async (by: Member | null, id: string) =>
    thumbnails(await requestTo(`/api/datasets/${id}/thumbnails?page=1`, who(by)), withParams({ id })),
  curves: async (by: Member | null, id: string) =>
    curves(await requestTo(`/api/runs/${id}/curves.csv`, who(by)), withParams({ id })),
  report: async (by: Member | null, id: string) =>
    report(await requestTo(`/api/runs/${id}/report.json`, who(by)), withParams({ id })),
  sheet: async (by: Member | null, id: string) =>
    sheet(await requestTo(`/api/runs/${id}/sheets/25`, who(by)), withParams({ id, step: "25" })),
  copies: async (by: Member | null, id: string) =>
    sheet(await requestTo(`/api/runs/${id}/sheets/copies`, who(by)), withParams({ id, step: "copies" })),
  weights: async (by: Member | null, id: string) =>
    weights(await requestTo(`/api/runs/${id}/weights.bin`, who(by)), withParams({ id })),
  events: async (by: Member | null, id: string) =>
    events(await requestTo(`/api/runs/${id}/events`, who(by)), withParams({ id })),
};
const who = (by: Member | null) => (by ? { userId: by.user.userId } : {});
const names = Object.keys(READS) as (keyof typeof READS)[];
const idFor = (name: keyof typeof READS) => (name === "thumbnails" ? datasetId : runId);

describe("what belongs to an organisation", () => {
  test.each(names)("%s: its own people read it; it is kept private", async (name) => {
    const answer = await READS[name](owner, idFor(name));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toMatch(/^private/);
    await answer.body?.cancel();
  });

  test.each(names)("%s: another organisation gets 404, nobody 401, nonsense 404", async (name) => {
    expect((await READS[name](stranger, idFor(name))).status).toBe(404);
    expect((await READS[name](null, idFor(name))).status).toBe(401);
    expect((await READS[name](owner, newId())).status).toBe(404);
    expect((await READS[name](owner, "R-2026-0001")).status).toBe(404);
    // A reader that left is forgotten when its stream has closed, which may be a moment later.
    await expect.poll(() => countSubscribers()).toBe(0);
  });
});

describe("files", () => {
  test("thumbnails are the stored images; a page past the last is not found", async () => {
    const answer = await READS.thumbnails(owner, datasetId);
    const png = decode(new Uint8Array(await answer.arrayBuffer()));
    expect([png.width, png.height]).toEqual([280, 168]);
    const { images } = strokesIdx();
    const firstRow = images.subarray(16 + 60 * 784, 16 + 60 * 784 + 28);
    expect(png.data.slice(0, 28)).toEqual(firstRow);
    const past = await requestTo(`/api/datasets/${datasetId}/thumbnails?page=9`, who(owner));
    expect((await thumbnails(past, withParams({ id: datasetId }))).status).toBe(404);
  });

  test("curves are CSV with the model's losses; what a step did not record stays empty", async () => {
    const answer = await READS.curves(owner, runId);
    expect(await answer.text()).toBe("step,loss,reconstruction,kl\r\n1,3,2.5,0.5\r\n2,2,1.5,\r\n");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="R-\d{4}-\d{4}-curves\.csv"$/);
  });

  test("a sheet is the stored file; a step without one, and no step at all, are not found", async () => {
    const answer = await READS.sheet(owner, runId);
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(PNG);
    for (const step of ["26", "-1", "25.0", "../25"]) {
      const request = await requestTo(`/api/runs/${runId}/sheets/x`, who(owner));
      expect((await sheet(request, withParams({ id: runId, step }))).status).toBe(404);
    }
  });

  test("weights are the stored file under the run's number, and the view names their address", async () => {
    const answer = await READS.weights(owner, runId);
    expect(await answer.text()).toBe("weights");
    expect(answer.headers.get("content-disposition")).toMatch(/filename="R-\d{4}-\d{4}-weights\.bin"/);
    expect((await viewRun({ ...owner, runId })).weightsUrl).toBe(`/api/runs/${runId}/weights.bin`);
  });

  test("copies beside their training images are a sheet of their own, which the view names", async () => {
    const answer = await READS.copies(owner, runId);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(PAIRS);
    const { copiesUrl } = await viewRun({ ...owner, runId });
    expect(copiesUrl).toBe(`/api/runs/${runId}/sheets/copies?v=abababab`);
  });

  test("neighbours, walks through the latents and restored images are read by the addresses of the view", async () => {
    const { samples, traversalUrl, restoredUrl } = await viewRun({ ...owner, runId });
    const { listUrl = "", sheetUrl = "", ...scale } = samples.neighbours ?? {};
    expect(scale).toEqual({ usual: 2, threshold: 0.5 });
    const places = [listUrl, sheetUrl, traversalUrl ?? "", restoredUrl ?? ""];
    const files = ["neighbours", "neighbourSheet", "traversalSheet", "restorationSheet"];
    for (const [at, url] of places.entries()) {
      const step = /\/sheets\/([a-z-]+)\?v=abababab$/.exec(url)?.[1] ?? "";
      const ask = async (by: Member) => sheet(await requestTo(url, who(by)), withParams({ id: runId, step }));
      expect(await (await ask(owner)).text()).toBe(files[at]);
      expect((await ask(stranger)).status).toBe(404);
    }
  });

  test("the event stream of an ended run says so in one event; who has seen it is told to stay away", async () => {
    const answer = await READS.events(owner, runId);
    expect(answer.headers.get("content-type")).toContain("text/event-stream");
    const text = await answer.text();
    expect(text.match(/^event: run$/gm)).toHaveLength(1);
    const id = /^id: (.*)$/m.exec(text)?.[1] ?? "";
    const init = { headers: { "last-event-id": id } };
    const again = await requestTo(`/api/runs/${runId}/events`, { ...who(owner), init });
    expect((await events(again, withParams({ id: runId }))).status).toBe(204);
  });
});

describe("uploading by the route", () => {
  const send = async (form: FormData, { language = "zh", headers = {} } = {}) =>
    upload(
      await requestTo("/api/datasets", {
        ...who(owner),
        cookies: [`lang=${language}`],
        init: { method: "POST", body: form, headers },
      }),
      withParams({}),
    );

  test("answers the page's script with the id and a form without scripts with the set's page", async () => {
    const answer = await send(uploadForm());
    const { datasetId: id } = (await answer.json()) as { datasetId: string };
    expect([answer.status, answer.headers.get("location")]).toEqual([201, `/datasets/${id}`]);
    const byForm = await send(uploadForm(), { headers: { accept: "text/html,application/xhtml+xml" } });
    expect([byForm.status, byForm.headers.get("location")]).toEqual([
      303,
      expect.stringMatching(/^\/datasets\/[0-9a-f-]{36}$/),
    ]);
  });

  test.each([
    ["zh", "PNG"],
    ["en", "PNG"],
  ])("a refusal speaks the reader's language (%s) at the file's field", async (language, format) => {
    const form = uploadForm({ images: { bytes: gzipSync(PNG), name: "digits.gz" } });
    const answer = await send(form, { language });
    const body = (await answer.json()) as { detail: string; reason: string; fields: Record<string, string> };
    expect([answer.status, body.reason]).toEqual([422, "idx.knownOtherFormat"]);
    expect(body.fields.images).toContain(format);
    expect(/[\u4e00-\u9fff]/.test(body.detail)).toBe(language === "zh");
    expect(body.detail).not.toMatch(/[{}]/);
  });

  test("gaps of the form come back by field", async () => {
    const answer = await send(uploadForm({ name: "", licenceConfirmed: null }), { language: "en" });
    const { fields } = (await answer.json()) as { fields: Record<string, string> };
    expect(answer.status).toBe(400);
    expect(Object.keys(fields).sort()).toEqual(["licenceConfirmed", "name"]);
  });

  test("from another site is not accepted", async () => {
    const before = await database().dataset.count();
    const answer = await send(uploadForm(), { headers: { origin: "https://elsewhere.example" } });
    expect(answer.status).toBe(403);
    expect(await database().dataset.count()).toBe(before);
  });
});
