import { describe, expect, test } from "vitest";
import type { CaseActor, RefusalCode } from "@/lib/filing/types/decision";
import type { ApplicationAction } from "@/lib/filing/types/vocabulary";
import { decide } from "@/lib/filing/workflow/decide";
import { factsWithoutApplication } from "@/lib/filing/workflow/no-application";
import { type FactsPatch, factsFor } from "./case-facts";
import { EXPECTED, type ExpectedRow } from "./expected-table";

/**
 * One thing out of order at a time, against every action: the named ones refuse for exactly this reason, and all others
 * stay open. Both sides are written down from the specification, so a guard that is lost or added shows.
 */
interface Fault {
  readonly what: string;
  readonly facts: FactsPatch;
  readonly actor?: string;
  readonly refused: Partial<Record<ApplicationAction, RefusalCode>>;
}

const SUBMISSIONS = (code: RefusalCode) => ({ submit: code, resubmit: code });
const PASSES = (code: RefusalCode) => ({ sign_off: code, close_publicity: code });

/** `terminate` is for this. */
function ended(filingStatus: "revoked" | "cancelled"): Fault {
  const code = "FILING_STATUS";
  const starts = { start_initial: code, start_change: code, start_cancellation: code } as const;
  const refused = { ...starts, carry_out_reversal: code, ...PASSES("FILING_NOT_IN_FORCE") } as const;
  return { what: `the filing is ${filingStatus}`, facts: { filingStatus }, refused };
}

