import { clear, ending, issue, raise, startClock, stopClock, tell } from "../effects";
import { HOLDING_FLAGS } from "../flags";
import { mayReopen, notExaminer, providerHeard, replyReceived, replyUnconsidered } from "../guards";
import type { Transition } from "../transition";

/** The way to a refusal: announced with its reasons, answered, considered, decided by somebody who examined nothing. */
export const REFUSAL = {
  intend_to_refuse: {
    from: ["in_review", "national_review"],
    to: "same",
    by: ["lead"],
    blockedBy: [...HOLDING_FLAGS, "intent_notice"],
    guards: [],
    inputs: ["reason", "facts", "clause"],
    effects: [raise("intent_notice"), issue("intent_notice"), startClock("intentNoticeReply"), tell("provider")],
  },
  reply_to_notice: {
    from: ["in_review", "national_review"],
    to: "same",
    by: ["owner"],
    needsFlag: "intent_notice",
    blockedBy: [],
    guards: [],
    inputs: ["text"],
    effects: [tell("lead")],
  },
  consider_reply: {
    from: ["in_review", "national_review"],
    to: "same",
    by: ["lead"],
    needsFlag: "intent_notice",
    blockedBy: [],
    guards: [replyReceived, replyUnconsidered],
    inputs: ["finding"],
    effects: [],
  },
  lift_notice: {
    from: ["in_review", "national_review"],
    to: "same",
    by: ["lead"],
    needsFlag: "intent_notice",
    blockedBy: [],
    guards: [notExaminer, providerHeard],
    inputs: ["reason"],
    effects: [clear("intent_notice"), stopClock("intentNoticeReply"), tell("office"), tell("provider")],
  },
  reject: {
    from: ["in_review", "national_review"],
    to: "rejected",
    by: ["lead"],
    needsFlag: "intent_notice",
    blockedBy: HOLDING_FLAGS,
    guards: [notExaminer, providerHeard],
    inputs: ["reason"],
    effects: (facts) => [...ending(facts, "rejected"), issue("rejection"), tell("provider")],
  },
  carry_out_reversal: {
    from: ["rejected"],
    to: "in_review",
    by: ["lead"],
    blockedBy: [],
    guards: [mayReopen],
    inputs: ["text"],
    effects: [startClock("provincialReview"), tell("office"), tell("provider")],
  },
} as const satisfies Record<string, Transition>;
