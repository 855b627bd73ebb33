/**
 * How the register is searched. An index of trigrams does not help below three characters, and most Chinese queries
 * have one or two: an entry is indexed by every one- and two-character piece of its fields, and by a token for each of
 * its facet values (`register_grams` in the migrations).
 */

/** The form in which texts are compared: NFKC, lower case, blanks as single spaces. */
export function searchForm(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** The fields of an entry, one a line: a query never matches across two of them. */
export function searchText(fields: readonly (string | null)[]): string {
  return fields.flatMap((field) => (field ? [searchForm(field)] : [])).join("\n");
}

export interface SearchQuery {
  /** Each must occur in a field. */
  readonly words: readonly string[];
  /** An entry must hold all of them. */
  readonly grams: readonly string[];
  /** Texts of three characters and more: their grams may stand apart, so the whole is looked for as well. */
  readonly recheck: readonly string[];
}

/** Longer input is a text and no query; its rest is left out. */
export const QUERY_LIMITS = { characters: 60, words: 6 } as const;

/** What is looked for: each word of the query must occur. Null for an empty query. */
export function readQuery(text: string): SearchQuery | null {
  const form = [...searchForm(text)].slice(0, QUERY_LIMITS.characters).join("");
  const words = [...new Set(form.split(" ").filter(Boolean))].slice(0, QUERY_LIMITS.words);
  if (words.length === 0) return null;
  const grams = new Set(words.flatMap(gramsOfWord));
  return { words, grams: [...grams].sort(), recheck: words.filter((word) => [...word].length > 2) };
}

function gramsOfWord(word: string): string[] {
  const characters = [...word];
  if (characters.length <= 2) return [word];
  return characters.slice(0, -1).map((character, at) => character + (characters[at + 1] ?? ""));
}
