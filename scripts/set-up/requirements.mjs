import { access, readdir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { askProgram } from "./child.mjs";
import { COMPLETE_MARK } from "./native-library.mjs";
import { dataFolder, projectFolder } from "./paths.mjs";
import { SetUpError } from "./remedy.mjs";
import { assertWritable } from "./writable-folder.mjs";

/** @typedef {import("./remedy.mjs").Words} Words */
/** @typedef {{ what: Words, remedy: Words }} Missing */

/** node_modules, the built pages and the empty database, measured on a fresh clone, with a margin. */
const PROJECT_BYTES = 2.5e9;
const OLDEST_NODE = 20;

/**
 * Looks at the machine before anything is changed. What nothing works without is thrown; what only training needs is
 * returned, because the product runs without it and says so on its pages.
 *
 * @param {{ cache: string }} request
 * @returns {Promise<Missing[]>} what training lacks
 */
export async function checkRequirements({ cache }) {
  assertNodeVersion(process.versions.node);
  if ((await askProgram("npm", ["--version"])) === null) throw missingProgram(MISSING_NPM);
  await assertWritable(projectFolder);
  await assertWritable(dataFolder);
  if (!(await exists(join(projectFolder, "node_modules")))) await assertRoom(projectFolder, PROJECT_BYTES);
  return await missingForTraining(cache);
}

/** @param {string} version */
export function assertNodeVersion(version) {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return;
  throw new SetUpError({
    cause: { zh: `Node ${version} 过旧`, en: `Node ${version} is too old` },
    remedy: {
      zh: `请安装 Node ${OLDEST_NODE} 或更新版本（https://nodejs.org）`,
      en: `install Node ${OLDEST_NODE} or later (https://nodejs.org)`,
    },
  });
}

const MISSING_NPM = {
  what: { zh: "没有 npm", en: "npm is missing" },
  remedy: { zh: "请随 Node 一并安装 npm，或 apt-get install npm", en: "install npm with Node, or apt-get install npm" },
};

/**
 * Python fetches the library and g++ compiles the binding: neither is asked for when the cache has the result.
 * @param {string} cache
 * @returns {Promise<Missing[]>}
 */
async function missingForTraining(cache) {
  const cached = await readdir(cache).catch(() => /** @type {string[]} */ ([]));
  const hasBinding = cached.some((name) => name.startsWith("tfjs-binding-"));
  const libraries = cached.filter((name) => name.startsWith("libtensorflow-"));
  const complete = await Promise.all(libraries.map((name) => exists(join(cache, name, COMPLETE_MARK))));
  const missing = [];
  const hasLibrary = complete.includes(true) || (await isFolder(process.env.TFJS_LIBTENSORFLOW));
  if (!hasLibrary && (await askProgram("python3", ["-m", "pip", "--version"])) === null) {
    missing.push({
      what: {
        zh: "没有 Python 3 与 pip（下载训练库用）",
        en: "Python 3 with pip is missing (it fetches the training library)",
      },
      remedy: { zh: "apt-get install python3 python3-pip", en: "apt-get install python3 python3-pip" },
    });
  }
  if (!hasBinding && (await askProgram(process.env.CXX || "g++", ["--version"])) === null) {
    missing.push({
      what: {
        zh: "没有 C++ 编译器 g++（编译训练库的绑定用）",
        en: "the compiler g++ is missing (it builds the training library's binding)",
      },
      remedy: { zh: "apt-get install g++", en: "apt-get install g++" },
    });
  }
  return missing;
}

/** @param {Missing} missing */
export function missingProgram({ what, remedy }) {
  return new SetUpError({ cause: what, remedy });
}

/**
 * @param {string} folder
 * @param {number} bytes
 */
async function assertRoom(folder, bytes) {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= bytes) return;
  const [needed, present] = [bytes, free].map((size) => (size / 1e9).toFixed(1));
  throw new SetUpError({
    cause: {
      zh: `磁盘空间不足：${folder} 需要 ${needed} GB，现有 ${present} GB`,
      en: `too little disk space: ${folder} needs ${needed} GB, ${present} GB are free`,
    },
    remedy: { zh: "请清出空间，或把项目移到另一磁盘", en: "free some space, or move the project to another disk" },
  });
}

/** @param {string | undefined} path */
async function isFolder(path) {
  return path !== undefined && (await stat(path).catch(() => null))?.isDirectory() === true;
}

/** @param {string} path */
async function exists(path) {
  return await access(path).then(
    () => true,
    () => false,
  );
}
