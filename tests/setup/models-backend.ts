import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { backendEnvironment } from "@/models/backend";

const ROOT = join(import.meta.dirname, "../..");
export const TRAINING_THREADS = 2;

/**
 * Says which library will train, before anything trains, and leaves the answer where the test run reads it. A library
 * other than TensorFlow's own fails here, unless ALLOW_FALLBACK=1 says that this is known.
 */
export default function setup(): void {
  Object.assign(process.env, backendEnvironment(TRAINING_THREADS));
  const backend = askForBackend();
  const folder = join(ROOT, ".data/test-results");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "backend.json"), JSON.stringify({ backend }));
  process.stdout.write(`models train on: ${backend}\n`);
  if (backend !== "tensorflow" && process.env.ALLOW_FALLBACK !== "1") {
    throw new Error("the models' tests need TensorFlow's native library: npm run set-up names what is missing");
  }
}

/** In a process of its own: the library takes 0.4 GB that this one does not need. */
function askForBackend(): string {
  const question =
    "import('@/models/backend').then(m => m.loadBackend()).then(b => process.stdout.write(b.info.backend), () => process.stdout.write('none'))";
  return execFileSync(process.execPath, ["--no-deprecation", "--import", "tsx", "--eval", question], {
    cwd: ROOT,
    encoding: "utf8",
  }).trim();
}
