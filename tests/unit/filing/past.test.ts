import { describe, expect, test } from "vitest";
import { entryAfter, entryHash, GENESIS } from "@/lib/audit/rules";
import { EVENTS } from "@/lib/audit/schema";
import { readFilingPast, readPassage } from "@/lib/filing/rules/past";
import { actionInput, inputsOf } from "@/lib/filing/schema/action-input";
import type { PastAction, PastFilingAction } from "@/lib/filing/types/past";
import { APPLICATION_ACTIONS, FILING_ACTIONS } from "@/lib/filing/types/vocabulary";
import { FILING_TRANSITIONS } from "@/lib/filing/workflow/filing-transitions";
import { transitionOf } from "@/lib/filing/workflow/transitions";

const at = new Date("2026-09-01T02:00:00Z");
const past = (...actions: (Partial<PastAction> & Pick<PastAction, "action">)[]) =>
  actions.map((action) => ({ examines: false, actorId: "a", input: {}, at, ...action })) as unknown as PastAction[];
const onFiling = (...actions: (Partial<PastFilingAction> & Pick<PastFilingAction, "action">)[]) =>
  actions.map((action) => ({ actorId: "a", input: {}, ...action })) as unknown as PastFilingAction[];

describe("what was done before", () => {
  test("names the proposer of a decline until it is returned", () => {
    expect(readPassage(past({ action: "propose_decline", actorId: "p" })).declineProposedBy).toBe("p");
    expect(readPassage(past({ action: "propose_decline" }, { action: "return_decline" })).declineProposedBy).toBeNull();
  });

  test("names examiners for good, each once", () => {
    const examined = past(
      { action: "accept", examines: true, actorId: "r" },
      { action: "recommend", examines: true, actorId: "r" },
    );
    expect(readPassage([...examined, ...past({ action: "challenge", actorId: "l" })]).examiners).toEqual(["r"]);
  });

  test("a further reply must be considered again, and a lifted notice takes its replies along", () => {
    const notice = past({ action: "intend_to_refuse" }, { action: "reply_to_notice" }, { action: "consider_reply" });
    expect(readPassage(notice)).toMatchObject({ noticeReplyReceived: true, noticeReplyConsidered: true });
    const again = [...notice, ...past({ action: "reply_to_notice" })];
    expect(readPassage(again)).toMatchObject({ noticeReplyReceived: true, noticeReplyConsidered: false });
    expect(readPassage([...again, ...past({ action: "lift_notice" })])).toMatchObject({ noticeReplyReceived: false });
  });

  test("an extension counts for its notice only", () => {
    const extended = past({ action: "request_rectification" }, { action: "extend_rectification" });
    expect(readPassage(extended).rectificationExtended).toBe(true);
    expect(readPassage([...extended, ...past({ action: "request_rectification" })]).rectificationExtended).toBe(false);
  });

  test("a measure uses up its notice and its signature", () => {
    const announced = onFiling(
      { action: "intend_measure", input: { measure: "suspend" } },
      { action: "co_sign", actorId: "b", input: { measure: "suspend" } },
    );
    expect(readFilingPast(announced)).toMatchObject({
      intendedMeasure: "suspend",
      coSignature: { by: "b", measure: "suspend" },
    });
    expect(readFilingPast([...announced, ...onFiling({ action: "suspend" })])).toMatchObject({
      intendedMeasure: null,
      coSignature: null,
    });
  });

  test("proof belongs to the last order", () => {
    const proven = onFiling({ action: "order" }, { action: "submit_proof" });
    expect(readFilingPast(proven).proofSubmitted).toBe(true);
    expect(
      readFilingPast([...proven, ...onFiling({ action: "close_order" }, { action: "order" })]).proofSubmitted,
    ).toBe(false);
  });
});

describe("the answers of a form", () => {
  test.each([...APPLICATION_ACTIONS, ...FILING_ACTIONS])(
    "%s is refused without what the table requires, and asks no more",
    (action) => {
      const wanted: readonly string[] =
        action in FILING_TRANSITIONS
          ? FILING_TRANSITIONS[action as keyof typeof FILING_TRANSITIONS].inputs
          : transitionOf(action as (typeof APPLICATION_ACTIONS)[number]).inputs;
      expect(inputsOf(action).flatMap(({ name, required }) => (required ? [name] : []))).toEqual(wanted);
      const parsed = actionInput(action).safeParse({});
      const missing = parsed.success ? [] : [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
      expect(missing.sort()).toEqual([...wanted].sort());
    },
  );
});

describe("the ledger's entry of an action", () => {
  const id = "11111111-1111-4111-8111-111111111111";
  const hash = "a".repeat(64);
  const payload = {
    ...{
      eventId: id,
      filingId: id,
      action: "accept",
      role: "reviewer",
      fromStatus: "submitted",
      toStatus: "in_review",
    },
    ...{ stage: "provincial", stageAfter: "provincial", flagsBefore: [], flagsAfter: [], version: 3 },
    ...{ snapshotHash: hash, inputHash: hash, keyHash: hash },
  };
  const { payload: shape, version } = EVENTS["application.acted"];

  test("lacks nothing: each field left out is refused, each field changed breaks the chain", () => {
    expect(shape.safeParse(payload).success).toBe(true);
    const entry = entryAfter(GENESIS, {
      ...{ id, recordType: "application", recordId: id, event: "application.acted", eventVersion: version },
      ...{ actorId: id, at, payload },
    });
    const fields = Object.keys(shape.shape).filter((field) => field !== "cause");
    expect(Object.keys(payload).sort()).toEqual(fields.sort());
    for (const field of fields) {
      const { [field as keyof typeof payload]: _, ...rest } = payload;
      expect(shape.safeParse(rest).success, field).toBe(false);
      expect(entryHash({ ...entry, payload: { ...payload, [field]: "other" } }), field).not.toBe(entry.hash);
    }
  });
});
