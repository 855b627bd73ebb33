import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "@/scripts/set-up/paths.mjs";

/** What the product is measured against, pinned: a ratio means something for one version only. */
const PACKAGES = [
  "torch==2.13.0",
  "tensorflow-cpu==2.21.0",
  "keras==3.15.1",
  "prdc==0.2",
  "numpy==2.4.6",
  "scikit-learn==1.9.1",
] as const;

/**
 * The Python with the peers, in a virtual environment of its own beside the native library's cache; made at first use
 * (about 2 GB). A half-made one is made anew.
 * @throws Error with the installer's last lines
 */
export function peerPython(tell: (line: string) => void): string {
  const folder = join(cacheFolder(), `bench-peers-${PACKAGES.map((each) => each.split("==")[1]).join("-")}`);
  const python = join(folder, "bin", "python");
  const mark = join(folder, ".complete");
  if (existsSync(mark)) return python;
  tell(`installing ${PACKAGES.join(", ")} …`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(cacheFolder(), { recursive: true });
  run("python3", ["-m", "venv", folder]);
  run(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...PACKAGES]);
  writeFileSync(mark, "");
  return python;
}

function run(command: string, given: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, given, { encoding: "utf8" });
  if (status === 0) return;
  const lines = (error?.message ?? stderr).trim().split("\n").slice(-5).join("\n");
  throw new Error(`${command} ${given.slice(0, 3).join(" ")} failed; Python 3 with venv and pip is needed:\n${lines}`);
}
