import { describe, expect, test } from "vitest";
import { DIRECTION_WORDS, METRIC_COPY, nameMetric } from "@/lib/assessment/copy/metrics";
import { privacyLine } from "@/lib/assessment/copy/privacy-report";
import { REPORT_HEADINGS, REPORT_PARTS, REPORT_WORDS, writeReport } from "@/lib/assessment/copy/report";
import { RESTORATION } from "@/lib/assessment/copy/restoration";
import { judgeReport } from "@/lib/assessment/rules";
import type { Words } from "@/lib/format";
import { METRIC_KEYS, type RunReport } from "@/models/contracts/report";
import { verdictRuleSet } from "@/models/contracts/verdict-rules";
import published from "../../../prisma/seed/law/verdict-rules-v1.json";
import { reportWith } from "./report-fixture";

const ruleSet = verdictRuleSet.parse(published);
const written = (report: RunReport) =>
  writeReport({
    report,
    judged: judgeReport({ report, ruleSet }),
    modelWords: { zh: "DCGAN 生成对抗网络", en: "DCGAN adversarial network" },
    datasetName: { zh: "笔画数字", en: "Stroke digits" },
  });

const POISSON = { sampling: "poisson", sampleRate: 0.01 } as const;

function expectComplete({ zh, en }: Words) {
  expect(zh).toMatch(/\p{Script=Han}/u);
  expect(en).toMatch(/[A-Za-z]/);
  expect(en).not.toMatch(/\p{Script=Han}/u);
  expect(`${zh}${en}`).not.toMatch(/[{}]|undefined/);
}

describe("metrics", () => {
  test.each(METRIC_KEYS)("%s has a name, an explanation, a unit, a direction and a source", (key) => {
    const copy = METRIC_COPY[key];
    for (const words of [copy.name, copy.explanation, copy.unit, DIRECTION_WORDS[copy.direction]])
      expectComplete(words);
    expect(copy.citation).toMatch(/\d{4}/);
  });

  test("distances, losses, repetition and copying are better when lower, the rest when higher", () => {
    const lower = METRIC_KEYS.filter((key) => METRIC_COPY[key].direction === "lower");
    expect(lower).toEqual([
      ...["fd", "kid", "classKl", "nearCopies", "membershipAuc", "membershipTpr"],
      ...["residualRisk", "elboGap", "elboMembershipAuc"],
      ...["bitsPerCharacter", "selfBleu", "copiedNGrams", "longestOverlap"],
    ]);
  });

  test("FD carries the hash of its feature space and is never called FID", () => {
    const space = { kind: "cnn", hash: "7f3a12cd" } as const;
    expect(nameMetric("fd", space)).toEqual({ zh: "FD(cnn-7f3a12cd)", en: "FD(cnn-7f3a12cd)" });
    expect(nameMetric("coverage", space)).toBe(METRIC_COPY.coverage.name);
    expect(JSON.stringify(METRIC_COPY)).not.toContain("FID");
  });
});

