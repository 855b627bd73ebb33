import { EigenvalueDecomposition } from "ml-matrix";
import { assertFeatures, type FeatureMatrix } from "./feature-matrix";
import { fitGaussian } from "./gaussian";

/** A frozen linear feature space. */
export interface Pca {
  /** Mean that is subtracted, length d. */
  mean: Float64Array;
  /** Orthonormal axes, components × d row-major, by falling variance. */
  axes: Float64Array;
  components: number;
  columns: number;
  /** Variance along each axis, in the square of the input's unit. */
  variances: Float64Array;
  /** Part of the whole variance that the axes keep, 0–1 (1 for constant data). */
  explainedShare: number;
}

/**
 * Principal axes by eigen-decomposition of the covariance (Pearson 1901; Jolliffe, "Principal Component Analysis",
 * 2nd ed. 2002, section 1.1). Each axis is signed so that its largest entry is positive: equal data give equal bytes,
 * which the hash of the feature space needs.
 *
 * @param features N × d, N ≥ 2
 * @param components 1 … d
 * @throws RangeError on malformed features, fewer than two samples or a count outside 1 … d.
 */
export function fitPca({ features, components }: { features: FeatureMatrix; components: number }): Pca {
  assertFeatures("features", features, 2);
  const { columns } = features;
  if (!Number.isInteger(components) || components < 1 || components > columns) {
    throw new RangeError(`components: an integer in 1 … ${columns} is needed, not ${components}`);
  }
  const { mean, covariance } = fitGaussian(features);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(covariance, { assumeSymmetric: true });
  const byVariance = realEigenvalues.map((_, index) => index);
  byVariance.sort((x, y) => (realEigenvalues[y] as number) - (realEigenvalues[x] as number));
  const axes = new Float64Array(components * columns);
  const variances = new Float64Array(components);
  byVariance.slice(0, components).forEach((index, component) => {
    // A variance cannot be negative; rounding of a rank-deficient covariance can.
    variances[component] = Math.max(0, realEigenvalues[index] as number);
    axes.set(withFixedSign(eigenvectorMatrix.getColumn(index)), component * columns);
  });
  const total = covariance.trace();
  const kept = variances.reduce((sum, value) => sum + value, 0);
  return { mean, axes, components, columns, variances, explainedShare: total > 0 ? Math.min(1, kept / total) : 1 };
}

/**
 * Coordinates along the axes: N × components.
 * @throws RangeError on malformed features or another column count than the fitted one.
 */
export function projectPca(pca: Pca, features: FeatureMatrix): FeatureMatrix {
  assertFeatures("features", features);
  if (features.columns !== pca.columns) {
    throw new RangeError(`features have ${features.columns} columns, the axes ${pca.columns}`);
  }
  const { rows, columns } = features;
  const values = new Float64Array(rows * pca.components);
  const centred = new Float64Array(columns);
  for (let row = 0; row < rows; row += 1) {
    for (let c = 0; c < columns; c += 1)
      centred[c] = (features.values[row * columns + c] as number) - (pca.mean[c] as number);
    for (let component = 0; component < pca.components; component += 1) {
      let sum = 0;
      for (let c = 0; c < columns; c += 1)
        sum += (centred[c] as number) * (pca.axes[component * columns + c] as number);
      values[row * pca.components + component] = sum;
    }
  }
  return { values, rows, columns: pca.components };
}

function withFixedSign(axis: number[]): number[] {
  const largest = axis.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  return largest < 0 ? axis.map((value) => -value) : axis;
}
