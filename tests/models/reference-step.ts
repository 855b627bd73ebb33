import { loadReferenceBackend } from "@/models/backend";
import { FAMILIES, takeOneStep } from "./given";
import { TEXT_FAMILIES, takeTextSteps } from "./given-text";

/** Prints the first step of every model of images, and the first three of every model of text, as the CPU backend computes it; a process of its own, since TensorFlow.js has one engine. */
const { tf, info } = await loadReferenceBackend();
const steps = Object.fromEntries([
  ...FAMILIES.map((family) => [family, takeOneStep(tf, family)]),
  ...TEXT_FAMILIES.map((family) => [family, takeTextSteps(tf, family)]),
]);
process.stdout.write(JSON.stringify({ backend: info.backend, engine: tf.getBackend(), steps }));