const FAULTS: readonly Fault[] = [
  {
    what: "another application of the filing is open",
    facts: { anotherOpen: true },
    refused: {
      start_initial: "ANOTHER_OPEN",
      start_change: "ANOTHER_OPEN",
      start_cancellation: "ANOTHER_OPEN",
      carry_out_reversal: "ANOTHER_OPEN",
    },
  },
  {
    what: "the filing is filed already",
    facts: { filingStatus: "filed" },
    refused: { start_initial: "FILING_STATUS", carry_out_reversal: "FILING_STATUS", terminate: "FILING_STATUS" },
  },
  {
    what: "the filing is not filed",
    facts: { filingStatus: "unfiled" },
    refused: { start_change: "FILING_STATUS", start_cancellation: "FILING_STATUS", terminate: "FILING_STATUS" },
  },
  {
    what: "the filing is suspended",
    facts: { filingStatus: "suspended" },
    refused: {
      start_initial: "FILING_STATUS",
      carry_out_reversal: "FILING_STATUS",
      terminate: "FILING_STATUS",
      ...PASSES("FILING_NOT_IN_FORCE"),
    },
  },
  ended("revoked"),
  ended("cancelled"),
  {
    what: "an order is open",
    facts: { filingFlags: ["order"] },
    refused: { start_cancellation: "ORDER_OPEN" },
  },
  {
    what: "the pre-check found a blocking fault",
    facts: { blockingFindings: 1 },
    refused: SUBMISSIONS("BLOCKING_FINDINGS"),
  },
  { what: "an attached run has not finished", facts: { unfinishedRuns: 1 }, refused: SUBMISSIONS("RUN_UNFINISHED") },
  {
    what: "the pledge is not signed for this content",
    facts: { pledgeSigned: false },
    refused: SUBMISSIONS("PLEDGE_UNSIGNED"),
  },
  {
    what: "no item is drafted, sent or answered",
    facts: { items: { draft: 0, sent: 0, answered: 0, expired: 0 } },
    refused: {
      request_rectification: "NO_DRAFTED_ITEM",
      judge_items: "NO_ANSWERED_ITEM",
      expire_rectification: "NOT_OVERDUE",
    },
  },
  { what: "an item is not answered", facts: { unansweredItems: 1 }, refused: { resubmit: "ITEM_UNANSWERED" } },
  ...(["draft", "answered", "expired"] as const).map((state) => ({
    what: `an item is ${state}`,
    facts: { items: { [state]: 1 } },
    refused: { recommend: "ITEM_OPEN" } as const,
  })),
  {
    what: "an item is out",
    facts: { items: { sent: 1 } },
    refused: { recommend: "ITEM_OPEN", withdraw_notice: "ITEM_NOT_WAIVED" },
  },
  { what: "items are closed", facts: { items: { accepted: 2, waived: 1, sent_back: 1 } }, refused: {} },
  {
    what: "the notice was extended already",
    facts: { rectificationExtended: true },
    refused: { extend_rectification: "ALREADY_EXTENDED" },
  },
  {
    what: "the due date of the notice is to come",
    facts: { rectificationOverdue: false },
    refused: { expire_rectification: "NOT_OVERDUE" },
  },
  { what: "a clause is not judged", facts: { unjudgedClauses: 1 }, refused: { recommend: "CLAUSE_UNJUDGED" } },
  {
    what: "a nonconforming clause is linked to nothing",
    facts: { unlinkedNonconforming: 1 },
    refused: { recommend: "NONCONFORMING_UNLINKED" },
  },
  {
    what: "there is no recommendation on this snapshot",
    facts: { recommendation: null },
    refused: { sign_off: "NO_RECOMMENDATION", challenge: "NO_RECOMMENDATION" },
  },
  {
    what: "the recommendation is of the other stage",
    facts: { recommendation: { approve: true, stage: "national", by: "examiner" } },
    refused: { sign_off: "NO_RECOMMENDATION", challenge: "NO_RECOMMENDATION" },
  },
  {
    what: "the recommendation is to refuse",
    facts: { recommendation: { approve: false, stage: "provincial", by: "examiner" } },
    refused: { sign_off: "RECOMMENDATION_NEGATIVE" },
  },
  {
    what: "the actor examined this case",
    facts: {},
    actor: "examiner",
    refused: { sign_off: "FOUR_EYES", reject: "FOUR_EYES", lift_notice: "FOUR_EYES", decline: "FOUR_EYES" },
  },
  {
    what: "the actor proposed the decline",
    facts: { declineProposedBy: "proposer" },
    actor: "proposer",
    refused: { decline: "FOUR_EYES" },
  },
  {
    what: "the actor handles the objection",
    facts: {},
    actor: "handler",
    refused: { dismiss_objection: "FOUR_EYES" },
  },
  {
    what: "the public text is incomplete",
    facts: { publicTextComplete: false },
    // Only a sign off that opens publicity asks for it: see below.
    refused: {},
  },
  {
    what: "a base model is not in force",
    facts: { baseModelsInForce: false },
    refused: PASSES("BASE_MODEL_NOT_IN_FORCE"),
  },
  {
    what: "a reply was received and not considered",
    facts: { noticeReplyReceived: true, noticeReplyConsidered: false, noticePeriodOver: true },
    refused: { lift_notice: "REPLY_NOT_CONSIDERED", reject: "REPLY_NOT_CONSIDERED" },
  },
  {
    what: "no reply was received and its period runs",
    facts: { noticeReplyReceived: false, noticeReplyConsidered: false, noticePeriodOver: false },
    refused: { lift_notice: "NOTICE_PERIOD_RUNS", reject: "NOTICE_PERIOD_RUNS", consider_reply: "NOTHING_TO_DO" },
  },
  {
    what: "the reply was considered already",
    facts: { noticeReplyReceived: true, noticeReplyConsidered: true },
    refused: { consider_reply: "NOTHING_TO_DO" },
  },
  {
    what: "an objection is counted without its flag",
    facts: { openObjections: 1 },
    refused: { close_publicity: "OBJECTION_OPEN" },
  },
  {
    what: "no objection is open",
    facts: { openObjections: 0 },
    refused: { dismiss_objection: "NO_OBJECTION", uphold_objection: "NO_OBJECTION" },
  },
  { what: "the window runs", facts: { publicityOver: false }, refused: { close_publicity: "WINDOW_RUNS" } },
  { what: "the window is over", facts: { publicityOver: true }, refused: { receive_objection: "WINDOW_OVER" } },
  { what: "the provider urged a moment ago", facts: { mayUrge: false }, refused: { urge: "URGE_COOL_DOWN" } },
  {
    what: "the change is of a class with review",
    facts: { changeClass: "review" },
    refused: { record_change: "CHANGE_CLASS" },
  },
  { what: "the change has no class yet", facts: { changeClass: null }, refused: { record_change: "CHANGE_CLASS" } },
];

/** Where an action belongs: its first status, its flag, its stage and kind. */
function placeOf(row: ExpectedRow): FactsPatch {
  return {
    status: row.from?.[0] ?? "withdrawn",
    stage: row.only.includes("national") ? "national" : "provincial",
    kind: row.only.includes("change") ? "change" : "initial",
    flags: row.needs === null ? [] : [row.needs],
  };
}

