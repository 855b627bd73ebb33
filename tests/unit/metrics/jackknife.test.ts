import { describe, expect, test } from "vitest";
import { selectRows } from "@/models/metrics/feature-matrix";
import { frechetDistance } from "@/models/metrics/frechet-distance";
import { jackknifeInterval, rowsWithout } from "@/models/metrics/jackknife";
import { wilsonInterval } from "@/models/metrics/privacy-risk";
import { goldenFeatures } from "./golden-fixture";

describe("delete-a-group jackknife", () => {
  test("of a mean is the mean ± 1.96 standard errors", () => {
    const values = Array.from({ length: 40 }, (_, index) => Math.sin(7 * index));
    const meanOf = (rows: ArrayLike<number>) =>
      Array.from(rows).reduce((sum, row) => sum + (values[row] ?? 0), 0) / rows.length;
    const mean = meanOf(values.map((_, row) => row));
    // One item a group: the classical formula.
    const [low, high] = jackknifeInterval({
      ...{ value: mean, groups: 40 },
      without: (group) => meanOf(rowsWithout(40, 40, group)),
    });
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 39;
    expect((high - low) / 2).toBeCloseTo(1.959963984540054 * Math.sqrt(variance / 40), 12);
    expect((high + low) / 2).toBeCloseTo(mean, 12);
  });

  test("covers a Fréchet distance as often as it says: the spread over fresh draws lies within a third of its own", () => {
    const draw = (seed: number) => {
      const [a, b] = [
        goldenFeatures({ seed, rows: 200, columns: 4 }),
        goldenFeatures({ seed: seed + 500, rows: 200, columns: 4, shift: 0.4 }),
      ];
      const rest = (group: number) => ({
        a: selectRows(a, rowsWithout(200, 20, group)),
        b: selectRows(b, rowsWithout(200, 20, group)),
      });
      const value = frechetDistance({ a, b });
      return {
        value,
        interval: jackknifeInterval({ value, groups: 20, without: (group) => frechetDistance(rest(group)) }),
      };
    };
    const draws = Array.from({ length: 60 }, (_, index) => draw(1_000 + 7 * index));
    const mean = draws.reduce((sum, { value }) => sum + value, 0) / draws.length;
    const spread = Math.sqrt(draws.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / (draws.length - 1));
    const told = draws.reduce((sum, { interval: [low, high] }) => sum + (high - low) / 2, 0) / draws.length / 1.96;
    expect(told / spread).toBeGreaterThan(0.67);
    expect(told / spread).toBeLessThan(1.5);
  });

  test("needs two groups", () => {
    expect(() => jackknifeInterval({ value: 1, groups: 1, without: () => 1 })).toThrow("from 2, not 1");
  });
});

test("the Wilson interval stays within 0 and 1 and never has no width", () => {
  expect(wilsonInterval({ successes: 0, trials: 200 })[0]).toBe(0);
  expect(wilsonInterval({ successes: 0, trials: 200 })[1]).toBeCloseTo(0.01885, 4);
  expect(wilsonInterval({ successes: 200, trials: 200 })[1]).toBe(1);
});
