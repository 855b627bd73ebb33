import type { CaseFacts, Effect } from "../types/decision";
import type { ApplicationFlag, ApplicationStatus, ClockKey, DocumentKind, FilingStatus } from "../types/vocabulary";
import { OFFICE_CLOCK } from "./flags";

export const raise = (flag: ApplicationFlag): Effect => ({ do: "raise", flag });
export const clear = (flag: ApplicationFlag): Effect => ({ do: "clear", flag });
export const startClock = (clock: ClockKey): Effect => ({ do: "startClock", clock });
export const stopClock = (clock: ClockKey): Effect => ({ do: "stopClock", clock });
export const issue = (kind: DocumentKind): Effect => ({ do: "document", kind });
export const tell = (to: (Effect & { do: "notice" })["to"]): Effect => ({ do: "notice", to });
export const filingBecomes = (status: FilingStatus): Effect => ({ do: "filingStatus", status });

export const recordExaminer: Effect = { do: "recordExaminer" };
export const voidRecommendation: Effect = { do: "voidRecommendation" };
export const publishVersion: Effect = { do: "publishVersion" };

/** An opinion stands on the snapshot that it was given on. */
export const newSnapshot: readonly Effect[] = [{ do: "snapshot" }, voidRecommendation];

/** The clock that belongs to a status, and the window of publicity. */
const clockOf = (status: ApplicationStatus): ClockKey | undefined =>
  status === "publicity" ? "publicity" : OFFICE_CLOCK[status];

/** Clocks and window of a move between statuses: the old clock stops, the new one starts, a window never moves along. */
export function passing(from: ApplicationStatus, to: ApplicationStatus): readonly Effect[] {
  const [old, next] = [clockOf(from), clockOf(to)];
  if (old === next) return [];
  return [
    ...(old ? [stopClock(old)] : []),
    ...(from === "publicity" ? [{ do: to === "approved" ? "closeWindow" : "cancelWindow" } as const] : []),
    ...(to === "publicity" ? [{ do: "openWindow" } as const, issue("publicity")] : []),
    ...(next ? [startClock(next)] : []),
  ];
}

/** What every end does: nothing keeps running, nothing stays open. */
export function ending(facts: CaseFacts, to: ApplicationStatus): readonly Effect[] {
  return [
    ...passing(facts.status, to),
    ...(facts.flags.includes("rectification") ? [stopClock("rectificationDue")] : []),
    ...(facts.flags.includes("intent_notice") ? [stopClock("intentNoticeReply")] : []),
    ...facts.flags.map(clear),
    voidRecommendation,
    { do: "voidItems" },
    ...(facts.openObjections > 0 ? [{ do: "voidObjections" } as const, tell("objectors")] : []),
  ];
}

/** Back to the examination by the province: with a new opinion, whatever was said before. */
export const backToReview = (facts: CaseFacts): readonly Effect[] => [
  ...passing(facts.status, "in_review"),
  voidRecommendation,
  tell("office"),
  tell("provider"),
];

/** What an approval brings about, by the kind of application; in this order, since a version shows the number. */
export function approving(facts: CaseFacts): readonly Effect[] {
  return [...ending(facts, "approved"), ...ofKind(facts), tell("provider")];
}

function ofKind(facts: CaseFacts): readonly Effect[] {
  if (facts.kind === "cancellation") {
    return [filingBecomes("cancelled"), publishVersion, issue("cancellation"), { do: "loseDependants" }];
  }
  if (facts.kind === "initial") {
    return [{ do: "issueNumber" }, filingBecomes("filed"), publishVersion, issue("approval")];
  }
  const regained = facts.baseModelsInForce && facts.filingFlags.includes("base_model_lost");
  const clearing = regained ? [{ do: "clearFilingFlag", flag: "base_model_lost" } as const] : [];
  return [...clearing, publishVersion, issue("change")];
}

/** An objection is decided; the flag falls with the last one. */
export const objectionDecided = (facts: CaseFacts): readonly Effect[] =>
  facts.openObjections <= 1 ? [clear("objection")] : [];
