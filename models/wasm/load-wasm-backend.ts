import { createRequire } from "node:module";
import type { LoadedBackend, Tf } from "../backend";
import type { Shortfall } from "../contracts/run-events";
import { replaceKernels } from "./replace-kernels";
import { startWithThreads, type WasmPackage } from "./threads";

export interface WasmRequest {
  /** How many to use; one where they do not come up, with the reason in the answer. */
  readonly threads: number;
}

/**
 * The WebAssembly backend: no native code, the same on every machine, slower than the native library. With our kernels
 * (`replace-kernels.ts`), which are put in once a process.
 * @throws Error where the module does not start at all
 */
export async function loadWasmBackend({ threads }: WasmRequest): Promise<LoadedBackend> {
  const load = createRequire(import.meta.url);
  const tf: Tf = load("@tensorflow/tfjs");
  const wasm: WasmPackage = load("@tensorflow/tfjs-backend-wasm");
  replaceKernels(tf);
  const shortfalls = await start(tf, wasm, threads);
  return {
    tf,
    info: {
      ...{ backend: "wasm", native: false, device: "cpu", libraryVersion: wasm.version_wasm, shortfalls },
      threads: Math.max(1, wasm.getThreadsCount()),
    },
  };
}

async function start(tf: Tf, wasm: WasmPackage, threads: number): Promise<Shortfall[]> {
  const shortfalls: Shortfall[] = [];
  if (threads > 1) {
    try {
      await startWithThreads(tf, wasm, threads);
      return shortfalls;
    } catch (error) {
      const cause = (error as Error).message;
      shortfalls.push({
        zh: `WebAssembly 的线程无法启动（${cause}），改用 1 个线程。`,
        en: `The threads of WebAssembly do not start (${cause}); one is used.`,
      });
    }
  }
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  if (!(await tf.setBackend("wasm"))) throw new Error("the WebAssembly backend does not start");
  return shortfalls;
}
