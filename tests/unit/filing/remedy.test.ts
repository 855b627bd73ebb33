import { describe, expect, test } from "vitest";
import { remedyOf } from "@/lib/filing/rules/remedy";

const PLACE = { filingId: "f", applicationId: "a" };

describe("a refusal that the reader can mend leads to its page", () => {
  test.each([
    ["provider", "BLOCKING_FINDINGS", "/filings/f/dossier/pre-check"],
    ["provider", "PLEDGE_UNSIGNED", "/filings/f/dossier/pledge"],
    ["provider", "RUN_UNFINISHED", "/filings/f/dossier/assessments"],
    ["provider", "ITEM_UNANSWERED", "/filings/f/items"],
    ["provider", "CLAUSE_UNJUDGED", undefined],
    ["provider", "FOUR_EYES", undefined],
    ["office", "CLAUSE_UNJUDGED", "/office/cases/a/checklist"],
    ["office", "NONCONFORMING_UNLINKED", "/office/cases/a/checklist"],
    ["office", "NO_DRAFTED_ITEM", "/office/cases/a/items"],
    ["office", "ITEM_OPEN", "/office/cases/a/items"],
    ["office", "REPLY_NOT_CONSIDERED", "/office/cases/a/actions/consider_reply"],
    ["office", "PLEDGE_UNSIGNED", undefined],
  ] as const)("%s, %s: %s", (reader, code, href) => {
    expect(remedyOf(code, { reader, ...PLACE })?.href).toBe(href);
  });

  test("and an office without a case has none", () => {
    expect(remedyOf("ITEM_OPEN", { reader: "office", filingId: "f", applicationId: null })).toBeNull();
  });
});
