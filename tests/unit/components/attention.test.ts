import { describe, expect, test } from "vitest";
import { lookOf } from "@/components/assessment/attention-head";
import { PRINT_PALETTE } from "@/components/charts/chart-spec";
import { heatOption } from "@/components/charts/heat-option";
import { tableOf } from "@/components/charts/heat-spec";

/** Places 0 … 5 of a head that gives `share` to the place that `pick` names, and the rest to all evenly. */
const headThat = (pick: (place: number) => number, share = 0.7) =>
  Array.from({ length: 6 }, (_, place) =>
    Array.from({ length: place + 1 }, (_, at) => (1 - share) / (place + 1) + (at === pick(place) ? share : 0)),
  );

describe("where a head looks", () => {
  test("is told apart: the beginning, the place before, itself, or further back", () => {
    expect(lookOf(headThat(() => 0)).place).toBe("beginning");
    expect(lookOf(headThat((place) => place - 1)).place).toBe("previous");
    expect(lookOf(headThat((place) => place)).place).toBe("itself");
    expect(lookOf(headThat((place) => Math.max(1, place - 2))).place).toBe("others");
    expect(lookOf(headThat((place) => place, 1)).share).toBeCloseTo(1);
  });
});

describe("a heat map", () => {
  const spec = {
    ...{ rowLabel: "reads", columnLabel: "looks at", rows: ["a", "a"], columns: ["a", "a"] },
    values: [
      [1, null],
      [0.25, 0.75],
    ],
  };

  test("draws the recorded shares and nothing where there is none", () => {
    const { series } = heatOption({ spec, palette: PRINT_PALETTE, font: "x", fontSize: 12, width: 400 }) as {
      series: { data: number[][] };
    };
    expect(series.data).toEqual([
      [0, 0, 1],
      [0, 1, 0.25],
      [1, 1, 0.75],
    ]);
  });

  test("has a table whose names differ although characters repeat", () => {
    const { head, rows } = tableOf(spec);
    expect(new Set(head).size).toBe(3);
    expect(rows).toEqual([
      ["1 a", "1", ""],
      ["2 a", "0.25", "0.75"],
    ]);
  });
});
