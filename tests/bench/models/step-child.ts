import { availableParallelism } from "node:os";
import { loadBackend, type Tf } from "@/models/backend";
import { isImageConfig, isTextConfig } from "@/models/contracts/run-config";
import { SeededRandom } from "@/models/data/random";
import { buildImageModel } from "@/models/networks/build-image-model";
import { buildTextModel } from "@/models/networks/build-text-model";
import { StepRunner } from "@/models/training/step-runner";
import { runStep } from "@/models/training/train";
import type { StepModel } from "@/models/training/trainable";
import { loadWasmBackend } from "@/models/wasm/load-wasm-backend";
import { type BenchCase, CASES } from "./cases";
import { serveTurns, timeCalls } from "./turn-protocol";

/**
 * Runs our training steps for the bench. A step is the product's own: its inputs drawn in JavaScript, its losses read
 * back. First argument: `graph` or `opByOp` on the native library, or `wasm`, which goes op by op.
 */

const PIXELS = 784;
const asked = process.argv[2];
const opByOp = asked !== "graph";
const { tf, info } = await (asked === "wasm" ? loadWasmBackend({ threads: availableParallelism() }) : loadBackend());
const [shortfall] = info.shortfalls;
if (shortfall) throw new Error(`not what was to be timed: ${shortfall.en}`);
const prepared = new Map<string, { readonly step: () => void; readonly recordingSeconds: number }>();

await serveTurns(info.libraryVersion, ({ model, count }) => {
  const ready = prepared.get(model) ?? prepare(model);
  prepared.set(model, ready);
  return { milliseconds: timeCalls(count, ready.step), recordingSeconds: ready.recordingSeconds };
});

function prepare(name: string) {
  const bench = CASES.find(({ model }) => model === name);
  if (!bench) throw new RangeError(`no bench of ${name}`);
  const model = build(tf, bench);
  const batch = batchOf(bench);
  const runner = new StepRunner(tf, model);
  const request = { tf, model, totalSteps: bench.config.steps, batchAt: () => batch };
  let at = 0;
  const step = () => {
    runStep(request, opByOp ? { run: (inputs) => model.step(inputs) } : runner, at);
    at += 1;
  };
  step();
  if (opByOp) return { step, recordingSeconds: 0 };
  const { way, reason, recordingSeconds } = runner.execution;
  if (way !== "graph") throw new Error(`${name} is not replayed as a graph: ${reason}`);
  return { step, recordingSeconds };
}

function build(library: Tf, { config, vocabulary }: BenchCase): StepModel {
  if (isImageConfig(config)) return buildImageModel(library, config, { labels: null });
  if (!isTextConfig(config)) throw new RangeError("neither images nor texts");
  const logUnigram = new Float32Array(vocabulary).fill(-Math.log(vocabulary));
  return buildTextModel(library, config, { size: vocabulary, logUnigram });
}

function batchOf({ config, vocabulary }: BenchCase): Float32Array {
  const random = SeededRandom.fromSeed(1, "bench");
  const places = "length" in config ? config.length + 1 : PIXELS;
  const values = new Float32Array(config.batchSize * places);
  return values.map(() => (vocabulary > 0 ? random.integer(vocabulary) : random.uniform()));
}
