import { describe, expect, test } from "vitest";
import { judgeReport } from "@/lib/assessment/rules";
import type { Words } from "@/lib/format";
import type { MetricKey, RunReport } from "@/models/contracts/report";
import {
  CRITERIA,
  type CriterionKey,
  MEASURE_KEYS,
  type MeasureKey,
  verdictRuleSet,
} from "@/models/contracts/verdict-rules";
import published from "../../../prisma/seed/law/verdict-rules-v1.json";
import { reportWith } from "./report-fixture";

const ruleSet = verdictRuleSet.parse(published);

function judged(report: RunReport, completedSeeds?: number) {
  const result = judgeReport({ report, ruleSet, completedSeeds });
  const measure = (key: MeasureKey) => {
    const found = [...result.metrics, ...result.checks].find((item) => item.key === key);
    if (!found) throw new Error(`No verdict on ${key}`);
    return found;
  };
  const criterion = (key: CriterionKey) => {
    const found = result.criteria.find((item) => item.criterion === key);
    if (!found) throw new Error(`No verdict on ${key}`);
    return found;
  };
  return { result, measure, criterion };
}

const withShare = (generated: number) =>
  reportWith({
    change: {
      classShares: [
        { label: 0, generated: 1 - generated, reference: 0.5 },
        { label: 1, generated, reference: 0.5 },
      ],
    },
  });

const withAccuracies = (saturated: number, points: number) =>
  reportWith({
    change: {
      curves: Array.from({ length: points }, (_, step) => ({
        step,
        values: { discriminatorAccuracy: step < saturated ? 0.99 : 0.9899 },
      })),
    },
  });

const fd = (ratio: number) => reportWith({ scores: { fd: [ratio * 8, 8] } });
const coverage = (ratio: number) => reportWith({ scores: { coverage: [ratio, 1] } });
const authentic = (ratio: number) => reportWith({ scores: { authPct: [ratio * 50, 50] } });
const upper = (bound: number) => reportWith({ scores: { membershipAuc: [0.5, 0.5, [0.45, bound]] } });

/** Every band, on both sides of every boundary. */
const BANDS: [MeasureKey, string, RunReport, string, string][] = [
  ["fd", "5 times, the boundary itself", fd(5), "good", "green"],
  ["fd", "just above 5 times", fd(5 + 1e-9), "usable", "amber"],
  ["fd", "25 times, the boundary itself", fd(25), "usable", "amber"],
  ["fd", "just above 25 times", fd(25 + 1e-8), "insufficient", "red"],
  ["coverage", "0.7, the boundary itself", coverage(0.7), "good", "green"],
  ["coverage", "just below 0.7", coverage(0.7 - 1e-12), "reduced", "amber"],
  ["coverage", "0.3, the boundary itself", coverage(0.3), "reduced", "amber"],
  ["coverage", "just below 0.3", coverage(0.3 - 1e-12), "modeLoss", "red"],
  ["classes", "a tenth of the share", withShare(0.05), "present", "green"],
  ["classes", "just under a tenth", withShare(0.05 - 1e-12), "dropped", "red"],
  ["membershipAuc", "just below 0.55", upper(0.55 - 1e-12), "pass", "green"],
  ["membershipAuc", "0.55, the boundary itself", upper(0.55), "note", "amber"],
  ["membershipAuc", "0.60, the boundary itself", upper(0.6), "note", "amber"],
  ["membershipAuc", "just above 0.60", upper(0.6 + 1e-12), "warn", "amber"],
  ["membershipAuc", "0.70, the boundary itself", upper(0.7), "warn", "amber"],
  ["membershipAuc", "just above 0.70", upper(0.7 + 1e-12), "fail", "red"],
  ["authPct", "0.8 of the baseline", authentic(0.8), "pass", "green"],
  ["authPct", "just below 0.8", authentic(0.8 - 1e-12), "warn", "amber"],
  ["nonFiniteSteps", "none", reportWith(), "finite", "green"],
  ["nonFiniteSteps", "one", reportWith({ change: { nonFiniteSteps: 1 } }), "diverged", "red"],
  ["discriminatorSaturation", "under 5 % of the points", withAccuracies(4, 100), "balanced", "green"],
  ["discriminatorSaturation", "5 % of the points", withAccuracies(5, 100), "saturated", "amber"],
];

