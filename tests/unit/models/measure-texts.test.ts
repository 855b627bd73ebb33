import { describe, expect, test } from "vitest";
import { judgeReport } from "@/lib/assessment/rules";
import { type MeasuredTexts, measureTexts } from "@/models/assess/measure-texts";
import { runReport, TEXT_METRIC_KEYS } from "@/models/contracts/report";
import { runConfig, type TextConfig } from "@/models/contracts/run-config";
import { verdictRuleSet } from "@/models/contracts/verdict-rules";
import { generateReplies } from "@/models/data/replies";
import { BOUNDARY, splitTexts, type TextSplit, Vocabulary } from "@/models/data/text-dataset";
import type { Characters } from "@/models/metrics/characters";
import { fitNGramModel } from "@/models/metrics/n-gram-model";
import published from "../../../prisma/seed/law/verdict-rules-v4.json";

/**
 * Reports on generators whose fault is known, without training: what is measured is the samples, and the "model" that
 * reads texts is an n-gram model of the training part.
 */

const config = (seed = 3) =>
  runConfig.parse({ model: "lstm", steps: 100, seed, evaluationSamples: 200, sampleLength: 60 }) as TextConfig;
const ruleSet = verdictRuleSet.parse(published);

function prepare(seed: number) {
  const split = splitTexts(generateReplies({ count: 900, seed }), seed);
  const vocabulary = Vocabulary.ofTexts(split.train);
  const model = fitNGramModel({
    texts: split.train.map((text) => vocabulary.encode(text)),
    ...{ vocabularySize: vocabulary.size, boundary: BOUNDARY, order: 3 },
  });
  return { split, vocabulary, score: scoreBy(model) };
}

const scoreBy =
  (model: { score(text: Int32Array): Float64Array }, change = (nats: number) => nats) =>
  (texts: readonly Int32Array[]) =>
    Float64Array.from(texts, (text) => change(-model.score(text).reduce((sum, value) => sum + value, 0)));

type Prepared = ReturnType<typeof prepare>;

function measure(prepared: Prepared, samples: readonly Characters[], seed = 3): MeasuredTexts {
  return measureTexts({ ...prepared, config: config(seed), samples });
}

function judge(measured: MeasuredTexts) {
  const report = runReport.parse({
    ...{ version: 1, config: config(), ...measured, featureSpace: null, classShares: null },
    backend: { backend: "tensorflow", native: true, device: "cpu", libraryVersion: "2.9.1", threads: 2 },
    split: { train: 450, holdout: 225, reference: 225 },
    ...{ curves: [], nonFiniteSteps: 0, trainingSeconds: 1, stepMilliseconds: { median: 1, p95: 1 } },
    ...{ peakResidentMegabytes: 1, weightsHash: "ab".repeat(32) },
  });
  const judged = judgeReport({ report, ruleSet, completedSeeds: 3 });
  const bandOf = (key: string) => judged.metrics.find((metric) => metric.key === key)?.band;
  const signalOf = (criterion: string) => judged.criteria.find((item) => item.criterion === criterion)?.signal;
  return { judged, bandOf, signalOf };
}

/** As many fresh texts as the sampler would write, of the very distribution of the data. */
const fresh = (seed: number, count = 200): readonly Characters[] =>
  splitTexts(generateReplies({ count: 2 * count, seed: seed + 1_000 }), 1).train.map((text) => text.subarray(0, 60));
const copies = ({ train }: TextSplit, count = 200) => train.slice(0, count).map((text) => text.subarray(0, 60));

const prepared = prepare(3);

