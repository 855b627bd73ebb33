import type {
  Answers,
  ComputedField,
  Field,
  GroupField,
  ItemField,
  Row,
  Scope,
  SectionDef,
  SummaryEntry,
  SummaryItem,
  SummaryLine,
  SummaryPart,
} from "../types";
import { answerWords, breakdownParts, computedWords, itemTitle } from "./display";
import { pathOf, rowsOf } from "./path";
import { isVisible, sectionScope, visibleItemFields } from "./visible";

/** Question and answer of everything that is asked, part by part: check-your-answers and every reading view. */
export function summarise(def: SectionDef, answers: Answers): readonly SummaryPart[] {
  const scope = sectionScope(def, answers);
  return def.parts.map((part) => ({
    key: part.key,
    title: part.title,
    entries: part.fields.filter((field) => isVisible(field, scope)).map((field) => entryOf(def, field, scope)),
  }));
}

function entryOf(def: SectionDef, field: Field, scope: Scope): SummaryEntry {
  const path = pathOf(def.key, field.key);
  if (field.kind !== "group") return { kind: "line", ...lineOf(field, path, scope) };
  const rows = rowsOf(scope.section[field.key]);
  return {
    kind: "group",
    path,
    label: field.label,
    optional: field.optional === true,
    items: rows.map((row, at) => summariseItem(field, row, at, { path, scope })),
  };
}

export function summariseItem(
  group: GroupField,
  row: Row,
  at: number,
  { path, scope }: { path: string; scope: Scope },
): SummaryItem {
  const own = { ...scope, own: row };
  return {
    path: pathOf(path, row.id),
    id: row.id,
    title: itemTitle(group, row, at),
    lines: visibleItemFields(group.fields, row, scope).map((field) =>
      lineOf(field, pathOf(path, row.id, field.key), own),
    ),
  };
}

function lineOf(field: ItemField, path: string, scope: Scope): SummaryLine {
  if (field.kind === "computed") return computedLine(field, path, scope);
  const value = answerWords(field, scope.own[field.key] as Row[string]);
  const long = field.kind === "longText";
  return { path, label: field.label, value, long, optional: field.optional === true, computed: false };
}

function computedLine(field: ComputedField, path: string, scope: Scope): SummaryLine {
  const value = field.compute(scope);
  return {
    ...{ path, label: field.label, long: false, optional: true, computed: true },
    value: computedWords(field, value),
    ...(value !== null && typeof value === "object" ? { parts: breakdownParts(field, value) } : {}),
  };
}
