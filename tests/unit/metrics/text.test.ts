import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bitsPerCharacter } from "@/models/metrics/bits-per-character";
import { canaryExposure } from "@/models/metrics/canary-exposure";
import { type Characters, fromCharacters, spelledBits, toCharacters } from "@/models/metrics/characters";
import { distinctShare } from "@/models/metrics/distinct-n";
import { fitNGramModel, type NGramOrder } from "@/models/metrics/n-gram-model";
import { selfBleu } from "@/models/metrics/self-bleu";
import { copiedNGramShare, copiedSpans, findOverlap, longestStretch } from "@/models/metrics/verbatim-overlap";

const shortText = fc
  .array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 12 })
  .map((parts) => toCharacters(parts.join("")));
const shortTexts = fc.array(shortText, { minLength: 2, maxLength: 6 });

describe("characters", () => {
  test("a character outside the basic plane is one", () => {
    expect(toCharacters("𠮷a")).toEqual(Int32Array.of(0x20bb7, 0x61));
    expect(fromCharacters(toCharacters("𠮷文。"))).toBe("𠮷文。");
  });

  test("spelling costs the bits of UTF-8", () => {
    for (const character of ["a", "é", "汉", "𠮷"]) {
      expect(spelledBits(toCharacters(character)[0] as number)).toBe(8 * Buffer.byteLength(character));
    }
  });
});

describe("bits per character", () => {
  test("a fair coin a symbol costs one bit, an unknown character its spelling besides", () => {
    const coin = { nats: [4 * Math.LN2], symbols: [4] };
    expect(bitsPerCharacter({ ...coin, spelledBits: [0] })).toBeCloseTo(1, 12);
    expect(bitsPerCharacter({ ...coin, spelledBits: [24] })).toBeCloseTo(7, 12);
  });

  test("long texts weigh more than short ones", () => {
    const bits = bitsPerCharacter({ nats: [0, 30 * Math.LN2], spelledBits: [0, 0], symbols: [10, 30] });
    expect(bits).toBeCloseTo(0.75, 12);
  });

  test.each([
    [{ nats: [1], spelledBits: [], symbols: [1] }, "1 losses, 0 spellings, 1 lengths"],
    [{ nats: [Number.NaN], spelledBits: [0], symbols: [1] }, "not finite"],
    [{ nats: [], spelledBits: [], symbols: [] }, "no symbol"],
  ])("%o is refused", (given, message) => {
    expect(() => bitsPerCharacter(given)).toThrow(message);
  });
});

/** Interpolated Kneser–Ney straight from its definition, counting with strings. */
function referenceProbability(
  texts: readonly Int32Array[],
  order: number,
  size: number,
  context: number[],
  symbol: number,
) {
  const padded = texts.map((text) => [...Array(order - 1).fill(0), ...text]);
  let grams = padded.flatMap((text) => text.slice(order - 1).map((_, at) => text.slice(at, at + order)));
  const levels: Map<string, number>[] = [];
  for (let n = order; n >= 1; n -= 1) {
    const counts = new Map<string, number>();
    for (const gram of grams) counts.set(gram.join(), (counts.get(gram.join()) ?? 0) + 1);
    levels.push(counts);
    grams = [...counts.keys()].map((key) => key.split(",").map(Number).slice(1));
  }
  let probability = 1 / size;
  for (const counts of levels.reverse()) {
    const n = (([...counts.keys()][0] as string).split(",").length ?? 1) - 1;
    const own = n === 0 ? "" : `${context.slice(-n).join()},`;
    const under = [...counts].filter(([key]) => n === 0 || key.startsWith(own));
    const total = under.reduce((sum, [, count]) => sum + count, 0);
    if (total === 0) continue;
    const [ones, twos] = [1, 2].map((k) => [...counts.values()].filter((count) => count === k).length);
    const discount = ones === 0 ? 0.5 : Math.min(0.999, (ones as number) / ((ones as number) + 2 * (twos as number)));
    const count = counts.get(`${own}${symbol}`) ?? 0;
    probability = Math.max(0, count - discount) / total + ((discount * under.length) / total) * probability;
  }
  return probability;
}

