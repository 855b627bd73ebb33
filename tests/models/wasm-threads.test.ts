import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { BackendInfo } from "@/models/contracts/run-events";
import type { OneStep } from "./given";

interface ThreadedSteps {
  readonly info: BackendInfo;
  readonly engine: string;
  readonly steps: Record<"dcgan" | "transformer", OneStep>;
}

function computeSteps(...args: string[]): ThreadedSteps {
  const script = join(import.meta.dirname, "threaded-step.ts");
  const said = execFileSync(process.execPath, ["--no-deprecation", "--import", "tsx", script, ...args], {
    ...{ encoding: "utf8", maxBuffer: 512 * 1024 * 1024 },
    stdio: ["ignore", "pipe", "ignore"],
  });
  return JSON.parse(said);
}

describe("WebAssembly in threads of Node", () => {
  const two = computeSteps("2");
  const one = computeSteps("2", "broken");

  test("comes up with as many as are asked for", () => {
    expect(two).toMatchObject({ engine: "wasm", info: { threads: 2, shortfalls: [] } });
  });

  test("whose threads die while they start goes on with one, and says so", () => {
    expect(one).toMatchObject({ engine: "wasm", info: { threads: 1 } });
    expect(one.info.shortfalls).toEqual([
      { zh: expect.stringContaining("1 个线程"), en: expect.stringContaining("no thread today") },
    ]);
  });

  test("computes to the last bit what one thread computes", () => {
    expect(two.steps.dcgan.losses.every(Number.isFinite)).toBe(true);
    expect(two.steps).toEqual(one.steps);
  });
});
