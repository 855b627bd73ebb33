import type { FilingFlag, FilingStatus, Track } from "@/lib/filing/types/vocabulary";

/** Statuses that the register shows: whatever was filed once stays visible. */
export type RegisterStatus = Exclude<FilingStatus, "unfiled">;
export const REGISTER_STATUSES = [
  "filed",
  "suspended",
  "revoked",
  "cancelled",
] as const satisfies readonly RegisterStatus[];

export const PUBLICATION_CAUSES = [
  "approval",
  "change",
  "suspension",
  "reinstatement",
  "revocation",
  "cancellation",
  "base_model",
  "import",
] as const;
/** Why the register shows something else from a date on. */
export type PublicationCause = (typeof PUBLICATION_CAUSES)[number];

/** What the provider publishes of a service: the text and the few facts that stand beside it. */
export interface PublicContent {
  readonly formVersion: string;
  /** Answers of the section publicText by field key, as plain text. */
  readonly text: Readonly<Record<string, string>>;
  readonly functions: readonly string[];
  readonly architecture: string | null;
  /** Filing numbers of the base or called models. */
  readonly baseModels: readonly string[];
}

/** One version as the register keeps it: the content, and who and what it was on that day. */
export interface PublishedVersion {
  readonly serviceName: string;
  readonly organisationName: string;
  readonly number: string | null;
  readonly status: RegisterStatus;
  readonly flags: readonly FilingFlag[];
  /** In words for the public, where the status is not `filed`. */
  readonly reason: string | null;
  /** Null for rows of a published list: it carries no text. */
  readonly content: PublicContent | null;
}

/** The parts of a filing that the register shows. */
export interface PublishedFiling {
  readonly id: string;
  readonly track: Track;
  readonly status: FilingStatus;
  readonly flags: readonly string[];
  readonly number: string | null;
  readonly serviceName: string;
  /** YYYY-MM-DD */
  readonly filedOn: string | null;
  readonly officeId: string;
}

/** Whether a model may be built on: `registration` is a number of the other track, which files no model. */
export type ModelState = "in_force" | "suspended" | "revoked" | "cancelled" | "registration" | "unknown";

export interface ModelInForce {
  /** As it was asked for. */
  readonly number: string;
  readonly state: ModelState;
  readonly serviceName: string | null;
}
