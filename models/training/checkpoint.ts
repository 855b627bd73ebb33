import { createHash } from "node:crypto";
import { z } from "zod";
import { keptFile } from "../artefacts/kept-files";
import type { Tf } from "../backend";
import { trailPoint } from "../contracts/report";
import { backendInfo, curvePoint } from "../contracts/run-events";
import type { NamedVariable } from "../networks/variables";

/**
 * One checkpoint is one file: magic, SHA-256 of all that follows, length of the header, header as JSON, values as
 * little-endian float32. A file with one changed bit, in the header or in the values, is refused and never trained on.
 */

const MAGIC = "GFCKPT01";
const DIGEST_BYTES = 32;
const HEADER_AT = MAGIC.length + DIGEST_BYTES + 4;

export const checkpointHeader = z.object({
  /** Steps that are done: training goes on with this one (0-based). */
  step: z.int().min(0),
  /** Chance follows from seed and step alone, so these two are the whole state of the random source. */
  seed: z.int().min(1),
  configHash: z.string(),
  dataHash: z.string(),
  /** Other libraries round otherwise. A checkpoint from before there was a choice is the native library's. */
  backend: backendInfo.shape.backend.default("tensorflow"),
  points: z.array(curvePoint),
  nonFiniteSteps: z.int().min(0),
  trainingSeconds: z.number().nonnegative(),
  stepMilliseconds: z.array(z.number()).default([]),
  trail: z.array(trailPoint).default([]),
  /** What the run wrote before, for its manifest. */
  files: z.array(keptFile).default([]),
  /** Code points of a text model's vocabulary by their numbers: weights tell characters apart by these alone. */
  characters: z.array(z.int()).optional(),
  arrays: z.array(z.object({ name: z.string(), shape: z.array(z.int()) })),
  /** SHA-256 of the values alone: what a report names as its weights. */
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

export type CheckpointFacts = Omit<z.input<typeof checkpointHeader>, "arrays" | "valuesHash">;

/** Packs the facts and the present values of the variables. */
export function encodeCheckpoint(facts: CheckpointFacts, state: readonly NamedVariable[]): Uint8Array {
  const values = readValues(state);
  const header: z.input<typeof checkpointHeader> = {
    ...facts,
    arrays: state.map(({ name, variable }) => ({ name, shape: variable.shape })),
    valuesHash: hashValues(values),
  };
  const text = Buffer.from(JSON.stringify(header), "utf8");
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const sealed = Buffer.concat([length, text, bytesOf(values)]);
  return Buffer.concat([Buffer.from(MAGIC, "latin1"), digestOf(sealed), sealed]);
}

/** @throws CheckpointRefused when the file is not a checkpoint, cut off, or changed since it was written. */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < HEADER_AT || buffer.toString("latin1", 0, MAGIC.length) !== MAGIC) {
    throw new CheckpointRefused("not a checkpoint");
  }
  const sealedAt = MAGIC.length + DIGEST_BYTES;
  if (!digestOf(buffer.subarray(sealedAt)).equals(buffer.subarray(MAGIC.length, sealedAt))) {
    throw new CheckpointRefused("the content differs from its hash");
  }
  const valuesAt = HEADER_AT + buffer.readUInt32LE(sealedAt);
  const header = readHeader(buffer.toString("utf8", HEADER_AT, valuesAt));
  // A copy starts at an address that floats may stand at.
  return { header, values: new Float32Array(Uint8Array.from(buffer.subarray(valuesAt)).buffer) };
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

function digestOf(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function hashValues(values: Float32Array): string {
  return createHash("sha256").update(bytesOf(values)).digest("hex");
}
