import type { ClockView } from "@/lib/calendar/types";
import type { DiffBase, FieldDifference, SnapshotDiff } from "@/lib/filing/types/diff";
import type { FindingWords } from "@/lib/filing/types/finding";
import type { ClauseJudgement, RectificationState, SectionKey, Stage, Track } from "@/lib/filing/types/vocabulary";
import type { ItemVerdict } from "@/lib/filing/workflow/items";
import type { Words } from "@/lib/format";
import type { SummaryPart } from "@/lib/forms/types";
import type { ChangesAt } from "./rules/changes";

export const CRITERIA = ["legality", "compliance", "safety", "stability", "effectiveness"] as const;
export type Criterion = (typeof CRITERIA)[number];

/** One clause of a checklist, as a published template has it. */
export interface Clause {
  readonly key: string;
  readonly criterion: Criterion;
  readonly title: Words;
  readonly text: Words;
  /** What the dossier has to show for it. */
  readonly evidence: Words;
  readonly source: string;
  readonly mark: string;
  /** Where in the dossier to look. */
  readonly sections: readonly SectionKey[];
}

export interface ChecklistTemplate {
  readonly version: number;
  readonly clauses: readonly Clause[];
}

export interface PublishedChecklist extends ChecklistTemplate {
  readonly source: string;
  readonly publishedAt: Date;
}

/** A clause as somebody judged it at one stage. */
export interface ClauseResult {
  readonly id: string;
  readonly clauseKey: string;
  readonly judgement: ClauseJudgement;
  readonly note: string;
  /** For a 不符合: the item or the automatic finding that carries it on. */
  readonly itemId: string | null;
  readonly finding: string | null;
  readonly evidence: string | null;
  /** The submission that was judged. */
  readonly snapshotId: string;
  readonly judgedById: string;
  readonly judgedAt: Date;
  readonly version: number;
}

export const TARGET_KINDS = ["field", "attachment", "run", "section"] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** What an item names: a field's path, a slot of attachments, a run, or a whole section. */
export interface ItemTarget {
  readonly targetKind: TargetKind;
  readonly target: string;
}

export interface RectificationItem extends ItemTarget {
  readonly id: string;
  readonly applicationId: string;
  readonly stage: Stage;
  /** Which notice it went out with; null while drafted. */
  readonly notice: number | null;
  readonly reasonCode: string;
  readonly clauseKey: string | null;
  readonly instruction: string;
  readonly state: RectificationState;
  readonly createdById: string;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly sentSnapshotId: string | null;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
  readonly resolvedById: string | null;
  readonly resolvedAt: Date | null;
  readonly resolution: string | null;
  readonly version: number;
}

export const QUEUE_VIEWS = [
  "toAccept",
  "inReview",
  "mine",
  "awaitingAnswer",
  "toJudge",
  "toSignOff",
  "forLead",
  "dueSoon",
  "overdue",
  "publicity",
  "objections",
  "all",
  "closed",
] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

/** One case in the list of an office. */
export interface QueueRow {
  readonly id: string;
  readonly number: string;
  readonly serviceName: string;
  readonly organisationName: string;
  readonly track: Words;
  readonly kind: Words;
  readonly status: Words;
  /** Open, waiting for others, or ended: the shape beside the words. */
  readonly tone: "progress" | "waiting" | "note" | "good" | "off";
  /** What holds beside the status. */
  readonly flags: readonly Words[];
  readonly stage: Words;
  readonly clock: ClockView | null;
  /** The provider's due date, while the office's clock rests for it. */
  readonly secondClock: ClockView | null;
  readonly daysInStage: number;
  readonly submittedOn: string;
  readonly assignees: readonly string[];
  readonly next: Words;
}

export interface QueuePage {
  readonly view: QueueView;
  readonly counts: { readonly [View in QueueView]: number };
  readonly rows: readonly QueueRow[];
  /** Rows of the view that fit the search, on all pages. */
  readonly found: number;
  readonly page: number;
  readonly pages: number;
  readonly search: string;
  readonly track: Track | null;
  /** False for a seat that handles no cases: the list stays empty, and the page says why. */
  readonly readsCases: boolean;
}

/** Something to choose in a form. */
export interface Option {
  readonly value: string;
  readonly label: Words;
}

/** An item as the provider reads it in a notice: what it asks, where to put it right, what they answered. */
export interface NoticeItemView {
  readonly id: string;
  readonly place: number;
  readonly version: number;
  readonly notice: number;
  readonly sentAt: string;
  readonly state: RectificationState;
  readonly target: Words;
  /** The page on which it is put right. */
  readonly href: string;
  readonly reason: Words;
  readonly clause: Words | null;
  readonly instruction: string;
  readonly answer: string;
  readonly resolution: string | null;
  /** What the dossier says now against what it said when the notice went out. */
  readonly changes: ChangesAt;
}

