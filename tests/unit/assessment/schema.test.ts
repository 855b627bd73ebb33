import { describe, expect, test } from "vitest";
import { configFields, requestRunInput, uploadFields } from "@/lib/assessment/schema";
import { MODEL_FAMILIES, PRESET_STEPS } from "@/models/contracts/run-config";

const form = (config: Record<string, string>, preset?: string) => ({
  ...{ name: "手写数字", datasetId: "7b0f3ad8-91c2-4b55-9a3e-0e0a6f0a2c11", config },
  ...(preset ? { preset } : {}),
});

describe("the request for a run, as a form sends it", () => {
  test("blank steps take the preset's count and a blank seed is to be drawn", () => {
    const input = requestRunInput.parse(form({ model: "vae", steps: "", seed: "" }, "standard"));
    expect(input.config.steps).toBe(PRESET_STEPS.vae.standard);
    expect(input).toMatchObject({ preset: "standard", drawSeed: true });
  });

  test("a given seed is kept and own steps are no preset's", () => {
    const input = requestRunInput.parse(form({ model: "dcgan", steps: "321", seed: "9" }, "quick"));
    expect(input).toMatchObject({ preset: null, drawSeed: false, config: { steps: 321, seed: 9 } });
  });

  test("the stable preset fills in what steadies a GAN, and what was typed stays", () => {
    const stable = requestRunInput.parse(form({ model: "dcgan", steps: "" }, "stable"));
    expect(stable).toMatchObject({
      preset: "stable",
      config: { steps: PRESET_STEPS.dcgan.standard, loss: "hinge", spectralNorm: "on", packing: 2 },
    });
    const changed = requestRunInput.parse(form({ model: "dcgan", steps: "", packing: "1" }, "stable"));
    expect(changed).toMatchObject({ preset: "standard", config: { loss: "hinge", packing: 1 } });
  });

  test("a model that is no GAN has no stable preset: its steps are asked for", () => {
    const answer = requestRunInput.safeParse(form({ model: "vae", steps: "" }, "stable"));
    expect(answer.error?.issues.map(({ path }) => path.join("."))).toEqual(["config.steps"]);
  });

  test("a step count that is a preset's counts as the preset, however it was typed", () => {
    const input = requestRunInput.parse(form({ model: "dcgan", steps: String(PRESET_STEPS.dcgan.thorough) }));
    expect(input.preset).toBe("thorough");
  });

  test.each([
    [{ model: "dcgan", steps: "19" }, "config.steps"],
    [{ model: "dcgan", steps: "100", learningRate: "abc" }, "config.learningRate"],
    [{ model: "vae", steps: "100", seed: "0" }, "config.seed"],
    [{ model: "unknown", steps: "100" }, "config.model"],
    [{ model: "vae", steps: "" }, "config.steps"],
  ])("%o is refused at %s", (config, field) => {
    const answer = requestRunInput.safeParse(form(config));
    expect(answer.success).toBe(false);
    expect(answer.error?.issues.map(({ path }) => path.join("."))).toContain(field);
  });
});

describe("the fields of a model's form", () => {
  test.each(MODEL_FAMILIES)("%s: each has words in both languages and limits that hold its default", (model) => {
    const fields = configFields(model);
    expect(fields.map(({ key }) => key)).toEqual(expect.arrayContaining(["steps", "seed", "evaluationSamples"]));
    for (const field of fields) {
      expect(field.label.zh && field.label.en && field.help.zh && field.help.en).toBeTruthy();
      if (field.kind === "choice") {
        expect(field.options.map(({ value }) => value)).toContain(field.fallback);
        expect(field.options.every(({ words }) => words.zh && words.en)).toBe(true);
        continue;
      }
      expect(field.minimum).toBeLessThan(field.maximum);
      if (field.fallback === null) continue;
      expect(field.fallback).toBeGreaterThanOrEqual(field.minimum);
      expect(field.fallback).toBeLessThanOrEqual(field.maximum);
    }
  });

  test("a choice is kept as it was sent, and one that is not offered is refused", () => {
    const sent = (loss: string) =>
      requestRunInput.safeParse({
        name: "a",
        datasetId: crypto.randomUUID(),
        config: { model: "mlp-gan", steps: "100", loss },
      });
    expect(sent("hinge").data?.config).toMatchObject({ model: "mlp-gan", loss: "hinge" });
    expect(sent("other").error?.issues[0]?.path.join(".")).toBe("config.loss");
  });

  test("steps and seed have no default: the preset or the reader gives them", () => {
    const open = configFields("dcgan").filter(({ fallback }) => fallback === null);
    expect(open.map(({ key }) => key)).toEqual(["steps", "seed"]);
  });
});

test("an upload without the licence's confirmation is refused at that box", () => {
  const answer = uploadFields.safeParse({ name: "a", licence: "MIT" });
  expect(answer.error?.issues).toMatchObject([{ path: ["licenceConfirmed"], message: "dataset.licenceNotConfirmed" }]);
});
