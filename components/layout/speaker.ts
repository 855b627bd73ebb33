import { fill, type Language, say, type Words } from "@/lib/format";

/** Says words in one language, their gaps filled. Pages make one and pass texts on. */
export type Speak = (words: Words, facts?: Readonly<Record<string, string | number>>) => string;

export function speaker(language: Language): Speak {
  return (words, facts) => say(facts ? fill(words, facts) : words, language);
}
