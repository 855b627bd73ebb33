import { EigenvalueDecomposition, type Matrix } from "ml-matrix";
import { assertSameSpace, type FeatureMatrix } from "./feature-matrix";
import { fitGaussian } from "./gaussian";

/**
 * Fréchet distance (squared 2-Wasserstein distance) of the Gaussians fitted to two feature sets; no unit, ≥ 0, lower
 * is closer. Dowson & Landau, "The Fréchet distance between multivariate normal distributions", J. Multivariate Anal.
 * 12 (1982); as a score of generators Heusel et al., NeurIPS 2017, section 2. It is called FD with the hash of
 * its feature space, never FID: that name belongs to one Inception network.
 *
 * Biased upwards for small samples, so it stands beside FD(real, real) of the same N.
 *
 * The cross term is Tr (Σa^½ Σb Σa^½)^½: similar to ΣaΣb and symmetric, so that its eigenvalues are real and stable,
 * also when N < d. A general square root of ΣaΣb (the usual code) needs an ε on the diagonal and drops imaginary parts.
 *
 * @param a features N × d, N ≥ 2
 * @param b features M × d, M ≥ 2
 * @throws RangeError on malformed features, different column counts or fewer than two samples.
 */
export function frechetDistance({ a, b }: { a: FeatureMatrix; b: FeatureMatrix }): number {
  assertSameSpace({ a, b }, 2);
  const gaussianA = fitGaussian(a);
  const gaussianB = fitGaussian(b);
  const rootA = squareRoot(gaussianA.covariance);
  const cross = symmetrised(rootA.mmul(gaussianB.covariance).mmul(rootA));
  const crossTrace = eigenvaluesOf(cross).reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0);
  const shift = gaussianA.mean.reduce((sum, value, index) => sum + (value - (gaussianB.mean[index] as number)) ** 2, 0);
  // A sum of terms that cancel: equal sets end at ±1e-15. The quantity is a squared distance, so below zero is rounding.
  return Math.max(0, shift + gaussianA.covariance.trace() + gaussianB.covariance.trace() - 2 * crossTrace);
}

/** Symmetric square root of a symmetric positive semi-definite matrix: V diag(√λ) Vᵀ. */
function squareRoot(matrix: Matrix): Matrix {
  const { eigenvectorMatrix, realEigenvalues } = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  // A covariance of rank below d has zero eigenvalues, which rounding may leave slightly negative.
  const roots = realEigenvalues.map((value) => Math.sqrt(Math.max(0, value)));
  return symmetrised(eigenvectorMatrix.clone().mulRowVector(roots).mmul(eigenvectorMatrix.transpose()));
}

function eigenvaluesOf(matrix: Matrix): number[] {
  return new EigenvalueDecomposition(matrix, { assumeSymmetric: true }).realEigenvalues;
}

/** Removes the last-bit asymmetry that a product of symmetric matrices carries. */
function symmetrised(matrix: Matrix): Matrix {
  return matrix.clone().add(matrix.transpose()).mul(0.5);
}
