import { describe, expect, test } from "vitest";
import { FINDING_WORDS } from "@/lib/filing/copy/findings";
import { FINDING_CODES, type FindingCode } from "@/lib/filing/rules/precheck/codes";
import { describeFinding } from "@/lib/filing/rules/precheck/describe-finding";
import { nearMisses } from "@/lib/filing/rules/precheck/near-names";
import { preCheck, RULES } from "@/lib/filing/rules/precheck/rules";
import { ROWS } from "../../factories/dossier-answers";
import { PLANTED } from "../../factories/planted-faults";
import { soundInput, withAnswers } from "../../factories/precheck-input";

const codesOf = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);

describe.each(FINDING_CODES)("%s", (code: FindingCode) => {
  const { plant, path, facts } = PLANTED[code];
  const input = plant(soundInput());

  test("fires on its fault alone and names where", () => {
    expect(preCheck(input)).toEqual([expect.objectContaining({ code, path })]);
    expect(preCheck(input)[0]?.facts).toMatchObject(facts ?? {});
  });

  test("is silent on a sound dossier", () => {
    const rule = RULES.filter((one) => one.code === code);
    expect(rule).toHaveLength(1);
    expect(preCheck(soundInput(), rule)).toEqual([]);
  });

  test("is found by this rule and no other", () => {
    const others = RULES.filter((one) => one.code !== code);
    expect(preCheck(input, others)).toEqual([]);
  });

  test("says rule, defect and remedy in both languages without a gap", () => {
    const [finding] = preCheck(input);
    const words = describeFinding(finding ?? never(), input);
    for (const { zh, en } of [words.place, words.rule, words.defect, words.remedy]) {
      expect(zh).not.toMatch(/[{}]|undefined/);
      expect(en).not.toMatch(/[{}]|undefined/);
      expect(en.replaceAll(/「[^」]*」|“[^”]*”/g, "")).not.toMatch(
        CODE_WITH_CHINESE.includes(code) ? /[{}]/ : /\p{Script=Han}/u,
      );
    }
  });
});

/** Their places name items by what their provider called them, which is Chinese in either language. */
const CODE_WITH_CHINESE: readonly FindingCode[] = [
  "model_number_format",
  "address_malformed",
  "base_model_unknown",
  "base_model_not_in_force",
  "source_evidence_missing",
  "date_implausible",
];

function never(): never {
  throw new Error("nothing was found");
}

describe("a dossier", () => {
  test.each(["filing", "registration"] as const)("that is sound has no finding on the track %s", (track) => {
    expect(preCheck(soundInput(track))).toEqual([]);
  });

  test("with twelve planted faults has exactly these twelve, the blocking ones first", () => {
    const planted = [
      ...["answer_missing", "uscc_invalid", "icp_number_format", "algorithm_number_format", "model_number_format"],
      ...["address_malformed", "service_name_differs", "source_evidence_missing", "overseas_share_exceeded"],
      ...["public_text_incomplete", "run_not_sealed", "keywords_too_few"],
    ] as FindingCode[];
    const input = planted.reduce((dossier, code) => PLANTED[code].plant(dossier), soundInput());
    const findings = preCheck(input);
    expect(codesOf(findings).sort()).toEqual([...planted].sort());
    expect(findings.map(({ severity }) => severity)).toEqual([...Array(11).fill("blocking"), "advisory"]);
    expect(new Set(findings.map(({ path }) => path)).size).toBe(12);
  });

  test("of a registration names a filed model, and needs no run", () => {
    const sound = soundInput("registration");
    const { model, ...others } = sound.answers;
    const input = { ...sound, answers: { ...others, model: { ...model, calledModels: [] } }, register: [] };
    expect(preCheck(input)).toMatchObject([{ code: "base_model_missing", path: "model.calledModels" }]);
  });

  test("of a cancellation is not checked: it is what was filed", () => {
    expect(preCheck({ ...PLANTED.answer_missing.plant(soundInput()), kind: "cancellation" })).toEqual([]);
  });
});

describe("the edges of rules", () => {
  test("a share of exactly the threshold is allowed", () => {
    const at = withAnswers(soundInput(), {
      [`corpus.sources.${ROWS.sourceA}.size`]: 3,
      [`corpus.sources.${ROWS.sourceB}.size`]: 7,
    });
    expect(preCheck(at)).toEqual([]);
  });

  test("the threshold is data: another value judges otherwise", () => {
    const { thresholds, ...input } = soundInput();
    const stricter = { ...thresholds.overseasCorpusMaxRatio, value: 0.1 } as never;
    const findings = preCheck({ ...input, thresholds: { ...thresholds, overseasCorpusMaxRatio: stricter } });
    expect(codesOf(findings)).toEqual(["overseas_share_exceeded"]);
    expect(() => preCheck({ ...input, thresholds: {} })).toThrow(/No threshold/);
  });

  test("a run under way covers its function and is found as unfinished only", () => {
    expect(codesOf(preCheck(PLANTED.run_unfinished.plant(soundInput())))).toEqual(["run_unfinished"]);
  });

  test("a note of the change explains its figures", () => {
    const input = PLANTED.figure_changed_unexplained.plant(soundInput());
    expect(preCheck({ ...input, changeNote: "监看人员增加两名。" })).toEqual([]);
  });

  test("the public text is read for the name too: as the algorithm's, and between marks", () => {
    const written = {
      "publicText.algorithmName": "墨行手写体生成服务",
      "publicText.serviceScope": "《墨行手写字体生成服务》面向全国。",
    };
    expect(preCheck(withAnswers(soundInput(), written)).map(({ path }) => path)).toEqual(Object.keys(written));
  });

  test.each([
    ["墨行手写体生成服务", true],
    ["墨行手写字形生成服务协议", false],
    ["墨行", false],
    ["服务协议", false],
    ["隐私保护政策", false],
  ])("the name %s is a slip of the pen: %s", (candidate, slip) => {
    expect(nearMisses(["墨行手写字形生成服务"], [candidate])).toEqual(slip ? [candidate] : []);
  });
});

test("every code has one rule and its words", () => {
  expect(codesOf(RULES).sort()).toEqual([...FINDING_CODES].sort());
  expect(Object.keys(FINDING_WORDS).sort()).toEqual([...FINDING_CODES].sort());
});