function answer(row: ExpectedRow, fault: FactsPatch, userId: string): RefusalCode | "open" {
  const { items, ...rest } = factsFor(row.action, placeOf(row));
  const facts = { ...rest, ...fault, items: { ...items, ...fault.items } };
  const actor: CaseActor = { userId, roles: row.by.slice(0, 1) };
  const decision = decide(row.action, { facts, actor });
  return decision.ok ? "open" : decision.error.code;
}

describe("guards", () => {
  test("with all in order every action is open", () => {
    expect(EXPECTED.filter((row) => answer(row, {}, "somebody") !== "open").map(({ action }) => action)).toEqual([]);
  });

  test.each(FAULTS.map((fault) => [fault.what, fault] as const))("%s", (_, { facts, actor, refused }) => {
    const given = Object.fromEntries(
      EXPECTED.map((row) => [row.action, answer(row, facts, actor ?? "somebody")]).filter(
        ([, code]) => code !== "open",
      ),
    );
    expect(given).toEqual(refused);
  });

  test("the public text is asked for where the sign off opens publicity, and only there", () => {
    const lead = { userId: "lead", roles: ["lead"] } as const;
    const ask = (point: FactsPatch) => {
      const decision = decide("sign_off", { facts: factsFor("sign_off", point), actor: lead });
      return decision.ok ? decision.value.to : decision.error.code;
    };
    const lacking = { publicTextComplete: false };
    expect(ask({ ...lacking, track: "registration" })).toBe("PUBLIC_TEXT_INCOMPLETE");
    expect(ask({ ...lacking, status: "national_review", stage: "national" })).toBe("PUBLIC_TEXT_INCOMPLETE");
    expect(ask({ ...lacking, track: "filing" })).toBe("national_review");
    expect(ask({ ...lacking, kind: "cancellation" })).toBe("approved");
    expect(ask({ ...lacking, kind: "change", changeClass: "review" })).toBe("approved");
  });

  test("a cancellation passes while the filing is suspended or its model lost, never after the filing ended", () => {
    const actor = { userId: "lead", roles: ["lead"] } as const;
    const ask = (patch: FactsPatch) => {
      const facts = factsFor("sign_off", { kind: "cancellation", ...patch });
      const decision = decide("sign_off", { facts, actor });
      return decision.ok ? decision.value.to : decision.error.code;
    };
    expect(ask({ filingStatus: "suspended", baseModelsInForce: false })).toBe("approved");
    expect(ask({ filingStatus: "revoked" })).toBe("FILING_NOT_IN_FORCE");
    expect(ask({ filingStatus: "cancelled" })).toBe("FILING_NOT_IN_FORCE");
  });

  test("a rejected change is reopened on a filing in use only", () => {
    const actor = { userId: "lead", roles: ["lead"] } as const;
    for (const [filingStatus, wanted] of [
      ["filed", "in_review"],
      ["suspended", "in_review"],
      ["unfiled", "FILING_STATUS"],
      ["revoked", "FILING_STATUS"],
    ] as const) {
      const facts = factsFor("carry_out_reversal", { status: "rejected", kind: "change", filingStatus });
      const decision = decide("carry_out_reversal", { facts, actor });
      expect(decision.ok ? decision.value.to : decision.error.code).toBe(wanted);
    }
  });

  test("a filing without an application starts one, by its status and its open orders", () => {
    const open = (filing: FactsPatch) => {
      const facts = factsWithoutApplication({
        ...{ track: "filing", filingStatus: "unfiled", filingFlags: [], anotherOpen: false, baseModelsInForce: true },
        ...filing,
      } as Parameters<typeof factsWithoutApplication>[0]);
      const actor = { userId: "owner", roles: ["owner"] } as const;
      return EXPECTED.map(({ action }) => action).filter((action) => decide(action, { facts, actor }).ok);
    };
    expect(open({ filingStatus: "unfiled" })).toEqual(["start_initial"]);
    expect(open({ filingStatus: "filed" })).toEqual(["start_change", "start_cancellation"]);
    expect(open({ filingStatus: "suspended", filingFlags: ["order"] })).toEqual(["start_change"]);
    expect(open({ filingStatus: "filed", anotherOpen: true })).toEqual([]);
    expect(open({ filingStatus: "revoked" })).toEqual([]);
  });
});
