import { describe, expect, test } from "vitest";
import type { CaseActor, Effect } from "@/lib/filing/types/decision";
import {
  APPLICATION_FLAGS,
  type ApplicationAction,
  type ApplicationFlag,
  type ApplicationStatus,
} from "@/lib/filing/types/vocabulary";
import { decide } from "@/lib/filing/workflow/decide";
import { flagsAfter, PAUSING_FLAGS, pausesClock } from "@/lib/filing/workflow/flags";
import { type FactsPatch, factsFor } from "./case-facts";
import { EXPECTED } from "./expected-table";

/** `start acceptance`, `raise inspection`, `tell provider`: an effect in two words. */
function told(effect: Effect): string {
  const { do: what, ...rest } = effect;
  const short = { startClock: "start", stopClock: "stop", extendClock: "extend", notice: "tell", document: "issue" };
  return [short[what as keyof typeof short] ?? what, ...Object.values(rest)].join(" ");
}

function carriedOut(action: ApplicationAction, point: FactsPatch): string[] {
  const row = EXPECTED.find((candidate) => candidate.action === action);
  const actor: CaseActor = { userId: "somebody", roles: row?.by ?? [] };
  const decision = decide(action, { facts: factsFor(action, point), actor });
  if (!decision.ok) throw new Error(`${action}: ${decision.error.code}`);
  return decision.value.effects.map(told);
}

const FULL = "voidRecommendation, voidItems";
const BACK = "cancelWindow, start provincialReview, voidRecommendation, tell office, tell provider";

