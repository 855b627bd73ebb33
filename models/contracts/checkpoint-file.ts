import { createHash } from "node:crypto";
import { z } from "zod";
import { trailPoint } from "./report";
import { runConfig } from "./run-config";
import { backendInfo, curvePoint, keptFile } from "./run-events";

/**
 * One checkpoint is one file: magic, SHA-256 of all that follows, length of the header, header as JSON, values as
 * little-endian float32. A file with one changed bit, in the header or in the values, is refused and never trained on.
 * The weights that a run leaves are such a file too. Read here by training and by whoever takes a file from outside.
 */

const MAGIC = "GFCKPT01";
const DIGEST_BYTES = 32;
const SEALED_AT = MAGIC.length + DIGEST_BYTES;
const HEADER_AT = SEALED_AT + 4;
const VALUE_BYTES = 4;

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
  /** Of final weights: what they were trained as. Weights from before this was written have none. */
  config: runConfig.optional(),
  /** Code points of a text model's vocabulary by their numbers: weights tell characters apart by these alone. */
  characters: z.array(z.int()).optional(),
  arrays: z.array(z.object({ name: z.string(), shape: z.array(z.int().min(0)) })),
  /** SHA-256 of the values alone: what a report names as its weights. */
  valuesHash: z.string(),
});
export type CheckpointHeader = z.infer<typeof checkpointHeader>;

export interface Checkpoint {
  readonly header: CheckpointHeader;
  /** Values by the order of `header.arrays`. */
  readonly values: Float32Array;
}

/** Why a file is no checkpoint: not one at all; changed or cut off; sealed, but with a header that says something else. */
export type CheckpointFault = "notACheckpoint" | "damaged" | "badHeader";

/** A checkpoint that cannot be used: not one, damaged, or of another run. */
export class CheckpointRefused extends Error {
  override readonly name = "CheckpointRefused";
  /** Of the file itself; undefined where the file is whole and belongs to something else. */
  readonly fault?: CheckpointFault;

  constructor(message: string, { fault, ...options }: ErrorOptions & { fault?: CheckpointFault } = {}) {
    super(message, options);
    if (fault) this.fault = fault;
  }
}

/** Packs a header, completed by the hash of the values, and the values in the order of its arrays. */
export function packCheckpoint(
  header: Omit<z.input<typeof checkpointHeader>, "valuesHash">,
  values: Float32Array,
): Uint8Array {
  const text = Buffer.from(JSON.stringify({ ...header, valuesHash: hashValues(values) }), "utf8");
  const length = Buffer.alloc(HEADER_AT - SEALED_AT);
  length.writeUInt32LE(text.length);
  const sealed = Buffer.concat([length, text, bytesOf(values)]);
  return Buffer.concat([Buffer.from(MAGIC, "latin1"), digestOf(sealed), sealed]);
}

/** @throws CheckpointRefused when the file is not a checkpoint, cut off, or changed since it was written. */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < HEADER_AT || buffer.toString("latin1", 0, MAGIC.length) !== MAGIC) {
    throw new CheckpointRefused("not a checkpoint", { fault: "notACheckpoint" });
  }
  if (!digestOf(buffer.subarray(SEALED_AT)).equals(buffer.subarray(MAGIC.length, SEALED_AT))) {
    throw new CheckpointRefused("the content differs from its hash", { fault: "damaged" });
  }
  const valuesAt = HEADER_AT + buffer.readUInt32LE(SEALED_AT);
  const header = readHeader(buffer.toString("utf8", HEADER_AT, valuesAt));
  const stored = buffer.subarray(valuesAt);
  const count = header.arrays.reduce((sum, { shape }) => sum + shape.reduce((size, side) => size * side, 1), 0);
  if (stored.length !== count * VALUE_BYTES) throw badHeader("the arrays do not add up to the values");
  // A copy starts at an address that floats may stand at.
  const values = new Float32Array(new Uint8Array(stored).buffer);
  // The seal says that nothing changed since; anybody can seal a file that says something untrue of itself.
  if (hashValues(values) !== header.valuesHash) throw badHeader("the values are not those that the header names");
  return { header, values };
}

/** SHA-256 of values in their order: equal for equal training. */
export function hashValues(values: Float32Array): string {
  return createHash("sha256").update(bytesOf(values)).digest("hex");
}

function readHeader(text: string): CheckpointHeader {
  try {
    return checkpointHeader.parse(JSON.parse(text));
  } catch (cause) {
    throw badHeader("the header is damaged", cause);
  }
}

const badHeader = (message: string, cause?: unknown) => new CheckpointRefused(message, { cause, fault: "badHeader" });

function digestOf(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