describe("n-gram baselines", () => {
  const size = 5;
  const corpus = fc.array(
    fc.array(fc.integer({ min: 1, max: size - 1 }), { minLength: 1, maxLength: 12 }).map((s) => Int32Array.of(...s, 0)),
    { minLength: 1, maxLength: 6 },
  );
  const orders = fc.constantFrom<NGramOrder>(1, 2, 3);

  test("equal the definition", () => {
    fc.assert(
      fc.property(
        corpus,
        orders,
        fc.array(fc.nat(size - 1), { minLength: 2, maxLength: 2 }),
        (texts, order, context) => {
          const model = fitNGramModel({ texts, vocabularySize: size, boundary: 0, order });
          for (let symbol = 0; symbol < size; symbol += 1) {
            const expected = referenceProbability(texts, order, size, context, symbol);
            expect(model.probability(context, symbol)).toBeCloseTo(expected, 12);
          }
        },
      ),
      { seed: 42, numRuns: 60 },
    );
  });

  test("spread probability one over the vocabulary after any context", () => {
    fc.assert(
      fc.property(corpus, orders, fc.array(fc.nat(size - 1), { maxLength: 3 }), (texts, order, context) => {
        const model = fitNGramModel({ texts, vocabularySize: size, boundary: 0, order });
        const all = Array.from({ length: size }, (_, symbol) => model.probability(context, symbol));
        expect(all.every((probability) => probability > 0)).toBe(true);
        expect(all.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 10);
      }),
      { seed: 43, numRuns: 60 },
    );
  });

  test("a longer memory predicts a periodic text better", () => {
    const texts = Array.from({ length: 20 }, () => Int32Array.of(1, 2, 1, 3, 1, 2, 1, 3, 0));
    const [one, two, three] = ([1, 2, 3] as const).map((order) => {
      const model = fitNGramModel({ texts, vocabularySize: 4, boundary: 0, order });
      return -model.score(Int32Array.of(1, 2, 1, 3, 0)).reduce((sum, value) => sum + value, 0);
    }) as [number, number, number];
    expect(two).toBeLessThan(one);
    expect(three).toBeLessThan(two);
  });

  test("score is the logarithm of the probability of each symbol", () => {
    const model = fitNGramModel({ texts: [Int32Array.of(1, 2, 0)], vocabularySize: 3, boundary: 0, order: 2 });
    expect(model.score(Int32Array.of(2, 0))).toEqual(
      Float64Array.of(Math.log(model.probability([], 2)), Math.log(model.probability([2], 0))),
    );
  });

  test.each([
    [{ texts: [], vocabularySize: 3 }, "no symbol"],
    [{ texts: [Int32Array.of(3)], vocabularySize: 3 }, "symbol 3"],
    [{ texts: [Int32Array.of(0)], vocabularySize: 0 }, "vocabulary"],
  ])("%o is refused", (given, message) => {
    expect(() => fitNGramModel({ ...given, boundary: 0, order: 2 })).toThrow(message);
  });
});

describe("distinct-n", () => {
  test("counts different n-grams among all", () => {
    const texts = [toCharacters("abab"), toCharacters("ab")];
    expect(distinctShare({ texts, n: 1, budget: 6 })).toBe(2 / 6);
    expect(distinctShare({ texts, n: 2, budget: 6 })).toBe(2 / 4);
  });

  test("stops at the budget, in the middle of a text", () => {
    expect(distinctShare({ texts: [toCharacters("abcccc")], n: 1, budget: 3 })).toBe(1);
    expect(distinctShare({ texts: [toCharacters("a"), toCharacters("a")], n: 2, budget: 9 })).toBeNull();
  });

  test.each([0, 1.5])("a budget of %s is refused", (budget) => {
    expect(() => distinctShare({ texts: [], n: 1, budget })).toThrow("budget");
  });
});

