import { readdir } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { receiveDataset } from "@/lib/assessment/service/receive-dataset";
import { removeDataset } from "@/lib/assessment/service/remove-dataset";
import { viewDataset, viewDatasets } from "@/lib/assessment/service/view-dataset";
import { verifyRecord } from "@/lib/audit/service";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { isAppError } from "@/lib/errors";
import type { Actor, Tenant } from "@/lib/identity/types";
import { writeIdx } from "@/models/contracts/idx";
import { makeMember } from "@/tests/factories/actor";
import { createDataset, strokesIdx, type UploadForm, uploadForm } from "@/tests/factories/dataset";

type Owner = { actor: Actor; tenant: Tenant };

function upload(owner: Owner, fields: UploadForm = {}) {
  const request = new Request("http://localhost/", { method: "POST", body: uploadForm(fields) });
  return receiveDataset({ ...owner, contentType: request.headers.get("content-type"), body: request.body });
}

const reasonOf = (reading: Promise<unknown>) =>
  reading.then(
    () => "taken",
    (error: unknown) => (isAppError(error) ? (error.detail.reason ?? error.code) : String(error)),
  );

/** Everything that an upload could leave behind. */
async function whatIsStored() {
  const files = await readdir(env().STORAGE_FOLDER, { recursive: true, withFileTypes: true }).catch(() => []);
  return {
    files: files.filter((entry) => entry.isFile()).length,
    rows: await database().dataset.count(),
    named: await database().storedFile.count(),
    entries: await database().ledgerEntry.count(),
  };
}

const { images, labels } = strokesIdx();
const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
const changed = (bytes: Uint8Array, at: number, value: number) => bytes.with(at, value);

describe("an upload", () => {
  test("is stored with its counts and hash, and its chain holds", async () => {
    const owner = await makeMember();
    const { datasetId } = await upload(owner);
    const view = await viewDataset({ ...owner, datasetId });
    expect(view).toMatchObject({ imageCount: 500, size: { width: 28, height: 28 }, resizedFrom: null, builtIn: false });
    expect(view.classCounts?.reduce((sum, { count }) => sum + count, 0)).toBe(500);
    expect(view.thumbnails).toMatchObject({ pages: 9, columns: 10, rows: 6 });
    const chain = await verifyRecord(database(), { recordType: "dataset", recordId: datasetId });
    expect(chain).toEqual({ ok: true, value: { entries: 1 } });
  });

  test("of the same data has the same hash, gzip or not, and the bytes are kept once", async () => {
    const owner = await makeMember();
    await upload(owner);
    const before = await whatIsStored();
    const plain = await upload(owner, { images: { bytes: images }, labels: { bytes: labels } });
    const after = await whatIsStored();
    expect(after).toMatchObject({ files: before.files, named: before.named, rows: before.rows + 1 });
    const hashes = (await viewDatasets(owner)).datasets.map(({ contentHash }) => contentHash);
    expect(hashes).toEqual([plain.contentHash, plain.contentHash]);
  });

  test("of another size is resized, and the row says from what", async () => {
    const owner = await makeMember();
    const wide = writeIdx([500, 20, 40], new Uint8Array(500 * 800).fill(200));
    const { datasetId } = await upload(owner, { images: { bytes: wide }, labels: null });
    const view = await viewDataset({ ...owner, datasetId });
    expect(view).toMatchObject({ resizedFrom: { width: 40, height: 20 }, size: { width: 28, height: 28 } });
    expect(view.classCounts).toBeNull();
  });
});

describe("a refused upload leaves neither file nor row", () => {
  const cases: [string, UploadForm, string][] = [
    ["no image file", { images: null }, "upload.missing"],
    ["an empty file", { images: { bytes: new Uint8Array() } }, "upload.empty"],
    ["a PNG that was renamed", { images: { bytes: PNG, name: "train-images.gz" } }, "idx.knownOtherFormat"],
    ["text", { images: { bytes: Buffer.from("hello, world") } }, "idx.notIdx"],
    ["images that announce more than they hold", { images: { bytes: images.subarray(0, 9_000) } }, "idx.truncated"],
    ["bytes after the end", { images: { bytes: Buffer.concat([images, PNG]) } }, "idx.trailingBytes"],
    ["gzip that is cut off", { images: { bytes: gzipSync(images).subarray(0, 5_000) } }, "upload.truncated"],
    [
      "gzip that inflates without end",
      { images: { bytes: gzipSync(new Uint8Array(130_000_000), { level: 1 }) } },
      "upload.inflatesTooFar",
    ],
    ["labels in the place of images", { images: { bytes: labels } }, "idx.wrongDimensions"],
    ["labels of other images", { labels: { bytes: strokesIdx({ count: 501 }).labels } }, "idx.labelCountDiffers"],
    ["a label out of range", { labels: { bytes: changed(labels, 20, 200) } }, "idx.labelOutOfRange"],
    ["labels that are a PNG", { labels: { bytes: PNG } }, "idx.knownOtherFormat"],
    ["no confirmation of the licence", { licenceConfirmed: null }, "INVALID"],
    ["no name", { name: "  " }, "INVALID"],
  ];

  test.each(cases)("%s", async (_, fields, reason) => {
    const owner = await makeMember();
    const before = await whatIsStored();
    expect(await reasonOf(upload(owner, fields))).toBe(reason);
    expect(await whatIsStored()).toEqual(before);
  });

  test("a role that may not upload, before its file is read", async () => {
    const owner = await makeMember({ roles: ["signatory"] });
    const before = await whatIsStored();
    let read = false;
    const body = new ReadableStream<Uint8Array>(
      {
        pull: () => {
          read = true;
        },
      },
      { highWaterMark: 0 },
    );
    const form = { ...owner, contentType: "multipart/form-data; boundary=x", body };
    expect(await reasonOf(receiveDataset(form))).toBe("policy.wrongRole");
    expect(read).toBe(false);
    expect(await whatIsStored()).toEqual(before);
  });

  test("a row that the database does not take: the files are taken away again", async () => {
    const owner = await makeMember();
    const before = await whatIsStored();
    const stranger = { ...owner, actor: { ...owner.actor, userId: "no-uuid" } };
    await expect(createDataset(stranger, { seed: 99 })).rejects.toThrow();
    expect(await whatIsStored()).toEqual(before);
  });
});

describe("removing", () => {
  test("takes the set out of every list, keeps its row, and happens once", async () => {
    const owner = await makeMember();
    const datasetId = await createDataset(owner);
    const { version } = await viewDataset({ ...owner, datasetId });
    const both = await Promise.allSettled([
      removeDataset({ ...owner, datasetId, version }),
      removeDataset({ ...owner, datasetId, version }),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await viewDatasets(owner)).datasets).toEqual([]);
    expect(await reasonOf(viewDataset({ ...owner, datasetId }))).toBe("NOT_FOUND");
    expect(await database().dataset.count({ where: { id: datasetId } })).toBe(1);
  });

  test("on an old version is a conflict", async () => {
    const owner = await makeMember();
    const datasetId = await createDataset(owner);
    expect(await reasonOf(removeDataset({ ...owner, datasetId, version: 7 }))).toBe("CONFLICT");
  });

  test("another organisation finds nothing to read or remove", async () => {
    const datasetId = await createDataset(await makeMember());
    const stranger = await makeMember();
    expect(await reasonOf(viewDataset({ ...stranger, datasetId }))).toBe("NOT_FOUND");
    expect(await reasonOf(removeDataset({ ...stranger, datasetId, version: 1 }))).toBe("NOT_FOUND");
    expect((await viewDatasets(stranger)).datasets).toEqual([]);
  });
});
