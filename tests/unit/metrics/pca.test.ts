import { describe, expect, test } from "vitest";
import { featureMatrixFromRows, selectRows } from "@/models/metrics/feature-matrix";
import { frechetDistance } from "@/models/metrics/frechet-distance";
import { fitPca, projectPca } from "@/models/metrics/pca";
import { F, goldenFeatures, R } from "./golden-fixture";

/** Points on the line (3, 4)/5 with a little spread across it. */
const line = featureMatrixFromRows(
  [-2, -1, 0, 1, 2].flatMap((t) => [0.1, -0.1].map((across) => [7 + 3 * t - 4 * across, 2 + 4 * t + 3 * across])),
);

describe("fit", () => {
  test("finds the axis, its variance and the share it explains", () => {
    const pca = fitPca({ features: line, components: 1 });
    expect([...pca.mean]).toEqual([7, 2]);
    expect(pca.axes[0]).toBeCloseTo(0.6, 12);
    expect(pca.axes[1]).toBeCloseTo(0.8, 12);
    const along = (25 * 20) / 9;
    const across = (25 * 0.01 * 10) / 9;
    expect(pca.variances[0]).toBeCloseTo(along, 9);
    expect(pca.explainedShare).toBeCloseTo(along / (along + across), 9);
  });

  test("axes are orthonormal and variances fall", () => {
    const { axes, variances, columns } = fitPca({ features: R, components: 16 });
    for (let i = 0; i < 16; i += 1) {
      for (let j = 0; j <= i; j += 1) {
        let product = 0;
        for (let c = 0; c < columns; c += 1)
          product += (axes[i * columns + c] as number) * (axes[j * columns + c] as number);
        expect(product).toBeCloseTo(i === j ? 1 : 0, 9);
      }
      if (i > 0) expect(variances[i]).toBeLessThanOrEqual(variances[i - 1] as number);
    }
  });

  test("the largest entry of each axis is positive", () => {
    const { axes, columns } = fitPca({ features: R, components: 16 });
    for (let i = 0; i < 16; i += 1) {
      const axis = axes.subarray(i * columns, (i + 1) * columns);
      expect(Math.max(...axis)).toBe(Math.max(...axis.map(Math.abs)));
    }
  });

  test("equal data give equal bytes, and mirrored data equal axes", () => {
    const pca = fitPca({ features: R, components: 4 });
    expect(fitPca({ features: R, components: 4 })).toEqual(pca);
    const mirrored = fitPca({ features: { ...R, values: R.values.map((value) => -value) }, components: 4 });
    mirrored.axes.forEach((value, index) => {
      expect(value).toBeCloseTo(pca.axes[index] as number, 9);
    });
  });

  test("constant data is no division by zero", () => {
    const pca = fitPca({
      features: featureMatrixFromRows([
        [1, 2],
        [1, 2],
        [1, 2],
      ]),
      components: 2,
    });
    expect(pca.explainedShare).toBe(1);
    expect([...pca.variances]).toEqual([0, 0]);
  });

  test.each([0, 17, 1.5])("%d components of 16 columns are refused", (components) => {
    expect(() => fitPca({ features: R, components })).toThrow(`an integer in 1 … 16 is needed, not ${components}`);
  });

  test("one sample is refused", () => {
    expect(() => fitPca({ features: selectRows(R, [0]), components: 1 })).toThrow("at least 2 are needed");
  });
});

describe("projection", () => {
  test("has mean 0 and the fitted variances on the fitted data", () => {
    const pca = fitPca({ features: R, components: 3 });
    const projected = projectPca(pca, R);
    expect(projected).toMatchObject({ rows: 200, columns: 3 });
    for (let component = 0; component < 3; component += 1) {
      const line = Array.from({ length: 200 }, (_, row) => projected.values[row * 3 + component] as number);
      expect(line.reduce((sum, value) => sum + value, 0) / 200).toBeCloseTo(0, 9);
      expect(line.reduce((sum, value) => sum + value * value, 0) / 199).toBeCloseTo(
        pca.variances[component] as number,
        9,
      );
    }
  });

  test("on all axes keeps distances: FD is the same before and after", () => {
    const pca = fitPca({ features: R, components: 16 });
    const after = frechetDistance({ a: projectPca(pca, R), b: projectPca(pca, F) });
    expect(after).toBeCloseTo(frechetDistance({ a: R, b: F }), 9);
  });

  test("other columns are refused", () => {
    const pca = fitPca({ features: R, components: 2 });
    const other = goldenFeatures({ seed: 1, rows: 3, columns: 4 });
    expect(() => projectPca(pca, other)).toThrow("features have 4 columns, the axes 16");
  });
});
