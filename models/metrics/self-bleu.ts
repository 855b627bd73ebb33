import type { Characters } from "./characters";

const LONGEST = 4;
/** Smoothing method 1 of Chen & Cherry (WMT 2014): what stands in for a count of zero. */
const EPSILON = 0.1;

/**
 * Self-BLEU-4 over characters, 0–1: the mean BLEU of each text against all the others; high when texts repeat each
 * other. Zhu et al., "Texygen: A Benchmarking Platform for Text Generation Models", SIGIR 2018; BLEU of Papineni et al.,
 * ACL 2002, with smoothing method 1 of Chen & Cherry, "A Systematic Comparison of Smoothing Techniques for
 * Sentence-Level BLEU", WMT 2014. The clipping count of an n-gram is its largest count in any other text; keeping the
 * two largest with their owner makes this linear in the text instead of quadratic in the number of texts.
 *
 * @throws RangeError when there are fewer than two texts.
 */
export function selfBleu(texts: readonly Characters[]): number {
  if (texts.length < 2) throw new RangeError(`texts: at least two are needed, not ${texts.length}`);
  const grams = texts.map(countNGrams);
  const largest = Array.from({ length: LONGEST }, (_, order) => largestCounts(grams.map((counts) => counts[order])));
  const lengths = Int32Array.from(texts, ({ length }) => length).sort();
  let sum = 0;
  texts.forEach((text, index) => {
    const own = grams[index] as Map<string, number>[];
    const precisions = own.map((counts, order) => {
      const all = Math.max(1, text.length - order);
      let kept = 0;
      for (const [gram, count] of counts) kept += Math.min(count, othersLargest(largest[order], gram, index));
      return { kept, all };
    });
    sum += bleu(precisions, text.length, closestOther(lengths, text.length));
  });
  return sum / texts.length;
}

function bleu(precisions: readonly { kept: number; all: number }[], length: number, reference: number): number {
  if (length === 0 || precisions[0]?.kept === 0) return 0;
  const logarithms = precisions.map(({ kept, all }) => Math.log((kept === 0 ? EPSILON : kept) / all));
  const brevity = length > reference ? 0 : 1 - reference / length;
  return Math.exp(brevity + logarithms.reduce((sum, value) => sum + value, 0) / LONGEST);
}

/** By order 1 … 4: n-gram → count. */
function countNGrams(text: Characters): Map<string, number>[] {
  return Array.from({ length: LONGEST }, (_, index) => {
    const counts = new Map<string, number>();
    for (let end = index + 1; end <= text.length; end += 1) {
      const gram = text.subarray(end - index - 1, end).join();
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
    return counts;
  });
}

/** The largest count of an n-gram, whose it is, and the largest of the others. */
interface Largest {
  count: number;
  owner: number;
  next: number;
}

function largestCounts(byText: readonly (Map<string, number> | undefined)[]): Map<string, Largest> {
  const all = new Map<string, Largest>();
  byText.forEach((counts, owner) => {
    for (const [gram, count] of counts ?? []) {
      const known = all.get(gram);
      if (!known) all.set(gram, { count, owner, next: 0 });
      else if (count > known.count) Object.assign(known, { count, owner, next: known.count });
      else known.next = Math.max(known.next, count);
    }
  });
  return all;
}

function othersLargest(largest: Map<string, Largest> | undefined, gram: string, index: number): number {
  const known = largest?.get(gram);
  if (!known) return 0;
  return known.owner === index ? known.next : known.count;
}

/** Length of another text nearest to this one; the shorter of two equally near. `ascending` holds this one's too. */
function closestOther(ascending: Int32Array, length: number): number {
  const first = lowerBound(ascending, length);
  // Another text of the very same length stands right behind this one.
  if (ascending[first + 1] === length) return length;
  const [below, above] = [ascending[first - 1], ascending[first + 1]];
  if (below === undefined) return above as number;
  if (above === undefined) return below;
  return length - below <= above - length ? below : above;
}

function lowerBound(ascending: Int32Array, value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
