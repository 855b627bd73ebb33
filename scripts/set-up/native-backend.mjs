import { join } from "node:path";
import { askProgram, observeChild } from "./child.mjs";
import { ensureNativeBinding } from "./native-binding.mjs";
import { ensureNativeLibrary } from "./native-library.mjs";
import { LIBRARY_VERSION } from "./native-wheel.mjs";
import { cacheFolder, dataFolder, pinnedNode, projectFolder } from "./paths.mjs";
import { TYPESCRIPT } from "./project-script.mjs";
import { explainFailure, inBothLanguages, lastLine, SetUpError } from "./remedy.mjs";
import { readStamp, writeWhole } from "./stamp.mjs";
import { alreadyDone, runStep } from "./step.mjs";

/** @typedef {import("./remedy.mjs").Words} Words */
/** @typedef {import("./native-library.mjs").Device} Device */
/**
 * What the product reads to offer or refuse training. Reason and remedy say why it is not the native library.
 * @typedef {object} BackendVerdict
 * @property {"tensorflow" | "wasm" | "none"} backend
 * @property {string | null} library version of the native library
 * @property {Device | null} device
 * @property {string | null} ldLibraryPath folders of the CUDA libraries, for the process that trains
 * @property {Words | null} reason
 * @property {Words | null} remedy
 * @property {string} checkedAt
 */

const CHECK = "models/doctor/check-backend.ts";
export const verdictFile = join(dataFolder, "backend.json");

/**
 * Never fails the set-up; whoever needs the native library (the tests) looks at the verdict.
 * @returns {Promise<BackendVerdict>}
 */
export async function setUpNativeBackend() {
  const verdict = await decideBackend({ cache: cacheFolder(), source: process.env.TFJS_LIBTENSORFLOW });
  await writeWhole(verdictFile, `${JSON.stringify(verdict, null, 2)}\n`);
  return verdict;
}

/**
 * Library, binding, proof. Without the native library WebAssembly trains, and every run says so with the reason.
 * @param {{ cache: string, source?: string }} request
 * @returns {Promise<BackendVerdict>}
 */
export async function decideBackend({ cache, source }) {
  const devices = await candidateDevices(source);
  let verdict = /** @type {BackendVerdict | null} */ (null);
  for (const device of devices) {
    try {
      verdict = await setUpOn({ device, cache, source });
      break;
    } catch (error) {
      verdict = refusal(error);
    }
  }
  return verdict?.backend === "tensorflow" ? verdict : await fallBack(verdict ?? refusal(new Error("no device")));
}

/**
 * What a start says where the native library is missing: what follows, why, and what to do about it.
 * @param {BackendVerdict} verdict
 * @returns {string[]}
 */
export function describeShortfall({ backend, reason, remedy }) {
  if (!reason || !remedy) throw new Error("a verdict without the native library gives its reason");
  const consequence =
    backend === "wasm"
      ? "改用 WebAssembly 后备训练，速度较慢 · models train on the WebAssembly fallback, more slowly"
      : "本机暂不能训练模型 · models cannot be trained here";
  return [`! ${consequence}`, `  ${inBothLanguages(reason)}`, `  → ${inBothLanguages(remedy)}`];
}

/**
 * A GPU is taken when its driver answers and the computation then really runs on it. Not tried on a real GPU.
 * @param {string | undefined} source
 * @returns {Promise<Device[]>}
 */
async function candidateDevices(source) {
  if (source || process.platform !== "linux" || process.arch !== "x64") return ["cpu"];
  return (await askProgram("nvidia-smi", ["--list-gpus"])) ? ["gpu", "cpu"] : ["cpu"];
}

/**
 * @param {{ device: Device, cache: string, source?: string }} request
 * @returns {Promise<BackendVerdict>}
 */
