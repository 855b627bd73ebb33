import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classCoverage } from "@/models/metrics/class-coverage";
import { featureMatrixFromRows } from "@/models/metrics/feature-matrix";
import { classifierScore, meanMaxProbability } from "@/models/metrics/inception-score";
import { residualRisk, wilsonRate } from "@/models/metrics/privacy-risk";
import { drawWithoutReplacement, seededRandom } from "@/models/metrics/seeded-random";

describe("class coverage", () => {
  test("equal histograms of different size have no divergence", () => {
    const coverage = classCoverage({ generated: [10, 30, 60], reference: [1, 3, 6] });
    expect(coverage).toEqual({ classKl: 0, modesCovered: 3, modesExpected: 3, droppedLabels: [] });
  });

  test("divergence in nats", () => {
    expect(classCoverage({ generated: [1, 0], reference: [1, 1] }).classKl).toBeCloseTo(Math.log(2), 12);
  });

  test("a tenth of the share is covered, less is dropped", () => {
    const atTenth = classCoverage({ generated: [95, 5], reference: [50, 50] });
    expect(atTenth).toMatchObject({ modesCovered: 2, droppedLabels: [] });
    const below = classCoverage({ generated: [951, 49], reference: [500, 500] });
    expect(below).toMatchObject({ modesCovered: 1, modesExpected: 2, droppedLabels: [1] });
  });

  test("an invented class makes the divergence infinite and is no mode", () => {
    const coverage = classCoverage({ generated: [1, 1], reference: [1, 0] });
    expect(coverage).toEqual({
      classKl: Number.POSITIVE_INFINITY,
      modesCovered: 1,
      modesExpected: 1,
      droppedLabels: [],
    });
  });

  test("is never negative", () => {
    const counts = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(counts, counts, (generated, reference) => {
        expect(classCoverage({ generated, reference }).classKl).toBeGreaterThanOrEqual(0);
      }),
      { seed: 41 },
    );
  });

  test.each([
    ["different lengths", [1, 2], [1], "2 generated, 1 reference"],
    ["a negative count", [1, -2], [1, 1], "generated: counts must be finite and not negative"],
    ["no samples", [0, 0], [1, 1], "generated: no samples"],
    ["NaN", [1, 1], [1, Number.NaN], "reference: counts must be finite and not negative"],
  ])("%s are refused", (_name, generated, reference, message) => {
    expect(() => classCoverage({ generated, reference })).toThrow(message);
  });
});

describe("classifier score", () => {
  const oneHot = (label: number) => [0, 1, 2, 3].map((index) => (index === label ? 1 : 0));

  test("sure and evenly spread over 4 classes gives 4", () => {
    const probabilities = featureMatrixFromRows(Array.from({ length: 40 }, (_, row) => oneHot(row % 4)));
    const score = classifierScore(probabilities);
    expect(score.mean).toBeCloseTo(4, 12);
    expect(score.standardDeviation).toBeCloseTo(0, 12);
    expect(meanMaxProbability(probabilities)).toBe(1);
  });

  test("one class only, or no opinion at all, gives 1", () => {
    const collapsed = featureMatrixFromRows(Array.from({ length: 20 }, () => oneHot(2)));
    const undecided = featureMatrixFromRows(Array.from({ length: 20 }, () => [0.25, 0.25, 0.25, 0.25]));
    expect(classifierScore(collapsed).mean).toBeCloseTo(1, 12);
    expect(classifierScore(undecided).mean).toBeCloseTo(1, 12);
    expect(meanMaxProbability(undecided)).toBe(0.25);
  });

  test("a remainder is left out", () => {
    const rows = Array.from({ length: 40 }, (_, row) => oneHot(row % 4));
    const tail = Array.from({ length: 9 }, () => oneHot(0));
    expect(classifierScore(featureMatrixFromRows([...rows, ...tail])).mean).toBeCloseTo(4, 12);
  });

  test("what is not a probability is refused", () => {
    const ten = (row: number[]) => featureMatrixFromRows(Array.from({ length: 10 }, () => row));
    expect(() => classifierScore(ten([0.5, 0.4]))).toThrow("row 0 sums to 0.9, not 1");
    expect(() => classifierScore(ten([1.5, -0.5]))).toThrow("row 0 has a negative value");
    expect(() => classifierScore(featureMatrixFromRows([[1]]))).toThrow("at least 10 are needed");
  });
});

describe("privacy risk", () => {
  test("Wilson's interval stays inside 0–1 and holds the plain rate", () => {
    const counts = fc
      .integer({ min: 1, max: 2_000 })
      .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)));
    fc.assert(
      fc.property(counts, ([successes, trials]) => {
        const { rate, halfWidth } = wilsonRate({ successes, trials });
        expect(rate - halfWidth).toBeGreaterThanOrEqual(-1e-12);
        expect(rate + halfWidth).toBeLessThanOrEqual(1 + 1e-12);
        expect(Math.abs(successes / trials - rate)).toBeLessThanOrEqual(halfWidth + 1e-12);
      }),
      { seed: 42 },
    );
  });

  test("an attack no better than the control leaves nothing, and never less", () => {
    const strong = wilsonRate({ successes: 300, trials: 1_000 });
    const weak = wilsonRate({ successes: 100, trials: 1_000 });
    expect(residualRisk({ attack: strong, control: strong }).value).toBe(0);
    expect(residualRisk({ attack: weak, control: strong })).toEqual({ value: 0, interval: [0, 0] });
  });

  test.each([
    [-1, 10, "successes"],
    [11, 10, "successes"],
    [0.5, 10, "successes"],
    [0, 0, "trials"],
  ])("%d of %d is refused", (successes, trials, name) => {
    expect(() => wilsonRate({ successes, trials })).toThrow(name);
  });

  test("a control that always succeeds, or a rate outside 0–1, is refused", () => {
    const sure = { rate: 1, halfWidth: 0 };
    expect(() => residualRisk({ attack: sure, control: sure })).toThrow("succeeds always");
    expect(() => residualRisk({ attack: { rate: 1.2, halfWidth: 0 }, control: sure })).toThrow("attack: rate 1.2");
  });
});

describe("seeded random numbers", () => {
  test("the seed decides the sequence", () => {
    const draw = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(draw(9)).toEqual(draw(9));
    expect(draw(9)).not.toEqual(draw(10));
  });

  test("are uniform over [0, 1): mean, variance and twenty bins", () => {
    const random = seededRandom(123);
    const values = Array.from({ length: 100_000 }, random);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.004);
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.001);
    const bins = new Array(20).fill(0);
    for (const value of values) bins[Math.floor(value * 20)] += 1;
    const chiSquared = bins.reduce((sum, count) => sum + (count - 5_000) ** 2 / 5_000, 0);
    // 99.9 % quantile of chi-squared with 19 degrees of freedom.
    expect(chiSquared).toBeLessThan(43.8);
  });

  test("a draw without replacement repeats nothing and reaches every row", () => {
    const random = seededRandom(5);
    const reached = new Set<number>();
    for (let round = 0; round < 200; round += 1) {
      const drawn = [...drawWithoutReplacement({ rows: 12, count: 4, random })];
      expect(new Set(drawn).size).toBe(4);
      for (const row of drawn) reached.add(row);
    }
    expect([...reached].sort((x, y) => x - y)).toEqual(Array.from({ length: 12 }, (_, row) => row));
  });
});
