/** How the next symbol is drawn. Temperature is applied before, to the logits. */
export interface SymbolChoice {
  /** Only the K likeliest; 0 for all (Fan, Lewis & Dauphin, ACL 2018). */
  readonly topK: number;
  /** Only the likeliest that together reach this probability; 1 for all (Holtzman et al., ICLR 2020). */
  readonly topP: number;
}

/**
 * Draws from probabilities by one uniform number in [0, 1). Never draws what is excluded; with nothing left it draws the
 * likeliest of all others.
 *
 * @param probabilities of one text, all symbols
 * @param excluded a symbol that must not be drawn
 */
export function drawSymbol(
  probabilities: Float32Array,
  { topK, topP, uniform, excluded }: SymbolChoice & { uniform: number; excluded: number },
): number {
  if (topK === 0 && topP === 1) return drawFromAll(probabilities, uniform, excluded);
  const kept = candidates(probabilities, topP, excluded);
  kept.sort((a, b) => (probabilities[b] as number) - (probabilities[a] as number) || a - b);
  if (topK > 0) kept.length = Math.min(kept.length, topK);
  const total = sumOf(probabilities, excluded);
  let [mass, count] = [0, 0];
  while (count < kept.length && mass < topP * total) {
    mass += probabilities[kept[count] as number] as number;
    count += 1;
  }
  let left = uniform * mass;
  for (let index = 0; index < count; index += 1) {
    left -= probabilities[kept[index] as number] as number;
    if (left < 0) return kept[index] as number;
  }
  return kept[Math.max(0, count - 1)] as number;
}

function drawFromAll(probabilities: Float32Array, uniform: number, excluded: number): number {
  let left = uniform * sumOf(probabilities, excluded);
  let last = excluded === 0 ? 1 : 0;
  for (let symbol = 0; symbol < probabilities.length; symbol += 1) {
    const probability = probabilities[symbol] as number;
    if (symbol === excluded || probability === 0) continue;
    left -= probability;
    last = symbol;
    if (left < 0) return symbol;
  }
  // Rounding left a crumb behind the last symbol.
  return last;
}

/**
 * Those below (1 − P)/count together weigh less than 1 − P, so that the likeliest ones that reach P are among the others:
 * a few to sort instead of thousands.
 */
function candidates(probabilities: Float32Array, topP: number, excluded: number): number[] {
  const least = (1 - topP) * (sumOf(probabilities, excluded) / probabilities.length);
  const kept: number[] = [];
  probabilities.forEach((probability, symbol) => {
    if (symbol !== excluded && probability >= least) kept.push(symbol);
  });
  return kept;
}

function sumOf(probabilities: Float32Array, excluded: number): number {
  let sum = -(probabilities[excluded] ?? 0);
  for (const probability of probabilities) sum += probability;
  return sum;
}
