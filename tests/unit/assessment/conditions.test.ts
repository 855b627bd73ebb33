import { describe, expect, test } from "vitest";
import { conditionsOf } from "@/components/assessment/report-conditions";
import { judgeReport } from "@/lib/assessment/rules";
import type { RunView } from "@/lib/assessment/types";
import type { InitFrom } from "@/models/contracts/config-fields";
import type { StepExecution } from "@/models/contracts/report";
import type { Shortfall } from "@/models/contracts/run-events";
import { verdictRuleSet } from "@/models/contracts/verdict-rules";
import published from "../../../prisma/seed/law/verdict-rules-v1.json";
import { reportWith } from "./report-fixture";

function valuesWith(execution: StepExecution | null, shortfalls: Shortfall[] = [], initFrom?: InitFrom): string[] {
  const usual = reportWith({ change: { execution } });
  const made = { ...usual, config: { ...usual.config, initFrom } };
  const report = { ...made, backend: { ...made.backend, shortfalls } };
  const run = {
    dataset: { contentHash: "d" },
    configHash: "c",
    codeVersion: "v",
    backendWords: null,
  } as unknown as RunView;
  const judged = judgeReport({ report, ruleSet: verdictRuleSet.parse(published) });
  return conditionsOf({ run, report, judged, language: "zh" }).map(({ value }) => String(value));
}

describe("the conditions of a report say how steps were carried out", () => {
  test("as one graph", () => {
    const values = valuesWith({ way: "graph", reason: null, recordingSeconds: 1.26 });
    expect(values.some((value) => value.includes("一张计算图") && value.includes("1.3"))).toBe(true);
  });

  test("op by op, with what stood against the graph", () => {
    const reason = "a 4×2 tensor of tf.randomNormal is another one every time";
    const values = valuesWith({ way: "opByOp", reason, recordingSeconds: 0 });
    expect(values.some((value) => value.includes("逐个运算") && value.includes(reason))).toBe(true);
  });

  test("nothing in a report from before there was a choice", () => {
    expect(valuesWith(null).some((value) => /计算图|逐个运算/.test(value))).toBe(false);
  });
});

test("the conditions name why the native library did not compute", () => {
  expect(valuesWith(null, [{ zh: "没有编译器 g++", en: "g++ is missing" }])).toContain("没有编译器 g++");
});

test("the conditions name the weights that training started from, a file with its origin as stated", () => {
  const weightsHash = "ab".repeat(32);
  const upload = { id: "5f0c7f5e-3b0a-4f6e-9a51-0d3c2b1a4e5f", name: "Base A", origin: "partner" };
  const named = (initFrom: InitFrom) => valuesWith(null, [], initFrom).find((value) => value.includes(weightsHash));
  expect(named({ run: null, weightsHash, file: upload })).toMatch(/上传的文件“Base A”，注明来源：partner/);
  expect(named({ run: "R-2026-0007", weightsHash })).toBe(`R-2026-0007 · ${weightsHash}`);
  expect(named({ run: null, weightsHash })).toBe(weightsHash);
});
