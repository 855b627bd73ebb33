/** Below this part of its expected share a class counts as dropped: the "mode" of mode collapse. */
export const MODE_SHARE = 0.1;

/** How the classes of generated samples compare with those of reference data. */
export interface ClassCoverage {
  /** KL(generated ‖ reference) of the class histograms in nats; 0 when equal, infinite when a class is invented. */
  classKl: number;
  /** Classes of the reference that reach at least a tenth of their share. */
  modesCovered: number;
  /** Classes that the reference has. */
  modesExpected: number;
  /** Labels (histogram indices) that the reference has and the samples hardly or never show, ascending. */
  droppedLabels: number[];
}

/**
 * Class KL (Kullback & Leibler, Ann. Math. Statist. 22, 1951, eq. 2.4) and count of modes, after the mode-counting
 * experiments of Metz et al., "Unrolled Generative Adversarial Networks", ICLR 2017 (modes generated and
 * KL of the class histogram); a mode is present here from a tenth of its expected share, not from a single sample.
 *
 * @param generated counts (or shares) per class, length C
 * @param reference counts (or shares) per class, length C
 * @throws RangeError when lengths differ, a count is negative or not finite, or a side is empty.
 */
export function classCoverage({
  generated,
  reference,
}: {
  generated: ArrayLike<number>;
  reference: ArrayLike<number>;
}): ClassCoverage {
  if (generated.length !== reference.length) {
    throw new RangeError(`classes: ${generated.length} generated, ${reference.length} reference`);
  }
  const generatedShares = toShares("generated", generated);
  const referenceShares = toShares("reference", reference);
  let classKl = 0;
  let modesExpected = 0;
  const droppedLabels: number[] = [];
  generatedShares.forEach((share, label) => {
    const expected = referenceShares[label] as number;
    if (share > 0) classKl += share * Math.log(share / expected);
    if (expected === 0) return;
    modesExpected += 1;
    if (share < MODE_SHARE * expected) droppedLabels.push(label);
  });
  // The divergence is never negative; equal histograms may leave −1e-17.
  return {
    classKl: Math.max(0, classKl),
    modesCovered: modesExpected - droppedLabels.length,
    modesExpected,
    droppedLabels,
  };
}

function toShares(name: string, counts: ArrayLike<number>): number[] {
  const values = Array.from(counts);
  if (!values.every((count) => Number.isFinite(count) && count >= 0)) {
    throw new RangeError(`${name}: counts must be finite and not negative`);
  }
  const total = values.reduce((sum, count) => sum + count, 0);
  if (total === 0) throw new RangeError(`${name}: no samples`);
  return values.map((count) => count / total);
}
