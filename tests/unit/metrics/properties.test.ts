import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { authPct } from "@/models/metrics/auth-pct";
import { dataCopyingZ } from "@/models/metrics/data-copying";
import { type FeatureMatrix, featureMatrixFromRows, selectRows } from "@/models/metrics/feature-matrix";
import { frechetDistance } from "@/models/metrics/frechet-distance";
import { kernelInceptionDistance, squaredMmd } from "@/models/metrics/kid";
import { membershipInference, membershipRisk, scoreMembership } from "@/models/metrics/membership";
import { prdc } from "@/models/metrics/prdc";
import { F, G, goldenFeatures, P, R, T } from "./golden-fixture";

const seeds = fc.integer({ min: 100, max: 100_000 });
const features = (seed: number, rows = 60, columns = 8): FeatureMatrix => goldenFeatures({ seed, rows, columns });
const moved = (matrix: FeatureMatrix, by: number): FeatureMatrix => ({
  ...matrix,
  values: matrix.values.map((value) => value + by),
});
const scaled = (matrix: FeatureMatrix, by: number): FeatureMatrix => ({
  ...matrix,
  values: matrix.values.map((value) => value * by),
});

describe("Fréchet distance", () => {
  test("is symmetric, zero against itself and never negative", () => {
    fc.assert(
      fc.property(seeds, seeds, (x, y) => {
        const a = features(x);
        const b = scaled(features(y, 45), 1.3);
        const there = frechetDistance({ a, b });
        expect(Math.abs(there - frechetDistance({ a: b, b: a }))).toBeLessThan(1e-9);
        expect(there).toBeGreaterThanOrEqual(0);
        const self = frechetDistance({ a, b: a });
        expect(self).toBeLessThan(1e-9);
        // The terms cancel to ±1e-15; a squared distance is never below zero.
        expect(self).toBeGreaterThanOrEqual(0);
      }),
      { seed: 21, numRuns: 20 },
    );
  });

  test("a shift of every feature by s adds d·s² and nothing else", () => {
    expect(frechetDistance({ a: R, b: moved(R, 0.5) })).toBeCloseTo(16 * 0.25, 9);
  });

  test("in one dimension it is (μ₁ − μ₂)² + (σ₁ − σ₂)²", () => {
    const a = features(31, 50, 1);
    expect(frechetDistance({ a, b: scaled(a, 3) })).toBeCloseTo(expectedOneDimensional(a, 3), 9);
  });

  test("fewer samples than dimensions still give a finite distance", () => {
    const few = selectRows(R, [0, 1, 2, 3]);
    expect(frechetDistance({ a: few, b: few })).toBeLessThan(1e-9);
    expect(frechetDistance({ a: few, b: F })).toBeGreaterThan(0.5);
  });
});

function expectedOneDimensional({ values, rows }: FeatureMatrix, factor: number): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / rows;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (rows - 1));
  return (mean * (1 - factor)) ** 2 + (deviation * (1 - factor)) ** 2;
}

describe("prdc", () => {
  test("does not see a perfect copier: all of precision, recall and coverage are 1", () => {
    const scores = prdc({ real: T, fake: { ...T, values: T.values.slice() } });
    expect(scores.precision).toBe(1);
    expect(scores.recall).toBe(1);
    expect(scores.coverage).toBe(1);
    // Of the k + 1 points within a ball's closure the k-th neighbour lies on its edge: strict `<` leaves it out.
    expect(scores.density).toBe(1);
  });

  test("samples far away score nothing", () => {
    expect(prdc({ real: R, fake: moved(F, 100) })).toEqual({ precision: 0, recall: 0, density: 0, coverage: 0 });
  });

  test("a collapsed generator keeps precision and loses coverage and recall", () => {
    const collapsed = selectRows(
      R,
      Array.from({ length: 150 }, (_, index) => index % 3),
    );
    const scores = prdc({ real: R, fake: collapsed });
    expect(scores.precision).toBe(1);
    expect(scores.coverage).toBeLessThan(0.25);
    // Every generated ball has radius 0, and nothing lies strictly inside.
    expect(scores.recall).toBe(0);
  });

  test("the order of samples is of no account", () => {
    const reversed = selectRows(
      F,
      Array.from({ length: F.rows }, (_, index) => F.rows - 1 - index),
    );
    expect(prdc({ real: R, fake: reversed })).toEqual(prdc({ real: R, fake: F }));
  });
});

