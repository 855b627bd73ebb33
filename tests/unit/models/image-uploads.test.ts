import { describe, expect, test } from "vitest";
import { isCounted, isZip, sortIntoClasses } from "@/models/contracts/image-folders";
import {
  isNpy,
  NPY_REFUSALS,
  type NpyRefusal,
  type NpyRefusalCode,
  readNpyImages,
  readNpyLabels,
} from "@/models/contracts/npy";

interface Npy {
  readonly type?: string;
  readonly shape: readonly number[];
  readonly data: Uint8Array;
  readonly fortran?: boolean;
  readonly version?: 1 | 2;
}

/** The bytes that numpy.save writes. */
function npy({ type = "|u1", shape, data, fortran = false, version = 1 }: Npy): Uint8Array {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const text = `{'descr': '${type}', 'fortran_order': ${fortran ? "True" : "False"}, 'shape': (${sizes}), }`;
  const before = version === 1 ? 10 : 12;
  const padded = `${text.padEnd(64 * Math.ceil((before + text.length + 1) / 64) - before - 1)}\n`;
  const head = Buffer.alloc(before);
  head.write("\x93NUMPY", "latin1");
  head.writeUInt8(version, 6);
  if (version === 1) head.writeUInt16LE(padded.length, 8);
  else head.writeUInt32LE(padded.length, 8);
  return Uint8Array.from([...head, ...Buffer.from(padded), ...data]);
}

const COUNT = 500;
const pixels = (count = COUNT, side = 10) =>
  Uint8Array.from({ length: count * side * side }, (_, index) => index % 251);
const images = npy({ shape: [COUNT, 10, 10], data: pixels() });
const labelsOf = (values: readonly number[], type = "|u1") => {
  const data = type === "<i8" ? new BigInt64Array(values.map(BigInt)) : Uint8Array.from(values);
  return npy({ type, shape: [values.length], data: new Uint8Array(data.buffer) });
};
const threes = Array.from({ length: COUNT }, (_, index) => index % 3);

describe("NPY", () => {
  test.each([1, 2] as const)("images of version %i are read with one channel or none", (version) => {
    expect(isNpy(images)).toBe(true);
    const flat = readNpyImages(npy({ shape: [COUNT, 10, 10], data: pixels(), version }));
    const deep = readNpyImages(npy({ shape: [COUNT, 10, 10, 1], data: pixels(), version }));
    expect(flat).toEqual({ ok: true, value: { pixels: pixels(), count: COUNT, width: 10, height: 10 } });
    expect(deep).toEqual(flat);
  });

  test.each(["|u1", "<i8"])("labels of type %s are read", (type) => {
    expect(readNpyLabels(labelsOf(threes, type), COUNT)).toEqual({ ok: true, value: Uint8Array.from(threes) });
  });

  const BAD: Record<NpyRefusalCode, readonly ["images" | "labels", Uint8Array, NpyRefusal["facts"]]> = {
    damagedHeader: ["images", images.subarray(0, 40), {}],
    elementType: [
      "images",
      npy({ type: "<f4", shape: [COUNT, 10, 10], data: new Uint8Array(4 * 50_000) }),
      { found: "<f4", expected: "uint8" },
    ],
    fortranOrder: ["images", npy({ shape: [COUNT, 10, 10], data: pixels(), fortran: true }), {}],
    shape: ["images", npy({ shape: [COUNT, 100], data: pixels() }), { found: "(500, 100)" }],
    truncated: ["images", images.subarray(0, -1), { expected: 50_000, found: 49_999 }],
    tooFewImages: ["images", npy({ shape: [9, 10, 10], data: pixels(9) }), { found: 9, minimum: 500 }],
    tooManyImages: [
      "images",
      npy({ shape: [100_001, 1, 1], data: new Uint8Array(100_001) }),
      { found: 100_001, maximum: 100_000 },
    ],
    imageSize: [
      "images",
      npy({ shape: [COUNT, 4, 4], data: pixels(COUNT, 4) }),
      { width: 4, height: 4, minimum: 8, maximum: 128 },
    ],
    labelCountDiffers: ["labels", labelsOf([0, 1]), { images: COUNT, labels: 2 }],
    labelOutOfRange: ["labels", labelsOf(threes.with(4, -1), "<i8"), { row: 5, found: -1, maximum: 99 }],
    tooFewClasses: ["labels", labelsOf(threes.map(() => 7)), { found: 1 }],
  };

  test.each(NPY_REFUSALS)("is refused: %s", (code) => {
    const [file, bytes, facts] = BAD[code];
    const read = file === "images" ? readNpyImages(bytes) : readNpyLabels(bytes, COUNT);
    expect(read).toEqual({ ok: false, error: { code, file, facts } });
  });
});

describe("folders of a zip", () => {
  test("are classes in the order of their names, whatever lies around them", () => {
    const sorted = sortIntoClasses(["set/10/a.png", "set/2/b.JPG", "set/2/a.jpeg"]);
    expect(sorted).toEqual({
      ok: true,
      value: {
        classes: ["2", "10"],
        images: [
          { path: "set/2/a.jpeg", label: 0 },
          { path: "set/2/b.JPG", label: 0 },
          { path: "set/10/a.png", label: 1 },
        ],
      },
    });
  });

  test("one folder, or none, has no classes", () => {
    expect(sortIntoClasses(["a.png", "b.png"])).toMatchObject({ ok: true, value: { classes: null } });
    expect(sortIntoClasses(["set/a.png"])).toMatchObject({ ok: true, value: { classes: null } });
  });

  test("what systems leave in a zip does not count", () => {
    const paths = ["a/", "a/1.png", "__MACOSX/a/._1.png", "a/.DS_Store", "Thumbs.db", "b/desktop.ini"];
    expect(paths.filter(isCounted)).toEqual(["a/1.png"]);
    expect(isZip(Uint8Array.of(0x50, 0x4b, 3, 4))).toBe(true);
  });

  test("other files, and images beside the folders, are named", () => {
    expect(sortIntoClasses(["a/1.png", "a/notes.txt", "b/1.gif"])).toEqual({
      ok: false,
      error: { code: "otherFile", facts: { names: "a/notes.txt, b/1.gif", count: 2 } },
    });
    expect(sortIntoClasses(["1.png", "b/1.png"])).toEqual({
      ok: false,
      error: { code: "mixedFolders", facts: { names: "1.png", count: 1 } },
    });
    const many = Array.from({ length: 101 }, (_, index) => `${index}/a.png`);
    expect(sortIntoClasses(many)).toMatchObject({
      ok: false,
      error: { code: "tooManyClasses", facts: { count: 101 } },
    });
  });
});
