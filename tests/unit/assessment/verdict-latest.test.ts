import { describe, expect, test } from "vitest";
import { judgeReport } from "@/lib/assessment/rules";
import type { RunReport } from "@/models/contracts/report";
import { type MeasureKey, verdictRuleSet } from "@/models/contracts/verdict-rules";
import second from "../../../prisma/seed/law/verdict-rules-v2.json";
import third from "../../../prisma/seed/law/verdict-rules-v3.json";
import published from "../../../prisma/seed/law/verdict-rules-v4.json";
import { reportWith } from "./report-fixture";

/** What the latest version judges besides; the bands that it shares with the first are shown there. */

const ruleSet = verdictRuleSet.parse(published);
const earlier = verdictRuleSet.parse(second);

function verdictOn(key: MeasureKey, report: RunReport, rules = ruleSet) {
  const { metrics, checks } = judgeReport({ report, ruleSet: rules });
  const found = [...metrics, ...checks].find((item) => item.key === key);
  if (!found) throw new Error(`No verdict on ${key}`);
  return found;
}

const copies = (value: number, floor = 0) => reportWith({ scores: { nearCopies: [value, floor] } });
const cT = (value: number) => reportWith({ scores: { dataCopying: [value, 0.1] } });
const gap = (value: number) => reportWith({ scores: { elboGap: [value, 0.2] } });
const byBound = (upper: number, lower = 0.53) =>
  reportWith({ scores: { elboMembershipAuc: [0.54, 0.5, [lower, upper]] } });
const member = (lower: number, upper: number) => reportWith({ scores: { membershipAuc: [0.54, 0.5, [lower, upper]] } });
const trail = (...fds: number[]) =>
  reportWith({ change: { trail: { samples: 400, points: fds.map((fd, at) => ({ step: 100 * (at + 1), fd })) } } });

const bits = (...values: number[]) =>
  reportWith({
    change: {
      trail: {
        samples: 100,
        points: values.map((bitsPerCharacter, at) => ({ step: 100 * (at + 1), bitsPerCharacter })),
      },
    },
  });

/** The report measured 2 000 samples. */
const BANDS: [MeasureKey, string, RunReport, string, string][] = [
  ["nearCopies", "none", copies(0), "none", "green"],
  ["nearCopies", "one pair", copies(1), "found", "amber"],
  ["nearCopies", "just under 1 % of the samples", copies(19), "found", "amber"],
  ["nearCopies", "1 % of the samples", copies(20), "many", "red"],
  ["nearCopies", "as many as fresh data of a set that repeats itself", copies(22, 20), "none", "green"],
  ["nearCopies", "more than two deviations above what fresh data has", copies(36, 20), "many", "red"],
  ["dataCopying", "−2, the boundary itself", cT(-2), "pass", "green"],
  ["dataCopying", "just below −2", cT(-2 - 1e-9), "warn", "amber"],
  ["elboGap", "5 nats, the boundary itself", gap(5), "small", "green"],
  ["elboGap", "just above 5 nats", gap(5 + 1e-9), "memorising", "amber"],
  ["elboMembershipAuc", "just below 0.55", byBound(0.55 - 1e-12), "pass", "green"],
  ["elboMembershipAuc", "0.55, the boundary itself", byBound(0.55), "note", "amber"],
  ["elboMembershipAuc", "just above 0.60", byBound(0.6 + 1e-12), "warn", "amber"],
  ["elboMembershipAuc", "just above 0.70", byBound(0.7 + 1e-12), "fail", "red"],
  ["lastAgainstBest", "1.5 times, the boundary itself", trail(20, 10, 15), "steady", "green"],
  ["lastAgainstBest", "just above 1.5 times", trail(20, 10, 15.001), "fellBack", "amber"],
  ["lastAgainstBestText", "3 % above the least, the boundary itself", bits(8, 4, 4.12), "steady", "green"],
  ["lastAgainstBestText", "just above 3 %", bits(8, 4, 4.1201), "fellBack", "amber"],
];

