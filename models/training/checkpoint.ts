import { createHash } from "node:crypto";
import { z } from "zod";
import type { Tf } from "../backend";
import { curvePoint } from "../contracts/run-events";
import type { NamedVariable } from "../networks/variables";

/**
 * One checkpoint is one file: magic, length of the header, header as JSON, values as little-endian float32. The header
 * holds the hash of the values, so that a damaged file is refused and never trained on.
 */

const MAGIC = "GFCKPT01";

export const checkpointHeader = z.object({
  /** Steps that are done: training goes on with this one (0-based). */
  step: z.int().min(0),
  /** Chance follows from seed and step alone, so these two are the whole state of the random source. */
  seed: z.int().min(1),
  configHash: z.string(),
  dataHash: z.string(),
  points: z.array(curvePoint),
  nonFiniteSteps: z.int().min(0),
  trainingSeconds: z.number().nonnegative(),
  arrays: z.array(z.object({ name: z.string(), shape: z.array(z.int()) })),
  valuesHash: z.string(),
});
export type CheckpointHeader = z.infer<typeof checkpointHeader>;

export interface Checkpoint {
  readonly header: CheckpointHeader;
  /** Values by the order of `header.arrays`. */
  readonly values: Float32Array;
}

/** A checkpoint that cannot be used: not one, damaged, or of another run. */
export class CheckpointRefused extends Error {
  override readonly name = "CheckpointRefused";
}

export type CheckpointFacts = Omit<CheckpointHeader, "arrays" | "valuesHash">;

/** Packs the facts and the present values of the variables. */
export function encodeCheckpoint(facts: CheckpointFacts, state: readonly NamedVariable[]): Uint8Array {
  const values = readValues(state);
  const header: CheckpointHeader = {
    ...facts,
    arrays: state.map(({ name, variable }) => ({ name, shape: variable.shape })),
    valuesHash: hashValues(values),
  };
  const text = Buffer.from(JSON.stringify(header), "utf8");
  const start = Buffer.alloc(MAGIC.length + 4);
  start.write(MAGIC, "latin1");
  start.writeUInt32LE(text.length, MAGIC.length);
  return Buffer.concat([start, text, bytesOf(values)]);
}

/** @throws CheckpointRefused when the file is not a checkpoint or its values are not the hashed ones. */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = MAGIC.length + 4;
  if (buffer.length < start || buffer.toString("latin1", 0, MAGIC.length) !== MAGIC) {
    throw new CheckpointRefused("not a checkpoint");
  }
  const end = start + buffer.readUInt32LE(MAGIC.length);
  const header = readHeader(buffer.toString("utf8", start, end));
  const body = Uint8Array.from(buffer.subarray(end));
  if (body.length % 4 !== 0) throw new CheckpointRefused("the values are cut off");
  const values = new Float32Array(body.buffer);
  if (hashValues(values) !== header.valuesHash) throw new CheckpointRefused("the values differ from their hash");
  return { header, values };
}

/** Puts stored values back. @throws CheckpointRefused when names or shapes are another model's. */
export function restoreState(tf: Tf, { header, values }: Checkpoint, state: readonly NamedVariable[]): void {
  const expected = state.map(({ name, variable }) => `${name}:${variable.shape}`).join("\n");
  const found = header.arrays.map(({ name, shape }) => `${name}:${shape}`).join("\n");
  if (expected !== found) throw new CheckpointRefused("the arrays are those of another model");
  let offset = 0;
  for (const { variable } of state) {
    const stored = values.slice(offset, offset + variable.size);
    tf.tidy(() => variable.assign(tf.tensor(stored, variable.shape, "float32")));
    offset += variable.size;
  }
}

/** SHA-256 of the values of variables in their order: equal for equal training. */
export function hashState(state: readonly NamedVariable[]): string {
  return hashValues(readValues(state));
}

function readHeader(text: string): CheckpointHeader {
  try {
    return checkpointHeader.parse(JSON.parse(text));
  } catch (cause) {
    throw new CheckpointRefused("the header is damaged", { cause });
  }
}

function readValues(state: readonly NamedVariable[]): Float32Array {
  const values = new Float32Array(state.reduce((sum, { variable }) => sum + variable.size, 0));
  let offset = 0;
  for (const { variable } of state) {
    values.set(variable.dataSync() as Float32Array, offset);
    offset += variable.size;
  }
  return values;
}

function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function hashValues(values: Float32Array): string {
  return createHash("sha256").update(bytesOf(values)).digest("hex");
}
