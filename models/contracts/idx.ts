import { createGunzip } from "node:zlib";

/**
 * IDX, the format of the MNIST files: two zero bytes, the type of an element, the count of dimensions, the sizes
 * (big-endian, 32 bit), then the data. Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database", file formats.
 *
 * The reader is pure on bytes and loads no TensorFlow, so the web process checks an upload before anything is stored.
 */

/** Everything that can be wrong with an upload. The words for people stand in the copy of the assessment domain. */
export const IDX_REFUSALS = [
  "empty",
  "notIdx",
  "knownOtherFormat",
  "damagedGzip",
  "tooLargeInflated",
  "wrongElementType",
  "wrongDimensions",
  "truncated",
  "trailingBytes",
  "tooFewImages",
  "tooManyImages",
  "imageSize",
  "labelCountDiffers",
  "labelOutOfRange",
  "tooFewClasses",
] as const;
export type IdxRefusalCode = (typeof IDX_REFUSALS)[number];

export interface IdxRefusal {
  readonly code: IdxRefusalCode;
  readonly file: "images" | "labels";
  /** What was expected and found: counts, sizes in bytes or pixels, the name of another format. */
  readonly facts: Readonly<Record<string, string | number>>;
}

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: IdxRefusal };

/** Limits of an upload. Images fewer than this cannot be split in three and measured. */
export const IDX_LIMITS = {
  inflatedBytes: 256 * 1024 * 1024,
  minimumImages: 500,
  maximumImages: 100_000,
  minimumSide: 8,
  maximumSide: 128,
  maximumLabel: 99,
} as const;

export interface IdxImages {
  /** Row-major grey values 0–255, `count × height × width`. */
  readonly pixels: Uint8Array;
  readonly count: number;
  readonly width: number;
  readonly height: number;
}

const UNSIGNED_BYTE = 0x08;

const OTHER_FORMATS: readonly (readonly [string, readonly number[]])[] = [
  ["PNG", [0x89, 0x50, 0x4e, 0x47]],
  ["JPEG", [0xff, 0xd8, 0xff]],
  ["ZIP", [0x50, 0x4b, 0x03, 0x04]],
  ["PDF", [0x25, 0x50, 0x44, 0x46]],
  ["NPY", [0x93, 0x4e, 0x55, 0x4d]],
];

const startsWith = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);

function refuse(
  code: IdxRefusalCode,
  file: IdxRefusal["file"],
  facts: IdxRefusal["facts"] = {},
): { readonly ok: false; readonly error: IdxRefusal } {
  return { ok: false, error: { code, file, facts } };
}

/**
 * Inflates a gzip upload, or passes plain bytes on. Stops as soon as the output passes the limit, so that a small file
 * that unpacks to gigabytes costs no memory.
 */
export async function inflateUpload(bytes: Uint8Array, file: IdxRefusal["file"]): Promise<Outcome<Uint8Array>> {
  if (bytes.length === 0) return refuse("empty", file);
  if (!startsWith(bytes, [0x1f, 0x8b])) return { ok: true, value: bytes };
  const limit = IDX_LIMITS.inflatedBytes;
  const gunzip = createGunzip();
  const parts: Buffer[] = [];
  let size = 0;
  gunzip.end(bytes);
  try {
    for await (const part of gunzip as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > limit) return refuse("tooLargeInflated", file, { limitBytes: limit });
      parts.push(part);
    }
  } catch {
    // zlib says "unexpected end of file" or "incorrect data check"; both mean the same to the person who uploads.
    return refuse("damagedGzip", file);
  } finally {
    gunzip.destroy();
  }
  return { ok: true, value: Buffer.concat(parts) };
}

interface Header {
  readonly sizes: readonly number[];
  readonly dataAt: number;
}

function readHeader(bytes: Uint8Array, dimensions: number, file: IdxRefusal["file"]): Outcome<Header> {
  if (bytes.length === 0) return refuse("empty", file);
  const other = OTHER_FORMATS.find(([, magic]) => startsWith(bytes, magic));
  if (other) return refuse("knownOtherFormat", file, { format: other[0] });
  if (bytes.length < 4 || bytes[0] !== 0 || bytes[1] !== 0) return refuse("notIdx", file);
  if (bytes[2] !== UNSIGNED_BYTE) return refuse("wrongElementType", file, { found: bytes[2] ?? 0 });
  if (bytes[3] !== dimensions) return refuse("wrongDimensions", file, { expected: dimensions, found: bytes[3] ?? 0 });
  const dataAt = 4 + 4 * dimensions;
  if (bytes.length < dataAt) return refuse("truncated", file, { expected: dataAt, found: bytes.length });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sizes = Array.from({ length: dimensions }, (_, axis) => view.getUint32(4 + 4 * axis));
  const expected = dataAt + sizes.reduce((product, size) => product * size, 1);
  if (bytes.length < expected) return refuse("truncated", file, { expected, found: bytes.length });
  if (bytes.length > expected) return refuse("trailingBytes", file, { expected, found: bytes.length });
  return { ok: true, value: { sizes, dataAt } };
}

