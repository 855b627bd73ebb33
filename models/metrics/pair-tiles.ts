import type { FeatureMatrix } from "./feature-matrix";

/**
 * All pairs of two matrices, tile by tile: dot products in float64 with a 4 × 4 kernel, for kernel distances. Memory: one
 * tile and a packed copy of both matrices, O(N).
 */

/** Rows of a tile's side: 64 × 64 float64 are 32 KB, and two packed panels of 64 × 64 are as much again. */
const TILE_ROWS = 64;

/** Rows of one packed group, the side of the kernel's block of sums. */
const GROUP = 4;

/** A rectangle of pairs (i of a, j of b); `values[(i − rowStart)·stride + (j − columnStart)]` belongs to pair (i, j). */
export interface PairTile {
  rowStart: number;
  rowEnd: number;
  columnStart: number;
  columnEnd: number;
  stride: number;
  values: Float64Array;
}

/**
 * Visits the tiles of a × b with the dot product of each pair; when both are the same matrix, only the tiles on or above
 * the diagonal. The tile is reused from call to call. The caller has checked that the matrices share their columns.
 */
export function forEachDotTile(a: FeatureMatrix, b: FeatureMatrix, visit: (tile: PairTile) => void): void {
  const packedA = packGroups(a);
  const packedB = a === b ? packedA : packGroups(b);
  const values = new Float64Array(TILE_ROWS * TILE_ROWS);
  const tile: PairTile = { rowStart: 0, rowEnd: 0, columnStart: 0, columnEnd: 0, stride: TILE_ROWS, values };
  for (tile.rowStart = 0; tile.rowStart < a.rows; tile.rowStart += TILE_ROWS) {
    tile.rowEnd = Math.min(a.rows, tile.rowStart + TILE_ROWS);
    for (tile.columnStart = a === b ? tile.rowStart : 0; tile.columnStart < b.rows; tile.columnStart += TILE_ROWS) {
      tile.columnEnd = Math.min(b.rows, tile.columnStart + TILE_ROWS);
      fillDotProducts(tile, packedA, packedB, a.columns);
      visit(tile);
    }
  }
}

/**
 * Exact squared Euclidean distance of two rows, by differences in one fixed order: 0 for a copy, and the same bits for
 * (x, y) and (y, x), so that a strict `<` decides ties alike everywhere.
 */
export function squaredDistance(a: FeatureMatrix, i: number, b: FeatureMatrix, j: number): number {
  const { columns } = a;
  let sum = 0;
  for (let c = 0; c < columns; c += 1) {
    const difference = (a.values[i * columns + c] as number) - (b.values[j * columns + c] as number);
    sum += difference * difference;
  }
  return sum;
}

/** Groups of four rows side by side, column after column, so that the kernel reads in order; short groups end in zeros. */
function packGroups({ values, rows, columns }: FeatureMatrix): Float64Array {
  const packed = new Float64Array(Math.ceil(rows / GROUP) * GROUP * columns);
  for (let row = 0; row < rows; row += 1) {
    const start = (row - (row % GROUP)) * columns + (row % GROUP);
    for (let c = 0; c < columns; c += 1) packed[start + c * GROUP] = values[row * columns + c] as number;
  }
  return packed;
}

function fillDotProducts(tile: PairTile, packedA: Float64Array, packedB: Float64Array, columns: number): void {
  for (let i = tile.rowStart; i < tile.rowEnd; i += GROUP) {
    for (let j = tile.columnStart; j < tile.columnEnd; j += GROUP) {
      const offset = (i - tile.rowStart) * tile.stride + (j - tile.columnStart);
      fillBlock(packedA, i * columns, packedB, j * columns, columns, tile.values, offset);
    }
  }
}

/**
 * Sixteen dot products at once: each number read serves four products. Long and positional on purpose; an object or
 * array in this inner loop costs threefold.
 */
function fillBlock(
  a: Float64Array,
  aStart: number,
  b: Float64Array,
  bStart: number,
  columns: number,
  out: Float64Array,
  offset: number,
): void {
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s03 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  let s20 = 0;
  let s21 = 0;
  let s22 = 0;
  let s23 = 0;
  let s30 = 0;
  let s31 = 0;
  let s32 = 0;
  let s33 = 0;
  let i = aStart;
  let j = bStart;
  for (let c = 0; c < columns; c += 1) {
    const y0 = b[j] as number;
    const y1 = b[j + 1] as number;
    const y2 = b[j + 2] as number;
    const y3 = b[j + 3] as number;
    const x0 = a[i] as number;
    s00 += x0 * y0;
    s01 += x0 * y1;
    s02 += x0 * y2;
    s03 += x0 * y3;
    const x1 = a[i + 1] as number;
    s10 += x1 * y0;
    s11 += x1 * y1;
    s12 += x1 * y2;
    s13 += x1 * y3;
    const x2 = a[i + 2] as number;
    s20 += x2 * y0;
    s21 += x2 * y1;
    s22 += x2 * y2;
    s23 += x2 * y3;
    const x3 = a[i + 3] as number;
    s30 += x3 * y0;
    s31 += x3 * y1;
    s32 += x3 * y2;
    s33 += x3 * y3;
    i += GROUP;
    j += GROUP;
  }
  storeRow(out, offset, s00, s01, s02, s03);
  storeRow(out, offset + TILE_ROWS, s10, s11, s12, s13);
  storeRow(out, offset + 2 * TILE_ROWS, s20, s21, s22, s23);
  storeRow(out, offset + 3 * TILE_ROWS, s30, s31, s32, s33);
}

function storeRow(out: Float64Array, offset: number, s0: number, s1: number, s2: number, s3: number): void {
  out[offset] = s0;
  out[offset + 1] = s1;
  out[offset + 2] = s2;
  out[offset + 3] = s3;
}