describe("AuthPct", () => {
  test("is 0 for copies, also for copies in another order", () => {
    expect(authPct({ train: T, generated: T })).toBe(0);
    expect(authPct({ train: T, generated: selectRows(T, [5, 5, 149, 0]) })).toBe(0);
  });

  test("a sample just as far as the training item's own neighbour is not authentic", () => {
    const train = featureMatrixFromRows([[0], [1]]);
    expect(authPct({ train, generated: featureMatrixFromRows([[-1], [-1.01]]) })).toBe(50);
  });

  test("is 100 far from all training data", () => {
    expect(authPct({ train: T, generated: moved(G, 100) })).toBe(100);
  });

  test("every copy mixed into distant samples takes its share", () => {
    const values = moved(G, 100).values;
    values.set(T.values.subarray(0, 30 * T.columns));
    expect(authPct({ train: T, generated: { ...G, values } })).toBe(80);
  });
});

describe("membership inference", () => {
  test("copies give the members away", () => {
    const attack = membershipInference({ members: T, nonMembers: P, generated: T, seed: 7 });
    const all = { interval: [1, 1], tprAt1PercentFpr: 1, tprInterval: [1, 1] };
    expect(attack).toEqual({ auc: 1, averagePrecision: 1, ...all });
  });

  test("fresh data gives about one half, with one half inside the interval", () => {
    const [members, nonMembers, generated] = [features(501, 800), features(502, 800), features(503, 800)];
    const attack = membershipInference({ members, nonMembers, generated, seed: 7 });
    expect(Math.abs(attack.auc - 0.5)).toBeLessThan(0.04);
    expect(attack.interval[0]).toBeLessThan(0.5);
    expect(attack.interval[1]).toBeGreaterThan(0.5);
    expect(attack.tprAt1PercentFpr).toBeLessThan(0.04);
  });

  test("the interval belongs to the seed and holds the value", () => {
    const measure = (seed: number) => membershipInference({ members: T, nonMembers: P, generated: G, seed });
    expect(measure(3)).toEqual(measure(3));
    expect(measure(3).interval).not.toEqual(measure(4).interval);
    expect(measure(3).interval[0]).toBeLessThan(measure(3).auc);
    expect(measure(3).interval[1]).toBeGreaterThan(measure(3).auc);
  });

  test("the interval is as wide as the theory of the AUC says", () => {
    // Hanley & McNeil 1982: near 0.5 with n = m the variance is (2n + 1)/(12 n²).
    const n = 800;
    const [members, nonMembers, generated] = [features(511, n), features(512, n), features(513, n)];
    const { interval } = membershipInference({ members, nonMembers, generated, seed: 7 });
    const expected = 2 * 1.96 * Math.sqrt((2 * n + 1) / (12 * n * n));
    expect((interval[1] - interval[0]) / expected).toBeGreaterThan(0.9);
    expect((interval[1] - interval[0]) / expected).toBeLessThan(1.1);
  });

  test("a few members found with certainty show at 1 % false accusations", () => {
    // 10 members above all, 5 more once three of 300 non-members (just 1 %) are accused, the rest past a fourth.
    const memberScores = Float64Array.from({ length: 100 }, (_, index) => (index < 10 ? 5 : index < 15 ? 3 : -1));
    const nonMemberScores = Float64Array.from({ length: 300 }, (_, index) => (index < 3 ? 4 : 0));
    const { tprAt1PercentFpr, tprInterval } = scoreMembership({ memberScores, nonMemberScores, seed: 1 });
    expect(tprAt1PercentFpr).toBe(0.15);
    // 10 of 100 are sure, 0.04 … 0.16 by chance of the draw; whether the next 5 count depends on the accused drawn.
    expect(tprInterval[0]).toBeGreaterThan(0.03);
    expect(tprInterval[0]).toBeLessThan(0.1);
    expect(tprInterval[1]).toBeGreaterThan(0.15);
    expect(tprInterval[1]).toBeLessThan(0.26);
  });

  test("equal scores are no evidence", () => {
    const flat = { memberScores: new Float64Array(20), nonMemberScores: new Float64Array(30), seed: 1 };
    const attack = scoreMembership(flat);
    const none = { tprAt1PercentFpr: 0, tprInterval: [0, 0] };
    expect(attack).toEqual({ auc: 0.5, averagePrecision: 0.4, interval: [0.5, 0.5], ...none });
  });

  test("the residual risk is all of it for copies, and about nothing for fresh data", () => {
    const copied = membershipRisk({ members: T, nonMembers: P, generated: T });
    expect(copied.value).toBeGreaterThan(0.95);
    const [members, nonMembers, generated] = [features(501, 800), features(502, 800), features(503, 800)];
    const { value, interval } = membershipRisk({ members, nonMembers, generated });
    expect(value).toBeLessThan(0.03);
    expect(interval[0]).toBe(0);
    expect(() => membershipRisk({ members: T, nonMembers: selectRows(P, [0, 1, 2]), generated: T })).toThrow(
      "at least 4",
    );
  });

  test.each([0, -1, 1.5, 2 ** 32])("seed %d is refused", (seed) => {
    expect(() => membershipInference({ members: T, nonMembers: P, generated: G, seed })).toThrow(`not ${seed}`);
  });

  test("scores that are missing or not finite are refused", () => {
    const nonMemberScores = Float64Array.of(1, Number.NaN);
    expect(() => scoreMembership({ memberScores: new Float64Array(0), nonMemberScores, seed: 1 })).toThrow("no scores");
    expect(() => scoreMembership({ memberScores: Float64Array.of(1), nonMemberScores, seed: 1 })).toThrow("not finite");
  });
});