/** Reads inflated image bytes: three dimensions, unsigned bytes, within the limits. */
export function readIdxImages(bytes: Uint8Array): Outcome<IdxImages> {
  const header = readHeader(bytes, 3, "images");
  if (!header.ok) return header;
  const [count = 0, height = 0, width = 0] = header.value.sizes;
  const { minimumImages, maximumImages, minimumSide, maximumSide } = IDX_LIMITS;
  if (count < minimumImages) return refuse("tooFewImages", "images", { found: count, minimum: minimumImages });
  if (count > maximumImages) return refuse("tooManyImages", "images", { found: count, maximum: maximumImages });
  if (Math.min(width, height) < minimumSide || Math.max(width, height) > maximumSide) {
    return refuse("imageSize", "images", { width, height, minimum: minimumSide, maximum: maximumSide });
  }
  return { ok: true, value: { pixels: bytes.subarray(header.value.dataAt), count, width, height } };
}

/** Reads inflated label bytes and checks them against the count of images. Labels are 0 … maximumLabel. */
export function readIdxLabels(bytes: Uint8Array, imageCount: number): Outcome<Uint8Array> {
  const header = readHeader(bytes, 1, "labels");
  if (!header.ok) return header;
  const [count = 0] = header.value.sizes;
  if (count !== imageCount) return refuse("labelCountDiffers", "labels", { images: imageCount, labels: count });
  const labels = bytes.subarray(header.value.dataAt);
  const wrong = labels.findIndex((label) => label > IDX_LIMITS.maximumLabel);
  if (wrong >= 0) {
    const facts = { row: wrong + 1, found: labels[wrong] ?? 0, maximum: IDX_LIMITS.maximumLabel };
    return refuse("labelOutOfRange", "labels", facts);
  }
  if (new Set(labels).size < 2) return refuse("tooFewClasses", "labels", { found: new Set(labels).size });
  return { ok: true, value: labels };
}

export const MODEL_SIDE = 28;

/** Images as the models read them: 28×28 grey. Other sizes are resized and the original size is told. */
export interface ImageData28 {
  readonly pixels: Uint8Array;
  readonly count: number;
  readonly resizedFrom: { readonly width: number; readonly height: number } | null;
}

/** Bilinear, with half-pixel centres; leaves 28×28 untouched. */
export function toModelSize(images: IdxImages): ImageData28 {
  const { pixels, count, width, height } = images;
  if (width === MODEL_SIDE && height === MODEL_SIDE) return { pixels, count, resizedFrom: null };
  const out = new Uint8Array(count * MODEL_SIDE * MODEL_SIDE);
  const columns = axisSamples(width);
  const rows = axisSamples(height);
  for (let image = 0; image < count; image += 1) {
    const from = image * width * height;
    let to = image * MODEL_SIDE * MODEL_SIDE;
    for (const row of rows) {
      const [top, bottom] = [from + row.low * width, from + row.high * width];
      for (const column of columns) {
        const above = mix(pixels[top + column.low], pixels[top + column.high], column.weight);
        const below = mix(pixels[bottom + column.low], pixels[bottom + column.high], column.weight);
        out[to] = Math.round(mix(above, below, row.weight));
        to += 1;
      }
    }
  }
  return { pixels: out, count, resizedFrom: { width, height } };
}

const mix = (a = 0, b = 0, weight: number) => a + (b - a) * weight;

function axisSamples(size: number): { low: number; high: number; weight: number }[] {
  return Array.from({ length: MODEL_SIDE }, (_, index) => {
    const at = Math.min(Math.max(((index + 0.5) * size) / MODEL_SIDE - 0.5, 0), size - 1);
    const low = Math.floor(at);
    return { low, high: Math.min(low + 1, size - 1), weight: at - low };
  });
}

/** Bytes of an IDX file with these unsigned-byte values: what the generator writes and tests read. */
export function writeIdx(sizes: readonly number[], values: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * sizes.length + values.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(2, UNSIGNED_BYTE);
  view.setUint8(3, sizes.length);
  sizes.forEach((size, axis) => {
    view.setUint32(4 + 4 * axis, size);
  });
  bytes.set(values, 4 + 4 * sizes.length);
  return bytes;
}
