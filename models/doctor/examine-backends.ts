import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { BackendInfo, Shortfall } from "../contracts/run-events";
import { type BackendCheck, backendCheck, CHECKED_BACKENDS, type CheckedBackend } from "./backend-check";

interface Words {
  readonly zh: string;
  readonly en: string;
}

const CHECK = fileURLToPath(new URL("./check-backend.ts", import.meta.url));
/** A check takes seconds; what has not answered by then never will. */
const PATIENCE_MS = 120_000;

const NAMES: Record<CheckedBackend, Words> = {
  tensorflow: { zh: "TensorFlow 原生库", en: "TensorFlow's native library" },
  wasm: { zh: "WebAssembly 后备", en: "WebAssembly fallback" },
};

const REMEDIES: Record<CheckedBackend, Words> = {
  tensorflow: {
    zh: "运行 npm run set-up：它下载、编译并核对原生库，缺什么会指明；离线时用 TFJS_LIBTENSORFLOW 指向含库与头文件的文件夹",
    en: "run npm run set-up, which fetches, compiles and verifies it and names what is missing; offline, point TFJS_LIBTENSORFLOW at a folder with the libraries and headers",
  },
  wasm: { zh: "运行 npm ci 重新安装依赖", en: "run npm ci, which installs the dependencies anew" },
};

/**
 * Loads every backend that may train, each in a process of its own, lets it compute, and says what came of it.
 * @returns the one that trains; null where none does
 */
export function examineBackends(write: (line: string) => void): CheckedBackend | null {
  const working = CHECKED_BACKENDS.filter((name) => {
    const check = runCheck(name);
    for (const line of describeCheck(name, check)) write(line);
    return check.works;
  });
  const [serving = null] = working;
  write(
    serving ? `训练使用 · training uses: ${inBoth(NAMES[serving])}` : "✗ 不能训练模型 · models cannot be trained here",
  );
  return serving;
}

function runCheck(name: CheckedBackend): BackendCheck {
  const args = ["--no-deprecation", "--import", import.meta.resolve("tsx"), CHECK, name];
  const { stdout, stderr, signal, status } = spawnSync(process.execPath, args, {
    ...{ encoding: "utf8", timeout: PATIENCE_MS, killSignal: "SIGKILL" },
  });
  try {
    return backendCheck.parse(JSON.parse(lastLine(stdout)));
  } catch {
    const end = signal ?? `${status}: ${lastLine(stderr)}`;
    return {
      works: false,
      reason: {
        zh: `核对它的进程意外结束（${end}）。`,
        en: `The process that checked it ended unexpectedly (${end}).`,
      },
    };
  }
}

const lastLine = (text: string | null) => (text ?? "").trimEnd().split("\n").at(-1) ?? "";

function describeCheck(name: CheckedBackend, check: BackendCheck): string[] {
  const title = inBoth(NAMES[name]);
  if (!check.works) return [`✗ ${title}: ${inBoth(check.reason)}`, `  → ${inBoth(REMEDIES[name])}`];
  const difference = check.worstDifference.toExponential(1);
  return [
    `✓ ${title}: ${describeInfo(check.info)}, 与 CPU 后端最多相差 · differs from the CPU backend by at most ${difference}`,
    ...check.info.shortfalls.map((shortfall: Shortfall) => `  ! ${inBoth(shortfall)}`),
  ];
}

const describeInfo = ({ libraryVersion, device, threads }: BackendInfo) =>
  `${libraryVersion}, ${device.toUpperCase()}, ${threads} 线程 threads`;

const inBoth = ({ zh, en }: Words) => `${zh} · ${en}`;
