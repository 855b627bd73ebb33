/**
 * Bounds of log p(x) in nats from importance weights log p(x, z) − log q(z|x), K latents an item. K = 1 is the evidence
 * lower bound (Kingma & Welling, "Auto-Encoding Variational Bayes", ICLR 2014, eq. 3); larger K is tighter: log of the
 * mean weight (Burda, Grosse & Salakhutdinov, "Importance Weighted Autoencoders", ICLR 2016, eq. 8).
 *
 * @param logWeights N × K row-major, item by item
 * @param perItem K
 * @returns per item the bound, length N
 * @throws RangeError when the list is not N × K, empty or not finite.
 */
export function importanceWeightedBounds(logWeights: ArrayLike<number>, perItem: number): Float64Array {
  if (!Number.isInteger(perItem) || perItem < 1) throw new RangeError(`latents: a positive integer, not ${perItem}`);
  const items = logWeights.length / perItem;
  if (!Number.isInteger(items) || items < 1)
    throw new RangeError(`weights: ${logWeights.length} are not N × ${perItem}`);
  return Float64Array.from({ length: items }, (_, item) => {
    const row = Float64Array.from({ length: perItem }, (_unused, k) => logWeights[item * perItem + k] as number);
    if (!row.every(Number.isFinite)) throw new RangeError(`weights: item ${item} has one that is not finite`);
    const largest = row.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
    const mean = row.reduce((sum, value) => sum + Math.exp(value - largest), 0) / perItem;
    return largest + Math.log(mean);
  });
}

/** The evidence lower bound per item: the mean of the log weights, never above `importanceWeightedBounds`. */
export function evidenceLowerBounds(logWeights: ArrayLike<number>, perItem: number): Float64Array {
  return importanceWeightedBounds(logWeights, perItem).map((_, item) => {
    let sum = 0;
    for (let k = 0; k < perItem; k += 1) sum += logWeights[item * perItem + k] as number;
    return sum / perItem;
  });
}

/** A train–test gap of the mean bound above this many nats is a sign of memorisation. */
export const MEMORISATION_GAP_NATS = 5;

/** Mean bound of training items minus that of held-out items, nats; near 0 without memorisation. */
export function boundGap({ train, test }: { train: Float64Array; test: Float64Array }): number {
  if (train.length === 0 || test.length === 0) throw new RangeError("bounds: no items");
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return mean(train) - mean(test);
}
