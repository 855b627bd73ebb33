import { createHash } from "node:crypto";
import { writeCurveTable } from "../artefacts/curve-table";
import { jsonBytes, KeptFiles } from "../artefacts/kept-files";
import type { RunReport } from "../contracts/report";
import type { TextConfig } from "../contracts/run-config";
import { type ArtefactKind, TEXT_SHEET_COUNT } from "../contracts/run-events";
import { TEXTS_MEDIA_TYPE, writeTexts } from "../contracts/text";
import { corruptTexts } from "../data/corrupt";
import {
  BeginningOrder,
  MOST_CHARACTERS,
  splitTexts,
  streamOf,
  type TextDataset,
  type TextSplit,
  Vocabulary,
  WindowOrder,
} from "../data/text-dataset";
import { type Characters, fromCharacters } from "../metrics/characters";
import { buildTextModel, symbolTable } from "../networks/build-text-model";
import type { LanguageModel } from "../networks/language-model";
import { readInitialWeights, WeightsUnfit } from "../training/initial-weights";
import { RunCancelled, type TrainingProgress } from "../training/train";
import { measureTexts } from "./measure-texts";
import { ProgressReporter } from "./progress-reporter";
import { readAttention } from "./read-attention";
import { sheetSteps } from "./sample-sheets";
import { sampleTexts, writeInTurns } from "./sample-texts";
import { timeSampling } from "./sampling-speed";
import { scoreTexts } from "./score-texts";
import { TextProbe } from "./text-probe";
import {
  BINARY,
  describeTraining,
  encodeWeights,
  factsOf,
  type ModelTraining,
  type RunRequest,
  readCheckpoint,
  trainModel,
} from "./train-model";

export interface TextAssessmentRequest extends RunRequest<TextConfig> {
  readonly data: TextDataset;
}

/** A text GAN draws noise for every symbol at every place, so its vocabulary is kept smaller. */
const MOST_GAN_CHARACTERS = 2_000;

/**
 * Trains, samples and measures one model of text: the whole assessment of one seed.
 * @throws RunCancelled when the signal fires; TrainingDiverged; CheckpointRefused for a damaged or foreign checkpoint,
 *   before anything is computed; RangeError when the data is too small for the batch.
 */
export async function assessTextModel(request: TextAssessmentRequest): Promise<RunReport> {
  const { tf, config, data } = request;
  const reporter = new ProgressReporter(request.onProgress, config.steps);
  reporter.enter("preparing");
  const parts = splitTexts(data, config.seed);
  const split = { ...parts, train: corruptTexts(parts.train, config.corruptedShare, config.seed) };
  const vocabulary = vocabularyOf(request, split.train);
  const members = split.train.map((text) => vocabulary.encode(text));
  const batchAt = batchesOf(config, members);
  const facts = factsOf(request, hashTexts(data));
  const checkpoint = readCheckpoint(request.resumeFrom, facts);
  const files = new KeptFiles(request.sink, checkpoint?.header.files);
  const model = buildTextModel(tf, config, symbolTable(members, vocabulary.size));
  const part: TextPart = {
    ...{ request, model, split, vocabulary, batchAt, facts, files, reporter },
    sheets: new Set(sheetSteps(config.steps)),
    drawSheet: () => drawTextSheet({ model, vocabulary, config }),
    probe: new TextProbe(model, vocabulary, { config, split }),
  };
  try {
    return await finish(part, await trainModel(part, checkpoint));
  } finally {
    model.dispose();
  }
}

/**
 * The characters of the training part, or of the weights that training starts from: those know a character by its number.
 * @throws WeightsUnfit for weights that keep no characters
 */
function vocabularyOf({ config, initialWeights }: TextAssessmentRequest, train: TextSplit["train"]): Vocabulary {
  if (config.initFrom) {
    const { characters } = readInitialWeights(initialWeights ?? null, config.initFrom).header;
    if (!characters) throw new WeightsUnfit("the file of weights keeps no characters");
    return new Vocabulary(Int32Array.from(characters));
  }
  return Vocabulary.ofTexts(train, config.model === "text-gan" ? MOST_GAN_CHARACTERS : MOST_CHARACTERS);
}

interface TextPart extends ModelTraining {
  readonly request: TextAssessmentRequest;
  readonly model: LanguageModel;
  readonly split: TextSplit;
  readonly vocabulary: Vocabulary;
  readonly probe: TextProbe;
}

function batchesOf(config: TextConfig, members: readonly Int32Array[]): (step: number) => Float32Array {
  const order =
    config.model === "text-gan"
      ? new BeginningOrder(members, config)
      : new WindowOrder(streamOf(members, config.seed), config);
  return (step) => order.at(step);
}

/** The first texts of a stream of their own, the same draws at every step. */
function drawTextSheet(parts: { model: LanguageModel; vocabulary: Vocabulary; config: TextConfig }) {
  const texts = sampleTexts({ ...parts, count: TEXT_SHEET_COUNT, stream: "grid" }).map(fromCharacters);
  return { mediaType: "application/json", bytes: jsonBytes({ texts }) };
}

async function finish(part: TextPart, progress: TrainingProgress): Promise<RunReport> {
  const { request, model, split, vocabulary, facts, files, reporter } = part;
  const { config, signal } = request;
  const keep = async (kind: ArtefactKind, mediaType: string, bytes: Uint8Array) => {
    if (signal.aborted) throw new RunCancelled(`stopped before ${kind}`);
    await files.keep({ kind, step: null, mediaType, bytes });
  };
  reporter.enter("sampling");
  const count = Math.min(config.evaluationSamples, split.holdout.length, split.reference.length);
  const { samples, sampling } = await timeSampling({
    ...{ count, signal },
    draw: () => writeInTurns({ model, vocabulary, config, count, stream: "samples" }),
    drawOne: () => writeInTurns({ model, vocabulary, config, count: 1, stream: "grid" }),
  });
  await keep("samples", TEXTS_MEDIA_TYPE, writeTexts(samples.map(fromCharacters)));
  reporter.enter("measuring");
  const score = (texts: readonly Int32Array[]) => scoreTexts(model, texts);
  const measured = measureTexts({ config, split, vocabulary, samples, score });
  reporter.enter("finishing");
  const attention = readAttention(part, longest(samples));
  if (attention) await keep("attention", "application/json", jsonBytes(attention));
  const text = { ...measured.text, ...(attention ? { attended: attention.characters.join("") } : {}) };
  const report: RunReport = {
    ...{ ...measured, text, ...describeTraining(part, progress), featureSpace: null, classShares: null },
    ...{ sampling, trail: { samples: part.probe.samples, points: progress.trail } },
    split: { train: split.train.length, holdout: split.holdout.length, reference: split.reference.length },
  };
  await keep("curves", "text/csv", writeCurveTable(progress.points, model.lossNames));
  await keep("weights", BINARY, encodeWeights(part, progress, { characters: Array.from(vocabulary.characters) }));
  await keep("report", "application/json", jsonBytes(report));
  const manifest = { version: 1, ...facts, weightsHash: report.weightsHash, files: files.list() };
  await keep("manifest", "application/json", jsonBytes(manifest));
  return report;
}

/** The first of the longest: a short text would show little. */
const longest = (texts: readonly Characters[]) =>
  texts.reduce((best, text) => (text.length > best.length ? text : best), new Int32Array() as Characters);

function hashTexts({ texts }: TextDataset): string {
  return createHash("sha256").update(writeTexts(texts)).digest("hex");
}
