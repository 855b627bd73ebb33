import type { MeasuredMetric, ShownText, TextFindings } from "../contracts/report";
import type { TextConfig } from "../contracts/run-config";
import { BOUNDARY, type TextSplit, UNKNOWN, type Vocabulary } from "../data/text-dataset";
import { bitsPerCharacter } from "../metrics/bits-per-character";
import { bootstrapInterval } from "../metrics/bootstrap";
import { type Characters, fromCharacters } from "../metrics/characters";
import { distinctShare } from "../metrics/distinct-n";
import { rateMembership, scoreMembership } from "../metrics/membership";
import { fitNGramModel, type NGramModel } from "../metrics/n-gram-model";
import { selfBleu } from "../metrics/self-bleu";
import { copiedNGramShare, copiedSpans, findOverlap, longestStretch, type Overlap } from "../metrics/verbatim-overlap";

export interface TextMeasurement {
  readonly config: TextConfig;
  readonly split: TextSplit;
  readonly vocabulary: Vocabulary;
  readonly samples: readonly Characters[];
  /** Nats of texts (symbols with their boundary) under the model. */
  readonly score: (texts: readonly Int32Array[]) => Float64Array;
}

export interface MeasuredTexts {
  readonly metrics: MeasuredMetric[];
  readonly text: TextFindings;
  readonly sampleCount: number;
}

/** Symbols of each side that the model reads; beyond them the scores hardly move. */
const READ_SYMBOLS = 60_000;
/** Texts of each side of Self-BLEU: as in Texygen, and enough for two digits. */
const BLEU_TEXTS = 500;
/** n of the overlaps in the report; the shortest makes the metric. */
const COPIED_N = [8, 9, 10, 11, 12, 13] as const;
const SHOWN = { copied: 12, first: 12, source: 160 } as const;
const RESAMPLES = 300;

/** Every score beside its floor: unseen real texts in the place of the samples, cut to the samples' longest. */
export function measureTexts(request: TextMeasurement): MeasuredTexts {
  const { samples, split, config } = request;
  const cut = (texts: readonly Characters[]) =>
    texts.slice(0, samples.length).map((text) => text.subarray(0, config.sampleLength));
  const reading = readModel(request);
  const overlaps = overlapOf(request, cut(split.reference));
  const copied = COPIED_N.map((n) => ({
    ...{ n, value: copiedNGramShare({ ...overlaps.samples, n }) ?? 0 },
    floor: copiedNGramShare({ ...overlaps.real, n }) ?? 0,
  }));
  return {
    metrics: [
      reading.bits,
      ...diversity(samples, cut(split.holdout)),
      ...copying(overlaps, copied[0] ?? { value: 0, floor: 0 }, config.seed),
      reading.membership,
    ],
    text: {
      ...reading.findings,
      copied,
      samples: showSamples(request, overlaps.samples.train),
    },
    sampleCount: samples.length,
  };
}

/** The first texts that together hold the symbols that are read. */
function firstTexts(texts: readonly Characters[]): readonly Characters[] {
  let symbols = 0;
  const end = texts.findIndex((text) => {
    symbols += text.length + 1;
    return symbols > READ_SYMBOLS;
  });
  return end <= 0 ? texts : texts.slice(0, end);
}

function readModel({ config, split, vocabulary, score }: TextMeasurement) {
  const [holdout, members] = [firstTexts(split.holdout), firstTexts(split.train)];
  const encode = (texts: readonly Characters[]) => texts.map((text) => vocabulary.encode(text));
  const [unseen, seen] = [encode(holdout), encode(members)];
  const [unseenNats, seenNats] = [score(unseen), score(seen)];
  const bitsOf = (nats: ArrayLike<number>, texts: readonly Characters[]) =>
    bitsPerCharacter({
      nats,
      spelledBits: texts.map((text) => vocabulary.spelledBits(text)),
      symbols: texts.map(({ length }) => length + 1),
    });
  const fitOn = (texts: readonly Characters[], order: 1 | 2 | 3) =>
    fitNGramModel({ texts: encode(texts), vocabularySize: vocabulary.size, boundary: BOUNDARY, order });
  const baselines = ([1, 2, 3] as const).map((order) => {
    const model = fitOn(split.train, order);
    return {
      order,
      bitsPerCharacter: bitsOf(
        unseen.map((text) => natsOf(model, text)),
        holdout,
      ),
    };
  });
  const value = bitsOf(unseenNats, holdout);
  const best = Math.min(...baselines.map(({ bitsPerCharacter: bits }) => bits));
  const interval = bootstrapInterval({
    count: holdout.length,
    statistic: (rows) => {
      const [nats, texts] = [
        Array.from(rows, (row) => unseenNats[row] ?? 0),
        Array.from(rows, (row) => holdout[row] as Characters),
      ];
      return bitsOf(nats, texts);
    },
    ...{ seed: config.seed, resamples: RESAMPLES },
  });
  const reference = fitOn(split.reference, 3);
  const attack = membershipOf({ seen, seenNats, unseen, unseenNats, reference, seed: config.seed });
  return {
    bits: { key: "bitsPerCharacter", value, floor: best, interval } satisfies MeasuredMetric,
    membership: attack.metric,
    findings: {
      vocabularySize: vocabulary.size,
      unknownShare: unknownShareOf(unseen),
      baselines,
      trainBitsPerCharacter: bitsOf(seenNats, members),
      trainingSufficed: value < best,
      membershipTpr: attack.tpr,
    },
  };
}

