import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { inflateUpload, readIdxImages, readIdxLabels } from "../contracts/idx";
import { type ImageDataset, PIXELS } from "./image-dataset";

/** Where Debian's package `dataset-fashion-mnist` puts it. */
export const FASHION_MNIST_FOLDER = "/usr/share/datasets/fashion-mnist";

const PARTS = ["train", "t10k"] as const;

/**
 * Fashion-MNIST (Xiao, Rasul & Vollgraf 2017, MIT licence): 60 000 and 10 000 images of clothes in ten classes, 28×28
 * grey, one after the other. Null where the folder or one of its four files is not there.
 * @throws Error for files that are not what their names say
 */
export async function readFashionMnist(folder: string): Promise<ImageDataset | null> {
  const parts: { pixels: Uint8Array; labels: Uint8Array; count: number }[] = [];
  for (const part of PARTS) {
    const images = await readIfThere(join(folder, `${part}-images-idx3-ubyte.gz`));
    const labels = await readIfThere(join(folder, `${part}-labels-idx1-ubyte.gz`));
    if (!images || !labels) return null;
    const { pixels, count } = unwrap(readIdxImages(unwrap(await inflateUpload(images, "images"))));
    if (pixels.length !== count * PIXELS) throw new Error(`${part}: images of another size than 28×28`);
    parts.push({ pixels, count, labels: unwrap(readIdxLabels(unwrap(await inflateUpload(labels, "labels")), count)) });
  }
  return {
    count: parts.reduce((sum, { count }) => sum + count, 0),
    pixels: Buffer.concat(parts.map(({ pixels }) => pixels)),
    labels: Buffer.concat(parts.map(({ labels }) => labels)),
  };
}

async function readIfThere(file: string): Promise<Uint8Array | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function unwrap<T>(outcome: { ok: true; value: T } | { ok: false; error: { code: string } }): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`Fashion-MNIST cannot be read: ${outcome.error.code}`);
}
