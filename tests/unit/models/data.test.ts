import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { corruptImages, corruptTexts } from "@/models/data/corrupt";
import { PIXELS } from "@/models/data/image-dataset";
import { SeededRandom } from "@/models/data/random";
import { splitRows } from "@/models/data/split";
import { generateStrokes, STROKE_CLASSES } from "@/models/data/strokes";
import { toCharacters } from "@/models/metrics/characters";

const seeds = fc.integer({ min: 1, max: 2_147_483_647 });

describe("the random source", () => {
  test("goes on from a saved state as if nothing had happened", () => {
    fc.assert(
      fc.property(seeds, fc.nat(50), (seed, drawn) => {
        const random = SeededRandom.fromSeed(seed, "test");
        random.normals(drawn);
        const resumed = SeededRandom.fromState(random.save());
        expect(resumed.normals(9)).toEqual(random.normals(9));
        expect(resumed.uint32()).toBe(random.uint32());
      }),
    );
  });

  test("streams and neighbouring seeds share nothing", () => {
    const first = (seed: number, stream: string) => SeededRandom.fromSeed(seed, stream).uint32();
    const drawn = [1, 2, 3].flatMap((seed) => ["noise:1", "noise:2", "epoch:1"].map((stream) => first(seed, stream)));
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(first(7, "noise:1")).toBe(first(7, "noise:1"));
  });

  test("normal values have the moments of a standard normal", () => {
    const values = SeededRandom.fromSeed(11, "moments").normals(200_000);
    const mean = (pick: (value: number) => number) => values.reduce((sum, value) => sum + pick(value), 0) / 200_000;
    expect(mean((x) => x)).toBeCloseTo(0, 1);
    expect(mean((x) => x ** 2)).toBeCloseTo(1, 1);
    expect(mean((x) => x ** 4)).toBeGreaterThan(2.9);
    expect(mean((x) => x ** 4)).toBeLessThan(3.1);
    // Values of one pair are independent.
    expect(
      Math.abs(mean((_) => 0) + values.reduce((s, x, i) => s + (i % 2 ? x * (values[i - 1] ?? 0) : 0), 0) / 1e5),
    ).toBeLessThan(0.02);
  });

  test("a permutation holds every row once, and all orders are alike", () => {
    const counts = new Map<string, number>();
    const random = SeededRandom.fromSeed(3, "permutation");
    for (let draw = 0; draw < 6_000; draw += 1) {
      const order = random.permutation(3).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});

describe("the split", () => {
  test("gives every row to exactly one part, by the seed alone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 3_000 }), seeds, (count, seed) => {
        const { train, holdout, reference } = splitRows(count, seed);
        const rows = [...train, ...holdout, ...reference].sort((a, b) => a - b);
        expect(rows).toEqual(Array.from({ length: count }, (_, row) => row));
        expect(splitRows(count, seed)).toEqual({ train, holdout, reference });
      }),
      { numRuns: 30 },
    );
  });

  test("8 000 images give 2 000 of each kind that is measured", () => {
    const { train, holdout, reference } = splitRows(8_000, 1);
    expect([train.length, holdout.length, reference.length]).toEqual([4_000, 2_000, 2_000]);
    expect(splitRows(8_000, 2).train).not.toEqual(train);
  });
});

