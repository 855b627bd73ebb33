import type { Answers, Condition, Field, SectionDef } from "../types";
import { allFields, answerAt, isBlank, pathOf, rowsOf } from "./path";

/**
 * Questions that only an open one can bring up: who may correct whether minors are served must be able to say how they
 * are protected. What was answered already is none: it stays as it is.
 * @param isOpen whether a path is open by itself
 */
export function followUps(
  sections: readonly SectionDef[],
  answers: Answers,
  isOpen: (path: string) => boolean,
): readonly string[] {
  const candidates = sections.flatMap((def) => conditionals(def, answers));
  const found = new Set<string>();
  const open = (path: string) => isOpen(path) || found.has(path);
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const { path, asks } of candidates) if (!open(path) && asks.some(open)) found.add(path);
  }
  return [...found];
}

/** Unanswered fields with a condition, and the paths that it looks at. */
function conditionals(def: SectionDef, answers: Answers): { path: string; asks: readonly string[] }[] {
  return allFields(def).flatMap((field) => {
    const path = pathOf(def.key, field.key);
    const own = asked(field, (name) => pathOf(def.key, name));
    const alone = own.length > 0 && isBlank(answerAt(answers, path)) ? [{ path, asks: own }] : [];
    if (field.kind !== "group") return alone;
    const keys = new Set(field.fields.map(({ key }) => key));
    const inRows = rowsOf(answerAt(answers, path)).flatMap((row) =>
      field.fields.flatMap((item) => {
        const asks = asked(item, (name) => (keys.has(name) ? pathOf(path, row.id, name) : pathOf(def.key, name)));
        return asks.length > 0 && isBlank(row[item.key]) ? [{ path: pathOf(path, row.id, item.key), asks }] : [];
      }),
    );
    return [...alone, ...inRows];
  });
}

function asked({ visibleWhen }: Field, resolve: (name: string) => string): readonly string[] {
  return visibleWhen ? namesIn(visibleWhen).map((name) => (name.includes(".") ? name : resolve(name))) : [];
}

function namesIn(condition: Condition): readonly string[] {
  if ("every" in condition) return condition.every.flatMap(namesIn);
  if ("some" in condition) return condition.some.flatMap(namesIn);
  return "not" in condition ? namesIn(condition.not) : [condition.field];
}