describe("bands", () => {
  test.each(BANDS)("%s: %s", (key, _case, report, band, signal) => {
    expect(judged(report).measure(key)).toMatchObject({ key, band, signal });
  });

  test("seeds: two are too few, three are enough", () => {
    expect(judged(reportWith(), 2).measure("seeds")).toMatchObject({ band: "tooFew", signal: "none" });
    expect(judged(reportWith(), 3).measure("seeds")).toMatchObject({ band: "enough", signal: "green" });
  });

  test("the cases above reach every published band", () => {
    const reached = new Set([...BANDS.map(([key, , , band]) => `${key} ${band}`), "seeds tooFew", "seeds enough"]);
    const all = MEASURE_KEYS.flatMap((key) => ruleSet.measures[key]?.bands.map(({ band }) => `${key} ${band}`) ?? []);
    expect([...reached].sort()).toEqual(all.sort());
  });

  test("boundaries are data: moved in the rules, the verdict moves", () => {
    const stricter = structuredClone(published);
    stricter.measures.fd.bands[0] = { ...stricter.measures.fd.bands[0], when: { atMost: 2 } } as never;
    const verdict = judgeReport({ report: fd(3), ruleSet: verdictRuleSet.parse(stricter) });
    expect(verdict.metrics[0]).toMatchObject({ key: "fd", band: "usable" });
    expect(judged(fd(3)).measure("fd").band).toBe("good");
  });

  test("a metric without a rule is for reference", () => {
    expect(judged(reportWith()).measure("density")).toEqual({
      key: "density",
      band: "forReference",
      signal: "none",
      words: { zh: "仅供参考", en: "For reference" },
      sentence: null,
      scale: [],
      quantity: null,
    });
  });

  test("the scale's boundaries are numbers of the compared quantity", () => {
    const { measure } = judged(reportWith());
    expect(measure("fd")).toMatchObject({ quantity: "valueOverFloor" });
    expect(measure("fd").scale.map(({ boundary }) => boundary)).toEqual([5, 25, 25]);
    expect(measure("membershipAuc")).toMatchObject({ quantity: "intervalUpper" });
    expect(measure("membershipAuc").scale.map(({ boundary }) => boundary)).toEqual([0.55, 0.6, 0.7, 0.7]);
  });

  test("the scale shows each band with its boundary", () => {
    const limits = (key: MeasureKey) =>
      judged(reportWith())
        .measure(key)
        .scale.map(({ band, limit }) => `${band} ${limit}`);
    expect(limits("fd")).toEqual(["good ≤ 5", "usable ≤ 25", "insufficient > 25"]);
    expect(limits("membershipAuc")).toEqual(["pass < 0.55", "note ≤ 0.60", "warn ≤ 0.70", "fail > 0.70"]);
    expect(limits("coverage").map((limit) => limit.replace(/\s/g, " "))).toEqual([
      "good ≥ 70 %",
      "reduced ≥ 30 %",
      "modeLoss < 30 %",
    ]);
  });
});

describe("what cannot be judged says so", () => {
  const without = (key: MetricKey) => {
    const report = reportWith();
    return { ...report, metrics: report.metrics.filter((metric) => metric.key !== key) };
  };

  test.each(["fd", "coverage", "authPct", "membershipAuc"] as const)("%s is missing", (key) => {
    const { measure, criterion } = judged(without(key));
    expect(measure(key)).toMatchObject({ band: "notJudged", signal: "none", words: { zh: "未判断" } });
    expect(criterion(key === "fd" || key === "coverage" ? "effectiveness" : "safety").signal).toBe("none");
  });

  test("a floor of 0 gives no ratio", () => {
    expect(judged(reportWith({ scores: { fd: [3, 0] } })).measure("fd").band).toBe("notJudged");
    expect(judged(reportWith({ scores: { fd: [0, 0] } })).measure("fd").band).toBe("notJudged");
  });

  test("an AUC without an interval", () => {
    expect(judged(reportWith({ scores: { membershipAuc: [0.9, 0.5] } })).measure("membershipAuc").band).toBe(
      "notJudged",
    );
  });

  test("unlabelled data: no classes, and effectiveness rests on the rest", () => {
    const { measure, criterion } = judged(reportWith({ change: { classShares: null } }));
    expect(measure("classes").band).toBe("notJudged");
    expect(criterion("effectiveness").signal).toBe("green");
    expect(criterion("effectiveness").sentence.zh).toContain("未判断类别是否齐全");
  });

  test("a class that real data lacks is not missed", () => {
    const classShares = [
      { label: 0, generated: 1, reference: 1 },
      { label: 1, generated: 0, reference: 0 },
    ];
    expect(judged(reportWith({ change: { classShares } })).measure("classes").band).toBe("present");
  });

  test("a VAE has no discriminator, and nothing is said of one", () => {
    const { measure, criterion } = judged(reportWith({ change: { curves: [{ step: 1, values: { loss: 2 } }] } }));
    expect(measure("discriminatorSaturation")).toMatchObject({ band: "notJudged", sentence: null });
    expect(criterion("stability").sentence.zh).not.toContain("判别器");
  });
});

