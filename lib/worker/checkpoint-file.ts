import { Buffer } from "node:buffer";

/**
 * A checkpoint is stored with its run's id before it. Files are kept by content: without the id two equal runs would
 * share one, and the run that drops its old checkpoint first would take the other's away.
 */
const ID_BYTES = 16;

const idBytes = (runId: string) => Buffer.from(runId.replaceAll("-", ""), "hex");

export function sealCheckpoint(runId: string, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([idBytes(runId), bytes]);
}

/** Null where the file is not this run's. */
export function openCheckpoint(runId: string, file: Uint8Array): Uint8Array | null {
  const own = file.length > ID_BYTES && idBytes(runId).equals(file.subarray(0, ID_BYTES));
  return own ? file.subarray(ID_BYTES) : null;
}
