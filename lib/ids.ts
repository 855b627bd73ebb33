import { createHash, randomInt, randomUUID } from "node:crypto";

/** Ids are UUIDs made here, so that a record's ledger entry can name it before the row is written. */
export function newId(): string {
  return randomUUID();
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A seed for a run whose owner named none: 1 to 2³¹−1, because TensorFlow.js ignores 0. */
export function newSeed(): number {
  return randomInt(1, 2_147_483_647);
}
