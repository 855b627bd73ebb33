import { z } from "zod";
import { runReport } from "@/models/contracts/report";
import { runConfig } from "@/models/contracts/run-config";
import { ARTEFACT_KINDS, backendInfo, progressEvent, shortfall } from "@/models/contracts/run-events";

/**
 * What worker and training process say to each other. Bytes never travel here: the training process puts them into the
 * storage and names them by hash.
 */

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const trainingJob = z.object({
  runId: z.uuid(),
  attempt: z.int().min(1),
  config: runConfig,
  /** Why set-up rules the native library out on this machine; null where it is there. */
  withoutNative: shortfall.nullable(),
  /** Files of the data: images with or without labels, or texts. */
  imagesHash: hash.nullable(),
  labelsHash: hash.nullable(),
  textsHash: hash.nullable(),
  /** File of the weights that it starts from, where the configuration names some. */
  initialWeightsHash: hash.nullable(),
  /** Newest first. Where one cannot be read the next one serves; without any the run begins anew. */
  checkpoints: z.array(z.object({ step: z.int(), fileHash: hash })),
  /** From here on the process says at least this often that it lives. */
  aliveSeconds: z.number().positive(),
  checkpointSeconds: z.number().nonnegative(),
});
export type TrainingJob = z.infer<typeof trainingJob>;

export const toTraining = z.discriminatedUnion("type", [
  z.object({ type: z.literal("start"), job: trainingJob }),
  /** Stop between two steps; `keep` writes a checkpoint first, for whoever goes on. */
  z.object({ type: z.literal("stop"), keep: z.boolean() }),
]);
export type ToTraining = z.infer<typeof toTraining>;

export const fromTraining = z.discriminatedUnion("type", [
  z.object({ type: z.literal("alive") }),
  z.object({ type: z.literal("backend"), backend: backendInfo }),
  z.object({ type: z.literal("progress"), progress: progressEvent }),
  z.object({
    type: z.literal("artefact"),
    kind: z.enum(ARTEFACT_KINDS),
    step: z.int().nullable(),
    mediaType: z.string(),
    hash,
    size: z.int(),
  }),
  z.object({ type: z.literal("done"), report: runReport }),
  /** A fault of the model or its data, by a closed code: the same try would end the same way. */
  z.object({
    type: z.literal("failed"),
    code: z.string(),
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  /** Anything else that went wrong; may pass. */
  z.object({ type: z.literal("broken"), message: z.string() }),
  z.object({ type: z.literal("stopped") }),
]);
export type FromTraining = z.infer<typeof fromTraining>;
