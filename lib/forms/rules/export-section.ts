import type { Answers, ExportedField, ExportedSection, ItemField, Scope, SectionDef } from "../types";
import { answerWords, computedWords } from "./display";
import { isBlank, pathOf, rowsOf } from "./path";
import { sectionScope, visibleFields, visibleItemFields } from "./visible";

/** A section as it leaves the product: every asked field with its path, its raw value and its words. */
export function exportSection(def: SectionDef, answers: Answers): ExportedSection {
  const scope = sectionScope(def, answers);
  const fields = visibleFields(def, answers).flatMap((field): readonly ExportedField[] => {
    const path = pathOf(def.key, field.key);
    if (field.kind !== "group") return [exportField(field, path, scope)];
    return rowsOf(scope.section[field.key]).flatMap((row) =>
      visibleItemFields(field.fields, row, scope).map((item) =>
        exportField(item, pathOf(path, row.id, item.key), { ...scope, own: row }),
      ),
    );
  });
  return { section: def.key, title: def.title, fields };
}

function exportField(field: ItemField, path: string, scope: Scope): ExportedField {
  if (field.kind === "computed") {
    const value = field.compute(scope);
    return { path, label: field.label, value, words: computedWords(field, value) };
  }
  const answer = scope.own[field.key] as ExportedField["value"] | undefined;
  const value = answer === undefined || isBlank(answer as never) ? null : answer;
  return { path, label: field.label, value, words: answerWords(field, value as never) };
}
