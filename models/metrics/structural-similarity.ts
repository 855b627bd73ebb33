/** Side and deviation of the Gaussian window, and the constants for values in [0, 1]: those of the paper. */
const WINDOW = 11;
const DEVIATION = 1.5;
const [C1, C2] = [0.01 ** 2, 0.03 ** 2];

const weights = gaussianWindow();

/**
 * Structural similarity of two grey images in [0, 1] (Wang, Bovik, Sheikh & Simoncelli, "Image Quality Assessment: From
 * Error Visibility to Structural Similarity", IEEE TIP 2004, eq. 13–16), the mean over all whole 11 × 11 windows.
 * 1 for equal images.
 * @param side pixels of a row and of a column, at least 11
 * @throws RangeError for images that are not side × side
 */
export function structuralSimilarity(a: ArrayLike<number>, b: ArrayLike<number>, side: number): number {
  if (side < WINDOW || a.length !== side * side || b.length !== side * side) {
    throw new RangeError(`images of ${a.length} and ${b.length} pixels, side ${side}`);
  }
  const product = (p: ArrayLike<number>, q: ArrayLike<number>) =>
    Float64Array.from({ length: side * side }, (_, at) => (p[at] ?? 0) * (q[at] ?? 0));
  const [meansA, meansB] = [windowMeans(a, side), windowMeans(b, side)];
  const [squaresA, squaresB] = [windowMeans(product(a, a), side), windowMeans(product(b, b), side)];
  const products = windowMeans(product(a, b), side);
  const similarities = meansA.map((meanA, at) => {
    const meanB = meansB[at] ?? 0;
    const covariance = (products[at] ?? 0) - meanA * meanB;
    const variances = (squaresA[at] ?? 0) - meanA ** 2 + (squaresB[at] ?? 0) - meanB ** 2;
    const luminance = (2 * meanA * meanB + C1) / (meanA ** 2 + meanB ** 2 + C1);
    return (luminance * (2 * covariance + C2)) / (variances + C2);
  });
  return similarities.reduce((sum, value) => sum + value, 0) / similarities.length;
}

/** Means under the window at each whole place, row by row: along rows first and then along columns, which is the same. */
function windowMeans(values: ArrayLike<number>, side: number): Float64Array {
  const places = side - WINDOW + 1;
  const along = new Float64Array(side * places);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < places; x += 1) {
      let sum = 0;
      for (let at = 0; at < WINDOW; at += 1) sum += (weights[at] ?? 0) * (values[y * side + x + at] ?? 0);
      along[y * places + x] = sum;
    }
  }
  return Float64Array.from({ length: places * places }, (_, place) => {
    let sum = 0;
    for (let at = 0; at < WINDOW; at += 1) sum += (weights[at] ?? 0) * (along[place + at * places] ?? 0);
    return sum;
  });
}

/** Along one axis: the window is the product of two of them. */
function gaussianWindow(): Float64Array {
  const raw = Float64Array.from({ length: WINDOW }, (_, at) =>
    Math.exp(-((at - (WINDOW - 1) / 2) ** 2) / (2 * DEVIATION ** 2)),
  );
  const total = raw.reduce((sum, value) => sum + value, 0);
  return raw.map((value) => value / total);
}

/** Peak signal-to-noise ratio of values in [0, 1], decibels, by their mean squared error. */
export const peakSignalToNoise = (meanSquaredError: number): number => -10 * Math.log10(meanSquaredError);
