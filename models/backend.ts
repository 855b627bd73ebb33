import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import util from "node:util";
import type { BackendInfo } from "./contracts/run-events";

/** The API of TensorFlow.js. It is passed in everywhere, so that a test computes on the CPU and a worker natively. */
export type Tf = typeof import("@tensorflow/tfjs");

export interface LoadedBackend {
  readonly tf: Tf;
  readonly info: BackendInfo;
}

/** No library that may train is there. Set-up knows why; the remedy is the same for everybody. */
export class BackendUnavailable extends Error {
  override readonly name = "BackendUnavailable";
  readonly remedy = {
    zh: "请在服务器上运行 npm run set-up，按提示补齐所缺部分后重启。",
    en: "Run npm run set-up on the server, supply what it names, and restart.",
  };

  constructor(
    readonly reason: { zh: string; en: string },
    options?: ErrorOptions,
  ) {
    super(reason.en, options);
  }
}

/**
 * What the native library reads when it is loaded; the environment of a forked training process holds it. The count of
 * threads is part of what makes a re-run equal. `loadBackend` fills in what is not set, with every core.
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

/**
 * Loads TensorFlow's native library (0.4 GB, 0.4 s): only in a training process, never in the web process. It never
 * answers with another library than it says.
 * @throws BackendUnavailable when the binding or its library is missing or does not load.
 */
export async function loadBackend(): Promise<LoadedBackend> {
  for (const [name, value] of Object.entries(backendEnvironment(availableParallelism()))) process.env[name] ??= value;
  restoreUtil();
  let tf: Tf & { version: Record<string, string> };
  try {
    tf = createRequire(import.meta.url)("@tensorflow/tfjs-node-gpu");
  } catch (cause) {
    throw new BackendUnavailable(
      { zh: "TensorFlow 本机库无法加载。", en: "TensorFlow's native library does not load." },
      { cause },
    );
  }
  await tf.ready();
  if (tf.getBackend() !== "tensorflow") {
    throw new BackendUnavailable({
      zh: `计算后端是 ${tf.getBackend()}，不是 TensorFlow 本机库。`,
      en: `The computing backend is ${tf.getBackend()}, not TensorFlow's native library.`,
    });
  }
  return { tf, info: nativeInfo(tf) };
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
    ...{ backend: "cpu", native: false, device: "cpu", threads: 1 },
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
    threads: Number(process.env.TF_NUM_INTRAOP_THREADS),
  };
}

/** tfjs-node 4.22 calls two functions of node:util: one that Node 23 took away, one that warns at every start. */
function restoreUtil(): void {
  const old = util as unknown as Record<string, unknown>;
  old.isNullOrUndefined = (value: unknown) => value === null || value === undefined;
  old.isArray = Array.isArray;
}
