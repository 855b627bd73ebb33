import { afterEach, describe, expect, test } from "vitest";
import { assessTextModel } from "@/models/assess/assess-text-model";
import { decodeCheckpoint } from "@/models/contracts/checkpoint-file";
import { runConfig, type TextConfig } from "@/models/contracts/run-config";
import type { Artefact } from "@/models/contracts/run-events";
import { readWeightsFile } from "@/models/contracts/weights-file";
import { generateReplies } from "@/models/data/replies";
import { buildImageModel } from "@/models/networks/build-image-model";
import { encodeCheckpoint, hashState } from "@/models/training/checkpoint";
import { readInitialWeights, startFrom, WeightsUnfit } from "@/models/training/initial-weights";
import { configOf, SEED, SMALL, strokes } from "./given";
import { native, trainStrokes } from "./native";

const { tf } = native;
const data = strokes(200);
const FACTS = { seed: SEED, configHash: "c", dataHash: "d", points: [], nonFiniteSteps: 0, trainingSeconds: 0 };
const opened: { dispose(): void }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.dispose();
});

function fresh(...given: Parameters<typeof configOf>) {
  const model = buildImageModel(tf, configOf(...given), data);
  opened.push(model);
  return model;
}

/** The file of weights that a short training leaves. */
async function trainedFile(...given: Parameters<typeof configOf>): Promise<Uint8Array> {
  const { model } = await trainStrokes(configOf(...given), { data });
  opened.push(model);
  return encodeCheckpoint({ ...FACTS, step: 20 }, model.weights);
}

const named = (file: Uint8Array) => ({ run: null, weightsHash: decodeCheckpoint(file).header.valuesHash });

describe("initial weights", () => {
  test.each(["vae", "dcgan"] as const)(
    "of a %s stand in the place of the random ones, its averages among them, and the moments are fresh",
    async (family) => {
      const file = await trainedFile(family, { ...SMALL, steps: 20 });
      const model = fresh(family, { ...SMALL, seed: SEED + 1 });
      startFrom(tf, readInitialWeights(file, named(file)), model);
      expect(hashState(model.weights)).toBe(named(file).weightsHash);
      const kept = new Set(model.weights.map(({ name }) => name));
      const moments = model.state.filter(({ name }) => !kept.has(name) && name.includes("adam"));
      expect(moments.length).toBeGreaterThan(0);
      for (const { variable } of moments) expect(variable.dataSync().every((value) => value === 0)).toBe(true);
    },
  );

  test("of another form are refused by the array that differs", async () => {
    const file = await trainedFile("vae", { ...SMALL, steps: 20 });
    const weights = readInitialWeights(file, named(file));
    const wider = fresh("vae", { hiddenUnits: 64 } as object);
    expect(() => startFrom(tf, weights, wider)).toThrow(/encoder\/hidden1.weights is 784×400, the model has 784×64/);
    expect(() => startFrom(tf, weights, fresh("mlp-gan"))).toThrow(WeightsUnfit);
  });

  test("other than those named, damaged or missing are refused", async () => {
    const file = await trainedFile("vae", { ...SMALL, steps: 20 });
    expect(() => readInitialWeights(file, { run: null, weightsHash: "0".repeat(64) })).toThrow("other weights");
    const damaged = Uint8Array.from(file);
    damaged.set([(damaged.at(-1) ?? 0) ^ 1], damaged.length - 1);
    expect(() => readInitialWeights(damaged, named(file))).toThrow(WeightsUnfit);
    expect(() => readInitialWeights(null, named(file))).toThrow("missing");
  });
});

test("a model of text goes on with the characters of the weights, whatever its new texts hold", async () => {
  const small = { model: "gru", steps: 20, seed: 5, evaluationSamples: 200, units: 16, length: 8, batchSize: 8 };
  const assess = async (texts: string[], change: object, initialWeights: Uint8Array | null) => {
    const kept: Artefact[] = [];
    const config = runConfig.parse({ ...small, sampleLength: 12, ...change }) as TextConfig;
    const request = { tf, backend: native.info, config, data: { texts }, resumeFrom: null, initialWeights };
    await assessTextModel({
      ...{ ...request, signal: new AbortController().signal, onProgress: () => {} },
      sink: async (artefact) => void kept.push(artefact),
    });
    return kept.find(({ kind }) => kind === "weights")?.bytes ?? new Uint8Array();
  };
  const { texts } = generateReplies({ count: 120, seed: 3 });
  const first = await assess([...texts], {}, null);
  const others = texts.map((text) => `${text}甲乙丙`);
  const second = await assess(others, { initFrom: named(first) }, first);
  expect(decodeCheckpoint(first).header.config).toMatchObject({ model: "gru", units: 16 });
  expect(readWeightsFile(first)).toMatchObject({ ok: true, value: { valuesHash: named(first).weightsHash } });
  const charactersOf = (file: Uint8Array) => decodeCheckpoint(file).header.characters;
  expect(charactersOf(second)).toEqual(charactersOf(first));
  expect(charactersOf(first)).not.toContain("甲".codePointAt(0));
  expect(named(second)).not.toEqual(named(first));
});
