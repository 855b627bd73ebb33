import { describe, expect, test } from "vitest";
import { changeClassOfPath, proposeChangeClass } from "@/lib/filing/rules/dossier/change-class";
import { computeHoursByStage } from "@/lib/filing/rules/dossier/compute-totals";
import { corpusTotals, sizeByKind, sizeByLanguage, sizeByModality } from "@/lib/filing/rules/dossier/corpus-totals";
import { draftPublicText, fillPublicText } from "@/lib/filing/rules/dossier/draft-public-text";
import { namedModels } from "@/lib/filing/rules/dossier/named-models";
import { prefillAnswers } from "@/lib/filing/rules/dossier/prefill";
import { FUNCTION_KEYS } from "@/lib/filing/schema/dossier/choices";
import { CURRENT_FORM_VERSION, sectionOf, sectionsOf } from "@/lib/filing/schema/dossier/sections";
import { SECTION_KEYS, TRACKS } from "@/lib/filing/types/vocabulary";
import { dossierStates } from "@/lib/forms/rules/completeness";
import { allFields, withAnswer } from "@/lib/forms/rules/path";
import { validateSection } from "@/lib/forms/rules/validate";
import { visibleAnswers } from "@/lib/forms/rules/visible";
import { sectionSchema } from "@/lib/forms/schema";
import type { Answers, Field, Scalar } from "@/lib/forms/types";
import { completeAnswers, ROWS } from "@/tests/factories/dossier-answers";

const VERSION = CURRENT_FORM_VERSION;
const CHINESE = /\p{Script=Han}/u;

describe.each(TRACKS)("the form of the track %s", (track) => {
  const sections = sectionsOf(VERSION, track);
  const answers = completeAnswers(track);

  test("has every section of the vocabulary, in its order", () => {
    expect(sections.map(({ key }) => key)).toEqual([...SECTION_KEYS]);
  });

  test("keys are unique, titles exist, words stand in both languages", () => {
    for (const def of sections) {
      const fields = allFields(def);
      expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
      for (const field of fields) expectWords(field);
    }
  });

  test("a whole dossier is complete in every section that holds answers, and its schemas take it", () => {
    const states = dossierStates(sections, answers);
    for (const def of sections.filter(({ records }) => !records)) {
      expect(validateSection(def, answers), def.key).toEqual([]);
      expect(states[def.key]?.state, def.key).toBe("done");
      expect(sectionSchema(def).safeParse(visibleAnswers(def, answers)).success, def.key).toBe(true);
    }
    expect(states.pledge?.state).toBe("blocked");
  });

  test("an empty dossier is not started; the public text and the pledge wait", () => {
    const states = dossierStates(sections, {});
    const blocked = Object.entries(states).filter(([, { state }]) => state === "blocked");
    expect(blocked.map(([key]) => key)).toEqual(["publicText", "pledge"]);
  });
});

function expectWords(field: Field): void {
  const texts = [field.label, field.hint, ...("choices" in field ? field.choices.map(({ label }) => label) : [])];
  for (const words of texts.filter((entry) => entry !== undefined)) {
    expect(words.zh.trim()).not.toBe("");
    expect(words.en.trim()).not.toBe("");
    expect(words.en.replace(/「[^」]*」/g, "")).not.toMatch(CHINESE);
  }
  if (field.kind === "group") {
    expect(field.fields.some(({ key }) => key === field.titleField)).toBe(true);
    for (const item of field.fields) expectWords(item);
  }
}

