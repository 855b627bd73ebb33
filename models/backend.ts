import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import util from "node:util";
import type { BackendInfo, Shortfall } from "./contracts/run-events";
import { loadWasmBackend } from "./wasm/load-wasm-backend";

/** The API of TensorFlow.js. It is passed in everywhere, so that a test computes on the CPU and a worker natively. */
export type Tf = typeof import("@tensorflow/tfjs");

export interface LoadedBackend {
  readonly tf: Tf;
  readonly info: BackendInfo;
}

/**
 * What the native library reads when it is loaded; the environment of a forked training process holds it. The count of
 * threads is part of what makes a re-run equal. What is not set is filled in at loading, with every core.
 */
export function backendEnvironment(threads: number): Record<string, string> {
  return {
    TF_NUM_INTRAOP_THREADS: String(threads),
    TF_NUM_INTEROP_THREADS: String(Math.min(2, threads)),
    TF_FORCE_GPU_ALLOW_GROWTH: "true",
    TF_CPP_MIN_LOG_LEVEL: "2",
    TF_ENABLE_ONEDNN_OPTS: "1",
  };
}

/** Nothing that may train is there: neither the native library nor WebAssembly. */
export class BackendUnavailable extends Error {
  override readonly name = "BackendUnavailable";
  readonly remedy = {
    zh: "请在服务器上运行 npm run set-up，按提示补齐所缺部分后重启。",
    en: "Run npm run set-up on the server, supply what it names, and restart.",
  };

  constructor(
    readonly reason: Shortfall,
    options?: ErrorOptions,
  ) {
    super(reason.en, options);
  }
}

function fillEnvironment(): void {
  for (const [name, value] of Object.entries(backendEnvironment(availableParallelism()))) process.env[name] ??= value;
}

export interface BackendChoice {
  /** Why the native library is not to be tried: set-up found that it is not there or computes wrongly. */
  readonly withoutNative?: Shortfall | null;
}

/**
 * Loads TensorFlow's native library (0.4 GB, 0.4 s), or where it cannot be had the WebAssembly backend, whose answer
 * says why. Only in a training process, never in the web process.
 * @throws BackendUnavailable where neither starts
 */
export async function loadBackend({ withoutNative = null }: BackendChoice = {}): Promise<LoadedBackend> {
  fillEnvironment();
  const native = withoutNative ?? (await loadNativeBackend());
  if ("tf" in native) return native;
  const { tf, info } = await loadWasmBackend({ threads: threadsAsked() }).catch((cause: Error) => {
    const { message } = cause;
    const reason = {
      zh: `${native.zh}WebAssembly 后备也无法启动（${message}）。`,
      en: `${native.en} The WebAssembly fallback does not start either (${message}).`,
    };
    throw new BackendUnavailable(reason, { cause });
  });
  return { tf, info: { ...info, shortfalls: [native, ...info.shortfalls] } };
}

/** TensorFlow's native library, or why it does not serve. */
export async function loadNativeBackend(): Promise<LoadedBackend | Shortfall> {
  fillEnvironment();
  restoreUtil();
  let tf: Tf & { version: Record<string, string> };
  try {
    tf = createRequire(import.meta.url)("@tensorflow/tfjs-node-gpu");
  } catch (error) {
    const cause = withoutFolders((error as Error).message.split("\n")[0] ?? "");
    return {
      zh: `TensorFlow 原生库无法加载（${cause}）。`,
      en: `TensorFlow's native library does not load (${cause}).`,
    };
  }
  await tf.ready();
  if (tf.getBackend() === "tensorflow") return { tf, info: nativeInfo(tf) };
  return {
    zh: `TensorFlow 原生库已加载，但计算后端是 ${tf.getBackend()}。`,
    en: `TensorFlow's native library is loaded, but the computing backend is ${tf.getBackend()}.`,
  };
}

/**
 * The pure-JavaScript backend: the numeric gold standard of tests, far too slow to train on. TensorFlow.js has one engine
 * a process, so this one needs a process without the native library: there, the native one would silently be replaced.
 * @throws Error where the native library is loaded.
 */
export async function loadReferenceBackend(): Promise<LoadedBackend> {
  const tf: Tf = createRequire(import.meta.url)("@tensorflow/tfjs");
  if (tf.engine().registryFactory.tensorflow) throw new Error("the native library is loaded in this process");
  await tf.setBackend("cpu");
  await tf.ready();
  const info: BackendInfo = {
    ...{ backend: "cpu", native: false, device: "cpu", threads: 1, shortfalls: [] },
    libraryVersion: tf.version_core,
  };
  return { tf, info };
}

function nativeInfo(tf: Tf): BackendInfo {
  const backend = tf.backend() as unknown as { isUsingGpuDevice: boolean; binding: { TF_Version: string } };
  return {
    backend: "tensorflow",
    native: true,
    device: backend.isUsingGpuDevice ? "gpu" : "cpu",
    libraryVersion: backend.binding.TF_Version,
    threads: threadsAsked(),
    shortfalls: [],
  };
}

/** The reason is shown with every run: where the server keeps its files is nobody's business. */
const withoutFolders = (text: string) => text.replaceAll(/(?<![\w.])\/(?:[^/\s:]+\/)+/g, "");

const threadsAsked = () => Number(process.env.TF_NUM_INTRAOP_THREADS);

/** tfjs-node 4.22 calls two functions of node:util: one that Node 23 took away, one that warns at every start. */
function restoreUtil(): void {
  const old = util as unknown as Record<string, unknown>;
  old.isNullOrUndefined = (value: unknown) => value === null || value === undefined;
  old.isArray = Array.isArray;
}
