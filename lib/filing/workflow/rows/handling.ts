import type { ApplicationStatus } from "../../types/vocabulary";
import { clear, ending, raise, tell } from "../effects";
import { OPEN_STATUSES } from "../flags";
import { filingEnded, mayUrge } from "../guards";
import type { Transition } from "../transition";

/** Open and before an office: a draft is its provider's alone. */
const BEFORE_AN_OFFICE = [
  "submitted",
  "in_review",
  "national_review",
  "publicity",
] as const satisfies readonly ApplicationStatus[];

/** What can happen to a case anywhere on its way. */
export const HANDLING = {
  withdraw: {
    from: BEFORE_AN_OFFICE,
    to: "withdrawn",
    by: ["owner"],
    blockedBy: [],
    guards: [],
    inputs: ["reason"],
    effects: (facts) => [...ending(facts, "withdrawn"), tell("office"), tell("provider")],
  },
  terminate: {
    from: OPEN_STATUSES,
    to: "withdrawn",
    by: ["system"],
    blockedBy: [],
    guards: [filingEnded],
    inputs: [],
    effects: (facts) => [...ending(facts, "withdrawn"), tell("office"), tell("provider")],
  },
  mark_duplicate: {
    from: BEFORE_AN_OFFICE,
    to: "same",
    by: ["system", "reviewer"],
    blockedBy: ["duplicate_suspected"],
    guards: [],
    inputs: ["reason"],
    effects: [raise("duplicate_suspected"), tell("office")],
  },
  clear_duplicate: {
    from: BEFORE_AN_OFFICE,
    to: "same",
    by: ["reviewer"],
    needsFlag: "duplicate_suspected",
    blockedBy: [],
    guards: [],
    inputs: ["reason"],
    effects: [clear("duplicate_suspected"), tell("lead")],
  },
  assign: {
    from: BEFORE_AN_OFFICE,
    to: "same",
    by: ["reviewer", "lead"],
    blockedBy: [],
    guards: [],
    inputs: ["person"],
    effects: [tell("office")],
  },
  transfer: {
    from: BEFORE_AN_OFFICE,
    to: "same",
    by: ["reviewer", "lead"],
    blockedBy: [],
    guards: [],
    inputs: ["person", "reason"],
    effects: [tell("office")],
  },
  add_reviewer: {
    from: BEFORE_AN_OFFICE,
    to: "same",
    by: ["reviewer", "lead"],
    blockedBy: [],
    guards: [],
    inputs: ["person"],
    effects: [tell("office")],
  },
  urge: {
    from: BEFORE_AN_OFFICE,
    to: "same",
    by: ["owner", "editor"],
    blockedBy: [],
    guards: [mayUrge],
    inputs: [],
    effects: [tell("office"), tell("lead")],
  },
} as const satisfies Record<string, Transition>;