describe("criteria", () => {
  test("come in the order 有效性, 安全性, 稳定性, 合规性", () => {
    expect(judged(reportWith()).result.criteria.map(({ name }) => name.zh)).toEqual([
      "有效性",
      "安全性",
      "稳定性",
      "合规性",
    ]);
  });

  test("the gravest measure decides", () => {
    expect(judged(reportWith()).criterion("effectiveness")).toMatchObject({ signal: "green", tag: { zh: "良好" } });
    expect(judged(coverage(0.64)).criterion("effectiveness")).toMatchObject({ signal: "amber" });
    expect(judged(coverage(0.2)).criterion("effectiveness")).toMatchObject({ signal: "red", tag: { zh: "不足" } });
    expect(judged(upper(0.75)).criterion("safety")).toMatchObject({ signal: "red", tag: { en: "Fail" } });
    expect(judged(authentic(0.5)).criterion("safety")).toMatchObject({ signal: "amber" });
  });

  test("one seed: stability is not judged, and the sentence says what is needed", () => {
    const stability = judged(reportWith()).criterion("stability");
    expect(stability).toMatchObject({ signal: "none", tag: { zh: "未判断", en: "Not judged" } });
    expect(stability.sentence.zh).toContain("未判断：需要 3 个种子，现在 1 个。");
  });

  test("three seeds: stable; diverged: red whatever the seeds", () => {
    expect(judged(reportWith(), 3).criterion("stability")).toMatchObject({ signal: "green", tag: { zh: "稳定" } });
    const diverged = judged(reportWith({ change: { nonFiniteSteps: 12 } })).criterion("stability");
    expect(diverged).toMatchObject({ signal: "red", tag: { zh: "发散" } });
    expect(diverged.sentence.zh).toContain("12 步");
  });

  test("compliance is never approved by a measurement", () => {
    const compliance = judged(reportWith(), 3).criterion("compliance");
    expect(compliance).toMatchObject({ signal: "none", tag: { zh: "另行审查" } });
    expect(compliance.sentence.zh).toContain("abcdef01");
    expect(compliance.sentence.zh).not.toContain("abcdef012");
  });

  test("safety always says what was not examined", () => {
    expect(judged(reportWith()).criterion("safety").sentence.zh).toContain("没有逐对查找近似抄录");
  });
});

