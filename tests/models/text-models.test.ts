import { beforeAll, describe, expect, test } from "vitest";
import { sampleTexts } from "@/models/assess/sample-texts";
import { scoreTexts } from "@/models/assess/score-texts";
import { decodeCheckpoint } from "@/models/contracts/checkpoint-file";
import type { TextConfig } from "@/models/contracts/run-config";
import { SeededRandom } from "@/models/data/random";
import { BOUNDARY } from "@/models/data/text-dataset";
import { bitsPerCharacter } from "@/models/metrics/bits-per-character";
import { fromCharacters } from "@/models/metrics/characters";
import { fitNGramModel } from "@/models/metrics/n-gram-model";
import { encodeCheckpoint, hashState, restoreState } from "@/models/training/checkpoint";
import { StepRunner } from "@/models/training/step-runner";
import { type TrainingProgress, train } from "@/models/training/train";
import type { StepModel } from "@/models/training/trainable";
import { freshProgress, SEED } from "./given";
import { prepareText, TEXT_FAMILIES, textConfigOf } from "./given-text";
import { native } from "./native";

const { tf } = native;
const FACTS = { seed: SEED, configHash: "c", dataHash: "d", points: [], nonFiniteSteps: 0, trainingSeconds: 0 };

/** Bits a character that an untrained or shuffled model never gains on the unigram, which it starts from. */
const MARGIN_BITS = 1;

interface Run {
  readonly progress?: TrainingProgress;
  readonly until?: number;
  readonly betweenSteps?: () => Promise<void>;
}

/** Trains to `until` of the configuration's steps, which decide rates and noise. */
async function trainText(
  model: StepModel,
  batchAt: (step: number) => Float32Array,
  config: TextConfig,
  { progress = freshProgress(), until = config.steps, betweenSteps = async () => {} }: Run = {},
): Promise<void> {
  const stop = new AbortController();
  const pauseAt = new Set([until]);
  const watch = async () => {
    await betweenSteps();
    if (progress.step >= until) stop.abort();
  };
  const parts = { tf, model, batchAt, progress, pauseAt, signal: stop.signal, totalSteps: config.steps };
  await train({ ...parts, betweenSteps: watch }).catch((error: Error) => {
    if (error.name !== "RunCancelled") throw error;
  });
}

