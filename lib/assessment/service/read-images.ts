import { setImmediate as breathe } from "node:timers/promises";
import type { DatasetSource } from "@/lib/db/generated/enums";
import { AppError } from "@/lib/errors";
import {
  type IdxImages,
  type IdxRefusal,
  type ImageData28,
  MODEL_SIDE,
  readIdxImages,
  readIdxLabels,
  toModelSize,
} from "@/models/contracts/idx";
import { isZip } from "@/models/contracts/image-folders";
import { isNpy, type NpyRefusal, readNpyImages, readNpyLabels } from "@/models/contracts/npy";
import { npyReason, zipReason } from "../copy/image-upload";
import { idxReason } from "../copy/upload";
import type { DatasetFile } from "../types";
import { readImageZip } from "./read-image-zip";

export interface CheckedImages {
  readonly source: DatasetSource;
  readonly images: ImageData28;
  readonly labels: Uint8Array | null;
}

interface ImageFiles {
  readonly images: DatasetFile;
  readonly labels: DatasetFile | null;
}

/**
 * Images and labels of an upload, by what the files are and not by their names: a zip, NumPy arrays, or IDX.
 * @throws AppError REFUSED with the file's field and the reason in words' keys
 */
export async function readImages({ images, labels }: ImageFiles): Promise<CheckedImages> {
  if (isZip(images.bytes)) {
    if (labels) throw asRefusal("labels", zipReason("labelsBeside"), { file: labels.fileName });
    return { source: "zip", ...(await readImageZip(images)) };
  }
  const numpy = isNpy(images.bytes);
  const read = numpy ? readNpyImages(images.bytes) : readIdxImages(images.bytes);
  if (!read.ok) throw named(read.error, images.fileName, numpy);
  const checked = labels && readLabels(labels, read.value.count);
  return { source: numpy ? "npy" : "idx", images: await resizeInSlices(read.value), labels: checked };
}

function readLabels({ fileName, bytes }: DatasetFile, count: number): Uint8Array {
  const numpy = isNpy(bytes);
  const read = numpy ? readNpyLabels(bytes, count) : readIdxLabels(bytes, count);
  if (!read.ok) throw named(read.error, fileName, numpy);
  return read.value;
}

function named(error: IdxRefusal | NpyRefusal, fileName: string, numpy: boolean): AppError {
  const reason = numpy ? npyReason(error.code as NpyRefusal["code"]) : idxReason(error.code as IdxRefusal["code"]);
  return asRefusal(error.file, reason, { ...error.facts, file: fileName });
}

function asRefusal(file: string, reason: string, facts: Readonly<Record<string, string | number>>): AppError {
  return new AppError("REFUSED", `${file}: ${reason}`, { reason, facts, fields: { [file]: reason } });
}

/** Images between two breaths: about 10 ms, so that the web process goes on answering. */
const SLICE = 2_000;

async function resizeInSlices(images: IdxImages): Promise<ImageData28> {
  const { width, height, count, pixels } = images;
  if (width === MODEL_SIDE && height === MODEL_SIDE) return toModelSize(images);
  const out = new Uint8Array(count * MODEL_SIDE * MODEL_SIDE);
  for (let first = 0; first < count; first += SLICE) {
    const size = Math.min(SLICE, count - first);
    const part = pixels.subarray(first * width * height, (first + size) * width * height);
    out.set(toModelSize({ pixels: part, count: size, width, height }).pixels, first * MODEL_SIDE * MODEL_SIDE);
    await breathe();
  }
  return { pixels: out, count, resizedFrom: { width, height } };
}
