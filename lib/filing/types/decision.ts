import type { Words } from "@/lib/format";
import type {
  ActingRole,
  ActionInput,
  ApplicationAction,
  ApplicationFlag,
  ApplicationKind,
  ApplicationStatus,
  ChangeClass,
  ClockKey,
  DocumentKind,
  FilingAction,
  FilingClockKey,
  FilingFlag,
  FilingStatus,
  Measure,
  RectificationState,
  Stage,
  Track,
} from "./vocabulary";

/**
 * All that the rules of the passage may look at, read inside the transaction that acts. Plain values only, so that the
 * same decision is made in the browser, on the server and in tests.
 */
export interface CaseFacts {
  readonly track: Track;
  readonly kind: ApplicationKind;
  readonly changeClass: ChangeClass | null;
  readonly status: ApplicationStatus;
  readonly stage: Stage;
  readonly flags: readonly ApplicationFlag[];
  readonly filingStatus: FilingStatus;
  readonly filingFlags: readonly FilingFlag[];
  /** The filing has another open application. */
  readonly anotherOpen: boolean;
  /** Blocking findings of the pre-check on the working dossier. */
  readonly blockingFindings: number;
  /** Attached runs that are still queued or running. */
  readonly unfinishedRuns: number;
  /** The pledge is signed for exactly the working dossier's content hash by all whom the form requires. */
  readonly pledgeSigned: boolean;
  readonly publicTextComplete: boolean;
  /** All called or base models are filed and in force. */
  readonly baseModelsInForce: boolean;
  readonly items: { readonly [State in RectificationState]: number };
  /** Sent items to which the provider has written no answer yet. They stay `sent` until the resubmission. */
  readonly unansweredItems: number;
  /** Clauses of the checklist not judged yet at this stage. */
  readonly unjudgedClauses: number;
  /** Clauses judged 不符合 without a closed item or a finding. */
  readonly unlinkedNonconforming: number;
  /** The open recommendation on the current snapshot; null when there is none or a new snapshot voided it. */
  readonly recommendation: { readonly approve: boolean; readonly stage: Stage; readonly by: string } | null;
  /** Users who accepted, judged, sent an item, inspected or recommended in this application, at any stage. */
  readonly examiners: readonly string[];
  /** Who proposed the decline. */
  readonly declineProposedBy: string | null;
  readonly noticeReplyReceived: boolean;
  /** The lead has recorded what became of the reply; a further reply makes it false again. */
  readonly noticeReplyConsidered: boolean;
  /** The reply period of the intent notice is over. */
  readonly noticePeriodOver: boolean;
  /** The current notice of rectification was extended once. */
  readonly rectificationExtended: boolean;
  /** The due date of the current notice is over. */
  readonly rectificationOverdue: boolean;
  readonly openObjections: number;
  /** Who handles an open objection; they do not decide it. */
  readonly objectionHandlers: readonly string[];
  readonly publicityOver: boolean;
  /** The urge cool-down of this application is over. */
  readonly mayUrge: boolean;
}

/** Who acts, seen from one case. */
export interface CaseActor {
  /** Null for a visitor and for the system. */
  readonly userId: string | null;
  /** Roles that the person holds for this case: in its organisation, or in the office that holds its stage. */
  readonly roles: readonly ActingRole[];
}

/** What happens when an action is carried out, in one transaction and in the order of the list. */
export type Effect =
  | { readonly do: "snapshot" }
  | { readonly do: "raise"; readonly flag: ApplicationFlag }
  | { readonly do: "clear"; readonly flag: ApplicationFlag }
  | { readonly do: "startClock" | "stopClock" | "extendClock"; readonly clock: ClockKey }
  | { readonly do: "document"; readonly kind: DocumentKind }
  | { readonly do: "notice"; readonly to: "provider" | "office" | "lead" | "nextOffice" | "objectors" }
  | { readonly do: "voidRecommendation" }
  /** The opinion of the form on the current snapshot. */
  | { readonly do: "recordRecommendation" }
  /** The actor has examined this case: no sign off, rejection or lifting by them, whatever their role becomes. */
  | { readonly do: "recordExaminer" }
  /** The objections still open end without a finding; the objectors are told. */
  | { readonly do: "voidObjections" }
  | { readonly do: "sendItems" | "answerItems" | "voidItems" | "expireItems" | "renewItems" }
  | { readonly do: "issueNumber" }
  | { readonly do: "publishVersion" }
  | { readonly do: "filingStatus"; readonly status: FilingStatus }
  | { readonly do: "clearFilingFlag"; readonly flag: FilingFlag }
  /** The filing is in force no longer: registrations that call it are told (`lose_base_model`). */
  | { readonly do: "loseDependants" }
  /** A discarded draft is kept for the days of `draftHistory`. */
  | { readonly do: "keepDraft" }
  | { readonly do: "openWindow" | "closeWindow" | "cancelWindow" }
  | { readonly do: "job"; readonly job: string };

