/**
 * Exposure of a planted secret, bits: how much easier the model made it to guess the canary than drawing at random.
 * log₂ of the number of candidates minus log₂ of the canary's rank among them by loss; 0 for the last, all bits for the
 * first. A tie counts against the model's privacy as half a place. Carlini, Liu, Erlingsson, Kos & Song, "The Secret
 * Sharer", USENIX Security 2019, section 4.2.
 *
 * @param canaryLoss loss of the planted text
 * @param otherLosses losses of candidates of the same form that were not planted
 * @throws RangeError when there is no candidate or a loss is not finite.
 */
export function canaryExposure({
  canaryLoss,
  otherLosses,
}: {
  canaryLoss: number;
  otherLosses: ArrayLike<number>;
}): number {
  const others = Array.from(otherLosses);
  if (others.length === 0) throw new RangeError("canary: no other candidates");
  if (![canaryLoss, ...others].every(Number.isFinite)) throw new RangeError("canary: a loss is not finite");
  const before = others.filter((loss) => loss < canaryLoss).length;
  const ties = others.filter((loss) => loss === canaryLoss).length;
  return Math.log2(others.length + 1) - Math.log2(1 + before + ties / 2);
}
