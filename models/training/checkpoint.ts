import type { z } from "zod";
import type { Tf } from "../backend";
import {
  type Checkpoint,
  CheckpointRefused,
  type checkpointHeader,
  hashValues,
  packCheckpoint,
} from "../contracts/checkpoint-file";
import type { NamedVariable } from "../networks/variables";

/** Between the variables of a model and the file that keeps their values. */

export type CheckpointFacts = Omit<z.input<typeof checkpointHeader>, "arrays" | "valuesHash">;

/** Packs the facts and the present values of the variables. */
export function encodeCheckpoint(facts: CheckpointFacts, state: readonly NamedVariable[]): Uint8Array {
  const arrays = state.map(({ name, variable }) => ({ name, shape: variable.shape }));
  return packCheckpoint({ ...facts, arrays }, readValues(state));
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

function readValues(state: readonly NamedVariable[]): Float32Array {
  const values = new Float32Array(state.reduce((sum, { variable }) => sum + variable.size, 0));
  let offset = 0;
  for (const { variable } of state) {
    values.set(variable.dataSync() as Float32Array, offset);
    offset += variable.size;
  }
  return values;
}