/** What was decided; services carry it out by compare-and-set on status and version. */
export interface Decision {
  readonly action: ApplicationAction;
  /** As the facts had it. Where an application is started there is none before: both are `draft`. */
  readonly from: ApplicationStatus;
  readonly to: ApplicationStatus;
  readonly stage: Stage;
  readonly effects: readonly Effect[];
}

/** Why an action is refused: a closed code, with the flag where one blocks. Words are in `copy/refusals.ts`. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly flag?: ApplicationFlag | FilingFlag;
}

export const REFUSAL_CODES = [
  "NOT_FROM_STATUS",
  "WRONG_STAGE",
  "WRONG_KIND",
  "WRONG_TRACK",
  "BLOCKED_BY_FLAG",
  "FLAG_MISSING",
  "WRONG_ROLE",
  "FOUR_EYES",
  "ANOTHER_OPEN",
  "BLOCKING_FINDINGS",
  "RUN_UNFINISHED",
  "PLEDGE_UNSIGNED",
  "NO_DRAFTED_ITEM",
  "ITEM_UNANSWERED",
  "NO_ANSWERED_ITEM",
  "ITEM_NOT_WAIVED",
  "ITEM_OPEN",
  "ALREADY_EXTENDED",
  "NOT_OVERDUE",
  "CLAUSE_UNJUDGED",
  "NONCONFORMING_UNLINKED",
  "NO_RECOMMENDATION",
  "RECOMMENDATION_NEGATIVE",
  "PUBLIC_TEXT_INCOMPLETE",
  "BASE_MODEL_NOT_IN_FORCE",
  "FILING_NOT_IN_FORCE",
  "FILING_STATUS",
  "REPLY_NOT_CONSIDERED",
  "NOTICE_PERIOD_RUNS",
  "OBJECTION_OPEN",
  "NO_OBJECTION",
  "WINDOW_RUNS",
  "WINDOW_OVER",
  "ORDER_OPEN",
  "CHANGE_CLASS",
  "SECOND_SIGNATURE_MISSING",
  "NOTICE_MISSING",
  "MODEL_NOT_LOST",
  "MODEL_STILL_LOST",
  "URGE_COOL_DOWN",
  "NOTHING_TO_DO",
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** An action as a page shows it: always visible, with the reason in words where it is refused. */
export interface AvailableAction {
  readonly action: ApplicationAction;
  readonly words: Words;
  /** Null when the action is open now. */
  readonly refused: Words | null;
  /** The same as a code, for tests and for telling which flag blocks. */
  readonly refusal: Refusal | null;
  /** Required fields of its form. */
  readonly inputs: readonly ActionInput[];
}

/** What the rules for a filing itself look at, read inside the transaction that acts. */
export interface FilingFacts {
  readonly track: Track;
  readonly status: FilingStatus;
  readonly flags: readonly FilingFlag[];
  readonly hasOpenApplication: boolean;
  readonly orderOverdue: boolean;
  /** The provider has handed in proof on the open order. */
  readonly proofSubmitted: boolean;
  /** The measure that the notice announced, null without a notice. */
  readonly intendedMeasure: Measure | null;
  readonly noticeReplyReceived: boolean;
  readonly noticeReplyConsidered: boolean;
  readonly noticePeriodOver: boolean;
  /** A lead's signature under a measure that another lead carries out. */
  readonly coSignature: { readonly by: string; readonly measure: Measure } | null;
  /** The lead declares an emergency: a suspension then needs the second signature in place of the notice. */
  readonly emergency: boolean;
  /** Called models that are suspended, revoked or cancelled. */
  readonly lostModels: number;
}

export type FilingEffect =
  | { readonly do: "raise" | "clear"; readonly flag: FilingFlag }
  /** On the open application, where there is one. */
  | { readonly do: "raiseOnApplication" | "clearOnApplication"; readonly flag: ApplicationFlag }
  | { readonly do: "terminateApplication" }
  | { readonly do: "startClock" | "stopClock"; readonly clock: FilingClockKey }
  | { readonly do: "document"; readonly kind: DocumentKind }
  | { readonly do: "notice"; readonly to: "provider" | "office" | "lead" }
  | { readonly do: "publishVersion" }
  | { readonly do: "recordSignature" }
  | { readonly do: "loseDependants" | "regainDependants" };

export interface FilingDecision {
  readonly action: FilingAction;
  readonly from: FilingStatus;
  readonly to: FilingStatus;
  readonly effects: readonly FilingEffect[];
}