export interface NoticeView {
  readonly filingId: string;
  readonly serviceName: string;
  readonly items: readonly NoticeItemView[];
  /** Why the reader answers nothing now; null where they may. */
  readonly refused: Words | null;
}

export interface OptionGroup {
  readonly label: Words;
  readonly choices: readonly Option[];
}

export interface ClauseView extends Omit<Clause, "sections"> {
  readonly sections: readonly { readonly key: SectionKey; readonly title: Words }[];
  readonly result: {
    readonly judgement: ClauseJudgement;
    readonly note: string;
    readonly evidence: string;
    readonly itemId: string;
    readonly finding: string;
    readonly by: string;
    readonly at: string;
    readonly version: number;
    /** A 不符合 without item or finding. */
    readonly unlinked: boolean;
    /** A 不符合 whose item is not closed yet. */
    readonly unsettled: boolean;
    /** Judged on an earlier submission than the last. */
    readonly earlier: boolean;
  } | null;
}

export interface ChecklistView {
  readonly templateVersion: number;
  readonly stage: Words;
  readonly judged: number;
  readonly total: number;
  readonly groups: readonly { readonly criterion: Criterion; readonly clauses: readonly ClauseView[] }[];
  /** Why the reader judges nothing now; null where they may. */
  readonly refused: Words | null;
  readonly items: readonly Option[];
  readonly findings: readonly FindingView[];
}

export interface ItemView {
  readonly id: string;
  /** 1, 2, 3 … within the case. */
  readonly place: number;
  readonly version: number;
  readonly state: RectificationState;
  readonly notice: number | null;
  readonly target: Words;
  /** `field:service.name`, as the form of the item names it. */
  readonly targetValue: string;
  readonly section: SectionKey;
  readonly reasonCode: string;
  readonly clauseKey: string;
  readonly clause: Words | null;
  readonly instruction: string;
  readonly createdBy: string;
  readonly sentAt: string | null;
  readonly answer: string | null;
  readonly answeredAt: string | null;
  /** Between the submission that had the defect and the last one. */
  readonly changes: ChangesAt;
  readonly resolution: string | null;
  readonly resolvedBy: string | null;
  readonly resolvedAt: string | null;
  readonly verdicts: readonly ItemVerdict[];
}

export interface ItemsView {
  readonly items: readonly ItemView[];
  /** Why the reader drafts nothing now; null where they may. */
  readonly draftRefused: Words | null;
  readonly judgeRefused: Words | null;
  readonly targets: readonly OptionGroup[];
  readonly clauses: readonly Option[];
  /** New with each page, so that a form sent twice drafts one item. */
  readonly idempotencyKey: string;
}

/** What the pre-check found, as a choice and in words. */
export interface FindingView extends FindingWords {
  /** `<code>@<path>` */
  readonly value: string;
  readonly section: string;
}

/** One section of what was submitted last, with what changed in it. */
export interface SubmissionView {
  readonly snapshot: { readonly sequence: number; readonly contentHash: string; readonly createdAt: string };
  /** What it is compared with; null where there is nothing earlier. */
  readonly compared: {
    readonly against: DiffBase;
    readonly bases: readonly DiffBase[];
    readonly before: { readonly sequence: number; readonly createdAt: string };
    readonly diff: SnapshotDiff;
  } | null;
  readonly sections: readonly { readonly key: SectionKey; readonly title: Words; readonly changes: number }[];
  readonly section: {
    readonly key: SectionKey;
    readonly title: Words;
    readonly parts: readonly SummaryPart[];
    readonly differences: readonly FieldDifference[];
  };
  readonly files: readonly FileView[];
  readonly runs: readonly RunEvidence[];
  readonly findings: readonly FindingView[];
}

export interface FileView {
  readonly slot: Words;
  readonly slotKey: string;
  readonly name: string;
  readonly size: number;
  readonly hash: string;
  readonly change: "same" | "added" | "removed";
  /** Null where the file is of an earlier submission only. */
  readonly href: string | null;
}

export interface RunEvidence {
  readonly number: string;
  readonly model: string;
  readonly status: string;
  readonly manifestHash: string | null;
  readonly functions: readonly Words[];
  readonly metrics: readonly { readonly key: string; readonly value: number; readonly before: number | null }[];
  readonly change: "same" | "added" | "changed";
  readonly href: string;
}
