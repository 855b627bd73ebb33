import { describe, expect, test } from "vitest";
import { authPct } from "@/models/metrics/auth-pct";
import { dataCopyingZ } from "@/models/metrics/data-copying";
import { frechetDistance } from "@/models/metrics/frechet-distance";
import { classifierScore } from "@/models/metrics/inception-score";
import { squaredMmd } from "@/models/metrics/kid";
import { membershipInference } from "@/models/metrics/membership";
import { prdc } from "@/models/metrics/prdc";
import { residualRisk, wilsonRate } from "@/models/metrics/privacy-risk";
import { F, G, G2, golden, goldenFeatures, goldenUniform, P, R, T } from "./golden-fixture";

/** Values made with the papers' reference code in Python; equality to 1e-9. */
function expectGolden(actual: number | undefined, expected: number | undefined) {
  expect(Math.abs((actual as number) - (expected as number))).toBeLessThan(1e-9);
}

function expectAllGolden(actual: readonly number[], expected: readonly number[]) {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, index) => {
    expectGolden(value, expected[index]);
  });
}

describe("fixture generator", () => {
  test("first three uniforms of seed 1", () => {
    const uniform = goldenUniform(1);
    expectAllGolden([uniform(), uniform(), uniform()], golden.lcg_first3_seed1);
  });

  test("first two features of R", () => {
    expectAllGolden([...R.values.subarray(0, 2)], golden.R00_R01);
  });
});

describe("golden values", () => {
  test.each([
    [3, golden.prdc_k3],
    [5, golden.prdc_k5],
  ])("precision, recall, density, coverage with k = %i", (k, expected) => {
    const scores = prdc({ real: R, fake: F, k });
    expectGolden(scores.precision, expected.precision);
    expectGolden(scores.recall, expected.recall);
    expectGolden(scores.density, expected.density);
    expectGolden(scores.coverage, expected.coverage);
  });

  test("k is 5 when nothing is said", () => {
    expectGolden(prdc({ real: R, fake: F }).recall, golden.prdc_k5.recall);
  });

  test("Fréchet distance of R and F", () => {
    expectGolden(frechetDistance({ a: R, b: F }), golden.fid_RF);
  });

  test("Fréchet distance of R and R", () => {
    expectGolden(frechetDistance({ a: R, b: R }), golden.fid_RR);
  });

  test("squared MMD of T and G", () => {
    expectGolden(squaredMmd({ a: T, b: G }), golden.kid_TG);
  });

  test("AuthPct of G and of G with 30 copies", () => {
    expectGolden(authPct({ train: T, generated: G }), golden.authpct_TG);
    expectGolden(authPct({ train: T, generated: G2 }), golden.authpct_TG2_30copies);
  });

  test("Z_U of G and of G with 30 copies", () => {
    expectAllGolden(
      [dataCopyingZ({ train: T, generated: G, test: P }), dataCopyingZ({ train: T, generated: G2, test: P })],
      golden.Zu_test_gen_train,
    );
  });

  test.each([
    ["G", G, golden.ganleaks_fbb_auc_ap.G],
    ["G2", G2, golden.ganleaks_fbb_auc_ap.G2],
  ])("membership AUC and average precision of %s", (_name, generated, expected) => {
    const attack = membershipInference({ members: T, nonMembers: P, generated, seed: 1 });
    expectAllGolden([attack.auc, attack.averagePrecision], expected);
  });

  test("classifier score over 10 splits", () => {
    const logits = goldenFeatures({ seed: 6, rows: 100, columns: 10, scale: 3 });
    const values = logits.values.slice();
    for (let row = 0; row < 100; row += 1) {
      const line = values.subarray(row * 10, row * 10 + 10);
      const largest = Math.max(...line);
      const powers = line.map((logit) => Math.exp(logit - largest));
      const sum = powers.reduce((total, power) => total + power, 0);
      line.set(powers.map((power) => power / sum));
    }
    const score = classifierScore({ ...logits, values });
    expectAllGolden([score.mean, score.standardDeviation], golden.isc_10splits);
  });

  test("Wilson rates and residual risk", () => {
    const attack = wilsonRate({ successes: 120, trials: 1_000 });
    const control = wilsonRate({ successes: 80, trials: 1_000 });
    expectAllGolden([attack.rate, attack.halfWidth], golden.anonymeter.attack);
    expectAllGolden([control.rate, control.halfWidth], golden.anonymeter.control);
    const risk = residualRisk({ attack, control });
    expectAllGolden([risk.value, ...risk.interval], golden.anonymeter.risk);
  });
});
