import { loadReferenceBackend } from "@/models/backend";
import { loadWasmBackend } from "@/models/wasm/load-wasm-backend";
import { FAMILIES, takeFeatureStep, takeOneStep } from "./given";
import { TEXT_FAMILIES, takeTextSteps } from "./given-text";

/**
 * Prints the first step of every model of images and of the feature network, and the first three of every model of
 * text, as the CPU backend or wasm computes them; a process of its own, since TensorFlow.js has one engine.
 */
const { tf, info } = await (process.argv[2] === "wasm" ? loadWasmBackend({ threads: 1 }) : loadReferenceBackend());
const steps = Object.fromEntries([
  ...FAMILIES.map((family) => [family, takeOneStep(tf, family)]),
  ["feature network", takeFeatureStep(tf)],
  ...TEXT_FAMILIES.map((family) => [family, takeTextSteps(tf, family)]),
]);
process.stdout.write(JSON.stringify({ backend: info.backend, engine: tf.getBackend(), steps }));
