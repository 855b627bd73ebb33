import { Matrix } from "ml-matrix";
import type { FeatureMatrix } from "./feature-matrix";

/** Mean (d) and covariance (d × d, divided by N − 1) of N ≥ 2 samples; the caller has checked the features. */
export function fitGaussian(features: FeatureMatrix): { mean: Float64Array; covariance: Matrix } {
  const { values, rows, columns } = features;
  const mean = new Float64Array(columns);
  for (let index = 0; index < values.length; index += 1)
    mean[index % columns] = (mean[index % columns] as number) + (values[index] as number);
  for (let column = 0; column < columns; column += 1) mean[column] = (mean[column] as number) / rows;
  const sums = new Float64Array(columns * columns);
  const centred = new Float64Array(columns);
  for (let row = 0; row < rows; row += 1) {
    for (let i = 0; i < columns; i += 1) centred[i] = (values[row * columns + i] as number) - (mean[i] as number);
    for (let i = 0; i < columns; i += 1) {
      const value = centred[i] as number;
      const start = i * columns;
      for (let j = i; j < columns; j += 1)
        sums[start + j] = (sums[start + j] as number) + value * (centred[j] as number);
    }
  }
  const covariance = new Matrix(columns, columns);
  for (let i = 0; i < columns; i += 1) {
    for (let j = i; j < columns; j += 1) {
      const value = (sums[i * columns + j] as number) / (rows - 1);
      covariance.set(i, j, value);
      covariance.set(j, i, value);
    }
  }
  return { mean, covariance };
}
