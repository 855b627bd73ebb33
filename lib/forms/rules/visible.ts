import type { Answer, Answers, Condition, Field, ItemField, Row, Scope, SectionAnswers, SectionDef } from "../types";
import { allFields, isAnswered, rowsOf } from "./path";

/** Whether a condition holds. Its fields are looked up beside the asking field, then in its section, then by section. */
export function holds(condition: Condition, scope: Scope): boolean {
  if ("every" in condition) return condition.every.every((one) => holds(one, scope));
  if ("some" in condition) return condition.some.some((one) => holds(one, scope));
  if ("not" in condition) return !holds(condition.not, scope);
  const answer = lookUp(condition.field, scope);
  if ("is" in condition) return answer === condition.is;
  return Array.isArray(answer) && answer.some((entry) => entry === condition.has);
}

function lookUp(field: string, { own, section, answers }: Scope): Answer | undefined {
  const [first = "", second] = field.split(".");
  if (second !== undefined) return answers[first]?.[second];
  return own[field] ?? section[field];
}

export function isVisible(field: Field, scope: Scope): boolean {
  return field.visibleWhen === undefined || holds(field.visibleWhen, scope);
}

export function sectionScope(def: SectionDef, answers: Answers): Scope {
  const section = answers[def.key] ?? {};
  return { own: section, section, answers };
}

export function visibleFields(def: SectionDef, answers: Answers): readonly Field[] {
  const scope = sectionScope(def, answers);
  return allFields(def).filter((field) => isVisible(field, scope));
}

export function visibleItemFields(fields: readonly ItemField[], row: Row, scope: Scope): readonly ItemField[] {
  return fields.filter((field) => isVisible(field, { ...scope, own: row }));
}

/**
 * The answers that count: of fields that are asked. What was answered before another answer hid its question stays in
 * the draft, so that showing it again loses nothing, but is never submitted.
 */
export function visibleAnswers(def: SectionDef, answers: Answers): SectionAnswers {
  const scope = sectionScope(def, answers);
  const kept: Record<string, Answer> = {};
  for (const field of visibleFields(def, answers)) {
    const answer = scope.section[field.key];
    if (answer === undefined) continue;
    if (field.kind === "group") {
      kept[field.key] = rowsOf(answer).map((row) => visibleRow(field.fields, row, scope));
    } else if (isAnswered(field)) kept[field.key] = answer;
  }
  return kept;
}

function visibleRow(fields: readonly ItemField[], row: Row, scope: Scope): Row {
  const shown = visibleItemFields(fields, row, scope).filter(isAnswered);
  const entries = shown.map(({ key }) => [key, row[key]] as const).filter(([, value]) => value !== undefined);
  return { id: row.id, ...Object.fromEntries(entries) };
}