describe("data copying", () => {
  test("copies lie far below 0, distant samples far above", () => {
    expect(dataCopyingZ({ train: T, generated: T, test: P })).toBeLessThan(-10);
    expect(dataCopyingZ({ train: T, generated: moved(G, 50), test: P })).toBeGreaterThan(10);
  });

  test("equal distances count half: only the continuity term remains", () => {
    const z = dataCopyingZ({ train: T, generated: P, test: P });
    expect(z).toBeCloseTo(0.5 / Math.sqrt((120 * 120 * 241) / 12), 12);
  });
});

describe("kernel inception distance", () => {
  test("one subset of everything is the squared MMD itself", () => {
    // min(N, M) = N = M: each subset is the whole set in another order.
    const kid = kernelInceptionDistance({ a: T, b: G, seed: 5 });
    expect(kid.mean).toBeCloseTo(squaredMmd({ a: T, b: G }), 12);
    expect(kid.standardDeviation).toBeLessThan(1e-12);
  });

  test("equal distributions lie around 0, different ones above, and the seed decides", () => {
    const same = kernelInceptionDistance({ a: R, b: P, seed: 5 });
    const other = kernelInceptionDistance({ a: R, b: moved(P, 0.5), seed: 5 });
    expect(Math.abs(same.mean)).toBeLessThan(0.02);
    expect(other.mean).toBeGreaterThan(0.5);
    expect(kernelInceptionDistance({ a: R, b: P, seed: 5 })).toEqual(same);
    expect(kernelInceptionDistance({ a: R, b: P, seed: 6 }).mean).not.toBe(same.mean);
  });

  test("is symmetric, and a set against itself is allowed", () => {
    expect(squaredMmd({ a: T, b: P })).toBeCloseTo(squaredMmd({ a: P, b: T }), 12);
    expect(squaredMmd({ a: T, b: T })).toBeCloseTo(squaredMmd({ a: T, b: { ...T } }), 12);
  });
});
