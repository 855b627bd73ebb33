import { describe, expect, test } from "vitest";
import { privacySpentBy } from "@/models/assess/privacy-budget";
import { runConfig } from "@/models/contracts/run-config";
import { PIXELS } from "@/models/data/image-dataset";
import { generateStrokes } from "@/models/data/strokes";
import { PoissonBatches, poissonCapacity } from "@/models/training/poisson-batches";
import { configOf } from "../../models/given";

const ROWS = Uint32Array.from({ length: 2_000 }, (_, index) => index * 3);
const EXPECTED = 50;

describe("batches drawn by chance", () => {
  test("hold each row by its own chance: counts have a binomial's mean and variance, rows are taken alike", () => {
    const batches = new PoissonBatches(ROWS, EXPECTED, 5);
    const taken = Array.from({ length: 2_000 }, (_, step) => batches.at(step));
    const mean = taken.reduce((sum, { length }) => sum + length, 0) / taken.length;
    const variance = taken.reduce((sum, { length }) => sum + (length - mean) ** 2, 0) / taken.length;
    expect(Math.abs(mean - EXPECTED)).toBeLessThan(4 * Math.sqrt(EXPECTED / taken.length));
    expect(variance / (EXPECTED * (1 - EXPECTED / ROWS.length))).toBeCloseTo(1, 0.5);
    const counts = new Map<number, number>();
    for (const rows of taken) for (const row of rows) counts.set(row, (counts.get(row) ?? 0) + 1);
    expect(counts.size).toBe(ROWS.length);
    expect(Math.max(...counts.values())).toBeLessThan(EXPECTED + 6 * Math.sqrt(EXPECTED));
  });

  test("follow from seed and step alone", () => {
    const [one, same, other] = [5, 5, 6].map((seed) => new PoissonBatches(ROWS, EXPECTED, seed));
    expect(same?.at(7)).toEqual(one?.at(7));
    expect(one?.at(8)).not.toEqual(one?.at(7));
    expect(other?.at(7)).not.toEqual(one?.at(7));
  });

  test("have room for every one, with fillers marked as such", () => {
    const data = generateStrokes({ count: 40, seed: 1 });
    const rows = Uint32Array.from({ length: 40 }, (_, row) => row);
    const batches = new PoissonBatches(rows, 8, 5);
    const [values, present] = [batches.valuesAt(3, data), batches.at(3)];
    const capacity = poissonCapacity(8);
    expect(values.length).toBe(capacity * (PIXELS + 1));
    const marks = Array.from(values.subarray(capacity * PIXELS));
    expect(marks).toEqual(Array.from({ length: capacity }, (_, index) => (index < present.length ? 1 : 0)));
    expect(values.subarray(present.length * PIXELS, capacity * PIXELS).every((value) => value === 0)).toBe(true);
  });

  test("are refused where there are fewer rows than a batch takes on average", () => {
    expect(() => new PoissonBatches(ROWS.subarray(0, 49), EXPECTED, 5)).toThrow(RangeError);
  });
});

describe("the budget that a report states", () => {
  const config = (changes: object) => configOf("vae", { steps: 14_062, batchSize: 256, ...changes });

  test("is the accountant's for the run's own rate, noise and steps", () => {
    const { privacy } = privacySpentBy(config({ privacyClip: 0.5, privacyNoise: 1.1 }), 60_000);
    expect(privacy).toMatchObject({ delta: 0.1 / 60_000, clippingNorm: 0.5, noiseMultiplier: 1.1, steps: 14_062 });
    expect(privacy?.sampleRate).toBe(256 / 60_000);
    // The published 3.01 is for δ 1e-5; a smaller δ costs more.
    expect(privacy?.epsilon).toBeGreaterThan(3.01);
    expect(privacy?.epsilon).toBeLessThan(3.5);
  });

  test("has no ε without noise, and is not there without clipping or in a run from before there was the field", () => {
    expect(privacySpentBy(config({ privacyClip: 1, privacyNoise: 0 }), 6_000).privacy?.epsilon).toBeNull();
    expect(privacySpentBy(config({}), 6_000)).toEqual({});
    expect(runConfig.parse({ model: "vae", steps: 20, seed: 1, evaluationSamples: 200 })).toMatchObject({
      privacyClip: 0,
    });
  });
});