describe("bands", () => {
  test.each(BANDS)("%s: %s", (key, _case, report, band, signal) => {
    expect(verdictOn(key, report)).toMatchObject({ key, band, signal });
  });

  test("the cases reach every band that is new", () => {
    const added = Object.keys(published.measures).filter((key) => !(key in second.measures)) as MeasureKey[];
    const all = added.flatMap((key) => ruleSet.measures[key]?.bands.map(({ band }) => `${key} ${band}`) ?? []);
    expect([...new Set(BANDS.map(([key, , , band]) => `${key} ${band}`))].sort()).toEqual(all.sort());
  });

  test("sentences carry the numbers in both languages", () => {
    expect(verdictOn("nearCopies", copies(3)).sentence?.en).toContain("3 of 2000 samples");
    expect(verdictOn("lastAgainstBest", trail(20, 10, 16)).sentence?.zh).toContain("第 200 步");
    expect(verdictOn("elboGap", gap(32.25)).sentence?.zh).toContain("高 32.3 纳特");
    for (const [key, , report] of BANDS) {
      const { zh = "", en = "" } = verdictOn(key, report).sentence ?? {};
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(`${zh}${en}`).not.toMatch(/[{}]|undefined|NaN/);
    }
  });
});

describe("too few samples", () => {
  test("a wide interval that is not clear of guessing accuses nobody and passes nobody", () => {
    const { band, signal, sentence } = verdictOn("membershipAuc", member(0.44, 0.64));
    expect({ band, signal }).toEqual({ band: "inconclusive", signal: "none" });
    expect(sentence?.zh).toContain("样本太少");
    const safety = judgeReport({ report: member(0.44, 0.64), ruleSet }).criteria.find(
      ({ criterion }) => criterion === "safety",
    );
    expect(safety?.signal).toBe("none");
  });

  test("an interval that is clear of guessing is judged by its upper end, a narrow one passes", () => {
    expect(verdictOn("membershipAuc", member(0.52 + 1e-9, 0.64)).band).toBe("warn");
    expect(verdictOn("membershipAuc", member(0.49, 0.54)).band).toBe("pass");
  });

  test("AuthPct accuses only where the whole interval lies low", () => {
    const authentic = (value: number, upper: number) =>
      reportWith({ scores: { authPct: [value, 50, [2 * value - upper, upper]] } });
    expect(verdictOn("authPct", authentic(39, 42.5))).toMatchObject({ band: "inconclusive", signal: "none" });
    expect(verdictOn("authPct", authentic(39, 42.4))).toMatchObject({ band: "warn", signal: "amber" });
    expect(verdictOn("authPct", authentic(40, 47)).band).toBe("pass");
    expect(verdictOn("authPct", authentic(39, 42.5), verdictRuleSet.parse(third)).band).toBe("warn");
  });

  test("a likelihood gap accuses only where the whole interval lies high", () => {
    const between = (low: number) => reportWith({ scores: { elboGap: [6, 0, [low, 12 - low]] } });
    expect(verdictOn("elboGap", between(2)).band).toBe("inconclusive");
    expect(verdictOn("elboGap", between(2.1)).band).toBe("memorising");
  });

  test("a class of which chance may leave out every sample is not missed; of a larger one it is", () => {
    const shares = (reference: number) =>
      reportWith({
        change: {
          classShares: [
            { label: 0, generated: 1, reference: 1 - reference },
            { label: 1, generated: 0, reference },
          ],
        },
      });
    expect(verdictOn("classes", shares(0.0049)).band).toBe("present");
    expect(verdictOn("classes", shares(0.005)).band).toBe("dropped");
  });
});

describe("reports of before", () => {
  test("are judged by the version of their day as they were", () => {
    expect(verdictOn("membershipAuc", member(0.44, 0.64), earlier).band).toBe("warn");
    const { criteria } = judgeReport({ report: reportWith(), ruleSet: earlier });
    expect(criteria.find(({ criterion }) => criterion === "safety")?.sentence.zh).toContain("没有逐对查找近似抄录");
  });

  test("hold no copies: by the latest rules safety is then not approved", () => {
    const { criteria } = judgeReport({ report: reportWith(), ruleSet });
    const safety = criteria.find(({ criterion }) => criterion === "safety");
    expect(safety).toMatchObject({ signal: "none" });
    expect(safety?.sentence.zh).toContain("没有逐对查找近似抄录");
  });
});
