import { expect, test } from "vitest";
import { commonSteps, compareMetrics, compareSettings, isComparable } from "@/lib/assessment/rules/comparison";
import type { ConfigEntry, RunView } from "@/lib/assessment/types";
import { reportWith } from "./report-fixture";

const entry = (key: string, value: string): ConfigEntry => ({
  ...{ key, value, label: { zh: key, en: key }, words: null, unit: null, advanced: false },
});

test("two to four different runs stand side by side", () => {
  expect([["a"], ["a", "a"], ["a", "b"], ["a", "b", "c", "d"], [..."abcde"]].map(isComparable)).toEqual([
    ...[false, false, true, true, false],
  ]);
});

test("a setting differs where its value does, or where one model has none of that name", () => {
  const settings = compareSettings([
    { configEntries: [entry("steps", "20"), entry("seed", "1")] },
    { configEntries: [entry("steps", "20"), entry("seed", "2"), entry("latentSize", "9")] },
  ]);
  expect(settings.map(({ key, differs }) => [key, differs])).toEqual([
    ["steps", false],
    ["seed", true],
    ["latentSize", true],
  ]);
  expect(settings[2]?.values).toEqual([null, expect.objectContaining({ value: "9" })]);
});

const measured = (...[scores, hash = "7f3a12cd"]: [Parameters<typeof reportWith>[0], string?]) => {
  const report = reportWith(scores);
  const featureSpace = report.featureSpace && { ...report.featureSpace, hash };
  return { report: { ...report, featureSpace }, judged: null };
};

test("a score's difference is from the first run; intervals tell whether it may be chance", () => {
  const first = measured({ scores: { fd: [24, 8], membershipAuc: [0.5, 0.5, [0.48, 0.52]] } });
  const near = measured({ scores: { fd: [30, 8], membershipAuc: [0.53, 0.5, [0.51, 0.55]] } });
  const far = measured({ scores: { fd: [24, 8], membershipAuc: [0.7, 0.5, [0.66, 0.74]] } });
  const rows = compareMetrics([first, near, far, { report: null, judged: null }]);
  const row = (key: string) => rows.find((metric) => metric.key === key)?.scores;
  expect(row("fd")?.map((score) => score?.difference)).toEqual([null, 6, 0, undefined]);
  expect(row("membershipAuc")?.map((score) => score?.overlaps)).toEqual([null, true, false, undefined]);
  expect(row("fd")?.at(-1)).toBeNull();
});

test("scores in different feature spaces are marked as not comparable", () => {
  const [fd] = compareMetrics([measured({}), measured({}, "00000000")]);
  expect(fd).toMatchObject({ key: "fd", comparable: false });
  expect(compareMetrics([measured({}), measured({})])[0]?.comparable).toBe(true);
});

test("samples stand beside each other at steps that every run recorded", () => {
  const samples = (...steps: number[]) => ({
    samples: { sheets: steps.map((step) => ({ step, url: "" })) } as unknown as RunView["samples"],
  });
  expect(commonSteps([samples(0, 10, 20), samples(0, 20, 30), samples(0, 15, 20)])).toEqual([0, 20]);
  expect(commonSteps([samples(0), samples(5)])).toEqual([]);
});