describe("strokes", () => {
  const { pixels, labels, count } = generateStrokes({ count: 2_000, seed: 5 });
  const image = (index: number) => pixels.subarray(index * PIXELS, (index + 1) * PIXELS);

  test("the same seed draws the same bytes, another seed others", () => {
    const again = generateStrokes({ count: 50, seed: 5 });
    expect(Buffer.compare(again.pixels, pixels.subarray(0, 50 * PIXELS))).toBe(0);
    expect(Buffer.compare(generateStrokes({ count: 50, seed: 6 }).pixels, again.pixels)).not.toBe(0);
  });

  test("ten classes, drawn evenly", () => {
    for (let label = 0; label < STROKE_CLASSES; label += 1) {
      const share = labels.filter((found) => found === label).length / count;
      expect(Math.abs(share - 0.1)).toBeLessThan(0.03);
    }
  });

  test("every image has ink inside and none is cut by the edge for long", () => {
    for (let index = 0; index < count; index += 1) {
      const ink = image(index).filter((value) => value > 127).length;
      expect(ink).toBeGreaterThan(25);
      expect(ink).toBeLessThan(PIXELS / 2);
      expect(image(index).filter((value, at) => at < 28 && value > 127).length).toBeLessThan(12);
    }
  });

  test("edges are smooth, and no two images are equal", () => {
    const grey = pixels.filter((value) => value > 20 && value < 235).length;
    const inked = pixels.filter((value) => value > 20).length;
    expect(grey / inked).toBeGreaterThan(0.2);
    const seen = new Set(Array.from({ length: count }, (_, index) => Buffer.from(image(index)).toString("base64")));
    expect(seen.size).toBe(count);
  });

  test("the nearest class mean names most images: classes are shapes, not noise", () => {
    const means = Array.from({ length: 10 }, (_, label) => classMean(label));
    const right = Array.from({ length: 400 }, (_, index) => nearest(means, image(index)) === labels[index]);
    expect(right.filter(Boolean).length / 400).toBeGreaterThan(0.6);
  });

  function classMean(label: number): Float64Array {
    const sum = new Float64Array(PIXELS);
    let members = 0;
    for (let index = 400; index < count; index += 1) {
      if (labels[index] !== label) continue;
      members += 1;
      image(index).forEach((value, at) => {
        sum[at] = (sum[at] ?? 0) + value;
      });
    }
    return sum.map((value) => value / members);
  }
});

function nearest(means: readonly Float64Array[], image: Uint8Array): number {
  const distances = means.map((mean) => mean.reduce((sum, value, at) => sum + (value - (image[at] ?? 0)) ** 2, 0));
  return distances.indexOf(Math.min(...distances));
}

describe("spoilt training data", () => {
  const data = generateStrokes({ count: 100, seed: 5 });
  const { train, holdout, reference } = splitRows(100, 5);
  const imageAt = (pixels: Uint8Array, row: number) => pixels.subarray(row * PIXELS, (row + 1) * PIXELS);
  const changed = (pixels: Uint8Array, rows: Uint32Array) =>
    Array.from(rows).filter((row) => Buffer.compare(imageAt(pixels, row), imageAt(data.pixels, row)) !== 0);

  test("is that share of the training images, out of order and with all their values; nothing else is touched", () => {
    const spoilt = corruptImages(data, train, 0.2, 7);
    expect(changed(spoilt.pixels, train)).toHaveLength(10);
    expect([...changed(spoilt.pixels, holdout), ...changed(spoilt.pixels, reference)]).toEqual([]);
    for (const row of changed(spoilt.pixels, train)) {
      expect([...imageAt(spoilt.pixels, row)].sort()).toEqual([...imageAt(data.pixels, row)].sort());
    }
    expect(spoilt.labels).toBe(data.labels);
  });

  test("follows from the seed; a share of 0 is the data itself", () => {
    expect(corruptImages(data, train, 0.2, 7).pixels).toEqual(corruptImages(data, train, 0.2, 7).pixels);
    expect(corruptImages(data, train, 0.2, 8).pixels).not.toEqual(corruptImages(data, train, 0.2, 7).pixels);
    expect(corruptImages(data, train, 0, 7)).toBe(data);
  });

  test("of texts keeps every character and loses their order", () => {
    const texts = Array.from({ length: 40 }, (_, index) => toCharacters(`第${index}条：请您放心，款项将原路退回。`));
    const spoilt = corruptTexts(texts, 0.25, 7);
    const out = spoilt.filter((text, index) => text.join() !== texts[index]?.join());
    expect(out).toHaveLength(10);
    spoilt.forEach((text, index) => {
      expect([...text].sort()).toEqual([...(texts[index] ?? [])].sort());
    });
  });
});
