import {
  add,
  addFour,
  assembleModule,
  type Code,
  constant,
  get,
  lessUnsigned,
  loadFour,
  loadSplat,
  multiply,
  multiplyAddFour,
  multiplyFour,
  repeat,
  set,
  storeFour,
  subtractFour,
  zeroFour,
} from "./wasm-code";

/**
 * |x|² + |y|² − 2x·y in float32 for a tile of pairs, eight products an instruction pair where plain JavaScript has one:
 * the inner loop of every neighbour metric. Rounding is the caller's business, who makes the norms small enough.
 */

/** Rows and columns of the block whose sums stay in registers. */
export const BLOCK_ROWS = 4;
export const BLOCK_COLUMNS = 8;
const FLOAT = 4;
const VECTOR = 4 * FLOAT;

// Parameters, in order; addresses and byte counts.
const [COLUMNS, A, A_END, B, B_END, NORMS_A, NORMS_B, OUT, OUT_STRIDE] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
const PARAMETERS = 9;
// Integers of its own: places inside the panels, and of the block.
const [PLACE_A, PLACE_B, BLOCK_END, NORM_B, BLOCK_OUT, ROW_OUT] = [9, 10, 11, 12, 13, 14] as const;
const INTEGERS = 6;
// Vectors: eight sums, two of b, one of a.
const FIRST_SUM = PARAMETERS + INTEGERS;
const SUMS = (BLOCK_ROWS * BLOCK_COLUMNS) / 4;
const sumOf = (row: number, half: number) => FIRST_SUM + 2 * row + half;
const [B_LOW, B_HIGH, A_ROW] = [FIRST_SUM + SUMS, FIRST_SUM + SUMS + 1, FIRST_SUM + SUMS + 2];

const ROWS = Array.from({ length: BLOCK_ROWS }, (_, row) => row);
const HALVES = [0, 1] as const;

const moveOn = (local: number, bytes: Code): Code => [...get(local), ...bytes, ...add, ...set(local)];
const whileBelow = (local: number, end: number): Code => [...get(local), ...get(end), ...lessUnsigned];
/** Bytes of one group of `rows` packed rows. */
const groupBytes = (rows: number): Code => [...get(COLUMNS), ...constant(rows * FLOAT), ...multiply];

/** One column of the block: every sum gains a(row) · b(half). */
function addColumn(fused: boolean): Code {
  const product = (half: number, sum: number): Code => {
    const factors = [...get(A_ROW), ...get(half === 0 ? B_LOW : B_HIGH)];
    return fused
      ? [...factors, ...get(sum), ...multiplyAddFour, ...set(sum)]
      : [...factors, ...multiplyFour, ...get(sum), ...addFour, ...set(sum)];
  };
  return [
    ...[...get(PLACE_B), ...loadFour(0), ...set(B_LOW), ...get(PLACE_B), ...loadFour(VECTOR), ...set(B_HIGH)],
    ...ROWS.flatMap((row) => [
      ...[...get(PLACE_A), ...loadSplat(row * FLOAT), ...set(A_ROW)],
      ...HALVES.flatMap((half) => product(half, sumOf(row, half))),
    ]),
    ...moveOn(PLACE_A, constant(BLOCK_ROWS * FLOAT)),
    ...moveOn(PLACE_B, constant(BLOCK_COLUMNS * FLOAT)),
  ];
}

const storeRow = (row: number): Code => [
  ...HALVES.flatMap((half) => [
    ...get(ROW_OUT),
    ...[...get(NORMS_A), ...loadSplat(row * FLOAT), ...get(NORM_B), ...loadFour(half * VECTOR), ...addFour],
    ...[...get(sumOf(row, half)), ...get(sumOf(row, half)), ...addFour, ...subtractFour],
    ...storeFour(half * VECTOR),
  ]),
  ...moveOn(ROW_OUT, get(OUT_STRIDE)),
];

