import type { Answer, Answers, GroupField, Row, Scalar, SectionDef } from "../types";
import { sameAnswer } from "./diff";
import { answerAt, groupOf, isAnswered, pathOf, placeOf, rowsOf, withAnswer, withRows } from "./path";

/**
 * What one person changed since they read. `base` is the version of the field that stood on their page; a field that
 * somebody else changed meanwhile is not overwritten, both values are handed back instead.
 */
export type DraftChange =
  | { readonly do: "set"; readonly path: string; readonly base: number; readonly value: Scalar }
  | { readonly do: "addRow"; readonly path: string }
  | { readonly do: "removeRow"; readonly path: string; readonly base: number }
  /** One place up (-1) or down (1), from wherever the row stands by now. */
  | { readonly do: "moveRow"; readonly path: string; readonly by: -1 | 1 };

/** How often each path was written; a path without an entry never was. */
export type FieldVersions = Readonly<Record<string, number>>;

export interface FieldConflict {
  readonly path: string;
  /** `rowChanged`: an item was to be removed that somebody changed. `rowRemoved`: the other way round. */
  readonly kind: "changed" | "rowChanged" | "rowRemoved";
  readonly mine: Scalar;
  readonly theirs: Scalar;
  /** The version that stands now: whoever decides for one of the values bases on it. */
  readonly version: number;
}

export interface WrittenField {
  readonly path: string;
  readonly version: number;
  readonly value: Answer;
}

export interface Applied {
  readonly answers: Answers;
  readonly versions: FieldVersions;
  /** What was written, for the history; nothing where a field already had the value. */
  readonly written: readonly WrittenField[];
  readonly conflicts: readonly FieldConflict[];
}

/** Paths of a request that the form does not have, and rows past a group's maximum. */
export function strayPaths(
  sections: readonly SectionDef[],
  answers: Answers,
  changes: readonly DraftChange[],
): string[] {
  return changes.filter((change) => !belongs(sections, answers, change)).map(({ path }) => path);
}

const ROW_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function belongs(sections: readonly SectionDef[], answers: Answers, change: DraftChange): boolean {
  const parts = change.path.split(".");
  const inRow = parts.length > 2;
  if (inRow && !ROW_ID.test(parts[2] ?? "")) return false;
  if (change.do === "set") {
    const place = placeOf(sections, change.path);
    return place !== null && isAnswered(place.field);
  }
  const group = groupOf(sections, change.path);
  if (!group || parts.length !== 3) return false;
  return change.do !== "addRow" || rowsOf(answerAt(answers, groupPathOf(change.path))).length < group.maximum;
}

const groupPathOf = (path: string) => path.split(".").slice(0, 2).join(".");

/** The version of a field; of a row, that of everything in it, so that any change in it moves it. */
export function versionAt(versions: FieldVersions, path: string): number {
  if (path.split(".").length !== 3) return versions[path] ?? 0;
  return Object.entries(versions)
    .filter(([key]) => key === path || key.startsWith(`${path}.`))
    .reduce((sum, [, version]) => sum + version, 0);
}

type State = Applied;

/** Applies the changes one after the other; each stands or falls alone. Their paths belong to the form. */
export function applyChanges(
  sections: readonly SectionDef[],
  draft: { readonly answers: Answers; readonly versions: FieldVersions },
  changes: readonly DraftChange[],
): Applied {
  const start: State = { ...draft, written: [], conflicts: [] };
  return changes.reduce((state, change) => applyOne(sections, state, change), start);
}

function applyOne(sections: readonly SectionDef[], state: State, change: DraftChange): State {
  switch (change.do) {
    case "set":
      return setField(state, change);
    case "addRow":
      return addRow(state, change.path);
    case "removeRow":
      return removeRow(state, change, groupOf(sections, change.path));
    case "moveRow":
      return moveRow(state, change);
  }
}

function setField(state: State, { path, base, value }: DraftChange & { do: "set" }): State {
  const held = answerAt(state.answers, path) as Scalar | undefined;
  if (sameAnswer(held, value)) return state;
  const version = state.versions[path] ?? 0;
  if (base === version) return write(state, withAnswer(state.answers, path, value), path, value);
  const gone = path.split(".").length > 2 && !rowAt(state, path);
  const kind = gone ? "rowRemoved" : "changed";
  return { ...state, conflicts: [...state.conflicts, { path, kind, mine: value, theirs: held ?? null, version }] };
}

const rowIdOf = (path: string) => path.split(".")[2] ?? "";

function rowAt(state: State, path: string): Row | undefined {
  return rowsOf(answerAt(state.answers, groupPathOf(path))).find(({ id }) => id === rowIdOf(path));
}

function write(state: State, answers: Answers, path: string, value: Answer): State {
  const version = (state.versions[path] ?? 0) + 1;
  return {
    ...state,
    answers,
    versions: { ...state.versions, [path]: version },
    written: [...state.written, { path, version, value }],
  };
}

function addRow(state: State, path: string): State {
  if (rowAt(state, path)) return state;
  const rows = rowsOf(answerAt(state.answers, groupPathOf(path)));
  const row: Row = { id: rowIdOf(path) };
  return write(state, withRows(state.answers, groupPathOf(path), [...rows, row]), path, [row]);
}

/** Every field of the row moves on, so that whoever still has it open is told instead of bringing it back unseen. */
function removeRow(state: State, { path, base }: DraftChange & { do: "removeRow" }, group: GroupField | null): State {
  if (!rowAt(state, path)) return state;
  const version = versionAt(state.versions, path);
  if (base !== version) {
    return {
      ...state,
      conflicts: [...state.conflicts, { path, kind: "rowChanged", mine: null, theirs: null, version }],
    };
  }
  const rows = rowsOf(answerAt(state.answers, groupPathOf(path))).filter(({ id }) => id !== rowIdOf(path));
  const removed = write(state, withRows(state.answers, groupPathOf(path), rows), path, null);
  const fields = (group?.fields ?? []).filter(isAnswered).map(({ key }) => pathOf(path, key));
  const moved = fields.map((field) => [field, (state.versions[field] ?? 0) + 1] as const);
  return { ...removed, versions: { ...removed.versions, ...Object.fromEntries(moved) } };
}

function moveRow(state: State, { path, by }: DraftChange & { do: "moveRow" }): State {
  const groupPath = groupPathOf(path);
  const rows = rowsOf(answerAt(state.answers, groupPath));
  const from = rows.findIndex(({ id }) => id === rowIdOf(path));
  const [row, other] = [rows[from], rows[from + by]];
  if (!row || !other) return state;
  const order = rows.map((entry) => (entry === row ? other : entry === other ? row : entry));
  const ids = order.map(({ id }) => id);
  return write(state, withRows(state.answers, groupPath, order), groupPath, ids);
}
