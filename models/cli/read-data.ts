import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type IdxRefusal, inflateUpload, readIdxImages, readIdxLabels, toModelSize } from "../contracts/idx";
import { readTextUpload, TEXT_LIMITS } from "../contracts/text";
import { FASHION_MNIST_FOLDER, readFashionMnist } from "../data/fashion-mnist";
import type { ImageDataset } from "../data/image-dataset";
import { generateReplies } from "../data/replies";
import { generateStrokes } from "../data/strokes";
import type { TextDataset } from "../data/text-dataset";
import { CliFault } from "./fault";
import type { DataChoice } from "./read-request";

/** Images of a file or of the built-in generator. @throws CliFault for a file that cannot be read */
export async function readImages(choice: DataChoice, seed: number): Promise<ImageDataset> {
  if (choice.strokes !== undefined) return generateStrokes({ count: choice.strokes, seed });
  if (choice.fashionMnist !== undefined) return await readFashion(choice.fashionMnist);
  const file = choice.images ?? "";
  const images = toModelSize(unwrap(file, readIdxImages(unwrap(file, await inflateUpload(readBytes(file), "images")))));
  if (choice.labels === undefined) return { ...images, labels: null };
  const bytes = unwrap(choice.labels, await inflateUpload(readBytes(choice.labels), "labels"));
  return { ...images, labels: unwrap(choice.labels, readIdxLabels(bytes, images.count)) };
}

async function readFashion(folder: string): Promise<ImageDataset> {
  const data = await readFashionMnist(folder);
  if (data) return data;
  throw new CliFault({
    zh: `${folder} 里没有 Fashion-MNIST。请运行 apt-get install dataset-fashion-mnist，它装在 ${FASHION_MNIST_FOLDER}。`,
    en: `Fashion-MNIST is not in ${folder}. Run apt-get install dataset-fashion-mnist, which puts it into ${FASHION_MNIST_FOLDER}.`,
  });
}

/** Texts of a file, gzip allowed, or of the built-in generator. @throws CliFault for a file that cannot be read */
export function readTexts(choice: DataChoice, seed: number): TextDataset {
  if (choice.replies !== undefined) return generateReplies({ count: choice.replies, seed });
  const fileName = choice.texts ?? "";
  const file = readBytes(fileName);
  const zipped = file[0] === 0x1f && file[1] === 0x8b;
  const bytes = zipped ? gunzipSync(file, { maxOutputLength: TEXT_LIMITS.inflatedBytes }) : file;
  const read = readTextUpload({ fileName, bytes });
  if (read.ok) return read.value;
  throw unreadable(fileName, `${read.error.code} ${JSON.stringify(read.error.facts)}`);
}

/** @throws CliFault where the file is not there */
export function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw unreadable(file, cause instanceof Error ? cause.message : String(cause));
  }
}

function unwrap<T>(file: string, outcome: { ok: true; value: T } | { ok: false; error: IdxRefusal }): T {
  if (outcome.ok) return outcome.value;
  throw unreadable(file, `${outcome.error.code} ${JSON.stringify(outcome.error.facts)}`);
}

function unreadable(file: string, why: string): CliFault {
  return new CliFault({ zh: `文件 ${file} 读不出来：${why}`, en: `The file ${file} cannot be read: ${why}` });
}