describe.each(TEXT_FAMILIES)("%s", (family) => {
  test("leaks no tensor over 60 steps, nor by sampling", async () => {
    const config = textConfigOf(family, { steps: 60 });
    const before = tf.memory().numTensors;
    const { model, batchAt, vocabulary } = prepareText(tf, config);
    const counts = new Set<number>();
    const pauseAt = new Set(Array.from({ length: 60 }, (_, step) => step));
    const parts = { tf, model, batchAt, progress: freshProgress(), pauseAt, totalSteps: 60 };
    await train({
      ...{ ...parts, signal: new AbortController().signal },
      betweenSteps: async () => void counts.add(tf.memory().numTensors),
    });
    expect(counts.size).toBe(1);
    sampleTexts({ model, vocabulary, config, count: 5, stream: "samples" });
    expect(tf.memory().numTensors).toBe([...counts][0]);
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test("a checkpoint restored goes on as if nothing had been; another seed ends elsewhere", async () => {
    const config = textConfigOf(family, { steps: 20 });
    const [unbroken, broken, resumed, other] = [config, config, config, { ...config, seed: SEED + 1 }].map((each) =>
      prepareText(tf, each),
    ) as [
      ReturnType<typeof prepareText>,
      ReturnType<typeof prepareText>,
      ReturnType<typeof prepareText>,
      ReturnType<typeof prepareText>,
    ];
    await trainText(unbroken.model, unbroken.batchAt, config);
    const progress = freshProgress();
    await trainText(broken.model, broken.batchAt, config, { progress, until: 8 });
    const checkpoint = decodeCheckpoint(encodeCheckpoint({ ...FACTS, step: progress.step }, broken.model.state));
    restoreState(tf, checkpoint, resumed.model.state);
    await trainText(resumed.model, resumed.batchAt, config, { progress: { ...freshProgress(), step: progress.step } });
    await trainText(other.model, other.batchAt, { ...config, seed: SEED + 1 });
    expect(progress.step).toBeLessThan(20);
    expect(hashState(resumed.model.state)).toBe(hashState(unbroken.model.state));
    expect(hashState(other.model.state)).not.toBe(hashState(unbroken.model.state));
    for (const { model } of [unbroken, broken, resumed, other]) model.dispose();
  });

  test("replayed as one graph it gives every number of 200 steps op by op, to the last bit", () => {
    const config = textConfigOf(family, { steps: 200 });
    const [replayed, opByOp] = [prepareText(tf, config), prepareText(tf, config)];
    const runner = new StepRunner(tf, replayed.model);
    for (let step = 0; step < 200; step += 1) {
      const inputs = opByOp.model
        .draw({ step, totalSteps: 200 }, opByOp.batchAt(step))
        .map(({ values, shape }) => tf.tensor(values, [...shape] as [number]));
      const [losses, expected] = [runner.run(inputs), opByOp.model.step(inputs)];
      expect(losses.dataSync()).toEqual(expected.dataSync());
      tf.dispose([losses, expected, ...inputs]);
    }
    runner.settle();
    expect(runner.execution).toMatchObject({ way: "graph", reason: null });
    expect(hashState(replayed.model.state)).toBe(hashState(opByOp.model.state));
    runner.dispose();
    for (const { model } of [replayed, opByOp]) model.dispose();
  });

  test("writing symbol by symbol and reading whole windows give the same probabilities", async () => {
    const config = textConfigOf(family, { steps: 20 });
    const { model, batchAt, members } = prepareText(tf, config);
    await trainText(model, batchAt, config);
    const { length } = model;
    const texts = members.filter((text) => text.length >= length).slice(0, 3);
    const windows = Float32Array.from(texts.flatMap((text) => [BOUNDARY, ...text.subarray(0, length)]));
    const read = model.logProbabilities(windows, 3);
    const decoder = model.startDecoding(3, (size) => SeededRandom.fromSeed(SEED, "reading").normals(size));
    for (let place = 0; place < length; place += 1) {
      const given = Int32Array.from([0, 1, 2], (row) => windows[row * (length + 1) + place] ?? 0);
      const written = decoder.next(given, 1);
      texts.forEach((text, row) => {
        const probability = written[row * model.vocabularySize + (text[place] as number)] as number;
        expect(Math.log(probability)).toBeCloseTo(read[row * length + place] as number, 3);
      });
    }
    decoder.dispose();
    model.dispose();
  });
});

describe.each([
  ["lstm", { steps: 300, units: 64, length: 24, learningRate: 5e-3 }],
  ["gru", { steps: 300, units: 64, length: 24, learningRate: 5e-3 }],
  ["transformer", { steps: 300, width: 64, length: 24, learningRate: 3e-3 }],
  ["text-gan", { steps: 120, units: 48, length: 24, learningRate: 5e-3 }],
] as const)("%s, trained on a few hundred replies", (family, sizes) => {
  const config = textConfigOf(family, { ...sizes, batchSize: 16 });
  const prepared = prepareText(tf, config, 600);
  const { model, vocabulary, split, members } = prepared;
  const unseen = split.holdout.slice(0, 60).map((text) => vocabulary.encode(text));
  const bitsOf = (nats: ArrayLike<number>) =>
    bitsPerCharacter({
      ...{ nats, spelledBits: new Float64Array(unseen.length), symbols: unseen.map(({ length }) => length) },
    });
  const unigram = fitNGramModel({ texts: members, vocabularySize: vocabulary.size, boundary: BOUNDARY, order: 1 });
  const baseline = bitsOf(unseen.map((text) => -unigram.score(text).reduce((sum, value) => sum + value, 0)));

  beforeAll(async () => {
    await trainText(model, prepared.batchAt, config);
  }, 300_000);

  test("predicts unseen text far better than single characters' frequencies", () => {
    expect(bitsOf(scoreTexts(model, unseen))).toBeLessThan(baseline - MARGIN_BITS);
  });

  test("writes different texts that end by themselves, the same for the same seed", () => {
    const parts = {
      model,
      vocabulary,
      config: { ...config, sampleLength: 120 },
      count: 30,
      stream: "samples",
    } as const;
    const texts = sampleTexts(parts).map(fromCharacters);
    expect(new Set(texts).size).toBeGreaterThan(25);
    expect(texts.filter((text) => [...text].length < 120).length).toBeGreaterThan(2);
    expect(texts.join("")).not.toContain("\uFFFD");
    expect(sampleTexts(parts).map(fromCharacters)).toEqual(texts);
    const cautious = { ...parts, config: { ...parts.config, topK: 1 } };
    // With one choice at every place only the latent of a GAN is left to chance.
    const ones = new Set(sampleTexts(cautious).map(fromCharacters)).size;
    expect(ones).toBeLessThan(family === "text-gan" ? 30 : 2);
  });

  test("fails the same check with shuffled weights", () => {
    const random = SeededRandom.fromSeed(SEED, "shuffle");
    for (const { variable } of model.samplingWeights) {
      const values = variable.dataSync() as Float32Array;
      const mixed = Float32Array.from(random.permutation(values.length), (index) => values[index] ?? 0);
      tf.tidy(() => variable.assign(tf.tensor(mixed, variable.shape)));
    }
    expect(bitsOf(scoreTexts(model, unseen))).toBeGreaterThan(baseline - MARGIN_BITS);
    model.dispose();
  });
});