describe("what differs between the tracks", () => {
  test("a registration names the models that it calls, and is not asked how it trains", () => {
    const keys = (track: "filing" | "registration") =>
      allFields(sectionOf(VERSION, track, "model")).map(({ key }) => key);
    expect(keys("registration")).toContain("calledModels");
    expect(keys("registration")).not.toContain("process");
    expect(keys("filing")).toContain("process");
    expect(keys("filing")).not.toContain("calledModels");
    const calling = withAnswer(completeAnswers("registration"), "model.x", null);
    const nobody = { ...calling, model: { ...calling.model, calledModels: [] } };
    expect(validateSection(sectionOf(VERSION, "registration", "model"), nobody)).toMatchObject([{ code: "tooFew" }]);
  });

  test("named models carry the path of their number", () => {
    for (const [track, group] of [
      ["filing", "baseModels"],
      ["registration", "calledModels"],
    ] as const) {
      expect(namedModels(completeAnswers(track), { formVersion: VERSION, track })).toEqual([
        {
          path: `model.${group}.${ROWS.base}.number`,
          name: "云台视觉基座模型",
          number: "Beijing-YunTaiShiJue-202503180127",
        },
      ]);
    }
  });

  test("a self-trained model names no base model, whatever was listed before", () => {
    const selfTrained = withAnswer(completeAnswers("filing"), "model.origin", ["self"]);
    expect(namedModels(selfTrained, { formVersion: VERSION, track: "filing" })).toEqual([]);
  });
});

describe("questions that hang on others", () => {
  test.each([
    ["service.minors", true, "service.minorsMeasures"],
    ["service.humanlike", true, "service.humanlikeMeasures"],
    ["service.functions", ["image", "other"], "service.otherFunction"],
    ["service.area", "provinces", "service.provinces"],
    ["model.families", ["vae"], "model.encoder"],
    ["model.families", ["diffusion"], "model.denoiser"],
    [`corpus.sources.${ROWS.sourceA}.personal`, true, `corpus.sources.${ROWS.sourceA}.legalBasis`],
    [`corpus.sources.${ROWS.sourceA}.crossBorder`, true, `corpus.sources.${ROWS.sourceA}.mechanism`],
    [`corpus.sources.${ROWS.sourceA}.kind`, "commercial", `corpus.sources.${ROWS.sourceA}.contract`],
    [`corpus.sources.${ROWS.sourceB}.modality`, "audio", `corpus.sources.${ROWS.sourceB}.items`],
    ["entity.algorithmFiled", true, "entity.algorithmNumber"],
  ] satisfies [string, Scalar, string][])("%s = %j asks %s", (path, value, asked) => {
    const without = withAnswer(completeAnswers("filing"), asked, null);
    const def = sectionOf(VERSION, "filing", asked.split(".")[0] as (typeof SECTION_KEYS)[number]);
    const missing = validateSection(def, withAnswer(without, path, value)).map((fault) => fault.path);
    expect(missing).toContain(asked);
  });

  test("a collection that ends before it begins is told at its end", () => {
    const wrong = withAnswer(completeAnswers("filing"), `corpus.sources.${ROWS.sourceB}.collectedTo`, "2025-12-31");
    expect(validateSection(sectionOf(VERSION, "filing", "corpus"), wrong)).toMatchObject([
      { path: `corpus.sources.${ROWS.sourceB}.collectedTo`, code: "check" },
    ]);
  });
});

describe("computed figures", () => {
  const answers = completeAnswers("filing");

  test("of the training data", () => {
    expect(corpusTotals(answers)).toEqual({ sources: 2, size: 30, tokens: 3_200_000, overseasOpenSourceShare: 0.2 });
    expect(sizeByKind(answers)).toMatchObject({ total: 30, parts: [{ value: 6 }, { value: 24 }] });
    expect(sizeByModality(answers)?.parts.map(({ label, value }) => [label.en, value])).toEqual([
      ["Text", 24],
      ["Image", 6],
    ]);
    expect(sizeByLanguage(answers)?.parts.map(({ label }) => label.en)).toEqual(["Chinese"]);
  });

  test("only open-source data from overseas count as such", () => {
    const bought = withAnswer(answers, `corpus.sources.${ROWS.sourceA}.kind`, "commercial");
    expect(corpusTotals(bought).overseasOpenSourceShare).toBe(0);
    const home = withAnswer(answers, `corpus.sources.${ROWS.sourceA}.overseas`, false);
    expect(corpusTotals(home).overseasOpenSourceShare).toBe(0);
  });

  test("are not told where nothing is given, and leave text out of their sums", () => {
    expect(corpusTotals({})).toEqual({ sources: 0, size: null, tokens: null, overseasOpenSourceShare: null });
    const typed = withAnswer(answers, `corpus.sources.${ROWS.sourceB}.size`, "about 24");
    expect(corpusTotals(typed).size).toBe(6);
    expect(sizeByKind({})).toBeNull();
  });

  test("of training compute", () => {
    expect(computeHoursByStage(answers)).toMatchObject({ total: 4136, parts: [{ value: 3368 }, { value: 768 }] });
    expect(computeHoursByStage({})).toBeNull();
  });
});

