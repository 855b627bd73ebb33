import { access, mkdir, readdir, rename, rm, stat, statfs, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { runChild } from "./child.mjs";
import { isAlive, whileLocked } from "./folder-lock.mjs";
import { CPU_WHEELS, downloadCudaLibraries, downloadWheel, GPU_WHEELS, LIBRARY_VERSION } from "./native-wheel.mjs";
import { SetUpError } from "./remedy.mjs";
import { hashFile } from "./stamp.mjs";
import { assertWritable } from "./writable-folder.mjs";

/** @typedef {"cpu" | "gpu"} Device */
/** @typedef {{ id: string, libraries: string[], include: string, ldLibraryPath: string | null }} NativeLibrary */

/** Written last: a folder without it is not used. */
export const COMPLETE_MARK = ".complete";
/** Wheel, the two libraries and the headers at the same moment. */
export const BYTES_NEEDED = 1.2e9;

const EXTRACTOR = fileURLToPath(new URL("extract-library.py", import.meta.url));

/**
 * Finds the native library in the cache or puts it there.
 * @param {{ cache: string, source?: string, device?: Device }} request `source`: TFJS_LIBTENSORFLOW, a folder or an archive
 * @returns {Promise<NativeLibrary & { fetched: boolean }>}
 */
export async function ensureNativeLibrary({ cache, source, device = "cpu" }) {
  if (source) return await ensureGivenLibrary({ cache, source: resolve(source) });
  const wheel = device === "gpu" ? GPU_WHEELS[process.arch] : CPU_WHEELS[process.arch];
  if (process.platform !== "linux" || !wheel) throw unsupportedPlatform();
  const id = `libtensorflow-${LIBRARY_VERSION}-${process.arch}${device === "gpu" ? "-cuda" : ""}`;
  const target = join(cache, id);
  const fetched = await ensureExtracted({
    target,
    obtain: async (partial) => {
      await assertRoom(cache);
      if (device === "gpu") return await downloadCudaLibraries({ wheel, folder: partial });
      const wheelFolder = `${partial}-wheel`;
      try {
        await extractLibrary(await downloadWheel({ wheel, folder: wheelFolder }), partial);
      } finally {
        await rm(wheelFolder, { recursive: true, force: true });
      }
    },
  });
  return { ...(await locateLibrary(target, id)), fetched };
}

/** @param {{ cache: string, source: string }} given */
async function ensureGivenLibrary({ cache, source }) {
  const kind = await stat(source).catch(() => null);
  if (!kind) {
    throw new SetUpError({
      cause: {
        zh: `TFJS_LIBTENSORFLOW 指向的 ${source} 不存在`,
        en: `TFJS_LIBTENSORFLOW names ${source}, which does not exist`,
      },
      remedy: {
        zh: "请改为含两个库与头文件的文件夹或压缩包，或取消该变量",
        en: "name a folder or archive with the two libraries and headers, or unset the variable",
      },
    });
  }
  if (kind.isDirectory()) return { ...(await locateLibrary(source, "given-folder")), fetched: false };
  const id = `libtensorflow-given-${(await hashFile(source)).slice(0, 16)}-${process.arch}`;
  const target = join(cache, id);
  const fetched = await ensureExtracted({ target, obtain: (partial) => extractLibrary(source, partial) });
  return { ...(await locateLibrary(target, id)), fetched };
}

/**
 * The protocol that survives a kill: fill a sibling folder, check it, write the mark, rename. Whoever comes second
 * waits for the first, and takes its result.
 *
 * @param {{ target: string, obtain: (partial: string) => Promise<void> }} order
 * @returns {Promise<boolean>} false when it was there already
 */
export async function ensureExtracted({ target, obtain }) {
  if (await isComplete(target)) return false;
  await assertWritable(dirname(target), {
    zh: "；或用 GENAI_FILING_CACHE 另指缓存目录",
    en: "; or choose another cache folder with GENAI_FILING_CACHE",
  });
  return await whileLocked(`${target}.lock`, async () => {
    if (await isComplete(target)) return false;
    await removeLeftovers(target);
    const partial = `${target}.partial-${process.pid}`;
    try {
      await mkdir(partial, { recursive: true });
      await obtain(partial);
      await locateLibrary(partial, basename(target));
      await writeFile(join(partial, COMPLETE_MARK), `${new Date().toISOString()}\n`);
      await rm(target, { recursive: true, force: true });
      await rename(partial, target);
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
    return true;
  });
}

/** @param {string} folder */
async function isComplete(folder) {
  return await exists(join(folder, COMPLETE_MARK));
}

/**
 * What killed set-ups left behind.
 * @param {string} target
 */
async function removeLeftovers(target) {
  const prefix = `${basename(target)}.partial-`;
  const entries = await readdir(dirname(target));
  const left = entries.filter(
    (name) => name.startsWith(prefix) && !isAlive(Number.parseInt(name.slice(prefix.length), 10)),
  );
  await Promise.all(
    left.map((name) =>
      rm(join(dirname(target), name), { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
    ),
  );
}

/**
 * @param {string} archive
 * @param {string} folder
 */
export async function extractLibrary(archive, folder) {
  await runChild("python3", [EXTRACTOR, archive, folder]);
}

/**
 * Looks for the libraries and headers in the layouts they come in: a wheel's, an installed package's, the C archive's.
 * @param {string} folder
 * @param {string} id
 * @returns {Promise<NativeLibrary>}
 */
export async function locateLibrary(folder, id) {
  for (const place of ["tensorflow", "lib", "."]) {
    const framework = join(folder, place, "libtensorflow_framework.so.2");
    if (!(await exists(framework))) continue;
    const main = await firstExisting(
      ["libtensorflow_cc.so.2", "libtensorflow.so.2"].map((name) => join(folder, place, name)),
    );
    const header = await firstExisting(
      [join(place, "include"), "include"].map((include) => join(folder, include, "tensorflow/c/c_api.h")),
    );
    if (main && header) {
      const include = resolve(dirname(header), "../..");
      return { id, libraries: [main, framework], include, ldLibraryPath: await cudaLibraryPath(folder) };
    }
  }
  throw new SetUpError({
    cause: { zh: `${folder} 中没有完整的 TensorFlow 库`, en: `${folder} does not hold the whole TensorFlow library` },
    remedy: {
      zh: "需要 libtensorflow_cc.so.2、libtensorflow_framework.so.2 与 include/tensorflow/c 头文件",
      en: "libtensorflow_cc.so.2, libtensorflow_framework.so.2 and the headers of include/tensorflow/c are needed",
    },
  });
}

/**
 * Folders of the CUDA libraries for LD_LIBRARY_PATH of the process that trains.
 * @param {string} folder
 */
async function cudaLibraryPath(folder) {
  const nvidia = join(folder, "nvidia");
  if (!(await exists(nvidia))) return null;
  const packages = await readdir(nvidia);
  return packages.map((name) => join(nvidia, name, "lib")).join(":");
}

/** @param {string} cache */
async function assertRoom(cache) {
  const { bavail, bsize } = await statfs(cache);
  if (bavail * bsize >= BYTES_NEEDED) return;
  throw new SetUpError({
    cause: {
      zh: `缓存目录 ${cache} 所在磁盘空间不足：需要 1.2 GB，现有 ${gigabytes(bavail * bsize)} GB`,
      en: `too little room for the cache ${cache}: 1.2 GB needed, ${gigabytes(bavail * bsize)} GB there`,
    },
    remedy: {
      zh: "请清出空间，或用 GENAI_FILING_CACHE 指向另一磁盘",
      en: "free some space, or point GENAI_FILING_CACHE at another disk",
    },
  });
}

/** @param {number} bytes */
function gigabytes(bytes) {
  return (bytes / 1e9).toFixed(1);
}

function unsupportedPlatform() {
  return new SetUpError({
    cause: {
      zh: `没有适用于 ${process.platform}-${process.arch} 的 TensorFlow 原生库`,
      en: `there is no native TensorFlow library for ${process.platform}-${process.arch}`,
    },
    remedy: {
      zh: "请在 64 位 Linux（x86-64 或 arm64）上运行训练，或用 TFJS_LIBTENSORFLOW 提供该库",
      en: "train on 64-bit Linux (x86-64 or arm64), or supply the library with TFJS_LIBTENSORFLOW",
    },
  });
}

/** @param {string} path */
async function exists(path) {
  return await access(path).then(
    () => true,
    () => false,
  );
}

/** @param {string[]} paths */
async function firstExisting(paths) {
  for (const path of paths) if (await exists(path)) return path;
  return null;
}
