import { describe, expect, test } from "vitest";
import { privacySpent, sampledGaussianDivergence } from "@/models/metrics/renyi-accountant";

/** The table of TensorFlow Privacy's tutorial on MNIST (60 000 images, batches of 256, δ 1e-5): noise, epochs, ε. */
const PUBLISHED = [
  [1.3, 15, 1.19],
  [1.1, 60, 3.01],
  [0.7, 45, 7.1],
] as const;
const mnist = (noiseMultiplier: number, epochs: number) => ({
  ...{ sampleRate: 256 / 60_000, noiseMultiplier },
  steps: Math.floor((epochs * 60_000) / 256),
});

/**
 * The divergence by its definition, for any order: log ∫ φ(z/σ)(1 − q + q·exp((2z − 1)/2σ²))^α dz, over α − 1, by the
 * trapezoidal rule, which on a smooth function that vanishes at both ends is exact to rounding.
 */
function integrated(order: number, { sampleRate: q, noiseMultiplier: sigma }: ReturnType<typeof mnist>): number {
  const width = sigma / 200;
  const [from, to] = [-12 * sigma, order + 12 * sigma];
  let sum = 0;
  for (let z = from; z <= to; z += width) {
    const ratio = 1 - q + q * Math.exp((2 * z - 1) / (2 * sigma ** 2));
    sum += Math.exp(order * Math.log(ratio) - z ** 2 / (2 * sigma ** 2));
  }
  return Math.log((sum * width) / (sigma * Math.sqrt(2 * Math.PI))) / (order - 1);
}

describe("what noisy training spends", () => {
  test.each(PUBLISHED)("noise %d over %i epochs is the published ε of %d", (noiseMultiplier, epochs, epsilon) => {
    const spent = privacySpent(mnist(noiseMultiplier, epochs), 1e-5).epsilon;
    // The published values search between whole orders too: ours is never below, and little above.
    expect(spent).toBeGreaterThan(epsilon - 0.005);
    expect(spent).toBeLessThan(1.005 * epsilon);
  });

  test("with orders in between, integrated, the published value is met to its last digit", () => {
    const mechanism = mnist(0.7, 45);
    const orders = Array.from({ length: 40 }, (_, index) => 3 + index / 10);
    const bounds = orders.map((order) => mechanism.steps * integrated(order, mechanism) + Math.log(1e5) / (order - 1));
    expect(Math.min(...bounds).toFixed(2)).toBe("7.10");
  });

  test.each([
    [2, 0.01, 1.1],
    [5, 256 / 60_000, 0.7],
    [16, 0.04, 1.5],
    [40, 0.2, 4],
  ])("at order %i, rate %d and noise %d is the integral that defines it", (order, sampleRate, noiseMultiplier) => {
    const mechanism = { sampleRate, noiseMultiplier, steps: 1 };
    expect(sampledGaussianDivergence(order, mechanism) / integrated(order, mechanism)).toBeCloseTo(1, 6);
  });

  test("without sampling is the Gaussian mechanism's α/2σ² (Mironov 2017, corollary 3)", () => {
    expect(sampledGaussianDivergence(7, { sampleRate: 1, noiseMultiplier: 2 })).toBeCloseTo(7 / 8, 12);
    const sampled = sampledGaussianDivergence(7, { sampleRate: 1 - 1e-9, noiseMultiplier: 2 });
    expect(sampled).toBeCloseTo(7 / 8, 6);
  });

  test("at order 2 is log(1 + q²(exp(1/σ²) − 1)), the sum written out", () => {
    const [q, sigma] = [0.03, 0.9];
    const expected = Math.log1p(q ** 2 * Math.expm1(1 / sigma ** 2));
    expect(sampledGaussianDivergence(2, { sampleRate: q, noiseMultiplier: sigma })).toBeCloseTo(expected, 12);
  });

  test("grows with steps and rate and falls with noise", () => {
    const epsilon = (changes: object) =>
      privacySpent({ sampleRate: 0.01, noiseMultiplier: 1, steps: 1_000, ...changes }, 1e-5).epsilon;
    expect(epsilon({ steps: 2_000 })).toBeGreaterThan(epsilon({}));
    expect(epsilon({ sampleRate: 0.02 })).toBeGreaterThan(epsilon({}));
    expect(epsilon({ noiseMultiplier: 2 })).toBeLessThan(epsilon({}));
  });

  test("is infinite without noise, and nonsense is refused", () => {
    expect(privacySpent({ sampleRate: 0.01, noiseMultiplier: 0, steps: 1 }, 1e-5).epsilon).toBe(Infinity);
    expect(() => privacySpent({ sampleRate: 2, noiseMultiplier: 1, steps: 1 }, 1e-5)).toThrow(RangeError);
    expect(() => privacySpent({ sampleRate: 0.1, noiseMultiplier: 1, steps: 1 }, 0)).toThrow(RangeError);
  });
});
