import { describe, expect, test } from "vitest";
import { conditionsOf } from "@/components/assessment/report-conditions";
import { judgeReport } from "@/lib/assessment/rules";
import type { RunView } from "@/lib/assessment/types";
import type { StepExecution } from "@/models/contracts/report";
import type { Shortfall } from "@/models/contracts/run-events";
import { verdictRuleSet } from "@/models/contracts/verdict-rules";
import published from "../../../prisma/seed/law/verdict-rules-v1.json";
import { reportWith } from "./report-fixture";

function valuesWith(execution: StepExecution | null, shortfalls: Shortfall[] = []): string[] {
  const made = reportWith({ change: { execution } });
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
