import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { decideBackend, describeShortfall } from "@/scripts/set-up/native-backend.mjs";

const cache = mkdtempSync(join(tmpdir(), "no-library-"));
afterAll(() => rmSync(cache, { recursive: true }));

test("where the native library cannot be had WebAssembly is verified and serves, and the start says why", async () => {
  const verdict = await decideBackend({ cache, source: join(cache, "nowhere") });
  expect(verdict).toMatchObject({ backend: "wasm", device: "cpu", reason: { en: expect.stringContaining("nowhere") } });
  expect(describeShortfall(verdict)).toEqual([
    expect.stringMatching(/^! 改用 WebAssembly 后备训练.* · models train on the WebAssembly fallback/),
    expect.stringMatching(/^ {2}TFJS_LIBTENSORFLOW 指向的 .*nowhere 不存在 · .*does not exist$/),
    expect.stringMatching(/^ {2}→ 请改为.* · name a folder/),
  ]);
});
