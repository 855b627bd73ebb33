import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadReferenceBackend } from "@/models/backend";
import { FAMILIES, type OneStep, takeOneStep } from "./given";
import { TEXT_FAMILIES, takeTextSteps } from "./given-text";
import { native } from "./native";

interface ReferenceSteps {
  readonly backend: string;
  readonly engine: string;
  readonly steps: Record<string, OneStep>;
}

/** Computed by TensorFlow.js' own CPU backend or by wasm, in a process that never saw the native library. */
function computeSteps(backend: "cpu" | "wasm"): ReferenceSteps {
  const script = join(import.meta.dirname, "reference-step.ts");
  const said = execFileSync(process.execPath, ["--no-deprecation", "--import", "tsx", script, backend], {
    ...{ encoding: "utf8", maxBuffer: 512 * 1024 * 1024 },
    stdio: ["ignore", "pipe", "ignore"],
  });
  return JSON.parse(said);
}

const reference = computeSteps("cpu");
const wasm = computeSteps("wasm");

test("the sides are three backends", async () => {
  expect(reference).toMatchObject({ backend: "cpu", engine: "cpu" });
  expect(wasm).toMatchObject({ backend: "wasm", engine: "wasm" });
  expect(native.tf.getBackend()).toBe("tensorflow");
  await expect(loadReferenceBackend()).rejects.toThrow("native library");
  expect(native.tf.getBackend()).toBe("tensorflow");
});

const BEGINNINGS = [
  ...FAMILIES.map((family) => [family, () => takeOneStep(native.tf, family)] as const),
  ...TEXT_FAMILIES.map((family) => [family, () => takeTextSteps(native.tf, family)] as const),
];

describe.each(BEGINNINGS)("the first steps of %s", (family, take) => {
  const onNative = take();
  const onCpu = reference.steps[family] as OneStep;

  test("is one graph on the native backend and op by op on the other", () => {
    expect([onNative.way, onCpu.way]).toEqual(["graph", "opByOp"]);
  });

  test("has the losses of the CPU backend", () => {
    expect(onNative.losses.length).toBeGreaterThan(1);
    expectSameLosses(onNative, onCpu);
  });

  test("moves every array as the CPU backend does", () => {
    expectSameState(onNative, onCpu);
  });
});

describe.each(Object.keys(reference.steps))("the first steps of %s on wasm", (family) => {
  const [onWasm, onCpu] = [wasm.steps[family] as OneStep, reference.steps[family] as OneStep];

  test("have the losses of the CPU backend, op by op", () => {
    expect(onWasm.way).toBe("opByOp");
    expectSameLosses(onWasm, onCpu);
  });

  test("move every array as the CPU backend does", () => {
    expectSameState(onWasm, onCpu);
  });
});

function expectSameLosses({ losses }: OneStep, expected: OneStep): void {
  losses.forEach((loss, index) => {
    expect(Math.abs(loss / (expected.losses[index] ?? Number.NaN) - 1)).toBeLessThan(1e-5);
  });
}

function expectSameState({ state }: OneStep, expected: OneStep): void {
  expect(Object.keys(state)).toEqual(Object.keys(expected.state));
  for (const [name, values] of Object.entries(state)) {
    const tolerance = name.includes(".adam") ? 1e-4 : 1e-3;
    expect(relativeDistance(values, expected.state[name] ?? []), name).toBeLessThan(tolerance);
  }
}

/** ‖a − b‖ / ‖b‖: single weights whose gradient is next to nothing may move the other way, an array as a whole may not. */
function relativeDistance(a: readonly number[], b: readonly number[]): number {
  const norm = (pick: (index: number) => number) => Math.sqrt(a.reduce((sum, _, index) => sum + pick(index) ** 2, 0));
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  const size = norm((index) => b[index] ?? 0);
  const distance = norm((index) => (a[index] ?? 0) - (b[index] ?? 0));
  return size === 0 ? distance : distance / size;
}
