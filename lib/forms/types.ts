import type { Words } from "@/lib/format";

/**
 * A form as data. From one definition per section come the drawn form, its schema, its faults in words, completeness,
 * the summary, the diff and the export, so that none of them can tell another story than the others.
 */

/** What an answer can be. A number that does not read as one is kept as the text that was typed. */
export type Scalar = string | number | boolean | readonly string[] | null;

/** One item of a repeated group. Its id never changes, whatever happens to its place. */
export interface Row {
  readonly id: string;
  readonly [field: string]: Scalar | undefined;
}

export type Answer = Scalar | readonly Row[];
export type SectionAnswers = Readonly<Record<string, Answer | undefined>>;
/** Answers by section, as a draft keeps them. */
export type Answers = Readonly<Record<string, SectionAnswers | undefined>>;

/**
 * When a field is asked. `field` names a neighbour (in the same row, else in the same section) or, with a dot, a field
 * of another section: "service.functions".
 */
export type Condition =
  | { readonly field: string; readonly is: string | number | boolean }
  | { readonly field: string; readonly has: string }
  | { readonly every: readonly Condition[] }
  | { readonly some: readonly Condition[] }
  | { readonly not: Condition };

export interface Choice {
  readonly value: string;
  readonly label: Words;
  readonly hint?: Words;
}

interface FieldBase {
  /** Unique in its section or group; part of the field's path. */
  readonly key: string;
  readonly label: Words;
  readonly hint?: Words;
  /** Else the section is not complete without it. */
  readonly optional?: boolean;
  readonly visibleWhen?: Condition;
}

/** What a text must look like beyond its length. */
export interface Pattern {
  readonly test: RegExp;
  /** The rule, the defect's remedy: "11 位手机号，或带区号的固定电话". */
  readonly words: Words;
}

export interface TextField extends FieldBase {
  readonly kind: "text" | "longText";
  readonly minimum?: number;
  readonly maximum: number;
  readonly pattern?: Pattern;
  /** For the browser's own filling in; never a cause for a fault. */
  readonly autocomplete?: string;
}

export interface NumberField extends FieldBase {
  readonly kind: "number" | "integer";
  readonly minimum?: number;
  readonly maximum?: number;
  readonly unit?: Words;
}

export interface ChoiceField extends FieldBase {
  readonly kind: "choice" | "choices";
  readonly choices: readonly Choice[];
}

export interface PlainField extends FieldBase {
  readonly kind: "date" | "yesNo" | "url" | "uscc" | "filingNumber";
}

/** A whole with its parts; shares are of the whole. */
export interface Breakdown {
  readonly total: number;
  readonly parts: readonly { readonly label: Words; readonly value: number }[];
}

/** What a computed field may look at. `own` is the row where the field stands in a group, else the section. */
export interface Scope {
  readonly own: Row | SectionAnswers;
  readonly section: SectionAnswers;
  readonly answers: Answers;
}

export interface ComputedField extends FieldBase {
  readonly kind: "computed";
  /** Null: cannot be told yet. */
  readonly compute: (scope: Scope) => number | Breakdown | null;
  readonly format: "count" | "share" | "breakdown";
  readonly unit?: Words;
}

export type AnsweredField = TextField | NumberField | ChoiceField | PlainField;
export type ItemField = AnsweredField | ComputedField;

export interface GroupField extends FieldBase {
  readonly kind: "group";
  /** What one item is called: 来源. */
  readonly item: Words;
  /** The field whose answer names an item in lists. */
  readonly titleField: string;
  /** Their order says something (steps of a route). */
  readonly ordered?: boolean;
  readonly minimum?: number;
  readonly maximum: number;
  readonly fields: readonly ItemField[];
}

export type Field = ItemField | GroupField;

/** One page of a section. */
export interface Part {
  readonly key: string;
  readonly title: Words;
  readonly lead?: Words;
  readonly fields: readonly Field[];
}

/** Something wrong with one answer: a code with the facts that fill its words. */
export interface Fault {
  readonly path: string;
  readonly code: FaultCode;
  readonly facts?: Readonly<Record<string, string | number>>;
  /** Of a pattern or a section's own check: the words themselves, with the remedy. */
  readonly words?: Words;
}

export interface SectionDef {
  readonly key: string;
  readonly title: Words;
  /** What the section is about, for the task list. */
  readonly about: Words;
  readonly parts: readonly Part[];
  /** Sections that must be complete before this one is begun. */
  readonly after?: readonly string[];
  /** What one field alone cannot say: an end before its beginning. */
  readonly checks?: readonly ((scope: { section: SectionAnswers; answers: Answers }) => readonly Fault[])[];
  /** The content is records of its own (files, runs, signatures); answers hold nothing of it. */
  readonly records?: boolean;
}

export const FAULT_CODES = [
  "missing",
  "tooShort",
  "tooLong",
  "notNumber",
  "notInteger",
  "tooSmall",
  "tooBig",
  "notDate",
  "notListed",
  "notUrl",
  "usccLength",
  "usccCharacters",
  "usccCheck",
  "numberLayout",
  "numberDate",
  "pattern",
  "tooFew",
  "tooMany",
  "check",
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** A fault as people read it: where, what is asked there, what is wrong and what to do. */
export interface FaultWords {
  readonly path: string;
  readonly label: Words;
  readonly words: Words;
}

export const SECTION_STATES = ["not_started", "in_progress", "done", "faulty", "blocked"] as const;
/** 未开始, 填写中, 已完成, 有问题, 暂不能开始. */
export type SectionState = (typeof SECTION_STATES)[number];

export interface Completeness {
  readonly state: SectionState;
  /** Questions that must be answered, and how many of them are. */
  readonly required: number;
  readonly answered: number;
  readonly faults: readonly Fault[];
}

/** One line of check-your-answers. `value` null: not answered. */
export interface SummaryLine {
  readonly path: string;
  readonly label: Words;
  readonly value: Words | null;
  readonly long: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  /** Of a breakdown: its parts with value and share. */
  readonly parts?: readonly { readonly label: Words; readonly value: Words; readonly share: Words }[];
}

export interface SummaryItem {
  readonly path: string;
  readonly id: string;
  readonly title: Words;
  readonly lines: readonly SummaryLine[];
}

export type SummaryEntry =
  | ({ readonly kind: "line" } & SummaryLine)
  | {
      readonly kind: "group";
      readonly path: string;
      readonly label: Words;
      readonly optional: boolean;
      readonly items: readonly SummaryItem[];
    };

export interface SummaryPart {
  readonly key: string;
  readonly title: Words;
  readonly entries: readonly SummaryEntry[];
}

/** One difference between two states of a section. Rows are matched by their id, never by their place. */
export interface Change {
  readonly path: string;
  readonly kind: "changed" | "rowAdded" | "rowRemoved" | "rowsMoved";
  readonly label: Words;
  /** Of a field in a row: which row. */
  readonly item: Words | null;
  readonly before: Words | null;
  readonly after: Words | null;
}

/** One answer as it leaves the product: raw value beside the words. */
export interface ExportedField {
  readonly path: string;
  readonly label: Words;
  readonly value: Scalar | Breakdown | number;
  readonly words: Words | null;
}

export interface ExportedSection {
  readonly section: string;
  readonly title: Words;
  readonly fields: readonly ExportedField[];
}
