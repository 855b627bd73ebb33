import { approving, backToReview, objectionDecided, raise, tell } from "../effects";
import {
  baseModelsInForce,
  filingInForce,
  noObjectionOpen,
  notHandlerOfObjection,
  objectionOpen,
  windowOpen,
  windowOver,
} from "../guards";
import type { Transition } from "../transition";

/**
 * 公示. It opens with a sign off. An objection that is still open when the window was cancelled stays open in the
 * review; it is decided there, and keeps blocking the end of the next window.
 */
export const PUBLICITY = {
  close_publicity: {
    from: ["publicity"],
    to: "approved",
    by: ["system"],
    blockedBy: ["objection"],
    guards: [windowOver, noObjectionOpen, filingInForce, baseModelsInForce],
    inputs: [],
    effects: approving,
  },
  receive_objection: {
    from: ["publicity"],
    to: "same",
    by: ["visitor"],
    blockedBy: [],
    guards: [windowOpen],
    inputs: ["facts", "contact"],
    effects: [raise("objection"), tell("office"), tell("lead")],
  },
  dismiss_objection: {
    from: ["publicity", "in_review", "national_review"],
    to: "same",
    by: ["lead"],
    needsFlag: "objection",
    blockedBy: [],
    guards: [objectionOpen, notHandlerOfObjection],
    inputs: ["finding"],
    effects: (facts) => [...objectionDecided(facts), tell("provider")],
  },
  uphold_objection: {
    from: ["publicity", "in_review", "national_review"],
    to: "in_review",
    by: ["lead"],
    needsFlag: "objection",
    blockedBy: [],
    guards: [objectionOpen],
    inputs: ["finding"],
    effects: (facts) => [...objectionDecided(facts), ...backToReview(facts)],
  },
  recall_publicity: {
    from: ["publicity"],
    to: "in_review",
    by: ["lead"],
    blockedBy: [],
    guards: [],
    inputs: ["facts"],
    effects: backToReview,
  },
} as const satisfies Record<string, Transition>;
