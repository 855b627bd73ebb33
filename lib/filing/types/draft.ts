import type { DraftChange, FieldConflict, FieldVersions } from "@/lib/forms/rules/apply-changes";
import type { Answers, Completeness, SectionState } from "@/lib/forms/types";
import type { SnapshotAttachment, SnapshotRun } from "./snapshot";
import type { ApplicationKind, Track } from "./vocabulary";

/** A field as a page sent it: what stood there, on which version, and what stands in its control now. */
export interface TypedField {
  readonly path: string;
  readonly base: number;
  readonly was: string | readonly string[];
  readonly typed: string | readonly string[];
}

export interface SaveRequest {
  readonly filingId: string;
  /** The application that the page was opened for. */
  readonly applicationId: string;
  readonly typed?: readonly TypedField[];
  readonly changes?: readonly DraftChange[];
}

/** A refused field with both values; nothing of either is lost. */
export interface NamedConflict extends FieldConflict {
  /** Who wrote the value that stands, and when (Beijing, HH:MM). */
  readonly by: string;
  readonly at: string;
}

export interface SavedDraft {
  /** The version that each sent field has now; fields in conflict keep theirs. */
  readonly versions: FieldVersions;
  readonly conflicts: readonly NamedConflict[];
  /** Beijing, HH:MM. */
  readonly savedAt: string;
  readonly formVersion: string;
  readonly track: Track;
  readonly answers: Answers;
}

/** What of the dossier its reader may change now. */
export type Editing =
  | { readonly may: "all" }
  | { readonly may: "some"; readonly paths: readonly string[] }
  | { readonly may: "none"; readonly why: "dossier.locked" | "policy.wrongRole" };

/** The dossier as its pages show it. */
export interface DossierView {
  readonly filingId: string;
  readonly applicationId: string;
  readonly number: string;
  readonly kind: ApplicationKind;
  readonly track: Track;
  readonly serviceName: string;
  readonly formVersion: string;
  readonly answers: Answers;
  readonly versions: FieldVersions;
  readonly saved: { readonly at: string; readonly by: string };
  readonly editing: Editing;
  readonly sections: readonly SectionView[];
  readonly files: readonly Pick<SnapshotAttachment, "slot" | "name" | "mediaType" | "size">[];
  readonly runs: readonly Pick<SnapshotRun, "number" | "functions">[];
  /** What the pre-check finds now. */
  readonly found: { readonly blocking: number; readonly advisory: number };
}

export interface SectionView extends Pick<Completeness, "required" | "answered"> {
  readonly key: string;
  readonly state: SectionState;
  /** Answers that are wrong; what is only missing is not counted. */
  readonly wrong: number;
  readonly parts: readonly PartView[];
}

export interface PartView {
  readonly key: string;
  readonly state: SectionState;
}
