import { availableParallelism } from "node:os";
import { type LoadedBackend, loadNativeBackend } from "../backend";
import type { Shortfall } from "../contracts/run-events";
import { loadWasmBackend } from "../wasm/load-wasm-backend";
import type { BackendCheck } from "./backend-check";
import { computeSample, TOLERANCE } from "./sample-step";

/**
 * `check-backend.ts tensorflow|wasm`, a process of its own: loads the backend, computes, compares with the CPU backend,
 * and prints a `BackendCheck` as its last line. TensorFlow.js has one engine a process, and what is broken may take the
 * process with it.
 */
async function check(name: string | undefined): Promise<BackendCheck> {
  const loaded = await (name === "wasm" ? loadWasm() : loadNativeBackend());
  if (!("tf" in loaded)) return { works: false, reason: loaded };
  const { tf, info } = loaded;
  const computed = computeSample(tf);
  await tf.setBackend("cpu");
  const expected = computeSample(tf);
  const differences = computed.map((value, index) => Math.abs(value - (expected[index] ?? Number.NaN)));
  const worstDifference = differences.reduce((worst, difference) => Math.max(worst, difference), 0);
  if (worstDifference <= TOLERANCE) return { works: true, info, worstDifference };
  return {
    works: false,
    reason: {
      zh: `计算结果与 CPU 后端相差 ${worstDifference}。`,
      en: `Its results differ from the CPU backend's by ${worstDifference}.`,
    },
  };
}

async function loadWasm(): Promise<LoadedBackend | Shortfall> {
  try {
    return await loadWasmBackend({ threads: availableParallelism() });
  } catch (error) {
    const cause = (error as Error).message;
    return { zh: `WebAssembly 后端无法启动（${cause}）。`, en: `The WebAssembly backend does not start (${cause}).` };
  }
}

const verdict = await check(process.argv[2]);
process.stdout.write(`${JSON.stringify(verdict)}\n`);
process.exit(verdict.works ? 0 : 1);
