import type { Language } from "@/lib/format";

/**
 * A document for print as data: what it says, never how it is set. Every string is text as it stands; nothing in it is
 * read as markup.
 */
export interface PrintedDocument {
  readonly title: string;
  readonly language: Language;
  /** Stands on every page beside its number. */
  readonly footer: string;
  readonly blocks: readonly DocumentBlock[];
}

export type DocumentBlock =
  | { readonly kind: "heading"; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string; readonly emphasis?: "strong" | "small" }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | DocumentTable
  | DocumentPicture
  | MarkedText;

/** Columns share the width by these weights; each row has as many cells as the head. */
export interface DocumentTable {
  readonly kind: "table";
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly weights: readonly number[];
}

export interface DocumentPicture {
  readonly kind: "picture";
  readonly picture: { readonly type: "png" | "svg"; readonly bytes: Uint8Array };
  /** What a reader who does not see it is told. */
  readonly alt: string;
  readonly caption: string;
  /** Share of the text's width. */
  readonly width: number;
}

/** A text some of whose stretches are marked, with a line below it. */
export interface MarkedText {
  readonly kind: "marked";
  readonly pieces: readonly { readonly text: string; readonly marked: boolean }[];
  readonly note: string;
}
