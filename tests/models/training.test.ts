import { describe, expect, test } from "vitest";
import { decodeCheckpoint } from "@/models/contracts/checkpoint-file";
import { buildImageModel } from "@/models/networks/build-image-model";
import { BatchOrder } from "@/models/training/batches";
import { encodeCheckpoint, hashState, restoreState } from "@/models/training/checkpoint";
import { RunCancelled, TrainingDiverged, train } from "@/models/training/train";
import type { Trainable } from "@/models/training/trainable";
import { configOf, everyRow, FAMILIES, freshProgress, SEED, SMALL, strokes } from "./given";
import { native, trainStrokes } from "./native";

const data = strokes();
const rows = everyRow(data.count);
const batchesOf = (model: Trainable) => {
  const batches = new BatchOrder(rows, model.batchSize, SEED);
  return (step: number) => batches.valuesAt(step, data, model);
};
const FACTS = { seed: SEED, configHash: "c", dataHash: "d", points: [], nonFiniteSteps: 0, trainingSeconds: 0 };

describe.each(FAMILIES)("%s", (family) => {
  test("leaks no tensor over 120 steps", async () => {
    const counts: number[] = [];
    const { model } = await trainStrokes(configOf(family, { steps: 120, ...SMALL }), {
      betweenSteps: async () => void counts.push(native.tf.memory().numTensors),
    });
    model.dispose();
    expect(counts.length).toBeGreaterThan(5);
    expect(new Set(counts).size).toBe(1);
  });

  test("dispose gives every tensor back", () => {
    const before = native.tf.memory().numTensors;
    buildImageModel(native.tf, configOf(family), data).dispose();
    expect(native.tf.memory().numTensors).toBe(before);
  });

  test("the same seed gives the same weights, another seed others", async () => {
    const hashes = [];
    for (const seed of [SEED, SEED, SEED + 1]) {
      const { model } = await trainStrokes(configOf(family, { steps: 40, seed, ...SMALL }));
      hashes.push(hashState(model.state));
      model.dispose();
    }
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[2]).not.toBe(hashes[0]);
  });

  test("a checkpoint restored goes on as if nothing had been", async () => {
    const config = configOf(family, { steps: 60, ...SMALL });
    const unbroken = await trainStrokes(config);
    const broken = buildImageModel(native.tf, config, data);
    const progress = freshProgress();
    const request = { tf: native.tf, totalSteps: 60, pauseAt: new Set([25]), betweenSteps: async () => {} };
    const stop = new AbortController();
    const pause = async () => {
      if (progress.step >= 25) stop.abort();
    };
    const batchAt = batchesOf(broken);
    await expect(
      train({ ...request, model: broken, progress, batchAt, signal: stop.signal, betweenSteps: pause }),
    ).rejects.toThrow(RunCancelled);
    const bytes = encodeCheckpoint({ ...FACTS, step: progress.step }, broken.state);
    broken.dispose();

    const resumed = buildImageModel(native.tf, config, data);
    const checkpoint = decodeCheckpoint(bytes);
    restoreState(native.tf, checkpoint, resumed.state);
    const rest = { ...freshProgress(), step: checkpoint.header.step };
    await train({
      ...request,
      model: resumed,
      progress: rest,
      batchAt: batchesOf(resumed),
      signal: new AbortController().signal,
    });
    expect(checkpoint.header.step).toBeGreaterThanOrEqual(25);
    expect(hashState(resumed.state)).toBe(hashState(unbroken.model.state));
    resumed.dispose();
    unbroken.model.dispose();
  });
});

describe("the loop", () => {
  test("gives timers their turn while it trains, and stops soon after the signal", async () => {
    const stop = new AbortController();
    const model = buildImageModel(native.tf, configOf("vae"), data);
    const progress = freshProgress();
    let beats = 0;
    const heart = setInterval(() => {
      beats += 1;
      if (beats === 5) stop.abort();
    }, 20);
    const request = { tf: native.tf, model, progress, totalSteps: 50_000, pauseAt: new Set<number>() };
    const batchAt = batchesOf(model);
    await expect(train({ ...request, batchAt, signal: stop.signal, betweenSteps: async () => {} })).rejects.toThrow(
      RunCancelled,
    );
    clearInterval(heart);
    model.dispose();
    expect(progress.step).toBeLessThan(2_000);
  });

  test("a run whose losses leave the numbers ends as diverged", async () => {
    const model = buildImageModel(native.tf, configOf("vae"), data);
    const broken = {
      ...model,
      draw: (...given: Parameters<typeof model.draw>) =>
        model.draw(...given).map((input) => ({ ...input, values: input.values.fill(Number.NaN) })),
    };
    const request = {
      tf: native.tf,
      model: broken,
      progress: freshProgress(),
      totalSteps: 500,
      pauseAt: new Set<number>(),
    };
    const batchAt = batchesOf(model);
    const signal = new AbortController().signal;
    await expect(train({ ...request, batchAt, signal, betweenSteps: async () => {} })).rejects.toThrow(
      TrainingDiverged,
    );
    model.dispose();
  });
});
