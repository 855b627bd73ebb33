import type { ImageConfig } from "../contracts/run-config";
import { augmentBatch } from "../data/augment";
import type { ImageDataset } from "../data/image-dataset";
import { BatchOrder } from "./batches";
import { PoissonBatches, poissonCapacity } from "./poisson-batches";
import type { Trainable } from "./trainable";

/** What a model reads of the rows at each step, varied where its configuration asks for it: a function of the step. */
export function imageBatches(
  config: ImageConfig,
  { data, rows, model }: { data: ImageDataset; rows: Uint32Array; model: Pick<Trainable, "conditional" | "sampling"> },
): (step: number) => Float32Array {
  const { batchSize, seed } = config;
  if (model.sampling === "poisson") {
    const batches = new PoissonBatches(rows, batchSize, seed);
    const count = poissonCapacity(batchSize);
    return (step) => augmentBatch(batches.valuesAt(step, data), { config, step, count });
  }
  const batches = new BatchOrder(rows, batchSize, seed);
  return (step) => augmentBatch(batches.valuesAt(step, data, model), { config, step, count: batchSize });
}
