import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "doctor-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What calls itself TensorFlow and is not: the loader finds it before the real one. */
writeFileSync(join(folder, "libtensorflow_cc.so.2"), "no library");
/** A kernel of WebAssembly that answers with its input. */
writeFileSync(
  join(folder, "wrong-kernel.cjs"),
  `const Module = require("node:module");
   const load = Module._load;
   Module._load = (name, ...rest) => {
     const loaded = load(name, ...rest);
     if (name === "@tensorflow/tfjs-backend-wasm" && loaded.setThreadsCount) {
       const tf = load("@tensorflow/tfjs-core", ...rest);
       if (tf.getKernel("Relu", "wasm")) tf.unregisterKernel("Relu", "wasm");
       tf.registerKernel({ kernelName: "Relu", backendName: "wasm", kernelFunc: ({ inputs, backend }) => {
         backend.incRef(inputs.x.dataId);
         return { dataId: inputs.x.dataId, shape: inputs.x.shape, dtype: inputs.x.dtype };
       } });
     }
     return loaded;
   };`,
);

function consult(change: Record<string, string>): { status: number | null; lines: string[] } {
  const { status, stdout } = spawnSync("npm", ["run", "--silent", "models", "--", "doctor"], {
    ...{ cwd: ROOT, encoding: "utf8" },
    env: { ...process.env, ...change },
  });
  return { status, lines: stdout.trimEnd().split("\n") };
}

describe("the doctor", () => {
  test("finds that the native library and WebAssembly compute as the CPU backend does", () => {
    const { status, lines } = consult({});
    expect(lines).toEqual([
      expect.stringMatching(/^✓ TensorFlow 原生库 · .*2\.\d+\.\d+, CPU, \d+ 线程 threads.*\de-\d$/),
      expect.stringMatching(/^✓ WebAssembly 后备 · .*4\.22\.0, CPU, \d+ 线程 threads.*\de-\d$/),
      expect.stringMatching(/^训练使用 · training uses: TensorFlow 原生库/),
    ]);
    expect(status).toBe(0);
  });

  test("names what is broken in the native library, the remedy, and that WebAssembly serves", () => {
    const { status, lines } = consult({ LD_LIBRARY_PATH: folder });
    expect(lines[0]).toMatch(/^✗ TensorFlow 原生库.*无法加载（libtensorflow_cc\.so\.2: .*）.*does not load/);
    expect(lines[1]).toMatch(/^ {2}→ 运行 npm run set-up.* · run npm run set-up/);
    expect(lines[2]).toMatch(/^✓ WebAssembly/);
    expect(lines[3]).toMatch(/^训练使用 · training uses: WebAssembly 后备/);
    expect(status).toBe(3);
  });

  test("does not trust a backend that loads and computes wrongly", () => {
    const wrong = { LD_LIBRARY_PATH: folder, NODE_OPTIONS: `--require ${join(folder, "wrong-kernel.cjs")}` };
    const { status, lines } = consult(wrong);
    expect(lines[2]).toMatch(/^✗ WebAssembly 后备.*计算结果与 CPU 后端相差 0\.\d+.*differ/);
    expect(lines.at(-1)).toMatch(/^✗ 不能训练模型/);
    expect(status).toBe(1);
  });
});
