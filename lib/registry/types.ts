import type { ApplicationKind, FilingFlag, FilingStatus, Track } from "@/lib/filing/types/vocabulary";
import type { ListColumn } from "./rules/list-columns";
import type { JurisdictionKey } from "./rules/provinces";

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

/** One entry as a list shows it. */
export interface RegisterListRow {
  readonly id: string;
  readonly number: string | null;
  readonly track: Track;
  readonly status: RegisterStatus;
  readonly flags: readonly string[];
  readonly serviceName: string;
  readonly organisationName: string;
  readonly provinceCode: string | null;
  /** YYYY-MM-DD */
  readonly filedOn: string;
  readonly functions: readonly string[];
}

/** By what a list is narrowed, and how many entries a choice would show. */
export const FACETS = ["track", "status", "province", "function", "year"] as const;
export type Facet = (typeof FACETS)[number];
export interface FacetCount {
  readonly facet: Facet;
  readonly value: string;
  readonly count: number;
}

/** What the register is asked. Within a facet any value will do, between facets all must hold. */
export interface RegisterQuery {
  readonly text: string;
  readonly track: readonly Track[];
  readonly status: readonly RegisterStatus[];
  readonly province: readonly JurisdictionKey[];
  readonly function: readonly string[];
  /** Of the filing date, `2026`. */
  readonly year: readonly string[];
  /** From 1, as in the address. */
  readonly page: number;
}

export interface RegisterList {
  readonly query: RegisterQuery;
  readonly rows: readonly RegisterListRow[];
  readonly total: number;
  /** More than `total` match: 5 000+. */
  readonly more: boolean;
  readonly pages: number;
  /** Null where too many entries match the text to count them by facet. */
  readonly facets: readonly FacetCount[] | null;
}

/** Whether a model may be built on: `registration` is a number of the other track, which files no model. */
export type ModelState = "in_force" | "suspended" | "revoked" | "cancelled" | "registration" | "unknown";

export interface ModelInForce {
  /** As it was asked for. */
  readonly number: string;
  readonly state: ModelState;
  readonly serviceName: string | null;
}

export interface EntryVersion {
  readonly sequence: number;
  readonly cause: PublicationCause;
  /** YYYY-MM-DD; `until` is the last day, null for the present version. */
  readonly from: string;
  readonly until: string | null;
  readonly shown: PublishedVersion;
}

export interface EntryView {
  /** What stands in the address: the number, or the id where a list gave none. */
  readonly reference: string;
  /** The permanent address, whole. */
  readonly url: string;
  readonly number: string | null;
  readonly track: Track;
  readonly status: RegisterStatus;
  readonly flags: readonly FilingFlag[];
  readonly serviceName: string;
  readonly organisationName: string;
  readonly provinceCode: string | null;
  readonly filedOn: string;
  readonly functions: readonly string[];
  readonly architecture: string | null;
  readonly isImported: boolean;
  readonly reason: string | null;
  /** Newest first. */
  readonly versions: readonly EntryVersion[];
  /** The version that is read: the present one unless another was asked for. */
  readonly read: EntryVersion | null;
  readonly baseModels: readonly ModelInForce[];
  /** A change of this filing that is in publicity now. */
  readonly publicity: { readonly applicationId: string; readonly closesOn: string } | null;
}

/** Counts of one thing by track. Never added up: 备案 and 登记 are two sequences. */
export type ByTrack = Readonly<Record<Track, number>>;

export interface CountRow {
  readonly key: string;
  readonly counts: ByTrack;
}

export interface RegisterStatistics {
  /** Every entry of a track that ever was, whatever became of it. */
  readonly entries: ByTrack;
  readonly byStatus: readonly (CountRow & { readonly key: RegisterStatus })[];
  /** New entries by quarter, oldest first, without a gap. */
  readonly byQuarter: readonly CountRow[];
  readonly byProvince: readonly CountRow[];
  readonly byFunction: readonly CountRow[];
  readonly inPublicity: number;
  /** YYYY-MM-DD; null for an empty register. */
  readonly changedOn: string | null;
}

export interface PublicityItem {
  readonly applicationId: string;
  readonly track: Track;
  readonly kind: ApplicationKind;
  readonly serviceName: string;
  readonly organisationName: string;
  readonly office: { readonly zh: string; readonly en: string };
  readonly opensOn: string;
  /** Last day; ends at 24:00 Beijing time. */
  readonly closesOn: string;
  /** Days that are left, the last one counted as 0; null once it is over. */
  readonly daysLeft: number | null;
}

export interface PublicityView extends PublicityItem {
  readonly text: Readonly<Record<string, string>>;
  readonly functions: readonly string[];
  readonly contentHash: string;
  /** The filing's place in the register, where it has one: what is published is a change of it. */
  readonly entry: string | null;
  readonly cancelled: boolean;
}

/** A good row of a published list. */
export interface ListRow {
  readonly line: number;
  readonly serial: number | null;
  readonly jurisdiction: JurisdictionKey;
  readonly name: string;
  readonly organisation: string;
  /** Null where the list gives none. */
  readonly number: string | null;
  readonly filedOn: string;
}

export const ROW_FAULT_CODES = [
  "COLUMNS_MISSING",
  "CHARACTER",
  "TOO_LONG",
  "MISSING",
  "SWAPPED",
  "STRAY",
  "CUT",
  "PLACE",
  "DATE",
  "DATE_FUTURE",
  "DATE_BEFORE_NUMBER",
  "SERIAL",
  "SERIAL_REPEATED",
  "NUMBER",
  "NUMBER_DATE",
  "NUMBER_REPEATED",
  "NUMBER_TAKEN",
  "ROW_REPEATED",
] as const;
export type RowFaultCode = (typeof ROW_FAULT_CODES)[number];

/** Why a row was not taken: where, and what stood there. */
export interface RowFault {
  readonly line: number;
  readonly column: ListColumn | "row";
  readonly code: RowFaultCode;
  readonly found: string;
  /** Line of the file with the same. */
  readonly first?: number;
  /** Entry of the register that has this number. */
  readonly holder?: string;
}

/** What an import did, row by row where it did not. */
export interface ImportReport {
  readonly track: Track;
  readonly rows: number;
  /** New entries. */
  readonly taken: number;
  /** There before, as they are. */
  readonly known: number;
  /** There before without a number that the list now gives. */
  readonly completed: number;
  /** Rows whose serial is lower than one before them. Taken all the same. */
  readonly outOfOrder: number;
  readonly bad: readonly RowFault[];
}

export interface ImportView {
  readonly id: string;
  readonly fileName: string;
  readonly importedAt: Date;
  readonly importedBy: string;
  readonly report: ImportReport;
}
