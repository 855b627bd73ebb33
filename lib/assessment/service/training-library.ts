import { readFile } from "node:fs/promises";
import { env } from "@/lib/env";
import packageJson from "@/package.json" with { type: "json" };
import { type BackendVerdict, backendVerdict } from "../schema";
import type { TrainingBackend } from "../workflow";

const NOT_SET_UP: BackendVerdict = {
  backend: "none",
  reason: { zh: "尚未检查 TensorFlow 原生库", en: "TensorFlow's native library has not been checked yet" },
  remedy: { zh: "请管理员运行 npm start 完成安装", en: "ask the administrator to run npm start, which installs it" },
  ldLibraryPath: null,
};

/** What set-up found about the library that trains. Read afresh, so that a repaired installation counts at once. */
export async function readBackendVerdict(): Promise<BackendVerdict> {
  const text = await readFile(env().BACKEND_VERDICT_FILE, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  return text === null ? NOT_SET_UP : backendVerdict.parse(JSON.parse(text));
}

/** What trains a run that is requested now; for an estimate also where nothing does yet. */
export async function trainingBackend(): Promise<TrainingBackend> {
  return (await readBackendVerdict()).backend === "wasm" ? "wasm" : "tensorflow";
}

/** Version of the program, recorded with every run: `0.1.0+1a2b3c4`. */
export function codeVersion(): string {
  const revision = env().CODE_REVISION;
  return revision ? `${packageJson.version}+${revision.slice(0, 12)}` : packageJson.version;
}
