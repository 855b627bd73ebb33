import type { Words } from "@/lib/format";
import type { SnapshotAttachment } from "./snapshot";

/** A stretch of text that both versions have, or only one. */
export interface WordPart {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

export type FieldDifferenceKind = "same" | "changed" | "added" | "removed" | "rowAdded" | "rowRemoved" | "rowsMoved";

/** One answer in both versions. `added` and `removed` are answers of a row that only one version has. */
export interface FieldDifference {
  readonly path: string;
  readonly kind: FieldDifferenceKind;
  readonly label: Words;
  /** Of a field in a row: which row. */
  readonly item: Words | null;
  readonly before: Words | null;
  readonly after: Words | null;
  /** Word by word, by language; null where there is no text on both sides. */
  readonly parts: { readonly zh: readonly WordPart[]; readonly en: readonly WordPart[] } | null;
}

export interface SectionDifference {
  readonly section: string;
  readonly title: Words;
  readonly fields: readonly FieldDifference[];
}

/** A file by its content: `renamed` is the same content under another name. */
export interface AttachmentDifference {
  readonly slot: string;
  readonly kind: "same" | "added" | "removed" | "replaced" | "renamed";
  readonly before: SnapshotAttachment | null;
  readonly after: SnapshotAttachment | null;
}

export interface MetricDifference {
  readonly metric: string;
  readonly before: number | null;
  readonly after: number | null;
  /** After less before; null where one is missing. */
  readonly change: number | null;
}

export interface RunDifference {
  readonly number: string;
  readonly kind: "same" | "added" | "removed" | "changed";
  readonly model: string;
  readonly functions: { readonly before: readonly string[]; readonly after: readonly string[] };
  readonly sealedAnew: boolean;
  readonly metrics: readonly MetricDifference[];
}

export interface SnapshotDiff {
  readonly sections: readonly SectionDifference[];
  readonly attachments: readonly AttachmentDifference[];
  readonly runs: readonly RunDifference[];
  /** Differences in all. */
  readonly changes: number;
}

export const DIFF_BASES = ["previous", "first", "filed"] as const;
/** The submission before, the first one of the application, or what the filing is filed with. */
export type DiffBase = (typeof DIFF_BASES)[number];
