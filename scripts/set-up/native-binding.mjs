import { access, mkdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { observeChild } from "./child.mjs";
import { whileLocked } from "./folder-lock.mjs";
import { ChildFailure, lastLine, SetUpError } from "./remedy.mjs";
import { hashTree, writeWhole } from "./stamp.mjs";

/** @typedef {import("./native-library.mjs").NativeLibrary} NativeLibrary */

const PACKAGE = "node_modules/@tensorflow/tfjs-node-gpu";
const INSTALLED = `${PACKAGE}/lib/napi-v8/tfjs_binding.node`;
/** Node-API 8 only: no headers of a certain Node, and one binary for every Node version. */
const FLAGS = ["-std=c++17", "-O2", "-fPIC", "-shared", "-DNAPI_VERSION=8", "-DBUILDING_NODE_EXTENSION"];

/**
 * Compiles the binding against the library, once per version of either, and puts it where the package looks for it.
 * @param {{ project: string, cache: string, library: NativeLibrary, compiler?: string }} request
 * @returns {Promise<{ folder: string, compiled: boolean }>} the folder in the cache that belongs to this very binding
 */
export async function ensureNativeBinding({ project, cache, library, compiler = process.env.CXX || "g++" }) {
  const folder = await bindingFolder({ project, cache, library });
  const binary = join(folder, "tfjs_binding.node");
  // A shared cache that this user may only read is good as long as nothing is missing.
  const compiled =
    !(await exists(binary)) &&
    (await whileLocked(`${folder}.lock`, async () => {
      if (await exists(binary)) return false;
      await compileBinding({ project, library, compiler, binary });
      return true;
    }));
  await installBinding(binary, join(project, INSTALLED));
  return { folder, compiled };
}

/**
 * The key names all the binary depends on: package, library and where it lies (the run path is absolute), processor, flags.
 * @param {{ project: string, cache: string, library: NativeLibrary }} request
 */
async function bindingFolder({ project, cache, library }) {
  const { version } = JSON.parse(await readFile(join(project, PACKAGE, "package.json"), "utf8"));
  const sources = await hashTree(project, [`${PACKAGE}/binding`], [...FLAGS, ...library.libraries]);
  return join(cache, `tfjs-binding-${version}-${library.id}-${process.arch}-${sources.slice(0, 12)}`);
}

/** @param {{ project: string, library: NativeLibrary, compiler: string, binary: string }} order */
async function compileBinding({ project, library, compiler, binary }) {
  const source = join(project, PACKAGE);
  const partial = `${binary}.partial-${process.pid}`;
  await mkdir(dirname(binary), { recursive: true });
  try {
    const end = await observeChild(compiler, [
      ...FLAGS,
      ...["-I", join(project, "node_modules/node-api-headers/include"), "-I", library.include, "-I", source],
      ...["tfjs_backend.cc", "tfjs_binding.cc"].map((name) => join(source, "binding", name)),
      ...library.libraries,
      `-Wl,-rpath,${dirname(library.libraries[0] ?? "")}`,
      ...["-o", partial],
    ]).catch((error) => {
      throw error.code === "ENOENT" ? missingCompiler(compiler, error) : error;
    });
    if (end.code !== 0) throw compilationFailed(compiler, end);
    await rename(partial, binary);
  } finally {
    await rm(partial, { force: true });
  }
}

/**
 * A copy through a rename: a process that has the old binary open keeps it.
 * @param {string} binary
 * @param {string} target
 */
async function installBinding(binary, target) {
  const wanted = await readFile(binary);
  const present = await readFile(target).catch(() => null);
  if (present?.equals(wanted)) return;
  await writeWhole(target, wanted, { mode: 0o755 });
}

/**
 * @param {string} compiler
 * @param {unknown} origin
 */
function missingCompiler(compiler, origin) {
  return new SetUpError({
    cause: { zh: `没有 C++ 编译器 ${compiler}`, en: `the C++ compiler ${compiler} is missing` },
    remedy: { zh: "apt-get install g++", en: "apt-get install g++" },
    origin,
  });
}

/**
 * @param {string} compiler
 * @param {import("./child.mjs").ChildEnd} end
 */
function compilationFailed(compiler, { code, signal, output }) {
  const failure = new ChildFailure({ command: compiler, code, signal, output });
  if (/No space left|Permission denied|Read-only/.test(output)) return failure;
  const line = output.split("\n").find((text) => text.includes("error")) ?? lastLine(output);
  return new SetUpError({
    cause: { zh: `原生绑定编译失败：${line}`, en: `the native binding did not compile: ${line}` },
    remedy: {
      zh: "需要支持 C++17 的 g++ 9 或更新版本：apt-get install g++",
      en: "g++ 9 or later with C++17 is needed: apt-get install g++",
    },
    origin: failure,
  });
}

/** @param {string} path */
async function exists(path) {
  return await access(path).then(
    () => true,
    () => false,
  );
}
