/**
 * N samples in d dimensions, row-major float64: the one shape that every metric takes. A plain array of rows would cost
 * an object per sample and a float32 tensor would lose the nine digits on which the golden values are held.
 */
export interface FeatureMatrix {
  /** Length `rows * columns`; sample i stands at `i * columns`. */
  values: Float64Array;
  rows: number;
  columns: number;
}

/**
 * Wraps numbers (for instance a tensor's float32 data) as features and checks them.
 * @throws RangeError when the length is not rows × columns, a side is not a positive integer, or a value is not finite.
 */
export function makeFeatureMatrix({
  values,
  rows,
  columns,
}: {
  values: ArrayLike<number>;
  rows: number;
  columns: number;
}): FeatureMatrix {
  const matrix = { values: values instanceof Float64Array ? values : Float64Array.from(values), rows, columns };
  assertFeatures("features", matrix);
  return matrix;
}

/**
 * Packs equally long rows.
 * @throws RangeError when there is no row, rows differ in length, or a value is not finite.
 */
export function featureMatrixFromRows(rows: readonly ArrayLike<number>[]): FeatureMatrix {
  const columns = rows[0]?.length ?? 0;
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, index) => {
    if (row.length !== columns) {
      throw new RangeError(`features: row ${index} has ${row.length} values, the first row has ${columns}`);
    }
    values.set(row, index * columns);
  });
  return makeFeatureMatrix({ values, rows: rows.length, columns });
}

/**
 * Copies the named rows, in the given order, into a matrix of their own.
 * @throws RangeError when an index lies outside the matrix or none is given.
 */
export function selectRows(matrix: FeatureMatrix, indices: ArrayLike<number>): FeatureMatrix {
  const { columns } = matrix;
  const values = new Float64Array(indices.length * columns);
  for (let target = 0; target < indices.length; target += 1) {
    const source = indices[target] as number;
    if (!Number.isInteger(source) || source < 0 || source >= matrix.rows) {
      throw new RangeError(`features: row ${source} does not exist, there are ${matrix.rows}`);
    }
    values.set(matrix.values.subarray(source * columns, (source + 1) * columns), target * columns);
  }
  return makeFeatureMatrix({ values, rows: indices.length, columns });
}

/**
 * Refuses what would otherwise turn into a silent NaN or a plausible wrong score.
 * @throws RangeError naming the matrix and the defect.
 */
export function assertFeatures(name: string, matrix: FeatureMatrix, minimumRows = 1): void {
  const { values, rows, columns } = matrix;
  if (!Number.isInteger(rows) || rows < 1)
    throw new RangeError(`${name}: rows must be a positive integer, not ${rows}`);
  if (!Number.isInteger(columns) || columns < 1) {
    throw new RangeError(`${name}: columns must be a positive integer, not ${columns}`);
  }
  if (values.length !== rows * columns) {
    throw new RangeError(`${name}: ${values.length} values are not ${rows} × ${columns}`);
  }
  if (rows < minimumRows) throw new RangeError(`${name}: ${rows} samples, at least ${minimumRows} are needed`);
  for (let index = 0; index < values.length; index += 1) {
    if (!Number.isFinite(values[index])) {
      const row = Math.floor(index / columns);
      throw new RangeError(`${name}: value ${values[index]} in row ${row}, column ${index % columns} is not finite`);
    }
  }
}

/**
 * Checks several matrices at once and that they live in the same space.
 * @throws RangeError when one is malformed or their column counts differ.
 */
export function assertSameSpace(matrices: Record<string, FeatureMatrix>, minimumRows = 1): void {
  const entries = Object.entries(matrices);
  for (const [name, matrix] of entries) assertFeatures(name, matrix, minimumRows);
  const [first, ...others] = entries;
  for (const [name, matrix] of others) {
    if (first && matrix.columns !== first[1].columns) {
      throw new RangeError(`${name} has ${matrix.columns} columns, ${first[0]} has ${first[1].columns}`);
    }
  }
}
