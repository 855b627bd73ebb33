import { describe, expect, test } from "vitest";
import { bulletScale } from "@/components/assessment/bullet-scale";
import { describeCurveCharts } from "@/components/assessment/curve-charts";
import { CURVE_WORDS } from "@/lib/assessment/copy/run";
import type { RunView } from "@/lib/assessment/types";

interface Recorded {
  keys: readonly string[];
  valueAt: (key: string, step: number) => number;
  finished?: boolean;
}

/** A run of 1000 steps with a point each ten. */
function runWith({ keys, valueAt, finished = false }: Recorded): RunView {
  const points = Array.from({ length: 100 }, (_, at) => ({
    step: at * 10,
    values: Object.fromEntries(keys.map((key) => [key, valueAt(key, at * 10)])),
  }));
  const series = keys.map((key) => ({ key, ...CURVE_WORDS[key] }));
  const progress = { totalSteps: 1_000 };
  return { curves: { series, points, csvUrl: "" }, progress, status: { finished } } as unknown as RunView;
}

describe("a chart's title says what its curves do", () => {
  test("steady of late", () => {
    const charts = describeCurveCharts(runWith({ keys: ["generator", "discriminator"], valueAt: () => 1.5 }), "zh");
    expect(charts.map(({ title }) => title)).toEqual(["生成器损失1.50，判别器损失1.50，近段平稳"]);
  });

  test("of two networks against each other neither direction is the finding", () => {
    const valueAt = (key: string, step: number) => (key === "generator" ? 1 + step / 200 : 2);
    const [chart] = describeCurveCharts(runWith({ keys: ["generator", "discriminator"], valueAt }), "en");
    expect(chart?.title).toMatch(/still moving$/);
  });

  test("a total that falls is still falling", () => {
    const valueAt = (key: string, step: number) => (key === "kl" ? 5 : 500 * Math.exp(-step / 300));
    const [chart] = describeCurveCharts(runWith({ keys: ["loss", "reconstruction", "kl"], valueAt }), "en");
    expect(chart?.title).toMatch(/still falling$/);
    expect(chart?.spec.scale).toBe("log");
  });

  test("shares stand apart, between 0 and 1, with where they began", () => {
    const run = runWith({ keys: ["generator", "discriminatorAccuracy"], valueAt: () => 0.8 });
    const charts = describeCurveCharts(run, "zh");
    expect(charts.map(({ spec }) => spec.yRange)).toEqual([null, [0, 1]]);
    expect(charts[1]?.title).toBe("判别器准确率从 0.800 到 0.800，近段平稳");
  });

  test("the shaded part ends with the run", () => {
    const given = { keys: ["loss"], valueAt: () => 1 };
    expect(describeCurveCharts(runWith(given), "zh")[0]?.spec.unknownFrom).toBe(990);
    expect(describeCurveCharts(runWith({ ...given, finished: true }), "zh")[0]?.spec.unknownFrom).toBeNull();
  });
});

describe("a bullet", () => {
  const step = (boundary: number, limit = "") => ({ band: "", words: { zh: "", en: "" }, limit, boundary });
  const levels = (scale: ReturnType<typeof bulletScale>) =>
    [...scale.bands].sort((a, b) => a.from - b.from).map(({ level }) => level);

  test("of FD: good at the left, boundaries as multiples of the floor, on a logarithmic axis", () => {
    const scale = bulletScale(
      { key: "fd", value: 62.4, floor: 8.3, interval: null },
      { quantity: "valueOverFloor", scale: [step(5, "≤ 5"), step(25), step(25)] },
    );
    expect(levels(scale)).toEqual(["good", "mid", "poor"]);
    const good = scale.bands.find(({ level }) => level === "good");
    expect(good?.to).toBeCloseTo(scale.place(5 * 8.3), 12);
    expect(scale.place(8.3)).toBeLessThan(scale.place(62.4));
  });

  test("of coverage: good at the right", () => {
    const scale = bulletScale(
      { key: "coverage", value: 0.61, floor: 0.95, interval: null },
      { quantity: "valueOverFloor", scale: [step(0.7, "≥ 70 %"), step(0.3), step(0.3)] },
    );
    expect(levels(scale)).toEqual(["poor", "mid", "good"]);
    expect(scale.bands.find(({ level }) => level === "good")?.from).toBeCloseTo(0.7 * 0.95, 12);
  });

  test("of membership: four bands from the left, boundaries as they are", () => {
    const scale = bulletScale(
      { key: "membershipAuc", value: 0.51, floor: 0.5, interval: [0.49, 0.53] },
      { quantity: "intervalUpper", scale: [step(0.55, "< 0.55"), step(0.6), step(0.7), step(0.7)] },
    );
    expect(levels(scale)).toEqual(["good", "mid", "mid", "poor"]);
    expect(scale.bands[0]?.to).toBeCloseTo(scale.place(0.55), 12);
  });

  test.each([
    ["≥ 80 %", ["poor", "good"]],
    ["< 80 %", ["good", "poor"]],
  ])("of two bands lies on the side that the best one's limit %s says", (limit, expected) => {
    const scale = bulletScale(
      { key: "authPct", value: 58, floor: 60, interval: null },
      { quantity: "valueOverFloor", scale: [step(0.8, limit), step(0.8)] },
    );
    expect(levels(scale)).toEqual(expected);
  });

  test("without a rule has one neutral band, and a value beyond the axis stays inside", () => {
    const scale = bulletScale({ key: "density", value: 2.4, floor: 1, interval: null }, undefined);
    expect(levels(scale)).toEqual(["poor"]);
    expect(scale.place(99)).toBe(1);
  });
});
