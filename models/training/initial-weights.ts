import type { Tf } from "../backend";
import { type Checkpoint, CheckpointRefused, decodeCheckpoint } from "../contracts/checkpoint-file";
import type { InitFrom } from "../contracts/config-fields";
import { restoreState } from "./checkpoint";
import type { StepModel } from "./trainable";

/** Weights to start from that are not those named, are damaged, or belong to a model of another form. */
export class WeightsUnfit extends Error {
  override readonly name = "WeightsUnfit";
}

/**
 * The kept weights of an earlier run (`weights.bin`). @throws WeightsUnfit for a missing or damaged file, or other weights
 * than the configuration names
 */
export function readInitialWeights(bytes: Uint8Array | null, named: InitFrom): Checkpoint {
  if (!bytes) throw new WeightsUnfit("the file of weights is missing");
  const weights = decoded(bytes);
  if (weights.header.valuesHash !== named.weightsHash) throw new WeightsUnfit("the file holds other weights");
  return weights;
}

function decoded(bytes: Uint8Array): Checkpoint {
  try {
    return decodeCheckpoint(bytes);
  } catch (cause) {
    if (!(cause instanceof CheckpointRefused)) throw cause;
    throw new WeightsUnfit(cause.message, { cause });
  }
}

/** Puts them in the place of the random ones; the optimizer begins anew. @throws WeightsUnfit naming the first array that differs */
export function startFrom(tf: Tf, weights: Checkpoint, model: Pick<StepModel, "weights">): void {
  const found = new Map(weights.header.arrays.map(({ name, shape }) => [name, shape.join("×")]));
  for (const { name, variable } of model.weights) {
    const [expected, given] = [variable.shape.join("×"), found.get(name)];
    if (given !== expected) throw new WeightsUnfit(`${name} is ${given ?? "absent"}, the model has ${expected}`);
  }
  const extra = weights.header.arrays.find(({ name }) => !model.weights.some((own) => own.name === name));
  if (extra) throw new WeightsUnfit(`${extra.name} is no array of the model`);
  restoreState(tf, weights, model.weights);
}
