import { BLOCK_COLUMNS, BLOCK_ROWS, BoundKernel } from "./bound-kernel";
import type { FeatureMatrix } from "./feature-matrix";

/**
 * Lower bounds of all squared distances of two matrices, tile by tile, in float32: |x|² + |y|² − 2x·y with norms made
 * smaller by more than all rounding. The bounds only sort pairs out; whoever keeps a pair computes its distance exactly,
 * so no score depends on them. Memory: packed float32 copies of both matrices, O(N), and one tile.
 */

/** Rows of a tile's side: tile, panels and norms of 64 columns are about 100 KB. */
const TILE_ROWS = 96;

/** Unit roundoff of float32, and what underflow may take from a norm whose largest value is about 1. */
const ROUNDOFF = 2 ** -24;
const UNDERFLOW = 2 ** -100;

/** A rectangle of pairs (i of a, j of b); `bounds[(i − rowStart)·stride + (j − columnStart)]` belongs to pair (i, j). */
export interface BoundTile {
  rowStart: number;
  rowEnd: number;
  columnStart: number;
  columnEnd: number;
  readonly stride: number;
  readonly bounds: Float32Array;
  /**
   * Times this a bound is in the features' squared unit: never above the squared distance as `squaredDistance` computes
   * it, or NaN where that overflows.
   */
  readonly unit: number;
}

let kernel: BoundKernel | undefined;

/**
 * Visits the tiles of a × b; when both are the same matrix, only the tiles on or above the diagonal. The tile is reused
 * from call to call, and `visit` asks for no other tiles. The caller has checked that the matrices share their columns.
 */
export function forEachBoundTile(a: FeatureMatrix, b: FeatureMatrix, visit: (tile: BoundTile) => void): void {
  kernel ??= new BoundKernel(TILE_ROWS);
  const { columns } = a;
  const place = placeOf(a, b);
  const packedA = packRows(a, place, BLOCK_ROWS);
  const packedB = packRows(b, place, BLOCK_COLUMNS);
  const { out: bounds } = kernel.reserve(columns);
  const ends = { rowStart: 0, rowEnd: 0, columnStart: 0, columnEnd: 0 };
  const tile: BoundTile = { ...ends, stride: TILE_ROWS, bounds, unit: 1 / (place.scale * place.scale) };
  for (tile.rowStart = 0; tile.rowStart < a.rows; tile.rowStart += TILE_ROWS) {
    tile.rowEnd = Math.min(a.rows, tile.rowStart + TILE_ROWS);
    const rowsA = loadPanel(kernel, "a", packedA, tile.rowStart);
    for (tile.columnStart = a === b ? tile.rowStart : 0; tile.columnStart < b.rows; tile.columnStart += TILE_ROWS) {
      tile.columnEnd = Math.min(b.rows, tile.columnStart + TILE_ROWS);
      kernel.fill(columns, rowsA, loadPanel(kernel, "b", packedB, tile.columnStart));
      visit(tile);
    }
  }
}

/** Where the numbers are brought before they lose digits: distances do not change, norms become small. */
interface Place {
  /** A power of two that brings every value into −1 … 1, so that no square overflows. */
  readonly scale: number;
  /** Column means of `a`, scaled. */
  readonly centre: Float64Array;
}

function placeOf(a: FeatureMatrix, b: FeatureMatrix): Place {
  let largest = 0;
  for (const { values } of [a, b]) {
    for (let index = 0; index < values.length; index += 1)
      largest = Math.max(largest, Math.abs(values[index] as number));
  }
  // Beyond ±1 000 a power or its inverse would leave the numbers.
  const exponent = largest === 0 ? 0 : Math.min(1_000, Math.max(-1_000, -Math.ceil(Math.log2(largest))));
  const scale = 2 ** exponent;
  const centre = new Float64Array(a.columns);
  for (let row = 0; row < a.rows; row += 1) {
    for (let c = 0; c < a.columns; c += 1)
      centre[c] = (centre[c] as number) + ((a.values[row * a.columns + c] as number) * scale) / a.rows;
  }
  return { scale, centre };
}

interface PackedRows {
  /** Groups of rows side by side, column after column, so that the kernel reads in order; short groups end in zeros. */
  readonly values: Float32Array;
  readonly norms: Float32Array;
  readonly columns: number;
}

/**
 * Rounding to float32, the dot product and the sums err by at most (columns + 12) × roundoff of |x|² + |y|² together
 * (Higham, "Accuracy and Stability of Numerical Algorithms", section 3.1); the norms are made smaller by twice that.
 */
function packRows({ values, rows, columns }: FeatureMatrix, { scale, centre }: Place, group: number): PackedRows {
  const padded = Math.ceil(rows / group) * group;
  const packed = new Float32Array(padded * columns);
  const norms = new Float32Array(padded);
  const keep = 1 - 2 * (columns + 12) * ROUNDOFF;
  for (let row = 0; row < rows; row += 1) {
    const start = (row - (row % group)) * columns + (row % group);
    let norm = 0;
    for (let c = 0; c < columns; c += 1) {
      const value = Math.fround((values[row * columns + c] as number) * scale - (centre[c] as number));
      packed[start + c * group] = value;
      norm += value * value;
    }
    norms[row] = norm * keep - UNDERFLOW;
  }
  return { values: packed, norms, columns };
}

/** Answers the count of rows in it, whole groups. */
function loadPanel(into: BoundKernel, panel: "a" | "b", { values, norms, columns }: PackedRows, from: number): number {
  const end = Math.min(norms.length, from + TILE_ROWS);
  into.load(panel, values.subarray(from * columns, end * columns), norms.subarray(from, end));
  return end - from;
}
