/** Pairs of neighbouring characters shared by two names, over all pairs (Sørensen–Dice): 1 for equal names. */
export function nameLikeness(one: string, other: string): number {
  const [left, right] = [pairsOf(one), pairsOf(other)];
  const rest = [...right];
  let shared = 0;
  for (const pair of left) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    shared += 1;
  }
  return left.length + right.length === 0 ? 0 : (2 * shared) / (left.length + right.length);
}

function pairsOf(name: string): readonly string[] {
  const characters = [...name.normalize("NFKC").toLowerCase()];
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

/** From here on two names are one name written twice; tuned on one wrong character in six or more. */
const LIKE = 0.5;

/**
 * Candidates that are almost one of the known names and none of them. A candidate that holds a known name whole, or is
 * held by one, is a title around it or a short form, and no slip of the pen.
 */
export function nearMisses(known: readonly string[], candidates: readonly string[]): readonly string[] {
  const names = known.filter((name) => name !== "");
  return candidates.filter(
    (candidate) =>
      !names.some((name) => candidate.includes(name) || name.includes(candidate)) &&
      names.some((name) => nameLikeness(name, candidate) >= LIKE),
  );
}