/** From the specification: action, where, what it brings about in this order. */
const EFFECTS: readonly (readonly [ApplicationAction, FactsPatch, string])[] = [
  ["start_initial", { status: "withdrawn" }, ""],
  ["start_change", { status: "approved" }, ""],
  ["start_cancellation", { status: "approved" }, ""],
  ["discard", { status: "draft" }, `${FULL}, keepDraft`],
  ["submit", { status: "draft" }, "snapshot, voidRecommendation, start acceptance, tell office, tell provider"],
  [
    "accept",
    { status: "submitted" },
    "stop acceptance, start provincialReview, recordExaminer, issue acceptance, tell provider",
  ],
  ["propose_decline", { status: "submitted" }, "raise decline_proposed, tell lead"],
  ["return_decline", { status: "submitted", flags: ["decline_proposed"] }, "clear decline_proposed, tell office"],
  [
    "decline",
    { status: "submitted", flags: ["decline_proposed", "rectification"] },
    `stop acceptance, stop rectificationDue, clear decline_proposed, clear rectification, ${FULL}, issue decline, tell provider`,
  ],
  [
    "record_change",
    { status: "submitted", kind: "change", changeClass: "record_only" },
    `stop acceptance, ${FULL}, publishVersion, issue change, tell provider`,
  ],
  ["classify_change", { status: "submitted", kind: "change" }, "voidRecommendation, tell provider"],
  ["draft_item", {}, ""],
  [
    "request_rectification",
    {},
    "sendItems, raise rectification, start rectificationDue, recordExaminer, issue rectification, tell provider",
  ],
  [
    "resubmit",
    { flags: ["rectification"] },
    "snapshot, voidRecommendation, answerItems, clear rectification, stop rectificationDue, tell office, tell provider",
  ],
  ["judge_items", {}, "recordExaminer"],
  ["withdraw_notice", { flags: ["rectification"] }, "clear rectification, stop rectificationDue, tell provider"],
  ["extend_rectification", { flags: ["rectification"] }, "extend rectificationDue, tell provider"],
  [
    "expire_rectification",
    { flags: ["rectification"] },
    "expireItems, clear rectification, raise rectification_expired, stop rectificationDue, tell lead, tell provider",
  ],
  [
    "renew_deadline",
    { flags: ["rectification_expired"] },
    "renewItems, clear rectification_expired, raise rectification, start rectificationDue, tell office, tell provider",
  ],
  ["open_inspection", {}, "raise inspection, recordExaminer, tell provider"],
  ["close_inspection", { flags: ["inspection"] }, "clear inspection, recordExaminer, tell office, tell provider"],
  ["open_technical_test", {}, "raise technical_test, tell provider"],
  ["close_technical_test", { flags: ["technical_test"] }, "clear technical_test, tell office, tell provider"],
  ["open_expert_review", {}, "raise expert_review, tell provider"],
  ["close_expert_review", { flags: ["expert_review"] }, "clear expert_review, tell office, tell provider"],
  ["judge_clause", {}, "recordExaminer, voidRecommendation"],
  ["recommend", {}, "voidRecommendation, recordRecommendation, recordExaminer, tell lead"],
  ["sign_off", {}, "stop provincialReview, start nationalReview, voidRecommendation, tell nextOffice, tell provider"],
  [
    "sign_off",
    { status: "national_review", stage: "national" },
    "stop nationalReview, openWindow, issue publicity, start publicity, voidRecommendation, tell provider",
  ],
  [
    "sign_off",
    { track: "registration" },
    "stop provincialReview, openWindow, issue publicity, start publicity, voidRecommendation, tell provider",
  ],
  [
    "sign_off",
    { kind: "change", changeClass: "review_and_publicity" },
    "stop provincialReview, start nationalReview, voidRecommendation, tell nextOffice, tell provider",
  ],
  [
    "sign_off",
    { kind: "change", changeClass: "review", filingFlags: ["base_model_lost"] },
    `stop provincialReview, ${FULL}, clearFilingFlag base_model_lost, publishVersion, issue change, tell provider`,
  ],
  [
    "sign_off",
    { kind: "cancellation", track: "registration" },
    `stop provincialReview, ${FULL}, filingStatus cancelled, publishVersion, issue cancellation, loseDependants, tell provider`,
  ],
  ["challenge", {}, "voidRecommendation, tell office"],
  [
    "return_to_province",
    { status: "national_review", stage: "national" },
    "stop nationalReview, start provincialReview, voidRecommendation, tell nextOffice, tell provider",
  ],
  ["intend_to_refuse", {}, "raise intent_notice, issue intent_notice, start intentNoticeReply, tell provider"],
  ["reply_to_notice", { flags: ["intent_notice"] }, "tell lead"],
  ["consider_reply", { flags: ["intent_notice"] }, ""],
  [
    "lift_notice",
    { flags: ["intent_notice"] },
    "clear intent_notice, stop intentNoticeReply, tell office, tell provider",
  ],
  [
    "reject",
    { status: "national_review", stage: "national", flags: ["intent_notice"] },
    `stop nationalReview, stop intentNoticeReply, clear intent_notice, ${FULL}, issue rejection, tell provider`,
  ],
  ["carry_out_reversal", { status: "rejected" }, "start provincialReview, tell office, tell provider"],
  [
    "close_publicity",
    { status: "publicity", flags: ["duplicate_suspected"] },
    `stop publicity, closeWindow, clear duplicate_suspected, ${FULL}, issueNumber, filingStatus filed, publishVersion, issue approval, tell provider`,
  ],
  [
    "close_publicity",
    { status: "publicity", kind: "change" },
    `stop publicity, closeWindow, ${FULL}, publishVersion, issue change, tell provider`,
  ],
  ["receive_objection", { status: "publicity" }, "raise objection, tell office, tell lead"],
  [
    "dismiss_objection",
    { status: "publicity", flags: ["objection"], openObjections: 1 },
    "clear objection, tell provider",
  ],
  ["dismiss_objection", { status: "publicity", flags: ["objection"], openObjections: 2 }, "tell provider"],
  [
    "uphold_objection",
    { status: "publicity", flags: ["objection"], openObjections: 1 },
    `clear objection, stop publicity, ${BACK}`,
  ],
  ["uphold_objection", { status: "publicity", flags: ["objection"], openObjections: 2 }, `stop publicity, ${BACK}`],
  ["recall_publicity", { status: "publicity" }, `stop publicity, ${BACK}`],
  [
    "withdraw",
    { status: "publicity", flags: ["objection"], openObjections: 1 },
    `stop publicity, cancelWindow, clear objection, ${FULL}, voidObjections, tell objectors, tell office, tell provider`,
  ],
  ["terminate", { status: "draft" }, `${FULL}, tell office, tell provider`],
  ["mark_duplicate", {}, "raise duplicate_suspected, tell office"],
  ["clear_duplicate", { flags: ["duplicate_suspected"] }, "clear duplicate_suspected, tell lead"],
  ["assign", {}, "tell office"],
  ["transfer", {}, "tell office"],
  ["add_reviewer", {}, "tell office"],
  ["urge", {}, "tell office, tell lead"],
];

