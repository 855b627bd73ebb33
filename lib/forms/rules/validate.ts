import { fill, type Words } from "@/lib/format";
import { CHOOSE, FAULT_WORDS, FORM_WORDS } from "../copy";
import type { AnsweredField, Answers, Fault, FaultWords, Field, GroupField, ItemField, SectionDef } from "../types";
import { itemTitle } from "./display";
import { faultOf } from "./fault";
import { isAnswered, isBlank, pathOf, placeOf, rowsOf } from "./path";
import { sectionScope, visibleFields, visibleItemFields } from "./visible";

/** Everything wrong with a section, in the order of its questions; what is missing is a fault too. */
export function validateSection(def: SectionDef, answers: Answers): readonly Fault[] {
  const scope = sectionScope(def, answers);
  const own = visibleFields(def, answers).flatMap((field): readonly Fault[] => {
    const path = pathOf(def.key, field.key);
    if (field.kind === "group") return groupFaults(field, path, def, answers);
    return isAnswered(field) ? fieldFaults(field, scope.section[field.key], path) : [];
  });
  const checks = (def.checks ?? []).flatMap((check) => check({ section: scope.section, answers }));
  return [...own, ...checks.filter(({ path }) => !own.some((fault) => fault.path === path))];
}

function fieldFaults(field: AnsweredField, answer: Parameters<typeof faultOf>[1], path: string): readonly Fault[] {
  if (isBlank(answer)) return field.optional ? [] : [{ path, code: "missing" }];
  const fault = faultOf(field, answer);
  return fault ? [{ path, ...fault }] : [];
}

function groupFaults(group: GroupField, path: string, def: SectionDef, answers: Answers): readonly Fault[] {
  const rows = rowsOf(answers[def.key]?.[group.key]);
  const minimum = minimumRows(group);
  const count: Fault[] = [];
  if (rows.length < minimum) count.push({ path, code: "tooFew", facts: { minimum, length: rows.length } });
  if (rows.length > group.maximum) {
    count.push({ path, code: "tooMany", facts: { maximum: group.maximum, length: rows.length } });
  }
  const inRows = rows.flatMap((row) =>
    visibleItemFields(group.fields, row, sectionScope(def, answers))
      .filter(isAnswered)
      .flatMap((field) => fieldFaults(field, row[field.key], pathOf(path, row.id, field.key))),
  );
  return [...count, ...inRows];
}

export function minimumRows(group: GroupField): number {
  return group.minimum ?? (group.optional ? 0 : 1);
}

/** The same words beside the field, in the error summary and in the pre-check. */
export function faultWords(sections: readonly SectionDef[], answers: Answers, fault: Fault): FaultWords {
  const place = placeOf(sections, fault.path);
  const field: Field | null = place?.field ?? groupField(sections, fault.path);
  const chosen = field !== null && ["choice", "choices", "yesNo"].includes(field.kind);
  const words = fault.words ?? (fault.code === "missing" && chosen ? CHOOSE : FAULT_WORDS[fault.code]);
  return {
    path: fault.path,
    label: place?.group
      ? labelInRow(place.group, place.field, fault.path, answers)
      : (field?.label ?? FORM_WORDS.untitled),
    words: fill(words, fault.facts ?? {}),
  };
}

function groupField(sections: readonly SectionDef[], path: string): Field | null {
  const [sectionKey, fieldKey] = path.split(".");
  const section = sections.find(({ key }) => key === sectionKey);
  return section?.parts.flatMap((part) => part.fields).find(({ key }) => key === fieldKey) ?? null;
}

/** 来源 2：开源语料集，许可证 */
function labelInRow(group: GroupField, field: ItemField, path: string, answers: Answers): Words {
  const [section = "", key = "", rowId] = path.split(".");
  const rows = rowsOf(answers[section]?.[key]);
  const at = rows.findIndex(({ id }) => id === rowId);
  const title = itemTitle(group, rows[at], at);
  return { zh: `${title.zh}，${field.label.zh}`, en: `${title.en}, ${field.label.en}` };
}
