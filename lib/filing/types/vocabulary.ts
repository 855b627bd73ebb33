/**
 * The vocabulary of a filing's passage (spec: records, workflow). Everything else of the passage is derived from the
 * table in `workflow/`; pages, services, documents and tests use these names and no others.
 */

export const TRACKS = ["filing", "registration"] as const;
/** `filing` 备案: provincial, then national review. `registration` 登记: provincial review only. */
export type Track = (typeof TRACKS)[number];

export const FILING_STATUSES = ["unfiled", "filed", "suspended", "cancelled", "revoked"] as const;
export type FilingStatus = (typeof FILING_STATUSES)[number];

export const APPLICATION_KINDS = ["initial", "change", "cancellation"] as const;
export type ApplicationKind = (typeof APPLICATION_KINDS)[number];

/** What a change needs, proposed from its diff; the reviewer may override with a reason. */
export const CHANGE_CLASSES = ["record_only", "review", "review_and_publicity"] as const;
export type ChangeClass = (typeof CHANGE_CLASSES)[number];

export const STAGES = ["provincial", "national"] as const;
export type Stage = (typeof STAGES)[number];

export const APPLICATION_STATUSES = [
  "draft",
  "submitted",
  "in_review",
  "national_review",
  "publicity",
  "approved",
  "rejected",
  "withdrawn",
] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

/** What can hold beside the status of an application. */
export const APPLICATION_FLAGS = [
  "rectification",
  "rectification_expired",
  "inspection",
  "technical_test",
  "expert_review",
  "decline_proposed",
  "intent_notice",
  "duplicate_suspected",
  "objection",
  "filing_suspended",
] as const;
export type ApplicationFlag = (typeof APPLICATION_FLAGS)[number];

/** What can hold beside the status of a filing. */
export const FILING_FLAGS = ["order", "order_overdue", "intent_notice", "base_model_lost"] as const;
export type FilingFlag = (typeof FILING_FLAGS)[number];

/**
 * In which capacity somebody acts. Provider: owner, editor. Office: reviewer, lead, inspector, of the office that holds
 * the stage. `visitor` has no account; `system` is a timer or a consequence, with a recorded cause.
 */
export const ACTING_ROLES = ["owner", "editor", "reviewer", "lead", "inspector", "visitor", "system"] as const;
export type ActingRole = (typeof ACTING_ROLES)[number];

/** Every action of the passage; the table in `workflow/` has a row for each, or it does not compile. */
export const APPLICATION_ACTIONS = [
  "start_initial",
  "start_change",
  "start_cancellation",
  "discard",
  "submit",
  "accept",
  "propose_decline",
  "return_decline",
  "decline",
  "request_rectification",
  "resubmit",
  "draft_item",
  "judge_items",
  "withdraw_notice",
  "extend_rectification",
  "expire_rectification",
  "renew_deadline",
  "open_inspection",
  "close_inspection",
  "open_technical_test",
  "close_technical_test",
  "open_expert_review",
  "close_expert_review",
  "judge_clause",
  "recommend",
  "sign_off",
  "challenge",
  "return_to_province",
  "record_change",
  "classify_change",
  "intend_to_refuse",
  "reply_to_notice",
  "consider_reply",
  "lift_notice",
  "reject",
  "close_publicity",
  "receive_objection",
  "dismiss_objection",
  "uphold_objection",
  "recall_publicity",
  "withdraw",
  "mark_duplicate",
  "clear_duplicate",
  "terminate",
  "carry_out_reversal",
  "assign",
  "transfer",
  "add_reviewer",
  "urge",
] as const;
export type ApplicationAction = (typeof APPLICATION_ACTIONS)[number];

/** Actions on a filing itself, outside an application. */
export const FILING_ACTIONS = [
  "order",
  "submit_proof",
  "close_order",
  "order_overdue",
  "intend_measure",
  "reply_to_measure",
  "consider_measure_reply",
  "lift_measure",
  "co_sign",
  "suspend",
  "reinstate",
  "revoke",
  "cancel_ex_officio",
  "lose_base_model",
  "regain_base_model",
  "restore_filing",
] as const;
export type FilingAction = (typeof FILING_ACTIONS)[number];

/** Measures against a filing that need a second lead's signature: always, or in an emergency. */
export const MEASURES = ["suspend", "revoke", "cancel_ex_officio"] as const satisfies readonly FilingAction[];
export type Measure = (typeof MEASURES)[number];

/** Periods that the passage starts; lengths, units and sources are data (`periods`). */
export const CLOCK_KEYS = [
  "acceptance",
  "provincialReview",
  "nationalReview",
  "rectificationDue",
  "intentNoticeReply",
  "publicity",
] as const;
export type ClockKey = (typeof CLOCK_KEYS)[number];

/** Periods that run against a filing, outside an application. */
export const FILING_CLOCK_KEYS = ["orderDefault", "intentNoticeReply", "baseModelLost"] as const;
export type FilingClockKey = (typeof FILING_CLOCK_KEYS)[number];

/** What the form of an action asks; a page draws it and the server refuses the action without it. */
export const ACTION_INPUTS = [
  "reason",
  "reasonCode",
  "facts",
  "clause",
  "finding",
  "text",
  "files",
  "approve",
  "changeClass",
  "arrangements",
  "items",
  "verdicts",
  "judgement",
  "person",
  "contact",
  "dueDate",
  "measure",
  "emergency",
] as const;
export type ActionInput = (typeof ACTION_INPUTS)[number];

export const DOCUMENT_KINDS = [
  "acceptance",
  "decline",
  "rectification",
  "intent_notice",
  "rejection",
  "publicity",
  "approval",
  "change",
  "suspension",
  "reinstatement",
  "revocation",
  "cancellation",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const RECTIFICATION_STATES = [
  "draft",
  "sent",
  "answered",
  "accepted",
  "sent_back",
  "waived",
  "expired",
] as const;
export type RectificationState = (typeof RECTIFICATION_STATES)[number];

/** A rectification item that still keeps the case from being decided. */
export const OPEN_RECTIFICATION_STATES = [
  "draft",
  "sent",
  "answered",
  "expired",
] as const satisfies readonly RectificationState[];

/** What a reviewer judges of a clause: 符合, 不符合, 不适用. */
export const CLAUSE_JUDGEMENTS = ["conforming", "nonconforming", "not_applicable"] as const;
export type ClauseJudgement = (typeof CLAUSE_JUDGEMENTS)[number];

/** The dossier's sections in their order. `annotation`, `safety`, `risk` and `testAccess` follow in a later version of the form. */
export const SECTION_KEYS = [
  "entity",
  "service",
  "model",
  "corpus",
  "publicText",
  "assessments",
  "attachments",
  "pledge",
] as const;
export type SectionKey = (typeof SECTION_KEYS)[number];

/** Capacities in which the pledge is signed. */
export const SIGNING_CAPACITIES = ["legal_representative", "safety_officer", "legality_officer"] as const;
export type SigningCapacity = (typeof SIGNING_CAPACITIES)[number];