/** One block of 4 × 8 pairs; PLACE_B stands at its columns and ends behind them. */
const block = (fused: boolean): Code => [
  ...ROWS.flatMap((row) => HALVES.flatMap((half) => [...zeroFour, ...set(sumOf(row, half))])),
  ...[...get(A), ...set(PLACE_A), ...get(A), ...groupBytes(BLOCK_ROWS), ...add, ...set(BLOCK_END)],
  ...repeat(addColumn(fused), whileBelow(PLACE_A, BLOCK_END)),
  ...[...get(BLOCK_OUT), ...set(ROW_OUT)],
  ...ROWS.flatMap(storeRow),
  ...moveOn(NORM_B, constant(BLOCK_COLUMNS * FLOAT)),
  ...moveOn(BLOCK_OUT, constant(BLOCK_COLUMNS * FLOAT)),
];

const body = (fused: boolean): Code =>
  repeat(
    [
      ...[...get(B), ...set(PLACE_B), ...get(NORMS_B), ...set(NORM_B), ...get(OUT), ...set(BLOCK_OUT)],
      ...repeat(block(fused), whileBelow(PLACE_B, B_END)),
      ...moveOn(A, groupBytes(BLOCK_ROWS)),
      ...moveOn(NORMS_A, constant(BLOCK_ROWS * FLOAT)),
      ...[...get(OUT), ...get(OUT_STRIDE), ...constant(BLOCK_ROWS), ...multiply, ...add, ...set(OUT)],
    ],
    whileBelow(A, A_END),
  );

/** Fused where the engine knows the instruction (V8 from 11.4); the sums then carry fewer roundings, never more. */
function compileKernel(): WebAssembly.Module {
  const assemble = (fused: boolean) =>
    assembleModule({ parameters: PARAMETERS, integers: INTEGERS, vectors: SUMS + 3, body: body(fused) });
  const fused = assemble(true);
  return new WebAssembly.Module(WebAssembly.validate(fused) ? fused : assemble(false));
}

type Kernel = (
  ...addresses: [
    columns: number,
    a: number,
    aEnd: number,
    b: number,
    bEnd: number,
    normsA: number,
    normsB: number,
    out: number,
    outStride: number,
  ]
) => void;

const PAGE_BYTES = 65_536;

/** Memory of the kernel with its places: panels of packed rows, their norms, and the tile of results. */
export class BoundKernel {
  private readonly memory = new WebAssembly.Memory({ initial: 1 });
  private readonly run: Kernel;
  private floats = new Float32Array();
  private places = { a: 0, b: 0, normsA: 0, normsB: 0, out: 0 };

  /** @param side rows of a tile, a multiple of 8 */
  constructor(private readonly side: number) {
    const { exports } = new WebAssembly.Instance(compileKernel(), { env: { memory: this.memory } });
    this.run = exports.run as unknown as Kernel;
  }

  /** Makes room for rows of so many columns; views from before are stale. */
  reserve(columns: number): { readonly out: Float32Array } {
    const { side, memory } = this;
    const panel = side * columns;
    const [a, b] = [0, panel];
    const [normsA, normsB, out] = [2 * panel, 2 * panel + side, 2 * panel + 2 * side];
    this.places = { a, b, normsA, normsB, out };
    const bytes = (out + side * side) * FLOAT;
    if (memory.buffer.byteLength < bytes) memory.grow(Math.ceil((bytes - memory.buffer.byteLength) / PAGE_BYTES));
    this.floats = new Float32Array(memory.buffer);
    return { out: this.floats.subarray(out, out + side * side) };
  }

  /** A panel of packed groups with the norms of its rows. */
  load(panel: "a" | "b", rows: Float32Array, norms: Float32Array): void {
    this.floats.set(rows, this.places[panel]);
    this.floats.set(norms, this.places[panel === "a" ? "normsA" : "normsB"]);
  }

  /** Fills the tile for whole blocks of so many rows of `a` and of `b`. */
  fill(columns: number, rowsA: number, rowsB: number): void {
    const { a, b, normsA, normsB, out } = this.places;
    const bytes = (floats: number) => floats * FLOAT;
    this.run(
      columns,
      bytes(a),
      bytes(a + rowsA * columns),
      bytes(b),
      bytes(b + rowsB * columns),
      bytes(normsA),
      bytes(normsB),
      bytes(out),
      bytes(this.side),
    );
  }
}