describe("sentences", () => {
  test("carry the run's numbers", () => {
    const { measure } = judged(reportWith({ scores: { fd: [62.4, 8.3], coverage: [0.6, 0.94] } }));
    expect(measure("fd").sentence?.zh).toContain("FD 为真实对真实的 7.5 倍，属于“可用”");
    expect(measure("coverage").sentence?.zh.replace(/\s/g, " ")).toContain("真实对真实的 64 %");
    expect(measure("membershipAuc").sentence?.zh).toContain("0.527，低于 0.55");
    expect(measure("authPct").sentence?.en).toContain("57.0 % where fresh real data has 58.4 %");
  });

  test("a dropped class is named", () => {
    const sentence = judged(withShare(0.01)).measure("classes").sentence;
    expect(sentence?.zh.replace(/\s/g, " ")).toContain("2 类中有 1 类（标签 1）生成的数量不到应有份额的 10 %");
  });

  test("a rounded number never contradicts its verdict", () => {
    expect(judged(fd(5.04)).measure("fd").sentence?.zh).toContain("5.04 倍");
    expect(judged(upper(0.5499)).measure("membershipAuc").sentence?.zh).toContain("0.5499，低于 0.55");
    expect(judged(coverage(0.6996)).measure("coverage").sentence?.zh.replace(/\s/g, " ")).toContain("69.96 %");
    expect(judged(fd(5)).measure("fd").sentence?.zh).toContain("5.0 倍");
  });

  test("the finding in one line", () => {
    expect(judged(reportWith()).result.finding).toEqual({
      zh: "样本质量好，覆盖全面，未见泄露训练数据",
      en: "Samples good, coverage wide, no leak of training data seen",
    });
    const bad = reportWith({ scores: { fd: [800, 8], coverage: [0.1, 0.9], membershipAuc: [0.9, 0.5, [0.8, 0.95]] } });
    expect(judged(bad).result.finding.zh).toBe("样本质量不足，模式缺失，明显泄露训练数据");
    expect(judged({ ...reportWith(), metrics: [], classShares: null }).result.finding.zh).toBe("未判断");
  });
});

describe("words", () => {
  /** Every { zh, en } below a value. */
  function collectWords(value: unknown): Words[] {
    if (typeof value !== "object" || value === null) return [];
    const own = "zh" in value ? [value as Words] : [];
    return [...own, ...Object.values(value).flatMap(collectWords)];
  }

  test("are complete in both languages, with no gap left open, in every band", () => {
    const reports = [...BANDS.map(([, , report]) => report), { ...reportWith(), metrics: [], classShares: null }];
    for (const report of reports) {
      for (const seeds of [1, 3]) {
        for (const { zh, en } of collectWords(judgeReport({ report, ruleSet, completedSeeds: seeds }))) {
          expect(zh).toMatch(/\p{Script=Han}/u);
          expect(en).not.toMatch(/\p{Script=Han}/u);
          expect(en).toMatch(/[A-Za-z]/);
          expect(`${zh}${en}`).not.toMatch(/[{}]|undefined|NaN %|Infinity/);
        }
      }
    }
  });

  test("the data says that a person decides, and where the rules come from", () => {
    const { notice, source, version } = judged(reportWith()).result;
    expect(notice).toEqual({ zh: "判读供参考，由人决定。", en: "The verdict informs; a person decides." });
    expect(source.zh).toContain("判读");
    expect(version).toBe(1);
  });

  test("each criterion has a tag for each signal", () => {
    for (const key of CRITERIA) {
      expect(Object.keys(ruleSet.criteria[key].tags).sort()).toEqual(["amber", "green", "none", "red"]);
    }
  });
});

describe("a rule set is refused", () => {
  const changed = (change: (rules: typeof published) => void) => {
    const copy = structuredClone(published);
    change(copy);
    return verdictRuleSet.safeParse(copy);
  };

  test.each<[string, (rules: typeof published) => void]>([
    [
      "with a band that nothing reaches",
      (rules) => Object.assign(rules.measures.fd.bands[1]?.when ?? {}, { atMost: 5 }),
    ],
    ["without `otherwise` at the end", (rules) => rules.measures.fd.bands.pop()],
    ["with two boundaries in one band", (rules) => Object.assign(rules.measures.fd.bands[0]?.when ?? {}, { below: 4 })],
    ["with a missing language", (rules) => Object.assign(rules.measures.fd.bands[0]?.words ?? {}, { en: "" })],
    [
      "with an unknown fact in a sentence",
      (rules) => Object.assign(rules.measures.fd.bands[0] ?? {}, { sentence: { zh: "{score}", en: "{score}" } }),
    ],
    [
      "with different facts in its two languages",
      (rules) => Object.assign(rules.measures.fd.bands[0] ?? {}, { sentence: { zh: "{value}", en: "{floor}" } }),
    ],
    ["with a criterion left out", (rules) => Reflect.deleteProperty(rules.criteria, "safety")],
    ["with band names that repeat", (rules) => Object.assign(rules.measures.fd.bands[0] ?? {}, { band: "usable" })],
  ])("%s", (_name, change) => {
    expect(changed(() => {}).success).toBe(true);
    expect(changed(change).success).toBe(false);
  });
});
