import { describe, expect, test } from "vitest";
import { UPLOAD_HINT } from "@/lib/assessment/copy/dataset";
import { failureWords } from "@/lib/assessment/copy/failure";
import { UPLOAD_ROUTE_REASONS, WEIGHTS_ROUTE_REASONS } from "@/lib/assessment/copy/reasons";
import { IDX_REFUSALS } from "@/models/contracts/idx";

const gaps = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe("words of refusals", () => {
  const all = [...Object.entries(UPLOAD_ROUTE_REASONS), ...Object.entries(WEIGHTS_ROUTE_REASONS)];
  test.each(all)("%s: both languages, the same facts", (reason, { zh, en }) => {
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
    expect(en).not.toMatch(/[\u4e00-\u9fff]/);
    // Some facts are words themselves and come in the reader's language.
    const worded = ["run.noBackend", "run.originOtherForm"].includes(reason);
    const bare = (text: string) => gaps(text).map((gap) => (worded ? gap?.replace(/(Zh|En)$/, "") : gap));
    expect(bare(zh)).toEqual(bare(en));
  });

  test("every refusal of the reader of IDX files has words", () => {
    expect(IDX_REFUSALS.filter((code) => !UPLOAD_ROUTE_REASONS[`idx.${code}`])).toEqual([]);
  });
});

test("the hint before an upload names the limits that are enforced", () => {
  expect(UPLOAD_HINT.zh).toContain("60.0 MB");
  expect(UPLOAD_HINT.en).toContain("60.0 MB");
  expect(gaps(UPLOAD_HINT.zh)).toEqual([]);
});

test("an unknown failure still says its code and what to do", () => {
  const { words, remedy } = failureWords({ code: "strange", facts: {} });
  expect(words.en).toContain("strange");
  expect(remedy.zh.length).toBeGreaterThan(0);
});

test("a lost run says how often it was tried", () => {
  expect(failureWords({ code: "lost", facts: { attempts: 3 } }).words.en).toContain("3 times");
});
