import { describe, expect, test } from "vitest";
import { KeptFiles } from "@/models/artefacts/kept-files";
import { ProgressReporter } from "@/models/assess/progress-reporter";
import { factsOf, readCheckpoint, trainModel } from "@/models/assess/train-model";
import type { Artefact } from "@/models/contracts/run-events";
import { buildImageModel } from "@/models/networks/build-image-model";
import { BatchOrder } from "@/models/training/batches";
import { configOf, everyRow, SEED, strokes } from "./given";
import { native } from "./native";

const config = configOf("vae", { steps: 50, batchSize: 20, hiddenUnits: 32 });
/** 0-based; its images are negatives, which the model has never seen. */
const SPOILT = 30;
const SHEETS = new Set([0, 50]);

/** Trains with one spoilt batch and answers the steps of the sheets and the checkpoints on the way. */
async function trainSpoilt(resumeFrom: Uint8Array | null) {
  const data = strokes(200);
  const model = buildImageModel(native.tf, config, data);
  const batches = new BatchOrder(everyRow(data.count), model.batchSize, SEED);
  const batchAt = (step: number) => {
    const batch = batches.valuesAt(step, data, model);
    return step === SPOILT ? batch.map((value) => 1 - value) : batch;
  };
  const checkpoints = new Map<number, Uint8Array>();
  const sink = async ({ kind, step, bytes }: Artefact) => {
    if (kind === "checkpoint") checkpoints.set(step ?? 0, bytes);
  };
  const facts = factsOf({ config, backend: native.info }, "");
  const checkpoint = readCheckpoint(resumeFrom, facts);
  const files = new KeptFiles(sink, checkpoint?.header.files);
  const signal = new AbortController().signal;
  const asked = { tf: native.tf, backend: native.info, config, signal, onProgress: () => {}, sink, resumeFrom };
  const drawSheet = () => ({ mediaType: "image/png", bytes: Uint8Array.of(1) });
  const reporter = new ProgressReporter(() => {}, config.steps);
  const request = { ...asked, checkpointSeconds: 0 };
  await trainModel({ request, model, batchAt, facts, files, reporter, sheets: SHEETS, drawSheet }, checkpoint);
  model.dispose();
  return { steps: files.list().map(({ step }) => step), checkpoints };
}

describe("a run whose loss jumps", () => {
  test("has sheets of the jump and after it, besides the first and the last; a resumed run has the same", async () => {
    const unbroken = await trainSpoilt(null);
    expect(unbroken.steps).toEqual([0, 31, 32, 33, 35, 39, 50]);
    const between = [...unbroken.checkpoints].find(([step]) => step > SPOILT && step < 39)?.[1];
    expect((await trainSpoilt(between ?? null)).steps).toEqual(unbroken.steps);
    expect(between).toBeDefined();
  });
});
