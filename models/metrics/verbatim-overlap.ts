import type { Characters } from "./characters";
import { SuffixAutomaton } from "./suffix-automaton";

/** Separates texts in the automaton; above every Unicode character, one a text, so that no stretch crosses a border. */
const FIRST_SEPARATOR = 0x11_0000;

/** Where the samples repeat a corpus. */
export interface Overlap {
  /** Per sample and character: length of the longest stretch that ends here and stands in the corpus. */
  readonly lengths: readonly Int32Array[];
  /** Per sample and character: the corpus text that holds that stretch, −1 where there is none. */
  readonly sources: readonly Int32Array[];
}

/**
 * Longest common substrings of each sample with a corpus, for every place at which one could end. The suffix automaton
 * is built of the samples and the corpus streams through it, so memory follows the samples, not the training data.
 * After Gusfield, "Algorithms on Strings, Trees and Sequences" (1997), section 7.4; for the question Lee et al.,
 * "Deduplicating Training Data Makes Language Models Better", ACL 2022.
 */
export function findOverlap({
  samples,
  corpus,
}: {
  samples: readonly Characters[];
  corpus: readonly Characters[];
}): Overlap {
  const automaton = new SuffixAutomaton();
  const places: number[] = [];
  samples.forEach((sample, index) => {
    places.push(automaton.ends.length);
    for (const character of sample) automaton.append(character);
    automaton.append(FIRST_SEPARATOR + index);
  });
  const { matched, sources } = streamThrough(automaton, corpus);
  const found = samples.map((sample, index) =>
    readPlaces({ automaton, matched, sources, from: places[index] as number, count: sample.length }),
  );
  return { lengths: found.map(({ lengths }) => lengths), sources: found.map(({ texts }) => texts) };
}

/** Per state: the longest stretch of the corpus that ends in it, and the text that it stands in. */
function streamThrough(automaton: SuffixAutomaton, corpus: readonly Characters[]) {
  const { lengths, links, size } = automaton;
  const matched = new Int32Array(size);
  const sources = new Int32Array(size).fill(-1);
  corpus.forEach((text, index) => {
    let [state, length] = [0, 0];
    for (const character of text) {
      while (state > 0 && automaton.next(state, character) < 0) {
        state = links[state] as number;
        length = lengths[state] as number;
      }
      const next = automaton.next(state, character);
      if (next < 0) continue;
      [state, length] = [next, length + 1];
      if (length > (matched[state] as number)) {
        matched[state] = length;
        sources[state] = index;
      }
    }
  });
  // What matches a state matches all its suffixes whole.
  const byLength = Int32Array.from({ length: size }, (_, state) => state).sort(
    (a, b) => (lengths[b] as number) - (lengths[a] as number),
  );
  for (const state of byLength) {
    const link = links[state] as number;
    if (link < 0 || matched[state] === 0 || matched[link] === lengths[link]) continue;
    matched[link] = lengths[link] as number;
    sources[link] = sources[state] as number;
  }
  return { matched, sources };
}

function readPlaces({
  automaton,
  matched,
  sources,
  from,
  count,
}: {
  automaton: SuffixAutomaton;
  matched: Int32Array;
  sources: Int32Array;
  from: number;
  count: number;
}) {
  const lengths = new Int32Array(count);
  const texts = new Int32Array(count).fill(-1);
  for (let at = 0; at < count; at += 1) {
    let state = automaton.ends[from + at] as number;
    while (state > 0 && matched[state] === 0) state = automaton.links[state] as number;
    // A stretch that crosses a separator cannot match, so no length reaches past the sample's beginning.
    lengths[at] = matched[state] as number;
    texts[at] = sources[state] as number;
  }
  return { lengths, texts };
}

/** Length of the longest common substring of one sample, characters. */
export function longestStretch(lengths: Int32Array): number {
  return lengths.reduce((longest, length) => Math.max(longest, length), 0);
}

/**
 * Share of the samples' n-grams that stand in the training texts and not in the held-out ones, 0–1: common phrases are
 * in both and accuse nobody. Null where no sample is n characters long. After Carlini et al., "Extracting Training Data
 * from Large Language Models", USENIX Security 2021, and the 8- to 13-gram overlaps of Brown et al., "Language Models
 * are Few-Shot Learners", NeurIPS 2020, appendix C.
 */
export function copiedNGramShare({
  train,
  holdout,
  n,
}: {
  train: Overlap;
  holdout: Overlap;
  n: number;
}): number | null {
  let [copied, all] = [0, 0];
  train.lengths.forEach((lengths, sample) => {
    const elsewhere = holdout.lengths[sample] as Int32Array;
    for (let end = n - 1; end < lengths.length; end += 1) {
      all += 1;
      if ((lengths[end] as number) >= n && (elsewhere[end] as number) < n) copied += 1;
    }
  });
  return all === 0 ? null : copied / all;
}

/** A stretch of a sample, `from` included, `to` excluded, with the corpus text that holds it. */
export interface CopiedSpan {
  readonly from: number;
  readonly to: number;
  readonly source: number;
}

/** Stretches of at least `minimum` characters, none inside another, ascending; for showing and for counting. */
export function copiedSpans({ lengths, sources }: Overlap, sample: number, minimum: number): CopiedSpan[] {
  const spans: CopiedSpan[] = [];
  const found = lengths[sample] as Int32Array;
  for (let end = 0; end < found.length; end += 1) {
    const length = found[end] as number;
    // Only where the stretch cannot be followed further.
    if (length < minimum || (found[end + 1] ?? 0) === length + 1) continue;
    const span = { from: end + 1 - length, to: end + 1, source: (sources[sample] as Int32Array)[end] as number };
    if ((spans.at(-1)?.from ?? Number.NEGATIVE_INFINITY) >= span.from) spans.pop();
    spans.push(span);
  }
  return spans;
}
