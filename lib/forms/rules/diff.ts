import { fill, type Words } from "@/lib/format";
import { FORM_WORDS } from "../copy";
import type { Answer, AnsweredField, Answers, Change, GroupField, Row, SectionDef } from "../types";
import { answerWords, itemTitle } from "./display";
import { allFields, isAnswered, isBlank, pathOf, rowsOf } from "./path";
import { visibleAnswers } from "./visible";

/** What differs between two states of a dossier, by field path, in the order of the questions. */
export function diffAnswers(sections: readonly SectionDef[], before: Answers, after: Answers): readonly Change[] {
  return sections.flatMap((def) => diffSection(def, before, after));
}

/** Of one section. Only answers to questions that are asked count; blank and absent are the same. */
export function diffSection(def: SectionDef, before: Answers, after: Answers): readonly Change[] {
  const [old, now] = [visibleAnswers(def, before), visibleAnswers(def, after)];
  return allFields(def).flatMap((field): readonly Change[] => {
    const path = pathOf(def.key, field.key);
    if (field.kind === "group") return diffGroup(field, path, rowsOf(old[field.key]), rowsOf(now[field.key]));
    return isAnswered(field)
      ? diffField(field, path, { before: old[field.key], after: now[field.key], item: null })
      : [];
  });
}

interface FieldPair {
  readonly before: Answer | undefined;
  readonly after: Answer | undefined;
  readonly item: Words | null;
}

function diffField(field: AnsweredField, path: string, { before, after, item }: FieldPair): readonly Change[] {
  if (sameAnswer(before, after)) return [];
  const words = (answer: Answer | undefined) => answerWords(field, answer as Row[string]);
  return [{ path, kind: "changed", label: field.label, item, before: words(before), after: words(after) }];
}

/** Several choices are a set: their order says nothing. */
export function sameAnswer(one: Answer | undefined, other: Answer | undefined): boolean {
  if (isBlank(one) || isBlank(other)) return isBlank(one) && isBlank(other);
  const plain = (answer: Answer | undefined) =>
    JSON.stringify(
      Array.isArray(answer) && answer.every((entry) => typeof entry === "string") ? [...answer].sort() : answer,
    );
  return plain(one) === plain(other);
}

function diffGroup(group: GroupField, path: string, before: readonly Row[], after: readonly Row[]): readonly Change[] {
  const old = new Map(before.map((row) => [row.id, row]));
  const kept = new Set(after.map((row) => row.id));
  const removed = before.flatMap((row, at): readonly Change[] =>
    kept.has(row.id) ? [] : [rowChange("rowRemoved", group, path, { row, at })],
  );
  const others = after.flatMap((row, at): readonly Change[] => {
    const earlier = old.get(row.id);
    if (!earlier) return [rowChange("rowAdded", group, path, { row, at })];
    const item = itemTitle(group, row, at);
    return group.fields
      .filter(isAnswered)
      .flatMap((field) =>
        diffField(field, pathOf(path, row.id, field.key), { before: earlier[field.key], after: row[field.key], item }),
      );
  });
  return [...removed, ...others, ...moved(group, path, before, after)];
}

function rowChange(
  kind: "rowAdded" | "rowRemoved",
  group: GroupField,
  path: string,
  { row, at }: { row: Row; at: number },
): Change {
  const title = itemTitle(group, row, at);
  const [before, after] = kind === "rowAdded" ? [null, title] : [title, null];
  return { path: pathOf(path, row.id), kind, label: group.label, item: title, before, after };
}

/** Another order of the rows that both states have; only where the order says something. */
function moved(group: GroupField, path: string, before: readonly Row[], after: readonly Row[]): readonly Change[] {
  if (!group.ordered) return [];
  const common = (rows: readonly Row[], others: readonly Row[]) =>
    rows.filter((row) => others.some(({ id }) => id === row.id));
  const [was, is] = [common(before, after), common(after, before)];
  if (was.every((row, at) => row.id === is[at]?.id)) return [];
  const order = (rows: readonly Row[], language: "zh" | "en") =>
    rows
      .map(
        (row) =>
          itemTitle(
            group,
            row,
            before.findIndex(({ id }) => id === row.id),
          )[language],
      )
      .join(" → ");
  const words = (rows: readonly Row[]): Words => ({
    zh: fill(FORM_WORDS.newOrder, { order: order(rows, "zh") }).zh,
    en: fill(FORM_WORDS.newOrder, { order: order(rows, "en") }).en,
  });
  return [{ path, kind: "rowsMoved", label: group.label, item: null, before: words(was), after: words(is) }];
}
