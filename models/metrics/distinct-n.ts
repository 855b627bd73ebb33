import type { Characters } from "./characters";

/**
 * Different n-grams divided by all n-grams of a text collection, 0–1: low when a generator repeats itself. Li, Galley,
 * Brockett, Gao & Dolan, "A Diversity-Promoting Objective Function for Neural Conversation Models", NAACL 2016, section
 * 5; here over characters. It falls with the amount of text, so both sides of a comparison get the same budget: texts
 * are read in order until it is spent, the last one in part.
 *
 * @param budget characters that count, 1 or more
 * @returns null where the budget holds no n-gram
 * @throws RangeError when n or the budget is not a positive integer.
 */
export function distinctShare({
  texts,
  n,
  budget,
}: {
  texts: readonly Characters[];
  n: number;
  budget: number;
}): number | null {
  for (const [name, value] of Object.entries({ n, budget })) {
    if (!Number.isInteger(value) || value < 1) throw new RangeError(`${name}: a positive integer, not ${value}`);
  }
  const seen = new Set<string>();
  let [all, left] = [0, budget];
  for (const text of texts) {
    const read = text.subarray(0, left);
    left -= read.length;
    for (let end = n; end <= read.length; end += 1) {
      seen.add(read.subarray(end - n, end).join());
      all += 1;
    }
    if (left === 0) break;
  }
  return all === 0 ? null : seen.size / all;
}