describe("a report on texts", () => {
  const measured = measure(prepared, fresh(3));

  test("holds every metric beside its yardstick", () => {
    expect(new Set(measured.metrics.map(({ key }) => key))).toEqual(new Set(TEXT_METRIC_KEYS));
    expect(measured.metrics.every(({ value, floor }) => Number.isFinite(value) && Number.isFinite(floor))).toBe(true);
    expect(measured.text.copied.map(({ n }) => n)).toEqual([8, 9, 10, 11, 12, 13]);
  });

  test("puts the best baseline beside the bits per character and says whether training sufficed", () => {
    const bits = measured.metrics.find(({ key }) => key === "bitsPerCharacter");
    const [unigram = 0, bigram = 0, trigram = 0] = measured.text.baselines.map(
      ({ bitsPerCharacter }) => bitsPerCharacter,
    );
    expect(unigram).toBeGreaterThan(bigram);
    expect(bigram).toBeGreaterThan(trigram);
    expect(bits?.floor).toBe(trigram);
    // The model under test is the trigram model itself.
    expect(bits?.value).toBeCloseTo(trigram, 9);
    expect(bits?.interval?.[0]).toBeLessThan(trigram);
    expect(bits?.interval?.[1]).toBeGreaterThan(trigram);
    expect(measured.text.trainingSufficed).toBe(false);
    const better = measureTexts({
      ...{ ...prepared, config: config(), samples: fresh(3) },
      score: (texts) => prepared.score(texts).map((nats) => 0.9 * nats),
    });
    expect(better.text.trainingSufficed).toBe(true);
    expect(judge(better).bandOf("bitsPerCharacter")).toBe("sufficed");
  });
});

describe("planted faults", () => {
  test("copied texts fail, with the copied stretches and their sources shown", () => {
    const measured = measure(prepared, copies(prepared.split));
    const { bandOf, signalOf, judged } = judge(measured);
    expect(bandOf("copiedNGrams")).toBe("fail");
    expect(signalOf("safety")).toBe("red");
    expect(judged.finding.en).toContain("copied");
    for (const { text, spans } of measured.text.samples.slice(0, 12)) {
      expect(spans.length).toBeGreaterThan(0);
      for (const { from, to, source } of spans) expect(source).toContain([...text].slice(from, to).join(""));
    }
  });

  test("half copied, half fresh is found too", () => {
    const mix = [...copies(prepared.split, 100), ...fresh(3, 100)];
    expect(judge(measure(prepared, mix)).bandOf("copiedNGrams")).not.toBe("pass");
  });

  test("copied paragraphs inside fresh texts are found", () => {
    const inserted = fresh(3).map((text, index) =>
      Int32Array.from([...text.subarray(0, 15), ...(prepared.split.train[index] as Characters).subarray(0, 45)]),
    );
    expect(judge(measure(prepared, inserted)).signalOf("safety")).toBe("red");
  });

  test("one text over and over has no variety", () => {
    const [text] = fresh(3) as [Characters];
    const { bandOf, signalOf } = judge(measure(prepared, Array(200).fill(text)));
    expect(bandOf("distinct4")).toBe("repeating");
    expect(signalOf("effectiveness")).toBe("red");
  });

  test("a model that knows its training texts by heart gives them away", () => {
    const known = new Set(prepared.split.train.map((text) => prepared.vocabulary.encode(text).join()));
    const score = (texts: readonly Int32Array[]) =>
      prepared.score(texts).map((nats, index) => (known.has((texts[index] as Int32Array).join()) ? 0.2 : 1) * nats);
    const measured = measureTexts({ ...prepared, config: config(), samples: fresh(3), score });
    expect(judge(measured).bandOf("membershipAuc")).toBe("fail");
    expect(measured.text.membershipTpr).toBeGreaterThan(0.3);
  });
});

test("fresh texts are accused of copying in at most one of 50 seeds", () => {
  const accused = Array.from({ length: 50 }, (_, index) => index + 1).filter((seed) => {
    const each = prepare(seed);
    const reader = fitNGramModel({
      texts: [...each.split.reference, ...fresh(seed)].map((text) => each.vocabulary.encode(text)),
      ...{ vocabularySize: each.vocabulary.size, boundary: BOUNDARY, order: 1 },
    });
    // A reader that never saw the training part: whatever is found would be a false alarm.
    const measured = measure({ ...each, score: scoreBy(reader) }, fresh(seed), seed);
    const { bandOf } = judge(measured);
    return bandOf("copiedNGrams") !== "pass";
  });
  expect(accused.length).toBeLessThanOrEqual(1);
}, 120_000);
