import { diffArrays } from "diff";
import type { WordPart } from "../types/diff";

/** Chinese has no blanks between words: the segmenter knows where they end. */
const SEGMENTER = new Intl.Segmenter("zh", { granularity: "word" });

/** Edits after which two texts have nothing to do with each other and are shown one after the other. */
const FARTHEST = 2_000;

/** What stayed, went and came, word by word, in reading order. */
export function diffWords(before: string, after: string): readonly WordPart[] {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: FARTHEST });
  if (!changes) {
    return [
      { kind: "removed", text: before },
      { kind: "added", text: after },
    ];
  }
  return changes.map(({ value, added, removed }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value.join(""),
  }));
}

function wordsOf(text: string): string[] {
  return [...SEGMENTER.segment(text)].map(({ segment }) => segment);
}
