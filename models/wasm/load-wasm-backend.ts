import { createRequire } from "node:module";
import type { LoadedBackend, Tf } from "../backend";
import { replaceKernels } from "./replace-kernels";

/**
 * The WebAssembly backend: no native code, the same on every machine, slower than the native library. Its kernels are
 * replaced once a process.
 */
export async function loadWasmBackend(): Promise<LoadedBackend> {
  const load = createRequire(import.meta.url);
  const tf: Tf = load("@tensorflow/tfjs");
  const wasm: typeof import("@tensorflow/tfjs-backend-wasm") = load("@tensorflow/tfjs-backend-wasm");
  replaceKernels(tf);
  await tf.setBackend("wasm");
  await tf.ready();
  return {
    tf,
    info: {
      ...{ backend: "wasm", native: false, device: "cpu" },
      libraryVersion: wasm.version_wasm,
      threads: Math.max(1, wasm.getThreadsCount()),
    },
  };
}
