import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { WEIGHTS_REASONS } from "@/lib/assessment/copy/weights-upload";
import { hashValues } from "@/models/contracts/checkpoint-file";
import { runConfig } from "@/models/contracts/run-config";
import { readWeightsFile, WEIGHTS_REFUSALS } from "@/models/contracts/weights-file";
import { weightsFile } from "@/tests/fixtures/make-weights";

const VAE = runConfig.parse({ model: "vae", steps: 60, seed: 3, evaluationSamples: 200 });
const VALUES = [0.25, -1, 3];
const good = weightsFile({ config: VAE, values: VALUES });
const flipped = (at: number) => {
  const bytes = Buffer.from(good);
  const place = at < 0 ? bytes.length + at : at;
  bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
  return bytes;
};

/** Says something else of itself, and is sealed anew: anybody can do that. */
function resealed(change: (header: Record<string, unknown>) => void): Buffer {
  const length = good.readUInt32LE(40);
  const header = JSON.parse(good.toString("utf8", 44, 44 + length)) as Record<string, unknown>;
  change(header);
  const text = Buffer.from(JSON.stringify(header));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(text.length);
  const sealed = Buffer.concat([size, text, good.subarray(44 + length)]);
  return Buffer.concat([good.subarray(0, 8), createHash("sha256").update(sealed).digest(), sealed]);
}

const text = runConfig.parse({ model: "gru", steps: 20, seed: 5, evaluationSamples: 200 });

describe("a file of weights", () => {
  test("says what it was trained as and which values it holds", () => {
    const valuesHash = hashValues(Float32Array.from(VALUES));
    expect(readWeightsFile(good)).toEqual({
      ok: true,
      value: { config: VAE, valuesHash, valueCount: VALUES.length },
    });
    expect(readWeightsFile(weightsFile({ config: text, characters: [65, 66] })).ok).toBe(true);
  });

  test.each([
    ["an empty file", Buffer.alloc(0), "notACheckpoint"],
    ["something else", Buffer.from("PK\u0003\u0004 not weights at all"), "notACheckpoint"],
    ["a bit changed in the header", flipped(60), "damaged"],
    ["a bit changed in the last value", flipped(-1), "damaged"],
    ["its end missing", good.subarray(0, good.length - 4), "damaged"],
    ["a header that is none", resealed((header) => delete header.step), "badHeader"],
    ["fewer values than its arrays hold", resealed((header) => (header.arrays = [])), "badHeader"],
    ["other values than it names", resealed((header) => (header.valuesHash = "ab".repeat(32))), "badHeader"],
    ["a model that no form has", resealed((header) => (header.config = { model: "diffusion" })), "badHeader"],
    ["no settings, as a checkpoint", resealed((header) => delete header.config), "noConfig"],
    ["no characters though of text", weightsFile({ config: text }), "noCharacters"],
    ["no values", weightsFile({ values: [] }), "noValues"],
    ["a value that is no number", weightsFile({ values: [1, Number.NaN] }), "notFinite"],
    ["an infinite value", weightsFile({ values: [Number.NEGATIVE_INFINITY] }), "notFinite"],
  ])("with %s is refused in words", (_what, bytes, code) => {
    expect(readWeightsFile(bytes)).toMatchObject({ ok: false, error: { code } });
    expect(WEIGHTS_REASONS[`weights.${code}`]).toBeDefined();
  });
});

test("every refusal has words in both languages", () => {
  for (const code of WEIGHTS_REFUSALS) {
    const { zh = "", en = "" } = WEIGHTS_REASONS[`weights.${code}`] ?? {};
    expect(zh).toMatch(/请/);
    expect(en).not.toMatch(/[\u4e00-\u9fff]/);
  }
});
