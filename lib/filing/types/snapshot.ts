import type { Track } from "./vocabulary";

/** What JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Answers by section and field; rows of repeated groups carry a stable `id`. */
export type SnapshotSections = { readonly [section: string]: { readonly [field: string]: Json } };

export interface SnapshotAttachment {
  readonly slot: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** SHA-256 of the bytes. */
  readonly hash: string;
}

export interface SnapshotRun {
  readonly number: string;
  readonly model: string;
  readonly status: string;
  /** Functions of the service that the run is evidence for. */
  readonly functions: readonly string[];
  readonly configHash: string;
  readonly datasetHash: string;
  /** SHA-256 of the run's manifest, which names every file of the run; null until it is sealed. */
  readonly manifestHash: string | null;
  /** Measured values by metric; empty until there is a report. */
  readonly metrics: { readonly [metric: string]: number };
}

/** What is submitted and signed: nothing of the dossier is left out but the signatures themselves. */
export interface SnapshotContent {
  readonly formVersion: string;
  readonly track: Track;
  readonly sections: SnapshotSections;
  readonly attachments: readonly SnapshotAttachment[];
  readonly runs: readonly SnapshotRun[];
}
