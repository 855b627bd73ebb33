import { describe, expect, test } from "vitest";
import { backendResult, checkResult, playwrightResult, summarise, vitestResults } from "@/scripts/test-run/results.mjs";

function file(name: string, tests: [title: string, status: string][], status = "passed") {
  return {
    name: `/somewhere/tests/${name}`,
    status,
    startTime: 0,
    endTime: 500,
    assertionResults: tests.map(([fullName, state]) => ({ fullName, status: state })),
  };
}

describe("a Vitest report", () => {
  const run = { projects: ["unit", "models"], code: 0, ms: 10 };

  test("is told apart by folder; failed and skipped tests are named", () => {
    const report = {
      testResults: [
        file("unit/a.test.ts", [
          ["a works", "passed"],
          ["b works", "failed"],
        ]),
        file("models/c.test.ts", [
          ["c trains", "passed"],
          ["d trains", "skipped"],
          ["e trains", "todo"],
        ]),
      ],
    };
    const [unit, models] = vitestResults({ ...run, report, code: 1 });
    expect(unit).toMatchObject({ stage: "unit", passed: 1, failed: ["b works"], skipped: [] });
    expect(models).toMatchObject({ stage: "models", passed: 1, failed: [], skipped: ["d trains", "e trains"] });
  });

  test("a file that cannot be run is a failure", () => {
    const report = { testResults: [file("unit/a.test.ts", [], "failed"), file("models/c.test.ts", [["c", "passed"]])] };
    const [unit] = vitestResults({ ...run, report, code: 1 });
    expect(unit?.failed).toEqual(["tests/unit/a.test.ts: the file could not be run"]);
  });

  test("a project without tests, and a run without a report, are failures", () => {
    const report = { testResults: [file("unit/a.test.ts", [["a", "passed"]])] };
    expect(vitestResults({ ...run, report })[1]?.failed).toEqual(["models: no test ran"]);
    expect(vitestResults({ ...run, report: null }).flatMap(({ failed }) => failed)).toHaveLength(2);
  });

  test("a bad end counts although every test passed", () => {
    const report = {
      testResults: [file("unit/a.test.ts", [["a", "passed"]]), file("models/c.test.ts", [["c", "passed"]])],
    };
    expect(vitestResults({ ...run, report, code: 1 }).flatMap(({ failed }) => failed)).toHaveLength(1);
  });
});

describe("a Playwright report", () => {
  const run = { stage: "browser", code: 0, ms: 10 };
  const spec = (title: string, status: string) => ({ title, tests: [{ status }] });

  test("nested suites are followed; a flaky test is one that failed", () => {
    const report = {
      suites: [
        {
          title: "run.spec.ts",
          specs: [spec("signs in", "expected")],
          suites: [{ title: "in English", specs: [spec("reads", "flaky"), spec("prints", "skipped")] }],
        },
      ],
    };
    expect(playwrightResult({ ...run, report, code: 0 })).toMatchObject({
      passed: 1,
      failed: ["run.spec.ts › in English › reads"],
      skipped: ["run.spec.ts › in English › prints"],
    });
  });

  test.each([
    ["no report", null],
    ["no test", { suites: [] }],
    ["only skipped tests", { suites: [{ title: "a", specs: [spec("b", "skipped")] }] }],
    ["an error before the first test", { suites: [], errors: [{ message: "web server did not start\n  at …" }] }],
  ])("%s is a failure", (_, report) => {
    expect(playwrightResult({ ...run, report }).failed).toHaveLength(1);
  });
});

describe("the backend that trained", () => {
  test.each([
    [{ backend: "tensorflow" }, false, true],
    [{ backend: "wasm" }, false, false],
    [null, false, false],
    [{ backend: "wasm" }, true, true],
  ])("%j, fallback allowed: %s → %s", (trained, allowFallback, ok) => {
    expect(backendResult({ trained, allowFallback }).failed).toHaveLength(ok ? 0 : 1);
  });
});

describe("the end of the run", () => {
  const good = { stage: "unit", passed: 3, failed: [], skipped: ["one › two"], ms: 1200 };

  test("names what was skipped and closes with the sums alone", () => {
    const { lines, ok } = summarise([checkResult({ stage: "format", ok: true, ms: 1 }), good]);
    expect(ok).toBe(true);
    expect(lines).toContain("– skipped unit: one › two");
    expect(lines.at(-1)).toBe("4 passed, 0 failed, 1 skipped");
  });

  test("one failure makes the run fail", () => {
    const { lines, ok } = summarise([checkResult({ stage: "format", ok: false, ms: 1 }), good]);
    expect(ok).toBe(false);
    expect(lines.at(-1)).toBe("3 passed, 1 failed, 1 skipped");
  });
});