describe("the four parts", () => {
  test("have a heading each and at least one complete paragraph", () => {
    const parts = written(reportWith());
    for (const part of REPORT_PARTS) {
      expectComplete(REPORT_HEADINGS[part]);
      expect(parts[part].length).toBeGreaterThan(0);
      for (const paragraph of parts[part]) expectComplete(paragraph);
    }
    for (const words of Object.values(REPORT_WORDS)) expect(words.zh && words.en).toBeTruthy();
  });

  test("what was asked names model, data, seed and counts in the reader's language", () => {
    const [question, run] = written(reportWith()).asked;
    expect(question?.zh).toContain("DCGAN 生成对抗网络用数据集“笔画数字”训练以后");
    expect(question?.en).toContain("“Stroke digits”, does a DCGAN adversarial network");
    expect(run?.en).toContain("6,000 images for 2,500 steps (seed 7); 2,000 further images");
    expect(run?.zh).toContain("2,000 个样本");
  });

  test("a test of robustness says what was scrambled", () => {
    const config = { ...reportWith().config, corruptedShare: 0.05 };
    expect(written(reportWith({ change: { config } })).asked[2]?.zh.replace(/\s/g, " ")).toContain(
      "其中 5 % 的训练数据",
    );
    expect(written(reportWith()).asked).toHaveLength(2);
  });

  test("a run with differential privacy states its budget and what it does not cover", () => {
    const privacy = { epsilon: 3.006, delta: 1e-5, noiseMultiplier: 1.1, clippingNorm: 1 } as const;
    const mechanism = { sampling: "poisson", sampleRate: 256 / 60_000, steps: 14_062 } as const;
    const { found, limits } = written(reportWith({ change: { privacy: { ...privacy, ...mechanism } } }));
    expect(found.at(-1)?.en).toContain("14062 steps spent a privacy budget of ε = 3.01 (δ = 1.0e-5)");
    expect(limits.map(({ zh }) => zh).join("")).toContain("不能公开种子");
    expect(privacyLine({ ...privacy, ...mechanism }).en.replace(/\s/g, " ")).toContain("its own chance of 0.43 %");
    const noiseless = { ...privacy, ...mechanism, noiseMultiplier: 0, epsilon: null };
    expect(written(reportWith({ change: { privacy: noiseless } })).found.at(-1)?.zh).toContain("不构成差分隐私");
    for (const words of [...found, ...limits, privacyLine(noiseless)]) expectComplete(words);
    expect(written(reportWith()).limits.length).toBeLessThan(limits.length);
  });

  test("a VAE that restores is held against the simple method, and intervals that meet are no difference", () => {
    const row = (method: "model" | "simple" | "spoilt", error: number) => ({
      ...{ method, meanSquaredError: error, interval: [0.9 * error, 1.1 * error] as [number, number] },
      ...{ peakSignalToNoise: -10 * Math.log10(error), structuralSimilarity: 0.9 },
    });
    const found = (model: number) => {
      const rows = [row("model", model), row("simple", 0.03), row("spoilt", 0.05)];
      const restoration = { task: "completion", images: 500, rows } as const;
      return written(reportWith({ change: { restoration } })).found.at(-1);
    };
    expect(found(0.01)?.en).toContain("20.0 decibels, better than the 15.2 of the mean training image");
    expect(found(0.028)?.zh).toContain("作此用途没有意义");
    for (const words of [found(0.01), found(0.028), ...Object.values(RESTORATION)]) {
      expect(words?.zh && words.en).toBeTruthy();
    }
  });

  test("a run that went on from another's weights names them, and that its privacy does not cover them", () => {
    const initFrom = { run: "R-2026-0007", weightsHash: `abc123${"0".repeat(58)}` };
    const privacy = { epsilon: 3, delta: 1e-5, noiseMultiplier: 1.1, clippingNorm: 1, steps: 9 } as const;
    const change = { config: { ...reportWith().config, initFrom }, privacy: { ...privacy, ...POISSON } };
    const { asked, limits } = written(reportWith({ change }));
    expect(asked[2]?.en).toContain("with those of run R-2026-0007 (SHA-256 abc123000000…)");
    expect(limits.map(({ zh }) => zh).join("")).toContain("起始权重算作公开的");
    const file = { ...reportWith().config, initFrom: { ...initFrom, run: null } };
    expect(written(reportWith({ change: { config: file } })).asked[2]?.zh).toContain("而是从一个文件的权重");
    const upload = { id: "5f0c7f5e-3b0a-4f6e-9a51-0d3c2b1a4e5f", name: "Base A", origin: "partner, clause 3" };
    const named = { ...reportWith().config, initFrom: { ...initFrom, run: null, file: upload } };
    const [, , said] = written(reportWith({ change: { config: named } })).asked;
    expect(said?.zh).toContain("上传的文件“Base A”（注明来源：partner, clause 3）的权重（SHA-256 abc123000000…）");
    expect(said?.en).toContain("the file “Base A” that the provider uploaded (origin as stated: partner, clause 3)");
  });

  test("what was found leads with the finding and names the yardstick", () => {
    const [line, , features] = written(reportWith()).found;
    expect(line?.zh).toBe("一句话：样本质量好，覆盖全面，未见泄露训练数据。");
    expect(features?.zh.replace(/\s/g, " ")).toContain("98.1 %");
  });

  test("the yardstick is told apart: weak classifier, no labels", () => {
    const pca = { kind: "pca", hash: "00112233", dimensions: 64 } as const;
    const weak = reportWith({ change: { featureSpace: { ...pca, heldOutAccuracy: 0.62 } } });
    const unlabelled = reportWith({ change: { featureSpace: { ...pca, heldOutAccuracy: null }, classShares: null } });
    expect(written(weak).found[2]?.en.replace(/\s/g, " ")).toContain("right for only 62.0 %");
    expect(written(unlabelled).found[2]?.en).toContain("carries no labels, so 64 principal components");
  });

  test("what it means follows the criteria, tag first", () => {
    const means = written(reportWith()).means.map(({ zh }) => zh.slice(0, zh.indexOf("：")));
    expect(means).toEqual(["有效性（良好）", "安全性（通过）", "稳定性（未判断）"]);
  });

  test("what it does not mean: copying unseen by FD, one attack, one seed, compliance elsewhere, a person decides", () => {
    const limits = written(reportWith()).limits.map(({ zh }) => zh);
    for (const part of ["看不出抄录", "不是论文中常见的 FID", "只试了一种攻击", "这一种子", "另行审查"]) {
      expect(limits.join("")).toContain(part);
    }
    expect(limits.at(-1)).toBe("判读供参考，由人决定。");
  });
});
