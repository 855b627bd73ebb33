import type { Words } from "@/lib/format";
import type { FindingWords } from "./finding";
import type { SigningCapacity, Track } from "./vocabulary";

/** What the pages of files and runs show. Plain JSON: instants are ISO strings, words come in both languages. */

export interface AttachmentView {
  readonly id: string;
  readonly name: string;
  readonly format: string;
  readonly size: number;
  readonly hash: string;
  readonly uploadedAt: string;
  readonly uploadedBy: string;
  readonly url: string;
}

export interface SlotView {
  readonly key: string;
  readonly words: Words;
  readonly hint: Words;
  readonly required: boolean;
  /** "DOCX / PDF" */
  readonly formats: string;
  /** File name endings for the browser's picker. */
  readonly accept: string;
  readonly maximumBytes: number;
  readonly maximumFiles: number;
  readonly files: readonly AttachmentView[];
  /** A file is missing, or one of the format in which the document counts. */
  readonly lacks: "file" | string | null;
  /** Null where a file can be added and removed now. */
  readonly refused: Words | null;
}

export interface DossierHead {
  readonly filingId: string;
  readonly serviceName: string;
  readonly number: string;
  readonly track: Track;
  readonly formVersion: string | null;
}

export interface AttachmentsView extends DossierHead {
  readonly slots: readonly SlotView[];
}

export interface AttachedRunView {
  readonly attachedRunId: string;
  readonly runId: string;
  readonly number: string;
  readonly name: string;
  readonly modelWords: Words;
  readonly statusWords: Words;
  readonly tone: "neutral" | "progress" | "good" | "note" | "bad";
  readonly finished: boolean;
  /** One phrase of the verdict; null before there is a report. */
  readonly finding: Words | null;
  readonly functions: readonly Words[];
  readonly manifestHash: string | null;
}

export interface RunChoice {
  readonly runId: string;
  readonly number: string;
  readonly name: string;
  readonly modelWords: Words;
  readonly statusWords: Words;
  /** The function that a run of this model is evidence for, where the service offers it. */
  readonly suggested: string | null;
}

export interface AssessmentsView extends DossierHead {
  readonly attached: readonly AttachedRunView[];
  readonly choices: readonly RunChoice[];
  /** Functions that the service section declares. */
  readonly functions: readonly { readonly value: string; readonly words: Words; readonly covered: boolean }[];
  readonly refused: Words | null;
}

/** How the pledge stands for one capacity; `void`: signed, but on an earlier content. */
export interface CapacityView {
  readonly capacity: SigningCapacity;
  readonly words: Words;
  readonly state: "signed" | "void" | "unsigned";
  readonly signerName: string | null;
  readonly signedAt: string | null;
  readonly signedHash: string | null;
  readonly statement: string | null;
  /** The reader signed another capacity, so this one needs a statement. */
  readonly needsStatement: boolean;
}

export interface PledgeView extends DossierHead {
  readonly contentHash: string;
  readonly version: number;
  readonly lead: Words;
  readonly clauses: readonly Words[];
  readonly capacities: readonly CapacityView[];
  readonly signed: boolean;
  readonly blockingFindings: number;
  /** Null where the reader may sign now. */
  readonly refused: Words | null;
}

/** A finding with where it leads. `href` null: the reader cannot change it there. */
export interface FindingView extends FindingWords {
  readonly href: string | null;
}

export interface PreCheckView extends DossierHead {
  readonly findings: readonly FindingView[];
  readonly checkedAt: string;
  /** Standards whose thresholds were used, with the version of the data. */
  readonly basis: string;
}