describe("effects", () => {
  test("every action is written down", () => {
    expect(new Set(EFFECTS.map(([action]) => action)).size).toBe(EXPECTED.length);
  });

  test.each(EFFECTS.map(([action, point, effects]) => [action, JSON.stringify(point), point, effects] as const))(
    "%s %s",
    (action, _, point, effects) => {
      expect(carriedOut(action, point).join(", ")).toBe(effects);
    },
  );

  test("every end clears every flag and stops what ran", () => {
    const flags: readonly ApplicationFlag[] = APPLICATION_FLAGS;
    const ends: readonly (readonly [ApplicationAction, ApplicationStatus])[] = [
      ["withdraw", "in_review"],
      ["withdraw", "publicity"],
      ["terminate", "submitted"],
      ["terminate", "draft"],
    ];
    for (const [action, status] of ends) {
      const facts = factsFor(action, { status, flags });
      const decision = decide(action, { facts, actor: { userId: null, roles: ["owner", "system"] } });
      expect(decision.ok && flagsAfter(flags, decision.value.effects)).toEqual([]);
    }
  });

  test("the end of a change or cancellation that did not pass leaves the filing and its public version alone", () => {
    const touched = ["filingStatus", "publishVersion", "issueNumber", "clearFilingFlag", "loseDependants"];
    for (const kind of ["change", "cancellation"] as const) {
      for (const [action, point] of [
        ["reject", { status: "in_review", flags: ["intent_notice"] }],
        ["withdraw", { status: "publicity" }],
        ["decline", { status: "submitted", flags: ["decline_proposed"] }],
        ["discard", { status: "draft" }],
      ] as const) {
        const effects = carriedOut(action, { ...point, kind, filingStatus: "filed" });
        expect(effects.filter((effect) => touched.some((word) => effect.startsWith(word)))).toEqual([]);
      }
    }
  });

  test.each([
    ["sign_off", "in_review", "filing", "provincial", "national"],
    ["sign_off", "in_review", "registration", "provincial", "provincial"],
    ["sign_off", "national_review", "filing", "national", "national"],
    ["return_to_province", "national_review", "filing", "national", "provincial"],
    ["recall_publicity", "publicity", "filing", "national", "provincial"],
    ["withdraw", "publicity", "filing", "national", "national"],
    ["carry_out_reversal", "rejected", "filing", "national", "provincial"],
  ] as const)(
    "%s from %s on the track %s leads from the %s to the %s stage",
    (action, status, track, stage, wanted) => {
      const facts = factsFor(action, { status, track, stage });
      const decision = decide(action, { facts, actor: { userId: "somebody", roles: ["lead", "owner"] } });
      expect(decision.ok && decision.value.stage).toBe(wanted);
    },
  );
});

describe("clocks and flags", () => {
  test("five flags pause the office's clock, the others do not", () => {
    expect(APPLICATION_FLAGS.filter((flag) => pausesClock([flag]))).toEqual([
      "rectification",
      "inspection",
      "technical_test",
      "expert_review",
      "filing_suspended",
    ]);
    expect(pausesClock([])).toBe(false);
  });

  test("the clock goes on when the last of the pausing flags falls", () => {
    for (const first of PAUSING_FLAGS) {
      for (const second of PAUSING_FLAGS.filter((flag) => flag !== first)) {
        const one = flagsAfter([first, second], [{ do: "clear", flag: first }]);
        expect(pausesClock(one)).toBe(true);
        expect(pausesClock(flagsAfter(one, [{ do: "clear", flag: second }]))).toBe(false);
      }
    }
  });

  test("flags come in the order of the vocabulary, each once", () => {
    const raised: Effect[] = [
      { do: "raise", flag: "objection" },
      { do: "raise", flag: "rectification" },
      { do: "raise", flag: "objection" },
    ];
    expect(flagsAfter([], raised)).toEqual(["rectification", "objection"]);
  });
});
