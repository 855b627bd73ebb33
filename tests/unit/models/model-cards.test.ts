import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { MODEL_CARDS, PRESET_CARDS } from "@/models/contracts/model-cards";
import { MODEL_FAMILIES, PRESETS } from "@/models/contracts/run-config";

const readme = readFileSync(join(import.meta.dirname, "../../../models/README.md"), "utf8");

function expectComplete({ zh, en }: { zh: string; en: string }) {
  expect(zh).toMatch(/\p{Script=Han}/u);
  expect(en.length).toBeGreaterThan(10);
  expect(en).not.toMatch(/\p{Script=Han}/u);
}

describe("model cards", () => {
  test.each(MODEL_FAMILIES)("%s: what it is, from which paper, its limits; the readme names the paper too", (model) => {
    const { what, limits, papers } = MODEL_CARDS[model];
    expectComplete(what);
    expectComplete(limits);
    expect(papers.length).toBeGreaterThan(0);
    for (const paper of papers) expect(paper).toMatch(/\b(19|20)\d\d$/);
    const row = readme.split("\n").find((line) => line.startsWith(`| \`${model}\` |`));
    for (const paper of papers) expect(row).toContain(paper);
    expect(row).toContain(limits.en);
  });

  test.each(PRESETS)("%s: what it changes and its limits", (preset) => {
    const { what, limits } = PRESET_CARDS[preset];
    expectComplete(what);
    expectComplete(limits);
  });
});
