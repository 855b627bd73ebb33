/**
 * Interpolated Kneser–Ney n-gram models of orders 1 to 3 as baselines beside a trained model. Kneser & Ney, "Improved
 * Backing-off for M-gram Language Modeling", ICASSP 1995; interpolated form and discount D = n₁/(n₁ + 2n₂) a level of
 * Chen & Goodman, "An Empirical Study of Smoothing Techniques for Language Modeling", Computer Speech & Language 13
 * (1999), section 2.7. The lowest level is interpolated with the uniform distribution, so that no symbol has probability
 * 0. Order 1 counts occurrences themselves.
 *
 * Counts stand in sorted arrays of packed n-grams: a few bytes each, where a map would take a hundred.
 */
export interface NGramModel {
  readonly order: NGramOrder;
  /** Natural logarithm of the probability of each symbol of a text, the end included. Length of the text. */
  score(text: Int32Array): Float64Array;
  /** P(symbol | context), the context's last `order − 1` symbols; shorter ones are filled with the boundary in front. */
  probability(context: ArrayLike<number>, symbol: number): number;
}

export type NGramOrder = 1 | 2 | 3;

export interface NGramTraining {
  /** Symbols 0 … vocabularySize − 1; each text ends with the boundary. */
  readonly texts: readonly Int32Array[];
  readonly vocabularySize: number;
  /** Stands at a text's end and, as context, before its beginning. */
  readonly boundary: number;
  readonly order: NGramOrder;
}

/** @throws RangeError when there is no symbol, one lies outside the vocabulary, or the vocabulary cannot be packed. */
export function fitNGramModel({ texts, vocabularySize, boundary, order }: NGramTraining): NGramModel {
  if (!Number.isInteger(vocabularySize) || vocabularySize < 1 || vocabularySize > 65_536) {
    throw new RangeError(`vocabulary: 1 … 65536 symbols, not ${vocabularySize}`);
  }
  const levels = buildLevels(packNGrams({ texts, vocabularySize, boundary, order }), order, vocabularySize);
  const probability = (context: ArrayLike<number>, symbol: number) =>
    interpolate({ levels, vocabularySize, boundary, context, at: context.length, symbol });
  return {
    order,
    probability,
    score: (text) =>
      Float64Array.from(text, (symbol, at) =>
        Math.log(interpolate({ levels, vocabularySize, boundary, context: text, at, symbol })),
      ),
  };
}

/** One order's counts: packed n-grams ascending, and what stands under each context. */
interface Level {
  readonly grams: Float64Array;
  readonly counts: Float64Array;
  readonly contexts: Float64Array;
  readonly totals: Float64Array;
  readonly types: Float64Array;
  readonly discount: number;
}

/** Every n-gram of the texts as one number: its symbols as digits in the base of the vocabulary. */
function packNGrams({ texts, vocabularySize, boundary, order }: NGramTraining): Float64Array {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (length === 0) throw new RangeError("texts: no symbol");
  const packed = new Float64Array(length);
  let place = 0;
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) {
      const symbol = text[at] as number;
      if (symbol < 0 || symbol >= vocabularySize)
        throw new RangeError(`texts: symbol ${symbol} is not in the vocabulary`);
      packed[place] = packContext(text, at, { vocabularySize, boundary, size: order - 1 }) * vocabularySize + symbol;
      place += 1;
    }
  }
  return packed.sort();
}

function packContext(
  symbols: ArrayLike<number>,
  at: number,
  { vocabularySize, boundary, size }: { vocabularySize: number; boundary: number; size: number },
): number {
  let packed = 0;
  for (let back = size; back >= 1; back -= 1) {
    packed = packed * vocabularySize + (at - back < 0 ? boundary : (symbols[at - back] as number));
  }
  return packed;
}

/** From the highest order down; below it an n-gram counts by the different symbols that it follows. */
function buildLevels(packed: Float64Array, order: number, vocabularySize: number): Level[] {
  const levels: Level[] = [];
  let occurrences = packed;
  for (let size = order; size >= 1; size -= 1) {
    const level = countGrams(occurrences, vocabularySize);
    levels.push(level);
    const shorter = vocabularySize ** (size - 1);
    occurrences = level.grams.map((gram) => gram % shorter).sort();
  }
  return levels;
}

function countGrams(ascending: Float64Array, vocabularySize: number): Level {
  const { keys: grams, sums: counts } = runs(ascending, null);
  const contextOf = grams.map((gram) => Math.floor(gram / vocabularySize));
  const { keys: contexts, sums: totals, lengths: types } = runs(contextOf, counts);
  const ofOne = counts.filter((count) => count === 1).length;
  const ofTwo = counts.filter((count) => count === 2).length;
  // Without a single n-gram of count one nothing tells how much to take away: half a count, as without evidence.
  const discount = ofOne === 0 ? 0.5 : ofOne / (ofOne + 2 * ofTwo);
  return { grams, counts, contexts, totals, types, discount: Math.min(discount, 0.999) };
}

/** Distinct keys of an ascending list with the sum of their weights (1 each without weights) and how often they stand. */
function runs(ascending: Float64Array, weights: Float64Array | null) {
  const [keys, sums, lengths]: [number[], number[], number[]] = [[], [], []];
  for (let at = 0; at < ascending.length; at += 1) {
    const key = ascending[at] as number;
    if (keys.at(-1) !== key || keys.length === 0) {
      keys.push(key);
      sums.push(0);
      lengths.push(0);
    }
    const last = keys.length - 1;
    sums[last] = (sums[last] as number) + (weights ? (weights[at] as number) : 1);
    lengths[last] = (lengths[last] as number) + 1;
  }
  return { keys: Float64Array.from(keys), sums: Float64Array.from(sums), lengths: Float64Array.from(lengths) };
}

interface Question {
  readonly levels: readonly Level[];
  readonly vocabularySize: number;
  readonly boundary: number;
  readonly context: ArrayLike<number>;
  /** The symbol's place behind the context. */
  readonly at: number;
  readonly symbol: number;
}

function interpolate({ levels, vocabularySize, boundary, context, at, symbol }: Question): number {
  let probability = 1 / vocabularySize;
  for (let index = levels.length - 1; index >= 0; index -= 1) {
    const level = levels[index] as Level;
    const packed = packContext(context, at, { vocabularySize, boundary, size: levels.length - 1 - index });
    const place = find(level.contexts, packed);
    // A context that was never seen says nothing: the shorter one answers.
    if (place < 0) continue;
    const total = level.totals[place] as number;
    const found = find(level.grams, packed * vocabularySize + symbol);
    const count = found < 0 ? 0 : (level.counts[found] as number);
    const kept = Math.max(0, count - level.discount) / total;
    probability = kept + ((level.discount * (level.types[place] as number)) / total) * probability;
  }
  return probability;
}

/** Place of a value in an ascending list, −1 where it is not. */
function find(ascending: Float64Array, value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const there = ascending[middle] as number;
    if (there === value) return middle;
    if (there < value) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
