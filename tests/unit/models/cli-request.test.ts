import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { CliFault } from "@/models/cli/fault";
import { readRequest } from "@/models/cli/read-request";
import { PRESET_STEPS } from "@/models/contracts/run-config";

const folder = mkdtempSync(join(tmpdir(), "cli-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(content: unknown): string {
  const path = join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

function faultOf(path: string | null, settings: string[] = []) {
  try {
    readRequest(path, settings);
  } catch (error) {
    if (error instanceof CliFault) return error.words;
    throw error;
  }
  throw new Error("nothing was refused");
}

const VAE = { model: "vae", seed: 7, latentSize: 10, data: { strokes: 400 } };

describe("a request from a file", () => {
  test("has the file's fields, the preset's and the schema's defaults", () => {
    const { config, data, out } = readRequest(file({ ...VAE, preset: "standard" }), []);
    expect(config).toMatchObject({ ...{ model: "vae", seed: 7, latentSize: 10, hiddenUnits: 400 } });
    expect(config.steps).toBe(PRESET_STEPS.vae.standard);
    expect([data, out]).toEqual([{ strokes: 400 }, "assessment"]);
  });

  test("gives way to what is set on the command line, inside data too", () => {
    const { config, data } = readRequest(file(VAE), ["seed=8", "steps=50", "data.strokes=600"]);
    expect(config).toMatchObject({ seed: 8, steps: 50, latentSize: 10 });
    expect(data).toEqual({ strokes: 600 });
    expect(readRequest(null, ["model=mlp-gan", "loss=hinge", "data.strokes=400"]).config).toMatchObject({
      ...{ model: "mlp-gan", loss: "hinge", steps: PRESET_STEPS["mlp-gan"].quick, seed: 1 },
    });
  });

  test("names files beside itself; those of the command line stand where it was typed", () => {
    const request = readRequest(file({ model: "vae", data: { images: "a.gz" }, out: "here" }), ["data.labels=b.gz"]);
    expect(request.data).toEqual({ images: join(folder, "a.gz"), labels: "b.gz" });
    expect(request.out).toBe(join(folder, "here"));
  });
});

describe("what is refused, in both languages", () => {
  test.each([
    ["a file that is not there", () => faultOf(join(folder, "none.json")), "none.json", "cannot be read"],
    ["one that is no JSON", () => faultOf(file("{")), "读不出来", "JSON"],
    ["one that is a list", () => faultOf(file([])), "JSON 对象", "one JSON object"],
    ["an unknown model", () => faultOf(file({ ...VAE, model: "gpt" })), "下列之一：dcgan", "one of dcgan"],
    ["an unknown field", () => faultOf(file({ ...VAE, latent: 3 })), "没有 latent 这个字段", "no field latent"],
    [
      "a value past its limit",
      () => faultOf(file(VAE), ["latentSize=500"]),
      "latentSize: 数值过大",
      "latentSize: Too big",
    ],
    ["a preset of others", () => faultOf(file({ ...VAE, preset: "stable" })), "没有“stable”档", "no preset stable"],
    ["no data", () => faultOf(file({ ...VAE, data: {} })), "data.images 或 data.strokes", "one of data.images"],
    ["two kinds of data", () => faultOf(file(VAE), ["data.images=a.gz"]), "中的一个", "needs one of"],
    ["texts for images", () => faultOf(file({ ...VAE, data: { replies: 50 } })), "data.images", "data.strokes"],
    ["a setting without a value", () => faultOf(null, ["steps"]), "--set steps：应写成", "--set steps: write"],
  ])("%s", (_name, refused, zh, en) => {
    const words = refused();
    expect(words.zh).toContain(zh);
    expect(words.en).toContain(en);
  });
});
