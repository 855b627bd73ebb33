import { err, ok, type Result } from "@/lib/result";
import { applyRule } from "@/lib/workflow/rule";
import type { CaseActor, FilingDecision, FilingEffect, FilingFacts, Refusal } from "../types/decision";
import type { DocumentKind, FilingAction, FilingFlag, FilingStatus } from "../types/vocabulary";
import {
  announced,
  announcedOrEmergency,
  coSigned,
  type FilingGuard,
  type FilingTransition,
} from "./filing-transition";

const IN_USE = ["filed", "suspended"] as const satisfies readonly FilingStatus[];

const raise = (flag: FilingFlag): FilingEffect => ({ do: "raise", flag });
const clear = (flag: FilingFlag): FilingEffect => ({ do: "clear", flag });
const issue = (kind: DocumentKind): FilingEffect => ({ do: "document", kind });
const tell = (to: (FilingEffect & { do: "notice" })["to"]): FilingEffect => ({ do: "notice", to });
const publishVersion: FilingEffect = { do: "publishVersion" };
const loseDependants: FilingEffect = { do: "loseDependants" };

const orderIsOverdue: FilingGuard = (facts) => (facts.orderOverdue ? null : "NOT_OVERDUE");
const proofNotYetIn: FilingGuard = (facts) => (facts.proofSubmitted ? "NOTHING_TO_DO" : null);
const replyToConsider: FilingGuard = (facts) =>
  facts.noticeReplyReceived && !facts.noticeReplyConsidered ? null : "NOTHING_TO_DO";
const replyConsidered: FilingGuard = (facts) => {
  if (facts.noticeReplyReceived) return facts.noticeReplyConsidered ? null : "REPLY_NOT_CONSIDERED";
  return facts.noticePeriodOver ? null : "NOTICE_PERIOD_RUNS";
};
const modelLost: FilingGuard = (facts) => (facts.lostModels > 0 ? null : "MODEL_NOT_LOST");
const modelsRegained: FilingGuard = (facts) => (facts.lostModels > 0 ? "MODEL_STILL_LOST" : null);

/** The notice has served: it falls with the measure that it announced. */
const noticeServed: readonly FilingEffect[] = [clear("intent_notice"), { do: "stopClock", clock: "intentNoticeReply" }];

/** The filing is in force no longer, for good: nothing is left running on it. */
const ended = (facts: FilingFacts): readonly FilingEffect[] => [
  ...facts.flags.map(clear),
  ...(["orderDefault", "intentNoticeReply", "baseModelLost"] as const).map(
    (clock): FilingEffect => ({ do: "stopClock", clock }),
  ),
  ...(facts.hasOpenApplication ? [{ do: "terminateApplication" } as const] : []),
  publishVersion,
];

