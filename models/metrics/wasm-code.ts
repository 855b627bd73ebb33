/**
 * Just enough of the WebAssembly binary format (core specification 3.0, chapter 5) to write one function as a list of
 * instructions in TypeScript: no compiler to install, no opaque binary in the repository.
 */

/** Bytes of one or more instructions. */
export type Code = readonly number[];

const I32 = 0x7f;
const V128 = 0x7b;
const EMPTY_BLOCK = 0x40;

/** LEB128, the format's only way to write integers. */
function unsigned(value: number): number[] {
  const rest = value >>> 7;
  return rest === 0 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(rest)];
}

function signed(value: number): number[] {
  const byte = value & 0x7f;
  const rest = value >> 7;
  const last = (rest === 0 && (byte & 0x40) === 0) || (rest === -1 && (byte & 0x40) !== 0);
  return last ? [byte] : [byte | 0x80, ...signed(rest)];
}

const vector = (opcode: number, ...operands: number[]): Code => [0xfd, ...unsigned(opcode), ...operands];
/** Alignment is a hint only; 4 bytes hold everywhere. */
const at = (offset: number) => [2, ...unsigned(offset)];

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number): Code => [0x21, ...unsigned(local)];
export const constant = (value: number): Code => [0x41, ...signed(value)];
export const add: Code = [0x6a];
export const multiply: Code = [0x6c];
/** Repeats `body` while the condition, i32 on the stack, is not 0; the body runs at least once. */
export const repeat = (body: Code, condition: Code): Code => [0x03, EMPTY_BLOCK, ...body, ...condition, 0x0d, 0, 0x0b];
export const lessUnsigned: Code = [0x49];

/** Four float32 from memory, or one of them in all four lanes. */
export const loadFour = (offset: number): Code => vector(0x00, ...at(offset));
export const loadSplat = (offset: number): Code => vector(0x09, ...at(offset));
export const storeFour = (offset: number): Code => vector(0x0b, ...at(offset));
export const zeroFour: Code = vector(0x0c, ...new Array<number>(16).fill(0));
export const addFour: Code = vector(0xe4);
export const subtractFour: Code = vector(0xe5);
export const multiplyFour: Code = vector(0xe6);
/** a · b + c of the three topmost vectors; whether the product is rounded is left to the processor. */
export const multiplyAddFour: Code = vector(0x105);

const section = (id: number, content: readonly number[]) => [id, ...unsigned(content.length), ...content];
const text = (name: string) => [name.length, ...Buffer.from(name, "ascii")];

/**
 * A module with one memory, imported as `env.memory`, and one function, exported as `run`, of i32 parameters without
 * result. Locals follow the parameters: first i32, then vectors.
 */
export function assembleModule(request: {
  readonly parameters: number;
  readonly integers: number;
  readonly vectors: number;
  readonly body: Code;
}): Uint8Array<ArrayBuffer> {
  const { parameters, integers, vectors, body } = request;
  const locals = [2, ...unsigned(integers), I32, ...unsigned(vectors), V128];
  const code = [...locals, ...body, 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, 0x60, ...unsigned(parameters), ...new Array<number>(parameters).fill(I32), 0]),
    ...section(2, [1, ...text("env"), ...text("memory"), 0x02, 0x00, 0x01]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text("run"), 0x00, 0x00]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}
