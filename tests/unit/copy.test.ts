import { globSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

/** Every text for people stands in both languages; a forgotten translation is a defect on a page. */

const ROOT = join(import.meta.dirname, "../..");
const CHINESE = /\p{Script=Han}/u;

const modules = globSync(["lib/*/copy.ts", "lib/*/copy/**/*.ts", "components/**/{copy,*-copy}.ts"], {
  cwd: ROOT,
}).sort();

interface Found {
  path: string;
  zh: unknown;
  en: unknown;
}

function wordsIn(value: unknown, path: string, seen = new Set<unknown>()): Found[] {
  if (typeof value !== "object" || value === null || seen.has(value)) return [];
  seen.add(value);
  if ("zh" in value || "en" in value) {
    const { zh, en } = value as { zh?: unknown; en?: unknown };
    if (typeof zh !== "object") return [{ path, zh, en }];
  }
  return Object.entries(value).flatMap(([key, inner]) => wordsIn(inner, `${path}.${key}`, seen));
}

describe.each(modules)("%s", (path) => {
  test("has Chinese and English for every text", async () => {
    const found = wordsIn(await import(join(ROOT, path)), path);
    const gaps = found.filter(
      ({ zh, en }) =>
        typeof zh !== "string" ||
        typeof en !== "string" ||
        zh.trim() === "" ||
        en.trim() === "" ||
        CHINESE.test(withoutNames(en)),
    );
    expect(gaps).toEqual([]);
  });
});

test("there are copy modules to look at", () => expect(modules.length).toBeGreaterThan(0));

/** Chinese terms that stand on purpose in an English text are marked with 「」. */
function withoutNames(text: string): string {
  return text.replace(/「[^」]*」/g, "");
}