/** The life of a filing outside its applications; the deciding office is the one that holds the filing. */
export const FILING_TRANSITIONS = {
  order: {
    from: IN_USE,
    to: "same",
    by: ["inspector"],
    blockedBy: ["order"],
    guards: [],
    inputs: ["facts", "dueDate"],
    effects: [raise("order"), { do: "startClock", clock: "orderDefault" }, tell("provider")],
  },
  submit_proof: {
    from: IN_USE,
    to: "same",
    by: ["owner"],
    needsFlag: "order",
    blockedBy: [],
    guards: [proofNotYetIn],
    inputs: ["text"],
    effects: [tell("office")],
  },
  close_order: {
    from: IN_USE,
    to: "same",
    by: ["inspector"],
    needsFlag: "order",
    blockedBy: [],
    guards: [],
    inputs: ["finding"],
    effects: [clear("order"), clear("order_overdue"), { do: "stopClock", clock: "orderDefault" }, tell("provider")],
  },
  order_overdue: {
    from: IN_USE,
    to: "same",
    by: ["system"],
    needsFlag: "order",
    blockedBy: ["order_overdue"],
    guards: [orderIsOverdue],
    inputs: [],
    effects: [raise("order_overdue"), tell("lead"), tell("provider")],
  },
  intend_measure: {
    from: IN_USE,
    to: "same",
    by: ["lead"],
    blockedBy: ["intent_notice"],
    guards: [],
    inputs: ["measure", "facts", "clause"],
    effects: [
      raise("intent_notice"),
      issue("intent_notice"),
      { do: "startClock", clock: "intentNoticeReply" },
      tell("provider"),
    ],
  },
  reply_to_measure: {
    from: IN_USE,
    to: "same",
    by: ["owner"],
    needsFlag: "intent_notice",
    blockedBy: [],
    guards: [],
    inputs: ["text"],
    effects: [tell("lead")],
  },
  consider_measure_reply: {
    from: IN_USE,
    to: "same",
    by: ["lead"],
    needsFlag: "intent_notice",
    blockedBy: [],
    guards: [replyToConsider],
    inputs: ["finding"],
    effects: [],
  },
  lift_measure: {
    from: IN_USE,
    to: "same",
    by: ["lead"],
    needsFlag: "intent_notice",
    blockedBy: [],
    guards: [replyConsidered],
    inputs: ["reason"],
    effects: [...noticeServed, tell("provider")],
  },
  co_sign: {
    from: IN_USE,
    to: "same",
    by: ["lead"],
    blockedBy: [],
    guards: [],
    inputs: ["measure"],
    effects: [{ do: "recordSignature" }, tell("lead")],
  },
  suspend: {
    from: ["filed"],
    to: "suspended",
    by: ["lead"],
    blockedBy: [],
    guards: [announcedOrEmergency("suspend")],
    inputs: ["facts", "clause"],
    effects: (facts) => [
      ...(facts.flags.includes("intent_notice") ? noticeServed : []),
      ...(facts.hasOpenApplication ? [{ do: "raiseOnApplication", flag: "filing_suspended" } as const] : []),
      ...[publishVersion, issue("suspension"), loseDependants, tell("provider")],
    ],
  },
  reinstate: {
    from: ["suspended"],
    to: "filed",
    by: ["lead"],
    blockedBy: [],
    guards: [],
    inputs: ["finding"],
    effects: (facts) => [
      ...(facts.hasOpenApplication ? [{ do: "clearOnApplication", flag: "filing_suspended" } as const] : []),
      ...[publishVersion, issue("reinstatement"), { do: "regainDependants" } as const, tell("provider")],
    ],
  },
  revoke: {
    from: IN_USE,
    to: "revoked",
    by: ["lead"],
    blockedBy: [],
    guards: [announced("revoke"), coSigned("revoke")],
    inputs: ["facts", "clause"],
    effects: (facts) => [...ended(facts), issue("revocation"), loseDependants, tell("provider")],
  },
  cancel_ex_officio: {
    from: IN_USE,
    to: "cancelled",
    by: ["lead"],
    blockedBy: [],
    guards: [announced("cancel_ex_officio"), coSigned("cancel_ex_officio")],
    inputs: ["reason"],
    effects: (facts) => [...ended(facts), issue("cancellation"), loseDependants, tell("provider")],
  },
  lose_base_model: {
    from: ["filed"],
    to: "same",
    by: ["system"],
    tracks: ["registration"],
    blockedBy: ["base_model_lost"],
    guards: [modelLost],
    inputs: [],
    effects: [
      raise("base_model_lost"),
      { do: "startClock", clock: "baseModelLost" },
      publishVersion,
      tell("provider"),
      tell("office"),
    ],
  },
  regain_base_model: {
    from: IN_USE,
    to: "same",
    by: ["system"],
    needsFlag: "base_model_lost",
    blockedBy: [],
    guards: [modelsRegained],
    inputs: [],
    effects: [clear("base_model_lost"), { do: "stopClock", clock: "baseModelLost" }, publishVersion, tell("provider")],
  },
  restore_filing: {
    from: ["suspended", "revoked"],
    to: "filed",
    by: ["lead"],
    blockedBy: [],
    guards: [],
    inputs: ["text"],
    effects: (facts) => [
      ...(facts.hasOpenApplication ? [{ do: "clearOnApplication", flag: "filing_suspended" } as const] : []),
      ...[publishVersion, issue("reinstatement"), { do: "regainDependants" } as const, tell("provider")],
    ],
  },
} as const satisfies Record<FilingAction, FilingTransition>;

/** Whether a measure or a step on a filing is open to the actor now. */
export function decideFiling(
  action: FilingAction,
  { facts, actor }: { readonly facts: FilingFacts; readonly actor: CaseActor },
): Result<FilingDecision, Refusal> {
  const row: FilingTransition = FILING_TRANSITIONS[action];
  const bounds: FilingGuard[] = row.tracks ? [({ track }) => (row.tracks?.includes(track) ? null : "WRONG_TRACK")] : [];
  const answer = applyRule(
    { ...row, bounds },
    { status: facts.status, flags: facts.flags, roles: actor.roles, facts, actor },
  );
  if (!answer.ok) return err(answer.error);
  return ok({ action, from: facts.status, to: answer.value.to, effects: answer.value.effects });
}
