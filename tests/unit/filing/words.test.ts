import { describe, expect, test } from "vitest";
import { CASE_REASONS, refusalFacts, refusalReason, refusalWords } from "@/lib/filing/copy/refusals";
import { FLAG_WORDS, filingStatusWords, STATUS_WORDS, statusWords } from "@/lib/filing/copy/status";
import { REFUSAL_CODES, type Refusal } from "@/lib/filing/types/decision";
import { APPLICATION_FLAGS, FILING_FLAGS } from "@/lib/filing/types/vocabulary";
import { fill } from "@/lib/format";

describe("refusals in words", () => {
  const flags = [...APPLICATION_FLAGS, ...FILING_FLAGS];
  const refusals: Refusal[] = [
    ...REFUSAL_CODES.filter((code) => code !== "BLOCKED_BY_FLAG" && code !== "FLAG_MISSING").map((code) => ({ code })),
    ...flags.flatMap((flag) => [
      { code: "BLOCKED_BY_FLAG" as const, flag },
      { code: "FLAG_MISSING" as const, flag },
    ]),
  ];

  test("leave no gap, and name the flag", () => {
    for (const refusal of refusals) {
      const { zh, en } = refusalWords(refusal);
      expect(`${zh}${en}`).not.toMatch(/[{}]/);
      if (!refusal.flag) continue;
      expect(zh).toContain(FLAG_WORDS[refusal.flag].name.zh);
      expect(en).toContain(FLAG_WORDS[refusal.flag].name.en);
    }
  });

  test("say the same on a button and as the reason of an error", () => {
    for (const refusal of refusals) {
      const reason = CASE_REASONS[refusalReason(refusal)];
      expect(reason && fill(reason, refusalFacts(refusal))).toEqual(refusalWords(refusal));
    }
  });
});

describe("statuses in words", () => {
  test("are those of track and kind", () => {
    const zh = (...[status, of]: Parameters<typeof statusWords>) => statusWords(status, of).zh;
    expect(zh("approved", { track: "filing", kind: "initial" })).toBe("已备案");
    expect(zh("approved", { track: "registration", kind: "initial" })).toBe("已登记");
    expect(zh("rejected", { track: "registration", kind: "initial" })).toBe("不予登记");
    expect(zh("approved", { track: "registration", kind: "change" })).toBe("已变更");
    expect(zh("approved", { track: "filing", kind: "cancellation" })).toBe("已注销");
    expect(zh("publicity", { track: "filing", kind: "change" })).toBe("拟变更公示中");
    expect(statusWords("in_review", { track: "filing", kind: "change" })).toEqual(STATUS_WORDS.in_review);
    expect(filingStatusWords("filed", "registration").zh).toBe("已登记");
    expect(filingStatusWords("suspended", "registration").zh).toBe("已暂停");
  });
});