function natsOf(model: NGramModel, text: Int32Array): number {
  return -model.score(text).reduce((sum, value) => sum + value, 0);
}

function unknownShareOf(texts: readonly Int32Array[]): number {
  const symbols = texts.reduce((sum, { length }) => sum + length - 1, 0);
  const unknown = texts.reduce((sum, text) => sum + text.filter((symbol) => symbol === UNKNOWN).length, 0);
  return symbols === 0 ? 0 : unknown / symbols;
}

interface Attack {
  readonly seen: readonly Int32Array[];
  readonly seenNats: Float64Array;
  readonly unseen: readonly Int32Array[];
  readonly unseenNats: Float64Array;
  readonly reference: NGramModel;
  readonly seed: number;
}

/**
 * Loss against a reference model that saw neither side (Carlini et al., USENIX Security 2021, section 5): a text that the
 * model finds easier than its difficulty explains was probably trained on. The floor tells one half of the unseen texts
 * from the other.
 */
function membershipOf({ seen, seenNats, unseen, unseenNats, reference, seed }: Attack) {
  const scores = (texts: readonly Int32Array[], nats: Float64Array) =>
    Float64Array.from(texts, (text, index) => (natsOf(reference, text) - (nats[index] as number)) / text.length);
  const [memberScores, nonMemberScores] = [scores(seen, seenNats), scores(unseen, unseenNats)];
  const { auc, interval, tprAt1PercentFpr } = scoreMembership({ memberScores, nonMemberScores, seed });
  const half = (odd: number) => nonMemberScores.filter((_, index) => index % 2 === odd);
  const guess = rateMembership({ memberScores: half(0), nonMemberScores: half(1) });
  const metric: MeasuredMetric = { key: "membershipAuc", value: auc, floor: guess.auc, interval };
  return { metric, tpr: tprAt1PercentFpr };
}

function diversity(samples: readonly Characters[], real: readonly Characters[]): MeasuredMetric[] {
  const sizeOf = (texts: readonly Characters[]) => texts.reduce((sum, { length }) => sum + length, 0);
  const budget = Math.max(1, Math.min(sizeOf(samples), sizeOf(real)));
  const distinct = (texts: readonly Characters[], n: number) => distinctShare({ texts, n, budget }) ?? 0;
  const bleu = (texts: readonly Characters[]) => selfBleu(texts.slice(0, BLEU_TEXTS));
  return [
    ...([2, 4] as const).map(
      (n): MeasuredMetric => ({
        ...{ key: `distinct${n}`, value: distinct(samples, n), floor: distinct(real, n), interval: null },
      }),
    ),
    { key: "selfBleu", value: bleu(samples), floor: bleu(real), interval: null },
  ];
}

interface Overlaps {
  readonly samples: { readonly train: Overlap; readonly holdout: Overlap };
  readonly real: { readonly train: Overlap; readonly holdout: Overlap };
}

function overlapOf({ samples, split }: TextMeasurement, real: readonly Characters[]): Overlaps {
  const against = (texts: readonly Characters[]) => ({
    train: findOverlap({ samples: texts, corpus: split.train }),
    holdout: findOverlap({ samples: texts, corpus: split.holdout }),
  });
  return { samples: against(samples), real: against(real) };
}

function copying(overlaps: Overlaps, shortest: { value: number; floor: number }, seed: number): MeasuredMetric[] {
  const longest = ({ train }: Overlaps["samples"]) => Math.max(0, ...train.lengths.map(longestStretch));
  const { train, holdout } = overlaps.samples;
  const interval = bootstrapInterval({
    count: train.lengths.length,
    statistic: (rows) => {
      const pick = ({ lengths, sources }: Overlap): Overlap => ({
        lengths: Array.from(rows, (row) => lengths[row] as Int32Array),
        sources,
      });
      return copiedNGramShare({ train: pick(train), holdout: pick(holdout), n: COPIED_N[0] }) ?? 0;
    },
    ...{ seed, resamples: RESAMPLES },
  });
  return [
    { key: "copiedNGrams", ...{ value: shortest.value, floor: shortest.floor, interval } },
    { key: "longestOverlap", value: longest(overlaps.samples), floor: longest(overlaps.real), interval: null },
  ];
}

/** The samples that repeat most, then the first ones, with what they repeat. */
function showSamples({ samples, split }: TextMeasurement, overlap: Overlap): ShownText[] {
  const longest = overlap.lengths.map(longestStretch);
  const byOverlap = longest.map((_, index) => index).sort((a, b) => (longest[b] ?? 0) - (longest[a] ?? 0) || a - b);
  const first = longest.map((_, index) => index).slice(0, SHOWN.first);
  const shown = [...new Set([...byOverlap.slice(0, SHOWN.copied), ...first])];
  return shown.map((index) => ({
    text: fromCharacters(samples[index] as Characters),
    longestOverlap: longest[index] ?? 0,
    spans: copiedSpans(overlap, index, COPIED_N[0]).map(({ from, to, source }) => ({
      ...{ from, to },
      source: fromCharacters((split.train[source] as Characters).subarray(0, SHOWN.source)),
    })),
  }));
}