describe("the draft of the public text", () => {
  test.each(TRACKS)("fills every public field from the other sections (%s)", (track) => {
    const { publicText: _empty, ...answers } = completeAnswers(track);
    const drafted = draftPublicText({ formVersion: VERSION, track, answers });
    const def = sectionOf(VERSION, track, "publicText");
    expect(Object.keys(drafted).sort()).toEqual(
      allFields(def)
        .map(({ key }) => key)
        .sort(),
    );
    expect(validateSection(def, { publicText: drafted })).toEqual([]);
  });

  test("says what the sections say", () => {
    const text = draftPublicText({ formVersion: VERSION, track: "filing", answers: completeAnswers("filing") });
    expect(text.algorithmName).toBe("墨行字形模型");
    expect(text.mechanism).toContain("2. 对抗训练：");
    expect(text.dataSources).toContain("2 个来源，共 30 GB");
    expect(text.dataSources).toContain("320 万 词元");
    expect(text.serviceScope).toContain("教育、设计");
    expect(text.safetyMeasures).toContain("3 个工作日");
    const called = draftPublicText({
      formVersion: VERSION,
      track: "registration",
      answers: completeAnswers("registration"),
    });
    expect(called.principle).toContain("Beijing-YunTaiShiJue-202503180127");
  });

  test("replaces nothing that somebody wrote", () => {
    const answers = { ...completeAnswers("filing"), publicText: { algorithmName: "另一名称", purpose: " " } };
    const filled = fillPublicText({ formVersion: VERSION, track: "filing", answers });
    expect(filled.algorithmName).toBeUndefined();
    expect(filled.purpose).toContain("生成手写字形图片");
  });

  test("of nothing is nothing", () => {
    expect(draftPublicText({ formVersion: VERSION, track: "filing", answers: {} })).toEqual({});
  });
});

describe("asking once", () => {
  const organisation = {
    ...{ name: "杭州新名有限公司", uscc: "91110108551385082Q", address: "杭州市", legalRepresentative: "赵一" },
    ...{ safetyOfficer: null, contactName: "钱二", contactEmail: "q@new.example" },
  };
  const input = { track: "filing", formVersion: VERSION, organisation } as const;

  test("a first draft has the organisation and the service's name", () => {
    expect(prefillAnswers({ ...input, serviceName: "墨行", from: null })).toEqual({
      entity: {
        ...{ name: "杭州新名有限公司", uscc: "91110108551385082Q", registeredAddress: "杭州市" },
        ...{ legalRepresentative: "赵一", contactName: "钱二", contactEmail: "q@new.example" },
      },
      service: { name: "墨行" },
    });
  });

  test("a change has what is in force, with the organisation as it is today, and nothing that is not asked", () => {
    const from: Answers = { ...completeAnswers("filing"), gone: { old: "x" } };
    const prefilled = prefillAnswers({ ...input, from });
    expect(prefilled.model).toEqual(from.model);
    expect(prefilled.entity).toMatchObject({ name: "杭州新名有限公司", mlpsLevel: "3" });
    expect(prefilled.gone).toBeUndefined();
  });
});

test("a change is as heavy as its heaviest part", () => {
  expect(changeClassOfPath("publicText.purpose")).toBe("review_and_publicity");
  expect(changeClassOfPath(`corpus.sources.${ROWS.sourceA}.size`)).toBe("review");
  expect(changeClassOfPath("entity.contactPhone")).toBe("record_only");
  expect(proposeChangeClass([])).toBe("record_only");
  expect(proposeChangeClass([{ path: "entity.contactPhone" }, { path: "service.monitors" }])).toBe("review");
  expect(proposeChangeClass([{ path: "service.functions" }, { path: "service.monitors" }])).toBe(
    "review_and_publicity",
  );
});

test("a version that was never published has no form", () => {
  expect(() => sectionsOf("1999-1", "filing")).toThrow("1999-1");
  expect(FUNCTION_KEYS).toHaveLength(7);
});
