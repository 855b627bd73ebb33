import type { RunStatus } from "@/lib/db/generated/enums";
import type { Words } from "@/lib/format";
import type { Answers, SectionDef } from "@/lib/forms/types";
import type { ModelInForce } from "@/lib/registry/types";
import type { SnapshotContent } from "./snapshot";
import type { ApplicationKind, SigningCapacity, Track } from "./vocabulary";

export const SEVERITIES = ["blocking", "advisory"] as const;
/** `blocking` keeps the dossier from being submitted; `advisory` is shown to the provider and to the reviewer. */
export type Severity = (typeof SEVERITIES)[number];

/** Something that the pre-check found: a rule, where, and the facts that fill its words. */
export interface Finding<Code extends string = string> {
  readonly code: Code;
  readonly severity: Severity;
  /**
   * What to open: a field path ("service.name", "corpus.sources.<rowId>.licence"), "attachments.<slot>",
   * "assessments.<run number>", "assessments" or "pledge".
   */
  readonly path: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** A finding as people read it. */
export interface FindingWords {
  readonly code: string;
  readonly severity: Severity;
  readonly path: string;
  /** 服务信息 › 服务名称 */
  readonly place: Words;
  readonly rule: Words;
  readonly defect: Words;
  readonly remedy: Words;
}

export interface ThresholdFact {
  readonly item: string;
  readonly value: number;
  readonly version: number;
  readonly clause: string;
  readonly mark: string;
  readonly standards: readonly string[];
}
export type Thresholds = Readonly<Record<string, ThresholdFact>>;

export interface PreCheckRun {
  readonly number: string;
  readonly model: string;
  readonly status: RunStatus;
  readonly functions: readonly string[];
  readonly manifestHash: string | null;
}

/** All that the rules look at. Plain values: the same list comes out for the provider and for the reviewer. */
export interface PreCheckInput {
  readonly track: Track;
  readonly kind: ApplicationKind;
  readonly sections: readonly SectionDef[];
  readonly answers: Answers;
  readonly attachments: readonly { readonly slot: string; readonly name: string; readonly mediaType: string }[];
  readonly runs: readonly PreCheckRun[];
  /** What the register says of each base or called model. */
  readonly register: readonly ModelInForce[];
  readonly organisation: {
    readonly name: string;
    readonly uscc: string;
    readonly legalRepresentative: string;
    readonly safetyOfficer: string | null;
  };
  /** Of the pledge, on exactly this content. */
  readonly signatures: readonly { readonly capacity: SigningCapacity; readonly signerName: string }[];
  readonly thresholds: Thresholds;
  /** What the filing is filed with; null for an initial application. */
  readonly filed: SnapshotContent | null;
  /** Why the filing is changed, as the application says; empty where it says nothing. */
  readonly changeNote: string;
  /** Beijing date of the check. */
  readonly today: string;
}
