import { IDX_LIMITS, type IdxImages } from "./idx";

/**
 * NPY, NumPy's format of one array: magic, version, length of the header, header as a Python dictionary, data (NumPy
 * Enhancement Proposal 1). Images are unsigned bytes, labels whole numbers; everything else is refused by name. Pure.
 */

export const NPY_REFUSALS = [
  "damagedHeader",
  "elementType",
  "fortranOrder",
  "shape",
  "truncated",
  "tooFewImages",
  "tooManyImages",
  "imageSize",
  "labelCountDiffers",
  "labelOutOfRange",
  "tooFewClasses",
] as const;
export type NpyRefusalCode = (typeof NPY_REFUSALS)[number];

export interface NpyRefusal {
  readonly code: NpyRefusalCode;
  readonly file: "images" | "labels";
  readonly facts: Readonly<Record<string, string | number>>;
}

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: NpyRefusal };
type File = NpyRefusal["file"];

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59] as const;

export const isNpy = (bytes: Uint8Array) => MAGIC.every((byte, index) => bytes[index] === byte);

function refuse(code: NpyRefusalCode, file: File, facts: NpyRefusal["facts"] = {}) {
  return { ok: false, error: { code, file, facts } } as const;
}

interface NpyArray {
  /** As NumPy writes it: `|u1`, `<i8`. */
  readonly type: string;
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

function readArray(bytes: Uint8Array, file: File): Outcome<NpyArray> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isNpy(bytes) || bytes.length < 12) return refuse("damagedHeader", file);
  const wide = view.getUint8(6) >= 2;
  const headerAt = wide ? 12 : 10;
  const dataAt = headerAt + (wide ? view.getUint32(8, true) : view.getUint16(8, true));
  if (dataAt > bytes.length) return refuse("damagedHeader", file);
  const header = new TextDecoder("latin1").decode(bytes.subarray(headerAt, dataAt));
  const type = /'descr':\s*'([^']+)'/.exec(header)?.[1];
  const sizes = /'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1];
  if (type === undefined || sizes === undefined) return refuse("damagedHeader", file);
  if (/'fortran_order':\s*True/.test(header)) return refuse("fortranOrder", file);
  const shape = sizes
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(Number);
  const width = Number(type.slice(2));
  const expected = shape.reduce((product, size) => product * size, width);
  const data = bytes.subarray(dataAt);
  if (data.length !== expected) return refuse("truncated", file, { expected, found: data.length });
  return { ok: true, value: { type, shape, data } };
}

/** Unsigned bytes in the shape (images, height, width) or (images, height, width, 1), within the limits of any upload. */
export function readNpyImages(bytes: Uint8Array): Outcome<IdxImages> {
  const array = readArray(bytes, "images");
  if (!array.ok) return array;
  const { type, shape, data } = array.value;
  if (type !== "|u1") return refuse("elementType", "images", { found: type, expected: "uint8" });
  const [count = 0, height = 0, width = 0, channels = 1] = shape;
  if (shape.length < 3 || shape.length > 4 || channels !== 1) {
    return refuse("shape", "images", { found: `(${shape.join(", ")})` });
  }
  const { minimumImages, maximumImages, minimumSide, maximumSide } = IDX_LIMITS;
  if (count < minimumImages) return refuse("tooFewImages", "images", { found: count, minimum: minimumImages });
  if (count > maximumImages) return refuse("tooManyImages", "images", { found: count, maximum: maximumImages });
  if (Math.min(width, height) < minimumSide || Math.max(width, height) > maximumSide) {
    return refuse("imageSize", "images", { width, height, minimum: minimumSide, maximum: maximumSide });
  }
  return { ok: true, value: { pixels: data, count, width, height } };
}

/** Bytes an element, and how one is read. */
const WHOLE_NUMBERS: Readonly<Record<string, readonly [number, (view: DataView, at: number) => number]>> = {
  "|u1": [1, (view, at) => view.getUint8(at)],
  "|i1": [1, (view, at) => view.getInt8(at)],
  "<u2": [2, (view, at) => view.getUint16(at, true)],
  "<i2": [2, (view, at) => view.getInt16(at, true)],
  "<i4": [4, (view, at) => view.getInt32(at, true)],
  "<u4": [4, (view, at) => view.getUint32(at, true)],
  "<i8": [8, (view, at) => Number(view.getBigInt64(at, true))],
};

/** Whole numbers in one dimension, as many as images. */
export function readNpyLabels(bytes: Uint8Array, imageCount: number): Outcome<Uint8Array> {
  const array = readArray(bytes, "labels");
  if (!array.ok) return array;
  const { type, shape, data } = array.value;
  const reader = WHOLE_NUMBERS[type];
  if (!reader) return refuse("elementType", "labels", { found: type, expected: "int" });
  if (shape.length !== 1) return refuse("shape", "labels", { found: `(${shape.join(", ")})` });
  const [count = 0] = shape;
  if (count !== imageCount) return refuse("labelCountDiffers", "labels", { images: imageCount, labels: count });
  const [width, read] = reader;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const labels = Array.from({ length: count }, (_, row) => read(view, row * width));
  const maximum = IDX_LIMITS.maximumLabel;
  const wrong = labels.findIndex((label) => label < 0 || label > maximum);
  if (wrong >= 0) return refuse("labelOutOfRange", "labels", { row: wrong + 1, found: labels[wrong] ?? 0, maximum });
  const classes = new Set(labels).size;
  if (classes < 2) return refuse("tooFewClasses", "labels", { found: classes });
  return { ok: true, value: Uint8Array.from(labels) };
}
