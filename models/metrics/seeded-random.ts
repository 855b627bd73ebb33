/**
 * Uniform numbers in [0, 1) from a seed, for resampling and subsets: equal seed, equal sequence, on every machine.
 * Generator: xoshiro128** (Blackman & Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM TOMS 47(4), 2021),
 * its 128 bits filled from the seed by splitmix32, so that neighbouring seeds give unrelated sequences. 32 random bits
 * a number.
 * @throws RangeError when the seed is not an integer in 1 … 2³² − 1 (0 is refused as TensorFlow.js ignores it).
 */
export function seededRandom(seed: number): () => number {
  if (!Number.isInteger(seed) || seed < 1 || seed > 0xffff_ffff) {
    throw new RangeError(`seed: an integer in 1 … 4294967295 is needed, not ${seed}`);
  }
  let mixed = seed | 0;
  const nextWord = () => {
    mixed = (mixed + 0x9e37_79b9) | 0;
    let word = mixed ^ (mixed >>> 16);
    word = Math.imul(word, 0x21f0_aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a_2d97);
    return word ^ (word >>> 15);
  };
  let [a, b, c, d] = [nextWord(), nextWord(), nextWord(), nextWord()];
  return () => {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return (result >>> 0) / 0x1_0000_0000;
  };
}

/** `count` different rows of 0 … rows − 1 in random order (partial Fisher–Yates shuffle); count ≤ rows. */
export function drawWithoutReplacement({
  rows,
  count,
  random,
}: {
  rows: number;
  count: number;
  random: () => number;
}): Int32Array {
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  for (let slot = 0; slot < count; slot += 1) {
    const other = slot + Math.floor(random() * (rows - slot));
    const kept = order[slot] as number;
    order[slot] = order[other] as number;
    order[other] = kept;
  }
  return order.slice(0, count);
}
