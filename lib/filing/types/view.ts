import type { ClockState, ClockView } from "@/lib/calendar/types";
import type { Words } from "@/lib/format";
import type { CaseProgress } from "../workflow/progress";
import type {
  ApplicationAction,
  ApplicationFlag,
  ApplicationKind,
  ApplicationStatus,
  ChangeClass,
  FilingAction,
  FilingFlag,
  FilingStatus,
  Stage,
  Track,
} from "./vocabulary";

/** A code with its words: pages show the words and choose shapes and tones by the code. */
export interface Said<Code extends string> {
  readonly code: Code;
  readonly words: Words;
}

/** A clock of a case or a filing, with what pages sort and test by. */
export interface CaseClock extends ClockView {
  readonly state: ClockState;
  /** YYYY-MM-DD; null while it rests. */
  readonly dueOn: string | null;
}

/** The page on which the cause of a refusal is mended. */
export interface Remedy {
  readonly href: string;
  readonly words: Words;
}

/** An action as a button: always visible, with the reason where it is refused. */
export interface ActionChoice {
  readonly action: ApplicationAction | FilingAction;
  readonly words: Words;
  readonly refused: Words | null;
  /** Where the cause of the refusal is mended, where the reader can. */
  readonly remedy: Remedy | null;
  /** Address of its confirmation page. */
  readonly href: string;
}

export interface HistoryEntry {
  readonly id: string;
  readonly action: ApplicationAction | FilingAction;
  readonly words: Words;
  /** ISO instant; of several steps in one line the last. */
  readonly at: string;
  /** The first of several steps in one line; null for a single one. */
  readonly since: string | null;
  readonly who: Words;
  readonly stage: Said<Stage> | null;
  /** What was said, by the label of the question; only what the reader may read. */
  readonly said: readonly { readonly label: Words; readonly text: Words }[];
  readonly snapshotId: string | null;
}

export interface DocumentView {
  readonly id: string;
  readonly number: string;
  readonly kind: Words;
  /** ISO instant. */
  readonly issuedAt: string;
  readonly inForce: boolean;
  readonly contentHash: string;
}

export interface CaseHead {
  readonly applicationId: string;
  readonly filingId: string;
  /** A-2026-0001 */
  readonly number: string;
  readonly version: number;
  readonly track: Said<Track>;
  readonly kind: Said<ApplicationKind>;
  readonly changeClass: Said<ChangeClass> | null;
  readonly status: Said<ApplicationStatus>;
  readonly stage: Said<Stage>;
  readonly flags: readonly Said<ApplicationFlag>[];
  readonly serviceName: string;
  readonly organisationName: string;
  readonly office: Words;
  readonly open: boolean;
  readonly submittedAt: string | null;
  readonly stageSince: string;
  /** Where it stands on the strip, what comes next, whose turn it is. */
  readonly progress: CaseProgress;
  readonly clocks: readonly CaseClock[];
}

export interface FilingHead {
  readonly filingId: string;
  readonly version: number;
  readonly track: Said<Track>;
  readonly status: Said<FilingStatus>;
  readonly flags: readonly Said<FilingFlag>[];
  readonly serviceName: string;
  readonly organisationName: string;
  readonly number: string | null;
  readonly filedOn: string | null;
  readonly office: Words;
}

export interface FilingListItem extends FilingHead {
  /** The open application, else the last. */
  readonly application: CaseHead | null;
}

export interface FilingList {
  readonly filings: readonly FilingListItem[];
  /** Whether the reader may start one. */
  readonly start: { readonly refused: Words | null };
}

/** The provider's page of one filing. */
export interface FilingView extends FilingHead {
  readonly open: CaseHead | null;
  readonly earlier: readonly CaseHead[];
  /** Of the open application. */
  readonly actions: readonly ActionChoice[];
  /** On the filing itself, and the starts of a further application. */
  readonly filingActions: readonly ActionChoice[];
  readonly clocks: readonly CaseClock[];
  readonly history: readonly HistoryEntry[];
  readonly documents: readonly DocumentView[];
  /** Address of its page in the register, where it has one. */
  readonly publicHref: string | null;
  /** Address of its ledger, for those who may read it. */
  readonly ledgerHref: string | null;
  /** Address of the dossier, while it can be written. */
  readonly dossierHref: string | null;
}

/** A case as an office sees it. */
export interface CaseView extends CaseHead {
  readonly filing: FilingHead;
  /** Every action of the reader's roles. */
  readonly actions: readonly ActionChoice[];
  readonly filingActions: readonly ActionChoice[];
  readonly history: readonly HistoryEntry[];
  readonly documents: readonly DocumentView[];
  /** Who handles it at this stage. */
  readonly assigned: readonly string[];
  readonly recommendation: {
    readonly approve: boolean;
    readonly reason: string;
    readonly by: string;
    readonly at: string;
  } | null;
  readonly objections: readonly { readonly id: string; readonly facts: string; readonly receivedAt: string }[];
  /** Reason and arrangements of a cancellation. */
  readonly statement: readonly { readonly label: Words; readonly text: string }[];
}

export interface FormChoice {
  readonly value: string;
  readonly label: Words;
  readonly hint?: Words;
}

/** One question of an action's form. Its control is named `input.<name>`. */
export interface FormField {
  readonly name: string;
  readonly kind: "text" | "longText" | "date" | "choice" | "select" | "checkbox";
  readonly label: Words;
  readonly hint: Words | null;
  readonly required: boolean;
  readonly choices: readonly FormChoice[];
  readonly initial: string;
}

/** The confirmation page of one action: what it asks, what it brings about, why it is refused. */
export interface ActionFormView {
  /** `case`: posts `applicationId`; `filing`: posts `filingId`. */
  readonly on: "case" | "filing";
  readonly id: string;
  readonly action: ApplicationAction | FilingAction;
  readonly words: Words;
  readonly version: number;
  /** A new one for each page that is opened. */
  readonly idempotencyKey: string;
  readonly fields: readonly FormField[];
  /** What happens when it is carried out, a sentence each. */
  readonly consequences: readonly Words[];
  readonly refused: Words | null;
  readonly remedy: Remedy | null;
  /** Ends something for good: what has to be typed to confirm it. Null where nothing has. */
  readonly confirm: string | null;
  readonly head: FilingHead;
  readonly application: CaseHead | null;
  /** Address to go back to. */
  readonly backHref: string;
}

/** What the confirmation page says after an action. */
export interface EventView {
  readonly eventId: string;
  readonly words: Words;
  readonly at: string;
  readonly number: string;
  readonly head: FilingHead;
  readonly application: CaseHead | null;
  readonly documents: readonly DocumentView[];
  /** What happens next, where a case is under way. */
  readonly next: Words | null;
  readonly clocks: readonly CaseClock[];
  readonly backHref: string;
}
