import { setImmediate as breathe } from "node:timers/promises";
import { Unzip, UnzipInflate } from "fflate";
import sharp from "sharp";
import { AppError } from "@/lib/errors";
import { IDX_LIMITS, type ImageData28, MODEL_SIDE } from "@/models/contracts/idx";
import { isCounted, sortIntoClasses, type ZipRefusalCode } from "@/models/contracts/image-folders";
import { zipReason } from "../copy/image-upload";
import { UPLOAD_LIMITS } from "../schema";
import type { DatasetFile } from "../types";

/** Read between two breaths, so that the web process goes on answering. */
const PIECE_BYTES = 512_000;
/** Decoded at once; the decoder has threads of its own. */
const TOGETHER = 32;
/** A picture of more pixels is not decoded: a small file may claim millions. */
const MOST_PIXELS = 4_096 * 4_096;

/**
 * Images of a zip as grey 28 × 28 with the class of their folder. Nothing is stored here.
 * @throws AppError REFUSED naming the files that are wrong
 */
export async function readImageZip({
  fileName,
  bytes,
}: DatasetFile): Promise<{ images: ImageData28; labels: Uint8Array | null }> {
  const entries = await unzip(fileName, bytes);
  const sorted = sortIntoClasses([...entries.keys()]);
  if (!sorted.ok) throw refusal(sorted.error.code, { ...sorted.error.facts, file: fileName });
  const { images, classes } = sorted.value;
  const { minimumImages: minimum, maximumImages: maximum } = IDX_LIMITS;
  if (images.length < minimum) throw refusal("tooFewImages", { found: images.length, minimum, file: fileName });
  if (images.length > maximum) throw refusal("tooManyImages", { found: images.length, maximum, file: fileName });
  const pixels = new Uint8Array(images.length * MODEL_SIDE * MODEL_SIDE);
  const sizes = new Set<string>();
  const bad: string[] = [];
  for (let first = 0; first < images.length; first += TOGETHER) {
    const part = images.slice(first, first + TOGETHER);
    const decoded = await Promise.all(part.map(({ path }) => decodeGrey(entries.get(path) ?? new Uint8Array())));
    decoded.forEach((image, index) => {
      if (!image) bad.push(part[index]?.path ?? "");
      else {
        pixels.set(image.pixels, (first + index) * MODEL_SIDE * MODEL_SIDE);
        sizes.add(`${image.width}×${image.height}`);
      }
    });
  }
  if (bad.length > 0) {
    const names = bad.slice(0, 5).join(", ");
    throw refusal("badImage", { names: bad.length > 5 ? `${names} …` : names, count: bad.length, file: fileName });
  }
  const labels = classes ? Uint8Array.from(images, ({ label }) => label) : null;
  return { images: { pixels, count: images.length, resizedFrom: resizedFrom(sizes) }, labels };
}

/** Null where every image had the models' size; with several sizes the largest is told. */
function resizedFrom(sizes: ReadonlySet<string>): ImageData28["resizedFrom"] {
  const [largest] = [...sizes]
    .map((size) => size.split("×").map(Number) as [number, number])
    .sort(([a, b], [c, d]) => c * d - a * b);
  if (!largest || (sizes.size === 1 && largest[0] === MODEL_SIDE && largest[1] === MODEL_SIDE)) return null;
  return { width: largest[0], height: largest[1] };
}

/** The counted files by their path. Stops as soon as they inflate too far. */
async function unzip(fileName: string, bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const parts = new Map<string, Uint8Array[]>();
  let [size, fault]: [number, ZipRefusalCode | null] = [0, null];
  const unzipper = new Unzip((file) => {
    if (!isCounted(file.name)) return;
    const pieces: Uint8Array[] = [];
    parts.set(file.name, pieces);
    file.ondata = (error, piece) => {
      if (error) fault ??= "damagedZip";
      else pieces.push(piece);
      size += piece?.length ?? 0;
      if (size > UPLOAD_LIMITS.inflatedImagesBytes) fault ??= "inflatesTooFar";
    };
    file.start();
  });
  unzipper.register(UnzipInflate);
  for (let at = 0; at < bytes.length && fault === null; at += PIECE_BYTES) {
    try {
      unzipper.push(bytes.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= bytes.length);
    } catch {
      fault = "damagedZip";
    }
    await breathe();
  }
  if (fault === null && parts.size === 0) fault = "damagedZip";
  if (fault !== null) throw refusal(fault, { file: fileName });
  return new Map([...parts].map(([name, pieces]) => [name, Buffer.concat(pieces)]));
}

interface Decoded {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Null where the bytes are no PNG or JPEG that can be decoded. Transparent parts are black. */
async function decodeGrey(bytes: Uint8Array): Promise<Decoded | null> {
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS });
    const { format, width, height } = await image.metadata();
    if (format !== "png" && format !== "jpeg") return null;
    const pixels = await image
      .flatten({ background: "#000" })
      .greyscale()
      .resize(MODEL_SIDE, MODEL_SIDE, { fit: "fill", kernel: "linear" })
      .toColourspace("b-w")
      .raw()
      .toBuffer();
    return pixels.length === MODEL_SIDE * MODEL_SIDE ? { pixels, width, height } : null;
  } catch {
    return null;
  }
}

function refusal(code: ZipRefusalCode, facts: Readonly<Record<string, string | number>>): AppError {
  const reason = zipReason(code);
  return new AppError("REFUSED", `images: ${code}`, { reason, facts, fields: { images: reason } });
}
