import { AppError } from "@/lib/errors";
import { drawSheet, SHEET, sheetPages } from "@/lib/files/rules";
import type { Actor, Tenant } from "@/lib/identity/types";
import { openFile } from "@/lib/storage/files";
import { findDatasetImages } from "./view-dataset";

/** Bytes before the first pixel of a three-dimensional IDX file. */
const IDX_HEADER = 16;

export interface ThumbnailRequest {
  readonly actor: Actor;
  readonly tenant: Tenant;
  readonly datasetId: string;
  readonly page: number;
}

/**
 * One sheet of a data set's images as PNG. Reads the file only up to the sheet's end.
 * @throws AppError NOT_FOUND for a foreign set or a page past the last
 */
export async function drawThumbnails(request: ThumbnailRequest): Promise<Uint8Array> {
  const { imagesHash, width, height, imageCount } = await findDatasetImages(request);
  if (request.page >= sheetPages(imageCount)) throw new AppError("NOT_FOUND", `No sheet ${request.page}`);
  const perSheet = SHEET.columns * SHEET.rows * width * height;
  const from = IDX_HEADER + request.page * perSheet;
  const pixels = await readRange(imagesHash, from, Math.min(perSheet, IDX_HEADER + imageCount * width * height - from));
  return drawSheet({ pixels, width, height }, 0);
}

async function readRange(hash: string, from: number, length: number): Promise<Uint8Array> {
  const out = new Uint8Array(length);
  let at = 0;
  for await (const chunk of (await openFile(hash)) as AsyncIterable<Uint8Array>) {
    const start = Math.max(at, from);
    const end = Math.min(at + chunk.length, from + length);
    if (start < end) out.set(chunk.subarray(start - at, end - at), start - from);
    at += chunk.length;
    if (at >= from + length) break;
  }
  return out;
}
