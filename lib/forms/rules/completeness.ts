import type { Answers, Completeness, Field, SectionDef, SectionState } from "../types";
import { isAnswered, isBlank, pathOf, rowsOf } from "./path";
import { minimumRows, validateSection } from "./validate";
import { sectionScope, visibleFields, visibleItemFields } from "./visible";

/** How far one section is, by itself. A section of records says nothing here: its own module knows. */
export function completenessOf(def: SectionDef, answers: Answers): Completeness {
  const questions = visibleFields(def, answers).flatMap((field) => questionsOf(def, field, answers));
  const faults = validateSection(def, answers);
  const required = questions.filter((question) => question.required);
  return {
    state: stateOf(questions, faults),
    required: required.length,
    answered: required.filter((question) => question.answered).length,
    faults,
  };
}

interface Question {
  readonly path: string;
  readonly required: boolean;
  readonly answered: boolean;
}

function questionsOf(def: SectionDef, field: Field, answers: Answers): readonly Question[] {
  const path = pathOf(def.key, field.key);
  const answer = answers[def.key]?.[field.key];
  if (field.kind === "computed") return [];
  if (field.kind !== "group") return [{ path, required: !field.optional, answered: !isBlank(answer) }];
  const rows = rowsOf(answer);
  const minimum = minimumRows(field);
  const inRows = rows.flatMap((row) =>
    visibleItemFields(field.fields, row, sectionScope(def, answers))
      .filter(isAnswered)
      .map((item) => ({
        path: pathOf(path, row.id, item.key),
        required: !item.optional,
        answered: !isBlank(row[item.key]),
      })),
  );
  return [{ path, required: minimum > 0, answered: rows.length > 0 && rows.length >= minimum }, ...inRows];
}

function stateOf(questions: readonly Question[], faults: Completeness["faults"]): SectionState {
  if (!questions.some(({ answered }) => answered)) return "not_started";
  if (faults.some(({ code }) => code !== "missing" && code !== "tooFew")) return "faulty";
  return faults.length > 0 ? "in_progress" : "done";
}

/**
 * States of all sections together: one that waits for others is blocked until they are complete, unless it was begun
 * already. `known` are the states of sections whose content is records of their own.
 */
export function dossierStates(
  sections: readonly SectionDef[],
  answers: Answers,
  known: Readonly<Record<string, SectionState | undefined>> = {},
): Readonly<Record<string, Completeness>> {
  const alone = Object.fromEntries(
    sections.map((def) => {
      const own = completenessOf(def, answers);
      return [def.key, { ...own, state: known[def.key] ?? own.state }];
    }),
  );
  const isDone = (key: string) => alone[key]?.state === "done";
  return Object.fromEntries(
    sections.map((def) => {
      const own = alone[def.key] ?? completenessOf(def, answers);
      const waits = own.state === "not_started" && !(def.after ?? []).every(isDone);
      return [def.key, waits ? { ...own, state: "blocked" as const } : own];
    }),
  );
}
