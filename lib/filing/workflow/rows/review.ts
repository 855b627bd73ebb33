import type { CaseFacts, Effect } from "../../types/decision";
import type { ActingRole, ApplicationFlag, ApplicationStatus } from "../../types/vocabulary";
import { approving, clear, passing, raise, recordExaminer, tell, voidRecommendation } from "../effects";
import { HOLDING_FLAGS } from "../flags";
import {
  baseModelsInForce,
  clausesJudged,
  filingInForce,
  noItemOpen,
  nonconformingLinked,
  noObjectionOpen,
  notExaminer,
  publicTextComplete,
  recommended,
  recommendedToApprove,
  whenLeadingTo,
} from "../guards";
import type { Transition } from "../transition";

const UNDER_REVIEW = ["in_review", "national_review"] as const satisfies readonly ApplicationStatus[];

const opening = (flag: ApplicationFlag, by: readonly ActingRole[], more: readonly Effect[] = []) => ({
  from: UNDER_REVIEW,
  to: "same" as const,
  by,
  blockedBy: [flag],
  guards: [],
  inputs: ["text"] as const,
  effects: [raise(flag), ...more, tell("provider")],
});

const closing = (flag: ApplicationFlag, by: readonly ActingRole[], more: readonly Effect[] = []) => ({
  from: UNDER_REVIEW,
  to: "same" as const,
  by,
  needsFlag: flag,
  blockedBy: [],
  guards: [],
  inputs: ["finding"] as const,
  effects: [clear(flag), ...more, tell("office"), tell("provider")],
});

/** Where a sign off leads. A cancellation, and a change that needs no publicity, are approved at once. */
export function afterSignOff({
  kind,
  changeClass,
  track,
  stage,
}: Pick<CaseFacts, "kind" | "changeClass" | "track" | "stage">): "national_review" | "publicity" | "approved" {
  if (kind === "cancellation") return "approved";
  if (kind === "change" && changeClass !== "review_and_publicity") return "approved";
  return track === "filing" && stage === "provincial" ? "national_review" : "publicity";
}

function signingOff(facts: CaseFacts): readonly Effect[] {
  const to = afterSignOff(facts);
  if (to === "approved") return approving(facts);
  const next = to === "national_review" ? [tell("nextOffice")] : [];
  return [...passing(facts.status, to), voidRecommendation, ...next, tell("provider")];
}

/** Examination, opinion and sign off, at each stage by its own people. */
export const REVIEW = {
  open_inspection: opening("inspection", ["inspector"], [recordExaminer]),
  close_inspection: closing("inspection", ["inspector"], [recordExaminer]),
  open_technical_test: opening("technical_test", ["reviewer"]),
  close_technical_test: closing("technical_test", ["reviewer"]),
  open_expert_review: opening("expert_review", ["reviewer"]),
  close_expert_review: closing("expert_review", ["reviewer"]),
  /** An opinion rests on the clauses as they were judged; judging one anew asks for a new opinion. */
  judge_clause: {
    from: UNDER_REVIEW,
    to: "same",
    by: ["reviewer"],
    blockedBy: [],
    guards: [],
    inputs: ["judgement"],
    effects: [recordExaminer, voidRecommendation],
  },
  recommend: {
    from: UNDER_REVIEW,
    to: "same",
    by: ["reviewer"],
    blockedBy: HOLDING_FLAGS,
    guards: [clausesJudged, noItemOpen, nonconformingLinked],
    inputs: ["approve", "reason"],
    effects: [voidRecommendation, { do: "recordRecommendation" }, recordExaminer, tell("lead")],
  },
  sign_off: {
    from: UNDER_REVIEW,
    to: { options: ["national_review", "publicity", "approved"], choose: afterSignOff },
    by: ["lead"],
    blockedBy: [...HOLDING_FLAGS, "intent_notice", "duplicate_suspected"],
    guards: [
      recommended,
      recommendedToApprove,
      notExaminer,
      filingInForce,
      baseModelsInForce,
      whenLeadingTo("publicity", afterSignOff, publicTextComplete),
      whenLeadingTo("approved", afterSignOff, noObjectionOpen),
    ],
    inputs: [],
    effects: signingOff,
  },
  challenge: {
    from: UNDER_REVIEW,
    to: "same",
    by: ["lead"],
    blockedBy: [],
    guards: [recommended],
    inputs: ["reason"],
    effects: [voidRecommendation, tell("office")],
  },
  return_to_province: {
    from: ["national_review"],
    to: "in_review",
    by: ["lead"],
    stage: "national",
    tracks: ["filing"],
    blockedBy: [],
    guards: [],
    inputs: ["reason"],
    effects: [...passing("national_review", "in_review"), voidRecommendation, tell("nextOffice"), tell("provider")],
  },
} as const satisfies Record<string, Transition>;
