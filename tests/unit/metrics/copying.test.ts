import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bootstrapInterval, quantileOf } from "@/models/metrics/bootstrap";
import { dataCopyingByCell, dataCopyingZ } from "@/models/metrics/data-copying";
import { featureMatrixFromRows, selectRows } from "@/models/metrics/feature-matrix";
import { boundGap, evidenceLowerBounds, importanceWeightedBounds } from "@/models/metrics/importance-weighted-bound";
import { assignCells, kMeansCentres } from "@/models/metrics/k-means";
import { findNearCopies } from "@/models/metrics/near-copies";
import { G, G2, goldenFeatures, P, T } from "./golden-fixture";

/** Two far groups of 100 points each. */
function twoGroups(seed: number) {
  const points = goldenFeatures({ seed, rows: 200, columns: 2 });
  const values = points.values.map((value, at) => value + (at < 200 ? 0 : 50));
  return { ...points, values };
}

describe("k-means", () => {
  test("finds two far groups and their means", () => {
    const points = twoGroups(7);
    const centres = kMeansCentres({ points, k: 2, seed: 3 });
    const cells = assignCells(points, centres);
    expect(new Set(cells.subarray(0, 100)).size).toBe(1);
    expect(new Set(cells.subarray(100)).size).toBe(1);
    expect(cells[0]).not.toBe(cells[150]);
    const column = Array.from({ length: 100 }, (_, row) => points.values[2 * row] as number);
    const mean = column.reduce((sum, value) => sum + value, 0) / 100;
    expect(centres.values[2 * (cells[0] as number)]).toBeCloseTo(mean, 10);
  });

  test("the same seed gives the same centres; more cells than points are refused", () => {
    expect(kMeansCentres({ points: T, k: 5, seed: 1 })).toEqual(kMeansCentres({ points: T, k: 5, seed: 1 }));
    expect(() => kMeansCentres({ points: T, k: 151, seed: 1 })).toThrow("cells");
  });
});

describe("data copying by cells", () => {
  test("one cell is the global test", () => {
    const parts = { train: T, generated: G, test: P };
    expect(dataCopyingByCell({ ...parts, cells: 1, seed: 1 })).toBeCloseTo(dataCopyingZ(parts), 12);
  });

  test("copying in one region is not hidden by under-fitting in the other", () => {
    const [train, fresh] = [twoGroups(7), twoGroups(8)];
    // The first group is copied, the second is thrown far off.
    const values = train.values.map((value, at) => (at < 200 ? value + 1e-3 : value + 20));
    const parts = { train, generated: { ...train, values }, test: fresh };
    const [copied, thrown] = [0, 100].map((from) => {
      const rows = Array.from({ length: 100 }, (_, index) => from + index);
      const [a, b, c] = [train, parts.generated, fresh].map((matrix) => selectRows(matrix, rows));
      return dataCopyingZ({ train: a as typeof G, generated: b as typeof G, test: c as typeof G });
    }) as [number, number];
    expect(copied).toBeLessThan(-5);
    expect(dataCopyingByCell({ ...parts, cells: 2, seed: 1 })).toBeCloseTo((copied + thrown) / 2, 10);
  });

  test("cells without test items say nothing", () => {
    const far = featureMatrixFromRows([[1e3], [1e3 + 1]]);
    const near = featureMatrixFromRows([[0], [1]]);
    const train = featureMatrixFromRows([[0], [1], [1e3], [1e3 + 1]]);
    expect(dataCopyingByCell({ train, generated: far, test: near, cells: 2, seed: 1 })).toBeNull();
  });
});

describe("near copies", () => {
  test("thirty planted copies are found with their originals, honest samples are not", () => {
    const found = findNearCopies({ train: T, holdout: P, generated: G2 });
    expect(found.pairs.map(({ generated, train }) => [generated, train]).sort(([a = 0], [b = 0]) => a - b)).toEqual(
      Array.from({ length: 30 }, (_, row) => [row, row]),
    );
    expect(found.pairs.every(({ distance }) => distance < found.threshold)).toBe(true);
    expect(findNearCopies({ train: T, holdout: P, generated: G }).pairs).toEqual([]);
  });

  test("exact copies are found also where held-out data repeat the training data", () => {
    const { threshold, pairs } = findNearCopies({ train: T, holdout: T, generated: selectRows(T, [7]) });
    expect(threshold).toBe(0);
    expect(pairs).toEqual([{ generated: 0, train: 7, distance: 0 }]);
  });
});

describe("bounds of a variational autoencoder", () => {
  test("the weighted bound is the log of the mean weight, the lower one the mean of the logs", () => {
    const weights = [Math.log(1), Math.log(3), 0, 0];
    expect(importanceWeightedBounds(weights, 2)[0]).toBeCloseTo(Math.log(2), 12);
    expect(evidenceLowerBounds(weights, 2)[0]).toBeCloseTo(Math.log(3) / 2, 12);
    expect(importanceWeightedBounds(weights, 2)[1]).toBeCloseTo(0, 12);
  });

  test("the lower bound is never above, and large values do not overflow", () => {
    const lists = fc.array(fc.double({ min: -2_000, max: -100, noNaN: true }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(lists, (weights) => {
        const [tight, loose] = [importanceWeightedBounds(weights, 3), evidenceLowerBounds(weights, 3)];
        tight.forEach((bound, item) => {
          expect(Number.isFinite(bound)).toBe(true);
          expect(loose[item]).toBeLessThanOrEqual(bound + 1e-9);
        });
      }),
      { seed: 46 },
    );
  });

  test("the gap is that of the means", () => {
    expect(boundGap({ train: Float64Array.of(-90, -92), test: Float64Array.of(-100) })).toBe(9);
    expect(() => boundGap({ train: Float64Array.of(), test: Float64Array.of(1) })).toThrow("no items");
  });

  test.each([
    [[1, 2, 3], 2, "N × 2"],
    [[1, Number.NaN], 1, "item 1"],
    [[], 1, "N × 1"],
    [[1], 0, "latents"],
  ])("%j with %i latents is refused", (weights, perItem, message) => {
    expect(() => importanceWeightedBounds(weights, perItem)).toThrow(message);
  });
});

describe("bootstrap", () => {
  const values = Array.from({ length: 200 }, (_, index) => index % 2);
  const statistic = (rows: Int32Array) => rows.reduce((sum, row) => sum + (values[row] ?? 0), 0) / rows.length;

  test("the interval of a mean is that of its standard error", () => {
    const [low, high] = bootstrapInterval({ count: 200, statistic, seed: 5 });
    const halfWidth = 1.96 * Math.sqrt(0.25 / 200);
    expect(Math.abs(low - (0.5 - halfWidth))).toBeLessThan(0.012);
    expect(Math.abs(high - (0.5 + halfWidth))).toBeLessThan(0.012);
    expect(bootstrapInterval({ count: 200, statistic, seed: 5 })).toEqual([low, high]);
  });

  test("quantiles lie between the order statistics", () => {
    expect(quantileOf([1, 2, 4], 0.25)).toBe(1.5);
    expect(quantileOf([1, 2, 4], 1)).toBe(4);
    expect(() => quantileOf([], 0.5)).toThrow("no values");
  });

  test("no item is refused", () => {
    expect(() => bootstrapInterval({ count: 0, statistic, seed: 1 })).toThrow("items");
  });
});
