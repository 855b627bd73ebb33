import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import {
  IDX_LIMITS,
  IDX_REFUSALS,
  type IdxRefusal,
  type IdxRefusalCode,
  inflateUpload,
  readIdxImages,
  readIdxLabels,
  toModelSize,
  writeIdx,
} from "@/models/contracts/idx";
import { makeFixture } from "@/tests/fixtures/make-idx";

type File = IdxRefusal["file"];
type Outcome = { ok: true } | { ok: false; error: IdxRefusal };

const COUNT = 500;
const images = (count = COUNT, side = 28) =>
  writeIdx(
    [count, side, side],
    new Uint8Array(count * side * side).map((_, i) => i % 251),
  );
const labels = (count = COUNT) =>
  writeIdx(
    [count],
    new Uint8Array(count).map((_, i) => i % 10),
  );
const changed = (bytes: Uint8Array, at: number, value: number) => {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
};

/** What an upload goes through: inflate, then read; labels are read against the count of images. */
async function readUpload(bytes: Uint8Array, file: File): Promise<Outcome> {
  const inflated = await inflateUpload(bytes, file);
  if (!inflated.ok) return inflated;
  return file === "images" ? readIdxImages(inflated.value) : readIdxLabels(inflated.value, COUNT);
}

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...new Array(64).fill(1));
/** 300 MB of zeros in 0.3 MB. */
const bomb = () => gzipSync(new Uint8Array(300 * 1024 * 1024), { level: 1 });
const tooMany = () => {
  const header = images(COUNT, 8);
  new DataView(header.buffer).setUint32(4, 100_001);
  const bytes = new Uint8Array(16 + 100_001 * 64);
  bytes.set(header.subarray(0, 16));
  return bytes;
};

const BAD: Record<IdxRefusalCode, readonly [File, () => Uint8Array, IdxRefusal["facts"]]> = {
  empty: ["images", () => new Uint8Array(), {}],
  notIdx: ["images", () => Buffer.from("label,pixel1,pixel2\n1,2,3\n"), {}],
  knownOtherFormat: ["images", () => PNG, { format: "PNG" }],
  damagedGzip: ["images", () => gzipSync(images()).subarray(0, 400), {}],
  tooLargeInflated: ["images", bomb, { limitBytes: IDX_LIMITS.inflatedBytes }],
  wrongElementType: ["images", () => changed(images(), 2, 0x0d), { found: 0x0d }],
  wrongDimensions: ["images", labels, { expected: 3, found: 1 }],
  truncated: ["images", () => images().subarray(0, -1), { expected: 392_016, found: 392_015 }],
  trailingBytes: ["labels", () => Buffer.concat([labels(), Buffer.of(0)]), { expected: 508, found: 509 }],
  tooFewImages: ["images", () => images(499), { found: 499, minimum: 500 }],
  tooManyImages: ["images", tooMany, { found: 100_001, maximum: 100_000 }],
  imageSize: ["images", () => images(COUNT, 129), { width: 129, height: 129, minimum: 8, maximum: 128 }],
  labelCountDiffers: ["labels", () => labels(501), { images: 500, labels: 501 }],
  labelOutOfRange: ["labels", () => changed(labels(), 8 + 41, 100), { row: 42, found: 100, maximum: 99 }],
  tooFewClasses: ["labels", () => writeIdx([COUNT], new Uint8Array(COUNT)), { found: 1 }],
};

describe("an upload that cannot be used", () => {
  test.each(IDX_REFUSALS)("%s is refused with its facts", async (code) => {
    const [file, make, facts] = BAD[code];
    expect(await readUpload(make(), file)).toEqual({ ok: false, error: { code, file, facts } });
  });

  test("a PNG that is named .gz and packed stays a PNG", async () => {
    expect(await readUpload(gzipSync(PNG), "images")).toMatchObject({
      error: { code: "knownOtherFormat", facts: { format: "PNG" } },
    });
  });

  test("one changed byte of a gzip file is found by its check sum", async () => {
    const packed = gzipSync(labels());
    expect(await readUpload(changed(packed, packed.length - 6, 1), "labels")).toMatchObject({
      error: { code: "damagedGzip" },
    });
  });

  test("a zip bomb costs no more memory than the limit allows", async () => {
    const packed = bomb();
    const before = process.memoryUsage().arrayBuffers;
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().arrayBuffers);
    }, 5);
    await inflateUpload(packed, "images");
    clearInterval(watch);
    expect(peak - before).toBeLessThan(1.2 * IDX_LIMITS.inflatedBytes);
  });

  test("sizes that multiply past every limit are refused, not allocated", () => {
    const bytes = images();
    for (const at of [4, 8, 12]) new DataView(bytes.buffer).setUint32(at, 0xffff_ffff);
    expect(readIdxImages(bytes)).toMatchObject({ ok: false, error: { code: "truncated" } });
  });
});

describe("an upload that can be used", () => {
  test("is read the same plain and packed", async () => {
    for (const bytes of [images(), gzipSync(images())]) {
      const inflated = await inflateUpload(bytes, "images");
      const read = inflated.ok ? readIdxImages(inflated.value) : inflated;
      expect(read).toMatchObject({ ok: true, value: { count: COUNT, width: 28, height: 28 } });
      expect(read.ok && Buffer.compare(read.value.pixels, images().subarray(16))).toBe(0);
    }
  });

  test("labels come back in order", () => {
    expect(readIdxLabels(labels(), COUNT)).toEqual({ ok: true, value: labels().subarray(8) });
  });
});

describe("images of another size", () => {
  const plain = (width: number, height: number, value: (x: number, y: number) => number) => ({
    pixels: Uint8Array.from({ length: width * height }, (_, i) => value(i % width, Math.floor(i / width))),
    ...{ count: 1, width, height },
  });

  test("28×28 stays as it is, and nothing is said to be resized", () => {
    const image = plain(28, 28, (x, y) => x * 7 + y);
    expect(toModelSize(image)).toEqual({ pixels: image.pixels, count: 1, resizedFrom: null });
  });

  test("others become 28×28, and the report can name the size they had", () => {
    const { pixels, resizedFrom } = toModelSize(plain(56, 14, () => 90));
    expect(resizedFrom).toEqual({ width: 56, height: 14 });
    expect(pixels).toEqual(new Uint8Array(784).fill(90));
  });

  test("halving averages pairs of pixels; columns and rows are not swapped", () => {
    const { pixels } = toModelSize(plain(56, 56, (x, y) => x * 2 + y));
    // Pixel (c, r) lies between source columns 2c, 2c+1 and rows 2r, 2r+1: 2(2c + ½) + 2r + ½.
    expect(pixels[3 * 28 + 10]).toBe(Math.round(4 * 10 + 1 + 2 * 3 + 0.5));
  });

  test("several images do not run into each other", () => {
    const [white, black] = [new Uint8Array(100).fill(255), new Uint8Array(100)];
    const pixels = Uint8Array.from([...white, ...black]);
    const resized = toModelSize({ pixels, count: 2, width: 10, height: 10 }).pixels;
    expect(resized).toEqual(Uint8Array.from({ length: 1_568 }, (_, i) => (i < 784 ? 255 : 0)));
  });
});

test("the stored fixture is what the generator makes", () => {
  const read = (name: string) => gunzipSync(readFileSync(join(import.meta.dirname, "../../fixtures", name)));
  const made = makeFixture();
  expect(Buffer.compare(read("strokes-images.idx3.gz"), made.images)).toBe(0);
  expect(Buffer.compare(read("strokes-labels.idx1.gz"), made.labels)).toBe(0);
});
