import { loadWasmBackend } from "@/models/wasm/load-wasm-backend";
import { takeOneStep } from "./given";
import { takeTextSteps } from "./given-text";

/**
 * Prints what one step of a model of images and three of a model of text come to on wasm, with as many threads as the
 * first argument says; with "broken" as the second, threads die before they can answer.
 */
const [, , threads, broken] = process.argv;
if (broken === "broken") {
  const load = process.getBuiltinModule("node:module").createRequire(import.meta.url);
  const program = "@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.worker.js";
  load(program).wasmWorkerContents = "throw new Error('no thread today')";
}
const { tf, info } = await loadWasmBackend({ threads: Number(threads) });
const steps = { dcgan: takeOneStep(tf, "dcgan"), transformer: takeTextSteps(tf, "transformer") };
process.stdout.write(JSON.stringify({ info, engine: tf.getBackend(), steps }));
