import { encode } from "fast-png";
import { zipSync } from "fflate";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { uploadDataset } from "@/lib/assessment/service/upload-dataset";
import { viewDataset } from "@/lib/assessment/service/view-dataset";
import { database } from "@/lib/db/client";
import { isAppError } from "@/lib/errors";
import type { Actor, Tenant } from "@/lib/identity/types";
import { readBytes } from "@/lib/storage/files";
import { readIdxImages, readIdxLabels } from "@/models/contracts/idx";
import { generateStrokes } from "@/models/data/strokes";
import { makeMember } from "@/tests/factories/actor";

type Owner = { actor: Actor; tenant: Tenant };

const strokes = generateStrokes({ count: 500, seed: 9 });
const imageAt = (index: number) => strokes.pixels.subarray(index * 784, (index + 1) * 784);
const pngOf = (index: number) => encode({ width: 28, height: 28, data: imageAt(index), channels: 1, depth: 8 });

/** PNGs in a folder a class. */
function folders(change: Readonly<Record<string, Uint8Array>> = {}): Record<string, Uint8Array> {
  const files = Array.from({ length: 500 }, (_, index) => [
    `digits/${strokes.labels[index]}/${String(index).padStart(4, "0")}.png`,
    pngOf(index),
  ]);
  return { ...Object.fromEntries(files), ...change };
}

function upload(owner: Owner, images: Uint8Array, labels: Uint8Array | null = null) {
  const fileOf = (fileName: string, bytes: Uint8Array) => ({ fileName, bytes });
  const files = { images: fileOf("digits.zip", images), labels: labels && fileOf("labels", labels) };
  return uploadDataset({ ...owner, name: "digits", licence: "own data", ...files });
}

const refusalOf = (reading: Promise<unknown>) =>
  reading.then(
    () => "taken",
    (error: unknown) => (isAppError(error) ? error.detail : String(error)),
  );

let owner: Owner;
beforeAll(async () => {
  owner = await makeMember();
});

describe("a zip of images", () => {
  test("is kept pixel by pixel, its folders are the classes", async () => {
    const { datasetId } = await upload(owner, zipSync(folders({ "__MACOSX/._x": Uint8Array.of(1) }), { level: 0 }));
    const view = await viewDataset({ ...owner, datasetId });
    expect(view).toMatchObject({ source: "zip", imageCount: 500, resizedFrom: null });
    expect(view.classCounts?.map(({ label }) => label)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const row = await database().dataset.findUniqueOrThrow({ where: { id: datasetId } });
    const images = readIdxImages(await readBytes(row.imagesHash ?? ""));
    const labels = readIdxLabels(await readBytes(row.labelsHash ?? ""), 500);
    if (!images.ok || !labels.ok) throw new Error("not stored as IDX");
    const first = strokes.labels.indexOf(0);
    expect(Buffer.from(images.value.pixels.subarray(0, 784)).equals(imageAt(first))).toBe(true);
    expect([...labels.value]).toEqual([...strokes.labels].sort());
  });

  test("of colour and another size becomes grey 28 × 28, which is told", async () => {
    const red = { create: { width: 40, height: 30, channels: 3, background: "#f00" } } as const;
    const jpeg = await sharp(red).jpeg().toBuffer();
    const files = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`${index}.jpg`, jpeg]));
    const { datasetId } = await upload(owner, zipSync(files, { level: 0 }));
    const view = await viewDataset({ ...owner, datasetId });
    expect(view).toMatchObject({ resizedFrom: { width: 40, height: 30 }, classCounts: null });
    const row = await database().dataset.findUniqueOrThrow({ where: { id: datasetId } });
    const images = readIdxImages(await readBytes(row.imagesHash ?? ""));
    const grey = images.ok ? (images.value.pixels[400] ?? 0) : 0;
    // Luminance of red, not black and not white.
    expect(grey).toBeGreaterThan(40);
    expect(grey).toBeLessThan(140);
  });

  test.each([
    [
      "a file that is no image",
      { "digits/3/notes.txt": Uint8Array.of(1) },
      "zip.otherFile",
      { names: "digits/3/notes.txt" },
    ],
    [
      "an image that is none",
      { "digits/3/x.png": Uint8Array.of(1, 2, 3) },
      "zip.badImage",
      { names: "digits/3/x.png", count: 1 },
    ],
    ["an image beside the folders", { "digits/x.png": pngOf(0) }, "zip.mixedFolders", { names: "digits/x.png" }],
  ])("with %s stores nothing and names it", async (_, change, reason, facts) => {
    const before = await database().dataset.count();
    const refused = await refusalOf(
      upload(owner, zipSync(folders(change as Record<string, Uint8Array>), { level: 0 })),
    );
    expect(refused).toMatchObject({ reason, fields: { images: reason }, facts: { ...facts, file: "digits.zip" } });
    expect(await database().dataset.count()).toBe(before);
  });

  test("that was cut off, has too few images or comes with labels is refused", async () => {
    const whole = zipSync(folders(), { level: 0 });
    const few = zipSync({ "a.png": pngOf(0) });
    expect(await refusalOf(upload(owner, whole.subarray(0, 90)))).toMatchObject({ reason: "zip.damagedZip" });
    expect(await refusalOf(upload(owner, whole.subarray(0, whole.length / 2)))).toMatchObject({
      reason: "zip.damagedZip",
    });
    expect(await refusalOf(upload(owner, few))).toMatchObject({ reason: "zip.tooFewImages", facts: { found: 1 } });
    expect(await refusalOf(upload(owner, whole, Uint8Array.of(1)))).toMatchObject({
      ...{ reason: "zip.labelsBeside", fields: { labels: "zip.labelsBeside" } },
    });
  });
});
