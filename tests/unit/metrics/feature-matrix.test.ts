import { describe, expect, test } from "vitest";
import { authPct } from "@/models/metrics/auth-pct";
import { dataCopyingZ } from "@/models/metrics/data-copying";
import {
  type FeatureMatrix,
  featureMatrixFromRows,
  makeFeatureMatrix,
  selectRows,
} from "@/models/metrics/feature-matrix";
import { frechetDistance } from "@/models/metrics/frechet-distance";
import { kernelInceptionDistance } from "@/models/metrics/kid";
import { membershipInference } from "@/models/metrics/membership";
import { fitPca, projectPca } from "@/models/metrics/pca";
import { prdc } from "@/models/metrics/prdc";
import { goldenFeatures, R } from "./golden-fixture";

describe("makers", () => {
  test("float32 data becomes float64 features", () => {
    const matrix = makeFeatureMatrix({ values: Float32Array.of(0.5, 1, 2, 3), rows: 2, columns: 2 });
    expect(matrix.values).toBeInstanceOf(Float64Array);
    expect([...matrix.values]).toEqual([0.5, 1, 2, 3]);
  });

  test("float64 data is taken over without a copy", () => {
    const values = Float64Array.of(1, 2);
    expect(makeFeatureMatrix({ values, rows: 1, columns: 2 }).values).toBe(values);
  });

  test("rows are packed in order", () => {
    expect(featureMatrixFromRows([[1, 2, 3], Float32Array.of(4, 5, 6)])).toEqual({
      values: Float64Array.of(1, 2, 3, 4, 5, 6),
      rows: 2,
      columns: 3,
    });
  });

  test("selected rows come in the asked order, repeats included", () => {
    const picked = selectRows(featureMatrixFromRows([[1], [2], [3]]), [2, 0, 2]);
    expect([...picked.values]).toEqual([3, 1, 3]);
  });
});

describe("refusals name the defect", () => {
  test.each([
    ["a wrong length", { values: [1, 2, 3], rows: 2, columns: 2 }, "3 values are not 2 × 2"],
    ["no rows", { values: [], rows: 0, columns: 2 }, "rows must be a positive integer, not 0"],
    ["no columns", { values: [], rows: 2, columns: 0 }, "columns must be a positive integer, not 0"],
    ["a broken side", { values: [1, 2, 3], rows: 1.5, columns: 2 }, "rows must be a positive integer, not 1.5"],
    ["NaN", { values: [1, 2, 3, Number.NaN], rows: 2, columns: 2 }, "value NaN in row 1, column 1 is not finite"],
    [
      "infinity",
      { values: [1, Number.NEGATIVE_INFINITY], rows: 2, columns: 1 },
      "value -Infinity in row 1, column 0 is not finite",
    ],
  ])("%s", (_name, input, message) => {
    expect(() => makeFeatureMatrix(input)).toThrow(message);
  });

  test("rows of different length", () => {
    expect(() => featureMatrixFromRows([[1, 2], [3]])).toThrow("row 1 has 1 values, the first row has 2");
  });

  test("a row that does not exist", () => {
    expect(() => selectRows(featureMatrixFromRows([[1]]), [1])).toThrow("row 1 does not exist, there are 1");
  });
});

describe("every metric refuses other spaces and values that are not finite", () => {
  const narrow = goldenFeatures({ seed: 1, rows: 20, columns: 3 });
  const wide = goldenFeatures({ seed: 2, rows: 20, columns: 4 });
  const broken = { ...wide, values: wide.values.with(7, Number.NaN) };
  const metrics: [string, (x: FeatureMatrix, y: FeatureMatrix) => unknown][] = [
    ["frechetDistance", (a, b) => frechetDistance({ a, b })],
    ["prdc", (real, fake) => prdc({ real, fake })],
    ["authPct", (train, generated) => authPct({ train, generated })],
    [
      "membershipInference",
      (members, x) => membershipInference({ members, nonMembers: members, generated: x, seed: 1 }),
    ],
    ["dataCopyingZ", (train, x) => dataCopyingZ({ train, generated: x, test: train })],
    ["kernelInceptionDistance", (a, b) => kernelInceptionDistance({ a, b, seed: 1 })],
    ["projectPca", (fitted, x) => projectPca(fitPca({ features: fitted, components: 2 }), x)],
  ];

  test.each(metrics)("%s: 3 columns against 4", (_name, measure) => {
    expect(() => measure(narrow, wide)).toThrow(RangeError);
    expect(() => measure(narrow, wide)).toThrow(/4 columns.*3/);
  });

  test.each(metrics)("%s: NaN", (_name, measure) => {
    expect(() => measure(wide, broken)).toThrow("value NaN in row 1, column 3 is not finite");
  });

  test("one sample has no covariance", () => {
    expect(() => frechetDistance({ a: R, b: selectRows(R, [0]) })).toThrow("b: 1 samples, at least 2 are needed");
  });

  test("prdc needs more samples than neighbours", () => {
    const five = selectRows(R, [0, 1, 2, 3, 4]);
    expect(() => prdc({ real: R, fake: five })).toThrow("fake: 5 samples, at least 6 are needed");
  });
});
