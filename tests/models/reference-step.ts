import { loadReferenceBackend } from "@/models/backend";
import { FAMILIES, takeOneStep } from "./given";

/** Prints the first step of every model as the CPU backend computes it; a process of its own, since TensorFlow.js has one engine. */
const { tf, info } = await loadReferenceBackend();
const steps = Object.fromEntries(FAMILIES.map((family) => [family, takeOneStep(tf, family)]));
process.stdout.write(JSON.stringify({ backend: info.backend, engine: tf.getBackend(), steps }));
