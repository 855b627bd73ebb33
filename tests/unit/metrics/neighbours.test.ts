import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FeatureMatrix, featureMatrixFromRows } from "@/models/metrics/feature-matrix";
import { nearestFew } from "@/models/metrics/nearest-few";
import { findNearest, forEachPairWithin, squaredNeighbourRadii } from "@/models/metrics/nearest-neighbours";
import { squaredDistance } from "@/models/metrics/pair-tiles";
import { G, goldenFeatures, R, T } from "./golden-fixture";

/** Small matrices on a coarse grid, so that equal points and equal distances are common. */
const gridMatrix = (columns: number) =>
  fc
    .array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: columns, maxLength: columns }), {
      minLength: 3,
      maxLength: 90,
    })
    .map(featureMatrixFromRows);

const gridPair = fc.integer({ min: 1, max: 9 }).chain((columns) => fc.tuple(gridMatrix(columns), gridMatrix(columns)));

describe("neighbours by tiles equal a plain search", () => {
  test("nearest target and the lowest row among equals", () => {
    fc.assert(
      fc.property(gridPair, ([queries, targets]) => {
        const nearest = findNearest({ queries, targets });
        for (let i = 0; i < queries.rows; i += 1) {
          const distances = Array.from({ length: targets.rows }, (_, j) => squaredDistance(queries, i, targets, j));
          expect(nearest.squaredDistances[i]).toBe(Math.min(...distances));
          expect(nearest.indices[i]).toBe(distances.indexOf(Math.min(...distances)));
        }
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  test("the few nearest targets, nearest first, the lower row among equals", () => {
    fc.assert(
      fc.property(gridPair, fc.integer({ min: 1, max: 4 }), ([queries, targets], k) => {
        nearestFew({ queries, targets, k }).forEach((found, query) => {
          const all = Array.from({ length: targets.rows }, (_, row) => ({
            row,
            distance: Math.sqrt(squaredDistance(queries, query, targets, row)),
          }));
          expect(found).toEqual(all.sort((a, b) => a.distance - b.distance || a.row - b.row).slice(0, k));
        });
      }),
      { seed: 12, numRuns: 40 },
    );
  });

  test("radius to the k-th other point", () => {
    fc.assert(
      fc.property(gridPair, fc.integer({ min: 1, max: 2 }), ([points], k) => {
        const radii = squaredNeighbourRadii({ points, k });
        for (let i = 0; i < points.rows; i += 1) {
          const others = Array.from({ length: points.rows }, (_, j) => squaredDistance(points, i, points, j));
          others.splice(i, 1);
          expect(radii[i]).toBe(others.sort((x, y) => x - y)[k - 1]);
        }
      }),
      { seed: 12, numRuns: 60 },
    );
  });

  test("pairs within either radius", () => {
    fc.assert(
      fc.property(gridPair, ([a, b]) => {
        const squaredRadiiA = squaredNeighbourRadii({ points: a, k: 1 });
        const squaredRadiiB = squaredNeighbourRadii({ points: b, k: 2 });
        const seen: string[] = [];
        forEachPairWithin({ a, b, squaredRadiiA, squaredRadiiB }, (i, j, squared) => seen.push(`${i} ${j} ${squared}`));
        const expected: string[] = [];
        for (let i = 0; i < a.rows; i += 1) {
          for (let j = 0; j < b.rows; j += 1) {
            const squared = squaredDistance(a, i, b, j);
            const inside = squared < (squaredRadiiA[i] as number) || squared < (squaredRadiiB[j] as number);
            if (inside) expected.push(`${i} ${j} ${squared}`);
          }
        }
        expect(seen.sort()).toEqual(expected.sort());
      }),
      { seed: 13, numRuns: 60 },
    );
  });
});

describe("exactness", () => {
  test("a copy far from the origin has distance 0 and is found", () => {
    const far = goldenFeatures({ seed: 8, rows: 70, columns: 5, scale: 1e-3, shift: 1e6 });
    const nearest = findNearest({ queries: far, targets: { ...far, values: far.values.slice() } });
    expect([...nearest.squaredDistances]).toEqual(new Array(70).fill(0));
    expect([...nearest.indices]).toEqual(Array.from({ length: 70 }, (_, row) => row));
  });

  test("far from the origin the cheap bounds lose no neighbour", () => {
    const [queries, targets] = [G, T].map((m) => ({ ...m, values: m.values.map((value) => value + 2 ** 27) })) as [
      FeatureMatrix,
      FeatureMatrix,
    ];
    const near = findNearest({ queries, targets });
    const plain = Array.from({ length: G.rows }, (_, i) =>
      Math.min(...Array.from({ length: T.rows }, (__, j) => squaredDistance(queries, i, targets, j))),
    );
    expect([...near.squaredDistances]).toEqual(plain);
  });

  test("numbers whose squares overflow keep their pairs", () => {
    const huge = featureMatrixFromRows([[1e200], [1e200], [-1e200]]);
    expect([...squaredNeighbourRadii({ points: huge, k: 1 })]).toEqual([0, 0, Number.POSITIVE_INFINITY]);
  });

  /** Values of very different sizes in one matrix: what a float32 bound could lose by rounding or underflow. */
  const sizes = fc.constantFrom(0, 1e-300, 1e-160, 1e-23, 3e-8, 1, 7.5, 2 ** 20, 1e12, 1e150, 1e300);
  const uneven = fc
    .integer({ min: 1, max: 70 })
    .chain((columns) =>
      fc.array(
        fc.array(fc.tuple(sizes, fc.double({ min: -1, max: 1, noNaN: true })), {
          minLength: columns,
          maxLength: columns,
        }),
        {
          minLength: 4,
          maxLength: 40,
        },
      ),
    )
    .map((rows) => featureMatrixFromRows(rows.map((row) => row.map(([size, share]) => size * share))));

  test("values from 1e-300 to 1e300 beside each other lose no neighbour", () => {
    fc.assert(
      fc.property(uneven, (points) => {
        const radii = squaredNeighbourRadii({ points, k: 2 });
        const near = findNearest({ queries: points, targets: points });
        for (let i = 0; i < points.rows; i += 1) {
          const others = Array.from({ length: points.rows }, (_, j) => squaredDistance(points, i, points, j));
          expect(near.squaredDistances[i]).toBe(0);
          others.splice(i, 1);
          expect(radii[i]).toBe(others.sort((x, y) => x - y)[1]);
        }
      }),
      { seed: 14, numRuns: 60 },
    );
  });

  test("tight clusters far from each other lose no neighbour", () => {
    const points = featureMatrixFromRows(
      Array.from({ length: 120 }, (_, row) =>
        Array.from({ length: 24 }, (__, c) => 1_000 * ((row % 3) - 1) + 1e-4 * Math.sin(37 * row + 11 * c)),
      ),
    );
    const radii = squaredNeighbourRadii({ points, k: 5 });
    for (let i = 0; i < points.rows; i += 1) {
      const others = Array.from({ length: points.rows }, (_, j) => squaredDistance(points, i, points, j));
      others.splice(i, 1);
      expect(radii[i]).toBe(others.sort((x, y) => x - y)[4]);
    }
  });

  test("a matrix against itself is searched whole, below the diagonal too", () => {
    const repeated = { ...R, values: R.values.slice() };
    repeated.values.copyWithin(150 * R.columns, 0, R.columns);
    expect(findNearest({ queries: repeated, targets: repeated }).indices[150]).toBe(0);
    const radii = new Float64Array(R.rows).fill(Number.POSITIVE_INFINITY);
    let pairs = 0;
    forEachPairWithin({ a: R, b: R, squaredRadiiA: radii, squaredRadiiB: radii }, () => {
      pairs += 1;
    });
    expect(pairs).toBe(R.rows * R.rows);
  });
});

describe("refusals", () => {
  test.each([0, 1.5, 200])("k = %d of 200 points", (k) => {
    expect(() => squaredNeighbourRadii({ points: R, k })).toThrow(`k must be an integer in 1 … 199, not ${k}`);
  });

  test("radii of another length", () => {
    const squaredRadiiA = new Float64Array(3);
    expect(() => forEachPairWithin({ a: R, b: R, squaredRadiiA, squaredRadiiB: squaredRadiiA }, () => {})).toThrow(
      "one radius per row",
    );
  });
});
