import type { ClockView } from "@/lib/calendar/types";
import type { ClauseJudgement, RectificationState, SectionKey, Stage, Track } from "@/lib/filing/types/vocabulary";
import type { Words } from "@/lib/format";

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