/** BLEU-4 with smoothing method 1 against all other texts, as the definition reads. */
function referenceSelfBleu(texts: readonly Characters[]): number {
  const gramsOf = (text: Characters, n: number) =>
    Array.from({ length: Math.max(0, text.length - n + 1) }, (_, at) => text.subarray(at, at + n).join());
  const count = (list: readonly string[], gram: string) => list.filter((other) => other === gram).length;
  const scores = texts.map((text, index) => {
    const others = texts.filter((_, other) => other !== index);
    const parts = [1, 2, 3, 4].map((n) => {
      const grams = gramsOf(text, n);
      const kept = [...new Set(grams)].reduce((sum, gram) => {
        const most = Math.max(...others.map((other) => count(gramsOf(other, n), gram)));
        return sum + Math.min(count(grams, gram), most);
      }, 0);
      return { kept, all: Math.max(1, grams.length) };
    });
    if (parts[0]?.kept === 0) return 0;
    const nearest = [...others].sort(
      (a, b) => Math.abs(a.length - text.length) - Math.abs(b.length - text.length) || a.length - b.length,
    )[0] as Characters;
    const brevity = text.length > nearest.length ? 1 : Math.exp(1 - nearest.length / text.length);
    return brevity * Math.exp(parts.reduce((sum, { kept, all }) => sum + Math.log((kept || 0.1) / all), 0) / 4);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

describe("self-BLEU-4", () => {
  test("equals the definition", () => {
    fc.assert(
      fc.property(shortTexts, (texts) => {
        expect(selfBleu(texts)).toBeCloseTo(referenceSelfBleu(texts), 12);
      }),
      { seed: 44, numRuns: 200 },
    );
  });

  test("is 1 for one text repeated and 0 for texts without a common character", () => {
    expect(selfBleu([toCharacters("您好，请稍等"), toCharacters("您好，请稍等")])).toBeCloseTo(1, 12);
    expect(selfBleu([toCharacters("abcd"), toCharacters("efgh")])).toBe(0);
  });

  test("one text has nothing to be compared with", () => {
    expect(() => selfBleu([toCharacters("a")])).toThrow("at least two");
  });
});

describe("verbatim overlap", () => {
  const referenceLengths = (sample: Characters, corpus: readonly Characters[]) =>
    Int32Array.from(sample, (_, end) => {
      for (let length = end + 1; length > 0; length -= 1) {
        const stretch = fromCharacters(sample.subarray(end + 1 - length, end + 1));
        if (corpus.some((text) => fromCharacters(text).includes(stretch))) return length;
      }
      return 0;
    });

  test("finds at every place the longest stretch that the corpus holds, and where", () => {
    fc.assert(
      fc.property(shortTexts, fc.array(shortText, { maxLength: 4 }), (samples, corpus) => {
        const overlap = findOverlap({ samples, corpus });
        samples.forEach((sample, index) => {
          expect(overlap.lengths[index]).toEqual(referenceLengths(sample, corpus));
          sample.forEach((_, end) => {
            const length = overlap.lengths[index]?.[end] as number;
            const source = overlap.sources[index]?.[end] as number;
            expect(source === -1).toBe(length === 0);
            if (length === 0) return;
            const stretch = fromCharacters(sample.subarray(end + 1 - length, end + 1));
            expect(fromCharacters(corpus[source] as Characters)).toContain(stretch);
          });
        });
      }),
      { seed: 45, numRuns: 200 },
    );
  });

  const train = [toCharacters("您的订单已经发出，请注意查收。"), toCharacters("感谢您的来电")];
  const holdout = [toCharacters("请注意查收。")];
  const samples = [toCharacters("客服：您的订单已经发出，请注意查收！"), toCharacters("再见")];

  test("tells the longest stretch and shows it with its source", () => {
    const overlap = findOverlap({ samples, corpus: train });
    expect(longestStretch(overlap.lengths[0] as Int32Array)).toBe(14);
    expect(copiedSpans(overlap, 0, 8)).toEqual([{ from: 3, to: 17, source: 0 }]);
    expect(copiedSpans(overlap, 1, 2)).toEqual([]);
  });

  test("overlapping stretches of different texts are both told", () => {
    const corpus = [toCharacters("abcd"), toCharacters("cdef")];
    const overlap = findOverlap({ samples: [toCharacters("abcdef")], corpus });
    expect(copiedSpans(overlap, 0, 4)).toEqual([
      { from: 0, to: 4, source: 0 },
      { from: 2, to: 6, source: 1 },
    ]);
  });

  test("n-grams that held-out texts have too accuse nobody", () => {
    const overlaps = {
      train: findOverlap({ samples, corpus: train }),
      holdout: findOverlap({ samples, corpus: holdout }),
    };
    const [sample] = samples as [Characters];
    expect(copiedNGramShare({ ...overlaps, n: 8 })).toBeCloseTo(7 / (sample.length - 7), 12);
    expect(copiedNGramShare({ train: overlaps.train, holdout: overlaps.train, n: 8 })).toBe(0);
    expect(copiedNGramShare({ ...overlaps, n: 100 })).toBeNull();
  });
});

describe("canary exposure", () => {
  const others = Array.from({ length: 1_023 }, (_, index) => index + 10);

  test("is all bits for the likeliest, none for the least likely", () => {
    expect(canaryExposure({ canaryLoss: 1, otherLosses: others })).toBeCloseTo(10, 12);
    expect(canaryExposure({ canaryLoss: 1e6, otherLosses: others })).toBeCloseTo(0, 12);
  });

  test("each halving of the rank adds one bit", () => {
    const at = (rank: number) => canaryExposure({ canaryLoss: rank + 8.5, otherLosses: others });
    expect(at(8) - at(16)).toBeCloseTo(1, 12);
  });

  test("no candidates or no number is refused", () => {
    expect(() => canaryExposure({ canaryLoss: 1, otherLosses: [] })).toThrow("no other");
    expect(() => canaryExposure({ canaryLoss: Number.NaN, otherLosses: [1] })).toThrow("finite");
  });
});
