import type { ApplicationFlag, ApplicationKind, ApplicationStatus, ChangeClass, Track } from "./vocabulary";

/** One dossier with whom it belongs to and where its case stands. */
export interface DossierCase {
  readonly filingId: string;
  readonly applicationId: string;
  /** A-2026-0001 */
  readonly number: string;
  readonly organisationId: string;
  /** Offices that may read it. */
  readonly officeIds: readonly string[];
  readonly track: Track;
  readonly kind: ApplicationKind;
  readonly changeClass: ChangeClass | null;
  readonly status: ApplicationStatus;
  readonly flags: readonly ApplicationFlag[];
  readonly serviceName: string;
  /** Of the draft; null where it is not kept any more. */
  readonly formVersion: string | null;
  /** Why the filing is changed, as its application says. */
  readonly changeNote: string;
}

/** Why a part of a dossier cannot be changed now. */
export type LockCode = "dossier.locked" | "dossier.notNamed";