async function setUpOn({ device, cache, source }) {
  const suffix = device === "gpu" ? " (CUDA)" : "";
  const library = await runStep(
    { zh: `TensorFlow 原生库${suffix}`, en: `TensorFlow native library${suffix}` },
    async () => {
      const { fetched, ...found } = await ensureNativeLibrary({ cache, source, device });
      return fetched ? found : alreadyDone(found);
    },
  );
  const folder = await runStep({ zh: "编译原生绑定", en: "native binding" }, async () => {
    const { compiled, folder } = await ensureNativeBinding({ project: projectFolder, cache, library });
    return compiled ? folder : alreadyDone(folder);
  });
  await runStep({ zh: "核对计算结果", en: "verify its results" }, () => verifyOnce({ folder, device, library }));
  return {
    backend: "tensorflow",
    library: source ? library.id : LIBRARY_VERSION,
    device,
    ldLibraryPath: library.ldLibraryPath,
    reason: null,
    remedy: null,
    checkedAt: new Date().toISOString(),
  };
}

/** @param {{ folder: string, device: Device, library: import("./native-library.mjs").NativeLibrary }} request */
async function verifyOnce({ folder, device, library }) {
  const stamp = join(folder, "verified");
  if ((await readStamp(stamp)) === device) return alreadyDone();
  const env = { ...process.env };
  if (library.ldLibraryPath)
    env.LD_LIBRARY_PATH = [library.ldLibraryPath, process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  const fault = await checkBackend({ backend: "tensorflow", env, device });
  if (fault) throw verificationFailed(fault);
  await writeWhole(stamp, device);
}

/**
 * @param {BackendVerdict} refused by the native library
 * @returns {Promise<BackendVerdict>}
 */
async function fallBack(refused) {
  try {
    await runStep({ zh: "核对 WebAssembly 后备", en: "verify the WebAssembly fallback" }, async () => {
      const fault = await checkBackend({ backend: "wasm", env: process.env, device: "cpu" });
      if (fault) throw verificationFailed(fault);
    });
    return { ...refused, backend: "wasm", device: "cpu" };
  } catch (error) {
    const { words } = explainFailure(error);
    const { reason, remedy } = refused;
    return { ...refused, reason: { zh: `${reason?.zh}；${words.zh}`, en: `${reason?.en}; ${words.en}` }, remedy };
  }
}

/**
 * Lets the backend compute in a process of its own, by the Node that will train, and compares with the CPU backend.
 * @param {{ backend: "tensorflow" | "wasm", env: NodeJS.ProcessEnv, device: Device }} request
 * @returns {Promise<Words | null>} what is wrong with it
 */
async function checkBackend({ backend, env, device }) {
  const end = await observeChild(pinnedNode, [...TYPESCRIPT, CHECK, backend], { env, cwd: projectFolder });
  const said = parseCheck(end.stdout);
  if (end.code === 0 && said?.works && said.info?.device === device) return null;
  if (said?.reason) return said.reason;
  const en = gpuUnused(said) ?? endOf(end);
  return { zh: en, en };
}

/**
 * @param {string} stdout
 * @returns {{ works: boolean, info?: { device: string }, reason?: Words } | null}
 */
function parseCheck(stdout) {
  try {
    return JSON.parse(lastLine(stdout));
  } catch {
    return null; // the process died before it could say anything
  }
}

/** @param {{ info?: { device: string } } | null} said */
function gpuUnused(said) {
  return said?.info ? `computed on the ${said.info.device} although a GPU answers` : null;
}

/** @param {import("./child.mjs").ChildEnd} end */
function endOf(end) {
  return end.signal ? `the process was ended by ${end.signal}` : lastLine(end.output);
}

/** @param {Words} cause */
function verificationFailed(cause) {
  return new SetUpError({
    cause: { zh: `计算未通过核对：${cause.zh}`, en: `the computation failed its check: ${cause.en}` },
    remedy: {
      zh: "请删除缓存目录后重新运行；若仍如此，用 TFJS_LIBTENSORFLOW 提供适合本机的库",
      en: "remove the cache folder and run again; if it stays so, supply a library that fits this machine with TFJS_LIBTENSORFLOW",
    },
  });
}

/**
 * @param {unknown} error
 * @returns {BackendVerdict}
 */
function refusal(error) {
  const { words, remedy } = explainFailure(error);
  return { ...NO_BACKEND, reason: words, remedy, checkedAt: new Date().toISOString() };
}

const NO_BACKEND = /** @type {const} */ ({ backend: "none", library: null, device: null, ldLibraryPath: null });
