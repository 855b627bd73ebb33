import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { piecesOf } from "@/components/assessment/marked-text";
import { drawSymbol } from "@/models/networks/draw-symbol";
import { cosineRate } from "@/models/training/gradients";

describe("drawing a symbol", () => {
  const probabilities = Float32Array.of(0.1, 0.2, 0.4, 0.3);
  const none = { topK: 0, topP: 1, excluded: 0 };
  const shares = (choice: { topK: number; topP: number; excluded: number }) => {
    const counts = [0, 0, 0, 0];
    for (let index = 0; index < 1_000; index += 1) {
      const symbol = drawSymbol(probabilities, { ...choice, uniform: (index + 0.5) / 1_000 });
      counts[symbol] = (counts[symbol] ?? 0) + 1;
    }
    return counts.map((count) => count / 1_000);
  };

  test("follows the probabilities without what is excluded", () => {
    const [first, ...others] = shares(none);
    expect(first).toBe(0);
    others.forEach((share, index) => {
      expect(share).toBeCloseTo((probabilities[index + 1] ?? 0) / 0.9, 2);
    });
  });

  test("top-k keeps the k likeliest in their proportion", () => {
    expect(shares({ ...none, topK: 1 })).toEqual([0, 0, 1, 0]);
    const [, second, third, fourth] = shares({ ...none, topK: 2 }) as [number, number, number, number];
    expect(second).toBe(0);
    expect(third / fourth).toBeCloseTo(4 / 3, 1);
  });

  test("top-p keeps the fewest that reach it", () => {
    expect(shares({ ...none, topP: 0.4 })).toEqual([0, 0, 1, 0]);
    expect(shares({ ...none, topP: 0.5 })[1]).toBe(0);
    expect(shares({ ...none, topP: 0.95 })[1]).toBeGreaterThan(0.2);
  });

  test("never draws what is excluded, whatever the numbers", () => {
    const lists = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(
        lists,
        fc.nat(30),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        (weights, topK, topP, uniform) => {
          const total = weights.reduce((sum, weight) => sum + weight, 0) + 1;
          const given = Float32Array.from([1, ...weights], (weight) => weight / total);
          for (const excluded of [0, 2]) {
            const symbol = drawSymbol(given, { topK, topP, uniform, excluded });
            expect(symbol).not.toBe(excluded);
            expect(symbol).toBeGreaterThanOrEqual(0);
            expect(symbol).toBeLessThan(given.length);
          }
        },
      ),
      { seed: 61 },
    );
  });
});

test("the rate rises to its full height in the warm-up and falls along half a cosine to its last share", () => {
  const at = (step: number) => cosineRate(1, { step, totalSteps: 1_050, warmUpSteps: 50, finalShare: 0.05 });
  expect(at(0)).toBeCloseTo(0.02, 12);
  expect(at(49)).toBeCloseTo(1, 12);
  expect(at(550)).toBeCloseTo(0.525, 12);
  expect(at(1_050)).toBeCloseTo(0.05, 12);
  expect(cosineRate(1, { step: 9, totalSteps: 10, warmUpSteps: 50, finalShare: 0.05 })).toBeCloseTo(1, 12);
});

describe("a marked text", () => {
  test("is cut where marks begin and end; overlapping marks are one, and rare characters count once", () => {
    const spans = [
      { from: 1, to: 3 },
      { from: 2, to: 4 },
    ];
    expect(piecesOf("甲𠮷乙丙丁", spans)).toEqual([
      { from: 0, text: "甲", marked: false },
      { from: 1, text: "𠮷乙丙", marked: true },
      { from: 4, text: "丁", marked: false },
    ]);
    expect(piecesOf("", spans)).toEqual([]);
  });
});
