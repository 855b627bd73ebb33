import { describe, expect, test } from "vitest";
import { generateReplies } from "@/models/data/replies";
import { BOUNDARY, splitTexts, streamOf, UNKNOWN, Vocabulary, WindowOrder } from "@/models/data/text-dataset";
import { fromCharacters, toCharacters } from "@/models/metrics/characters";

const texts = generateReplies({ count: 400, seed: 7 }).texts;

describe("replies", () => {
  test("the same seed gives the same texts, another seed others", () => {
    expect(generateReplies({ count: 400, seed: 7 }).texts).toEqual(texts);
    expect(generateReplies({ count: 400, seed: 8 }).texts).not.toEqual(texts);
  });

  test("are varied, Chinese, and leave no gap of the grammar open", () => {
    expect(new Set(texts).size).toBeGreaterThan(390);
    expect(texts.every((text) => /\p{Script=Han}/u.test(text) && !/[{}]/.test(text))).toBe(true);
  });
});

describe("the split", () => {
  test("gives every text to one part: a half, a quarter, a quarter", () => {
    const { train, holdout, reference } = splitTexts({ texts }, 3);
    const all = [...train, ...holdout, ...reference].map(fromCharacters);
    expect(all.sort()).toEqual([...texts].sort());
    expect(train.length).toBeGreaterThan(1.9 * holdout.length);
    expect(splitTexts({ texts }, 3)).toEqual({ train, holdout, reference });
    expect(splitTexts({ texts }, 4).train).not.toEqual(train);
  });

  test("keeps copies of one text together", () => {
    const parts = splitTexts({ texts: texts.flatMap((text) => [text, text]) }, 5);
    const [train, holdout] = [parts.train, parts.holdout].map((part) => part.map(fromCharacters));
    expect(holdout?.filter((text) => train?.includes(text))).toEqual([]);
    expect(train?.length).toBe(2 * new Set(train).size);
  });
});

describe("the vocabulary", () => {
  const vocabulary = Vocabulary.ofTexts(["好好的", "好的吗"].map(toCharacters));

  test("numbers characters by frequency; what stands once is unknown", () => {
    expect(fromCharacters(vocabulary.characters)).toBe("好的");
    expect(vocabulary.encode(toCharacters("的好吗"))).toEqual(Int32Array.of(3, 2, UNKNOWN, BOUNDARY));
    expect(vocabulary.size).toBe(4);
  });

  test("reads back up to the boundary", () => {
    expect(fromCharacters(vocabulary.decode([2, 3, UNKNOWN, BOUNDARY, 2]))).toBe("好的\uFFFD");
  });

  test("an unknown character costs its spelling", () => {
    expect(vocabulary.spelledBits(toCharacters("好吗a"))).toBe(32);
  });

  test("holds at most what it is told", () => {
    expect(fromCharacters(Vocabulary.ofTexts([toCharacters("好好的的")], 1).characters)).toBe("好");
  });
});

describe("windows", () => {
  const symbols = texts
    .slice(0, 40)
    .map((text) => Vocabulary.ofTexts(texts.map(toCharacters)).encode(toCharacters(text)));
  const stream = streamOf(symbols, 9);
  const request = { length: 10, batchSize: 8, seed: 9 };

  test("the stream begins with a boundary and holds every text", () => {
    expect(stream[0]).toBe(BOUNDARY);
    expect(stream.length).toBe(1 + symbols.reduce((sum, { length }) => sum + length, 0));
    expect(stream.filter((symbol) => symbol === BOUNDARY).length).toBe(41);
  });

  test("are stretches of the stream, each once an epoch", () => {
    const counting = Int32Array.from({ length: 1_000 }, (_, index) => index);
    const order = new WindowOrder(counting, request);
    const windows = Array.from({ length: 12 }, (_, step) => order.at(step)).flatMap((batch) =>
      Array.from({ length: 8 }, (_, row) => Array.from(batch.subarray(row * 11, row * 11 + 11))),
    );
    expect(windows.every((window) => window.every((symbol, at) => symbol === (window[0] ?? 0) + at))).toBe(true);
    expect(new Set(windows.map(([first]) => first)).size).toBe(12 * 8);
    expect(order.at(12)).not.toEqual(order.at(0));
  });

  test("a batch follows from the step alone", () => {
    const order = new WindowOrder(stream, request);
    const late = order.at(500);
    order.at(3);
    expect(order.at(500)).toEqual(late);
    expect(new WindowOrder(stream, request).at(500)).toEqual(late);
  });

  test("a batch larger than the data is refused", () => {
    expect(() => new WindowOrder(stream.subarray(0, 50), request)).toThrow(RangeError);
  });
});
