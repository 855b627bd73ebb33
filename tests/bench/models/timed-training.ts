import { prepareEmbedding } from "@/models/assess/feature-space";
import { measureSamples } from "@/models/assess/measure";
import { measureTexts } from "@/models/assess/measure-texts";
import { drawSheet, sampleImages } from "@/models/assess/sample-sheets";
import { sampleTexts } from "@/models/assess/sample-texts";
import { scoreTexts } from "@/models/assess/score-texts";
import { loadBackend } from "@/models/backend";
import { inflateUpload, readIdxImages, readIdxLabels, toModelSize } from "@/models/contracts/idx";
import { isImageConfig, isTextConfig, runConfig } from "@/models/contracts/run-config";
import { readTextUpload } from "@/models/contracts/text";
import { splitRows } from "@/models/data/split";
import { splitTexts, streamOf, Vocabulary, WindowOrder } from "@/models/data/text-dataset";
import { fromCharacters } from "@/models/metrics/characters";
import { buildImageModel } from "@/models/networks/build-image-model";
import { buildTextModel, symbolTable } from "@/models/networks/build-text-model";
import { BatchOrder } from "@/models/training/batches";
import { StepRunner } from "@/models/training/step-runner";
import { runStep } from "@/models/training/train";
import type { StepModel } from "@/models/training/trainable";

/** Trainings that end by the clock. The product's own end by their steps; here a given time is what is compared. */

const { tf } = await loadBackend();
const SEED = 7;
const SAMPLES = 2_000;
const SHOWN = 5;
/** Steps of a throw-away model that tell how many fit into the time: the rates of learning follow the planned end. */
const TRIAL_STEPS = 40;

type Way = "graph" | "opByOp";
type BatchAt = (step: number) => Float32Array;

function unwrap<T>(outcome: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome.error));
}

function takeSteps(model: StepModel, batchAt: BatchAt, { way, steps }: { way: Way; steps: number }): number {
  const runner = new StepRunner(tf, model);
  const stepper = way === "graph" ? runner : { run: (inputs: Parameters<StepModel["step"]>[0]) => model.step(inputs) };
  runStep({ tf, model, totalSteps: steps, batchAt }, stepper, 0); // recording is set-up, not training
  const began = performance.now();
  for (let step = 1; step < steps; step += 1) runStep({ tf, model, totalSteps: steps, batchAt }, stepper, step);
  runner.dispose();
  return (performance.now() - began) / 1_000;
}

/** Trains a fresh model for as many steps as fit into the seconds. */
function trainFor<T extends StepModel>(
  build: () => T,
  batchAt: BatchAt,
  { way, seconds }: { way: Way; seconds: number },
) {
  const trial = build();
  const perStep = takeSteps(trial, batchAt, { way, steps: TRIAL_STEPS }) / (TRIAL_STEPS - 1);
  trial.dispose();
  const model = build();
  const steps = Math.round(seconds / perStep);
  return { model, steps, took: takeSteps(model, batchAt, { way, steps }) };
}

interface TimedImages {
  readonly files: { readonly images: Uint8Array; readonly labels: Uint8Array };
  readonly model: "dcgan" | "vae";
  readonly way: Way;
  readonly seconds: number;
}

/** FD of 2 000 samples against as many held-out images, after a training of so many seconds. */
export async function timedImages({ files, model: family, way, seconds }: TimedImages) {
  const images = toModelSize(unwrap(readIdxImages(unwrap(await inflateUpload(files.images, "images")))));
  const labels = unwrap(readIdxLabels(unwrap(await inflateUpload(files.labels, "labels")), images.count));
  const data = { ...images, labels };
  const config = runConfig.parse({ model: family, steps: 50_000, seed: SEED, evaluationSamples: SAMPLES });
  if (!isImageConfig(config)) throw new TypeError(`${family} is no model of images`);
  const split = splitRows(data.count, SEED);
  const batches = new BatchOrder(split.train, config.batchSize, SEED);
  const build = () => buildImageModel(tf, config, data);
  const { model, steps, took } = trainFor(build, (step) => batches.imagesAt(step, data), { way, seconds });
  const space = await prepareEmbedding({ tf, data, split, seed: SEED, signal: new AbortController().signal });
  const generated = sampleImages(tf, model, { count: SAMPLES, seed: SEED, stream: "samples" });
  const { metrics } = measureSamples({ space, data, split, generated, seed: SEED });
  const fd = metrics.find(({ key }) => key === "fd");
  const sheet = drawSheet(tf, model, SEED);
  model.dispose();
  space.dispose();
  return { steps, took, fd: fd?.value ?? Number.NaN, floor: fd?.floor ?? Number.NaN, sheet };
}

interface TimedTexts {
  readonly bytes: Uint8Array;
  readonly model: "lstm" | "transformer";
  readonly seconds: number;
}

/** Bits a character of held-out texts after a training of so many seconds, and the n-gram tables' of the same split. */
export function timedTexts({ bytes, model: family, seconds }: TimedTexts) {
  const texts = unwrap(readTextUpload({ fileName: "texts.txt", bytes }));
  const config = runConfig.parse({ model: family, steps: 50_000, seed: SEED, evaluationSamples: 200 });
  if (!isTextConfig(config)) throw new TypeError(`${family} is no model of texts`);
  const split = splitTexts(texts, SEED);
  const vocabulary = Vocabulary.ofTexts(split.train);
  const members = split.train.map((text) => vocabulary.encode(text));
  const order = new WindowOrder(streamOf(members, SEED), config);
  const build = () => buildTextModel(tf, config, symbolTable(members, vocabulary.size));
  const { model, steps, took } = trainFor(build, (step) => order.at(step), { way: "graph", seconds });
  const samples = sampleTexts({ model, vocabulary, config, count: config.evaluationSamples, stream: "samples" });
  const score = (encoded: readonly Int32Array[]) => scoreTexts(model, encoded);
  const { metrics, text } = measureTexts({ config, split, vocabulary, samples, score });
  model.dispose();
  return {
    ...{ steps, took, bits: metrics.find(({ key }) => key === "bitsPerCharacter")?.value ?? Number.NaN },
    baselines: text.baselines.map(({ order: n, bitsPerCharacter: bits }) => ({ order: n, bits })),
    samples: samples.slice(0, SHOWN).map(fromCharacters),
  };
}
