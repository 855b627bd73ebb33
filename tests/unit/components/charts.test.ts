import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chartSubtitle } from "@/components/assessment/chart-words";
import { lineChartOption } from "@/components/charts/chart-option";
import { logMarks, thin } from "@/components/charts/chart-scale";
import { type LineChartSpec, THEME_PALETTE } from "@/components/charts/chart-spec";
import { pointAt, smooth } from "@/components/charts/smoothing";

const points = (values: readonly number[]) => values.map((value, at) => [at * 10, value] as const);

describe("smoothing", () => {
  test("a constant stays itself from the first point on", () => {
    expect(smooth(points([3, 3, 3])).map(([, y]) => y)).toEqual([3, 3, 3].map((y) => expect.closeTo(y, 12)));
  });

  test("stays between the least and the greatest value so far", () => {
    const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, (given) => {
        for (const [at, [, y]] of smooth(points(given)).entries()) {
          const seen = given.slice(0, at + 1);
          expect(y).toBeGreaterThanOrEqual(Math.min(...seen) - 1e-9);
          expect(y).toBeLessThanOrEqual(Math.max(...seen) + 1e-9);
        }
      }),
      { seed: 20261123, numRuns: 200 },
    );
  });

  test("a loss that is no number leaves no gap in the line", () => {
    expect(smooth(points([1, Number.NaN, 1])).map(([x]) => x)).toEqual([0, 20]);
  });

  test.each([
    [-1, undefined],
    [0, 0],
    [15, 10],
    [999, 20],
  ])("at %d stands the point before it", (x, expected) => {
    expect(pointAt(points([1, 2, 3]), x)?.[0]).toBe(expected);
  });
});

describe("marks of a logarithmic axis", () => {
  test.each([
    [
      [0.43, 3.1],
      [0.2, 0.5, 1, 2, 5],
    ],
    [
      [105, 545],
      [100, 200, 500, 1000],
    ],
    [
      [1, 1],
      [1, 2],
    ],
    [[], [0.1, 1]],
  ])("%j → %j", (values, marks) => {
    expect(logMarks(values)).toEqual(marks);
  });

  test("span every positive value", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
        const marks = logMarks(values);
        expect(marks[0]).toBeLessThanOrEqual(Math.min(...values));
        expect(marks.at(-1)).toBeGreaterThanOrEqual(Math.max(...values));
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });

  test("thinned, keep both ends", () => {
    expect(thin([1, 2, 5, 10, 20, 50, 100, 200], 4)).toEqual([1, 10, 100, 200]);
  });
});

describe("the drawing", () => {
  const spec: LineChartSpec = {
    xLabel: "步数",
    xMaximum: 100,
    yUnit: "nats",
    scale: "log",
    yRange: null,
    series: [
      { key: "generator", label: "生成器", points: points([1, 2, 0]) },
      { key: "discriminator", label: "判别器", points: points([2, 1, 1]) },
    ],
    unknownFrom: 20,
  };
  const drawing = { palette: THEME_PALETTE, font: "sans-serif", fontSize: 12 };
  const seriesOf = (given: LineChartSpec, width = 600, markedAt: number | null = null) =>
    lineChartOption({ ...drawing, spec: given, width, markedAt }).series as {
      id: string;
      data: unknown[];
      markArea?: unknown;
      markLine?: { data: { xAxis: number }[] };
      lineStyle: { type?: unknown };
      endLabel?: { show: boolean };
    }[];

  test("each series is its recorded values and the smoothed line; they differ by stroke", () => {
    const series = seriesOf(spec);
    expect(series.map(({ id }) => id)).toEqual(["generator-raw", "generator", "discriminator-raw", "discriminator"]);
    expect(series[1]?.lineStyle.type).not.toEqual(series[3]?.lineStyle.type);
  });

  test("a logarithmic axis leaves out what it cannot place", () => {
    expect(seriesOf(spec)[0]?.data).toEqual(points([1, 2]));
    expect(seriesOf({ ...spec, scale: "linear" })[0]?.data).toHaveLength(3);
  });

  test("what is not trained yet is shaded, once, and not in a finished run", () => {
    expect(seriesOf(spec).filter(({ markArea }) => markArea)).toHaveLength(1);
    expect(seriesOf({ ...spec, unknownFrom: null }).filter(({ markArea }) => markArea)).toHaveLength(0);
  });

  test("the step that a reader holds is marked, beside the edge of what is known", () => {
    const marks = (given: LineChartSpec, markedAt: number | null) =>
      seriesOf(given, 600, markedAt).flatMap(({ markLine }) => markLine?.data.map(({ xAxis }) => xAxis) ?? []);
    expect(marks(spec, 10)).toEqual([20, 10]);
    expect(marks({ ...spec, unknownFrom: null }, 10)).toEqual([10]);
    expect(marks({ ...spec, unknownFrom: null }, null)).toEqual([]);
  });

  test("the words name the axis that was drawn", () => {
    expect(chartSubtitle(spec, "zh")).toContain("对数轴");
    expect(chartSubtitle({ ...spec, scale: "linear" }, "zh")).toContain("线性轴");
  });

  test("names at the ends only where there is room", () => {
    expect(seriesOf(spec, 600)[1]?.endLabel?.show).toBe(true);
    expect(seriesOf(spec, 300)[1]?.endLabel?.show).toBe(false);
    expect(seriesOf({ ...spec, xMaximum: 12 }, 600)[1]?.endLabel?.show).toBe(false);
  });
});
