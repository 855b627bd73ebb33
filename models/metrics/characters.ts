/** Text as the metrics read it: one number a Unicode character (code point), so that a rare character is one, not two. */
export type Characters = Int32Array;

export function toCharacters(text: string): Characters {
  return Int32Array.from(Array.from(text), (character) => character.codePointAt(0) as number);
}

export function fromCharacters(characters: Characters): string {
  let text = "";
  // In parts: the arguments of one call are limited.
  for (let at = 0; at < characters.length; at += 4_096) {
    text += String.fromCodePoint(...characters.subarray(at, at + 4_096));
  }
  return text;
}

/** Bits that spell a character out in UTF-8: what one outside a model's vocabulary costs beside the mark for "unknown". */
export function spelledBits(character: number): number {
  if (character < 0x80) return 8;
  if (character < 0x800) return 16;
  return character < 0x1_0000 ? 24 : 32;
}
