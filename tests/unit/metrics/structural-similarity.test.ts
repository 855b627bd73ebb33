import { describe, expect, test } from "vitest";
import { peakSignalToNoise, structuralSimilarity } from "@/models/metrics/structural-similarity";

const SIDE = 14;

/** Two images of the fixtures' generator: the second is the first and three tenths of noise. */
function fixture(): [number[], number[]] {
  let state = 7;
  const next = () => {
    state = (1_664_525 * state + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
  const a = Array.from({ length: SIDE * SIDE }, next);
  return [a, a.map((value) => 0.7 * value + 0.3 * next())];
}

const flat = (value: number) => new Array<number>(SIDE * SIDE).fill(value);

describe("structural similarity", () => {
  test("is that of the paper's equation computed by scipy.signal.correlate2d", () => {
    const [a, b] = fixture();
    expect(structuralSimilarity(a, b, SIDE)).toBeCloseTo(0.8560406193782377, 12);
    expect(structuralSimilarity(b, a, SIDE)).toBeCloseTo(0.8560406193782377, 12);
  });

  test("is 1 for an image and itself, and of flat images what their light alone gives", () => {
    const [a] = fixture();
    expect(structuralSimilarity(a, a, SIDE)).toBeCloseTo(1, 12);
    expect(structuralSimilarity(flat(0.2), flat(0.6), SIDE)).toBeCloseTo((0.24 + 1e-4) / (0.04 + 0.36 + 1e-4), 9);
  });

  test("is refused for images of another size", () => {
    expect(() => structuralSimilarity(flat(0), [1], SIDE)).toThrow(RangeError);
    expect(() => structuralSimilarity(new Array(100).fill(0), new Array(100).fill(0), 10)).toThrow(RangeError);
  });
});

test("a tenth of the peak as error is 20 decibels", () => {
  expect(peakSignalToNoise(0.1 ** 2)).toBeCloseTo(20, 12);
});
