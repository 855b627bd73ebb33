/**
 * Bits a character of a language model: cross-entropy in base 2 over all predicted symbols (the characters and one end
 * per text), with unknown characters counted at their full length: −log₂ P(unknown) and the bits that spell the
 * character out. Otherwise a model could drop hard characters from its vocabulary and look better. Shannon, "Prediction
 * and Entropy of Printed English", Bell System Tech. J. 30 (1951); the open-vocabulary form after Mielke, Gotham &
 * Eisner, "Spell Once, Summon Anywhere", AAAI 2019.
 *
 * @param nats loss per text, natural logarithm, ends included
 * @param spelledBits bits that spell out the unknown characters, per text
 * @param symbols predicted symbols per text
 * @throws RangeError when the lists differ in length, a loss is not finite, or there is no symbol.
 */
export function bitsPerCharacter({
  nats,
  spelledBits,
  symbols,
}: {
  nats: ArrayLike<number>;
  spelledBits: ArrayLike<number>;
  symbols: ArrayLike<number>;
}): number {
  if (nats.length !== symbols.length || spelledBits.length !== symbols.length) {
    throw new RangeError(`texts: ${nats.length} losses, ${spelledBits.length} spellings, ${symbols.length} lengths`);
  }
  let [bits, count] = [0, 0];
  for (let text = 0; text < symbols.length; text += 1) {
    const loss = nats[text] as number;
    if (!Number.isFinite(loss)) throw new RangeError(`texts: the loss ${loss} of text ${text} is not finite`);
    bits += loss / Math.LN2 + (spelledBits[text] as number);
    count += symbols[text] as number;
  }
  if (count === 0) throw new RangeError("texts: no symbol was predicted");
  return bits / count;
}
