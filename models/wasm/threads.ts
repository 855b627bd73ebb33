import { createRequire } from "node:module";
import os from "node:os";
import workerThreads, { Worker } from "node:worker_threads";
import type { Tf } from "../backend";

export type WasmPackage = typeof import("@tensorflow/tfjs-backend-wasm");

/** Threads that have not come up by then do not come up. */
const PATIENCE_MS = 20_000;
const FOLDER = "@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd";

/**
 * Starts the backend with threads, which the package of version 4.22.0 offers to browsers only: its threads are web
 * workers made from the address of a blob. Here they are threads of Node with the same program, and the module is lent
 * a `Worker` that makes them while it starts. They end with the process and do not keep it.
 * @throws Error where they do not come up
 */
export async function startWithThreads(tf: Tf, wasm: WasmPackage, count: number): Promise<void> {
  const started: Worker[] = [];
  const fault = Promise.withResolvers<never>();
  let starting = true;
  const takeBack = lend(
    threadClass(started, (error) => {
      // A thread that is lost later leaves the others waiting for it for ever.
      if (!starting) throw error;
      fault.reject(error);
    }),
    count,
  );
  const patience = setTimeout(() => fault.reject(new Error("the threads do not start")), PATIENCE_MS);
  try {
    tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", true);
    wasm.setThreadsCount(count);
    const set = await Promise.race([tf.setBackend("wasm"), fault.promise]);
    if (!set) throw new Error("the module with threads does not start");
    for (const thread of started) thread.unref();
  } catch (error) {
    await Promise.all(started.map((thread) => thread.terminate()));
    throw error;
  } finally {
    starting = false;
    clearTimeout(patience);
    takeBack();
  }
}

type ThreadClass = new () => Worker;

function threadClass(started: Worker[], onFault: (error: Error) => void): ThreadClass {
  const program = threadProgram();
  return class extends Worker {
    constructor() {
      super(program, { eval: true, execArgv: [] });
      super.on("error", onFault);
      started.push(this);
    }

    /** The module would end the whole process where a thread does not come up. */
    override on(event: string, listener: (...values: never[]) => void): this {
      return event === "error" ? this : super.on(event, listener as (...values: unknown[]) => void);
    }
  };
}

/** The package's own program of a thread, which asks for a blob's address and gets the file that the blob is made of. */
function threadProgram(): string {
  const load = createRequire(import.meta.url);
  const { wasmWorkerContents } = load(`${FOLDER}.worker.js`) as { wasmWorkerContents: string };
  return [
    `URL.createObjectURL = () => ${JSON.stringify(load.resolve(`${FOLDER}.js`))};`,
    "URL.revokeObjectURL = () => {};",
    wasmWorkerContents.replaceAll("\n", "\\n"), // line ends inside of its strings
  ].join("\n");
}

/** What the module takes from Node while it starts: how threads are made, and cores, of which it uses every second. */
function lend(thread: ThreadClass, count: number): () => void {
  const kept = { Worker: workerThreads.Worker, cpus: os.cpus, global: globalThis.Worker };
  const cores = kept.cpus();
  workerThreads.Worker = thread as unknown as typeof Worker;
  os.cpus = () => Array.from({ length: 2 * count }, (_, core) => cores[core % cores.length] as os.CpuInfo);
  return () => {
    workerThreads.Worker = kept.Worker;
    os.cpus = kept.cpus;
    globalThis.Worker = kept.global;
  };
}
