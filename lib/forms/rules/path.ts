import type { Answer, AnsweredField, Answers, Field, GroupField, ItemField, Row, Scalar, SectionDef } from "../types";

/** `service.name`, or `corpus.sources.<rowId>.tokens` for a field of a repeated group. */
export interface FieldPlace {
  readonly section: SectionDef;
  readonly group: GroupField | null;
  readonly rowId: string | null;
  readonly field: ItemField;
}

export const pathOf = (...parts: readonly string[]): string => parts.join(".");

export function allFields(section: SectionDef): readonly Field[] {
  return section.parts.flatMap((part) => part.fields);
}

/** The field that a path names; null where the form has none there. Row ids are taken as they are. */
export function placeOf(sections: readonly SectionDef[], path: string): FieldPlace | null {
  const [sectionKey = "", fieldKey = "", rowId, itemKey, ...rest] = path.split(".");
  const section = sections.find(({ key }) => key === sectionKey);
  const field = section && allFields(section).find(({ key }) => key === fieldKey);
  if (!section || !field || rest.length > 0) return null;
  if (field.kind !== "group") return rowId === undefined ? { section, group: null, rowId: null, field } : null;
  const item = field.fields.find(({ key }) => key === itemKey);
  return item && rowId ? { section, group: field, rowId, field: item } : null;
}

/** The group that a path names: "corpus.sources", or the group of a row "corpus.sources.<rowId>". */
export function groupOf(sections: readonly SectionDef[], path: string): GroupField | null {
  const [sectionKey = "", fieldKey = "", , ...rest] = path.split(".");
  const section = sections.find(({ key }) => key === sectionKey);
  const field = section && allFields(section).find(({ key }) => key === fieldKey);
  return field?.kind === "group" && rest.length === 0 ? field : null;
}

/** The page of its section on which a field stands. */
export function partOf(section: SectionDef, fieldKey: string): string | null {
  return section.parts.find((part) => part.fields.some(({ key }) => key === fieldKey))?.key ?? null;
}

export function isAnswered(field: Field): field is AnsweredField {
  return field.kind !== "group" && field.kind !== "computed";
}

export function rowsOf(answer: Answer | undefined): readonly Row[] {
  return Array.isArray(answer) ? answer.filter(isRow) : [];
}

const isRow = (entry: unknown): entry is Row => typeof entry === "object" && entry !== null && "id" in entry;

/** What stands at a path: an answer, a row's field, or undefined where nothing does. */
export function answerAt(answers: Answers, path: string): Answer | undefined {
  const [section = "", field = "", rowId, item] = path.split(".");
  const answer = answers[section]?.[field];
  if (rowId === undefined) return answer;
  const row = rowsOf(answer).find(({ id }) => id === rowId);
  return item === undefined ? (row ? [row] : undefined) : row?.[item];
}

/** A copy with one answer set; a blank one is taken away. A field of a row that is not there makes the row. */
export function withAnswer(answers: Answers, path: string, value: Scalar): Answers {
  const [section = "", field = "", rowId, item = ""] = path.split(".");
  const held = answers[section] ?? {};
  if (rowId === undefined) return { ...answers, [section]: put(held, field, value) };
  const rows = rowsOf(held[field]);
  const known = rows.some(({ id }) => id === rowId) ? rows : [...rows, { id: rowId }];
  const changed = known.map((row) => (row.id === rowId ? ({ ...put(row, item, value), id: row.id } as Row) : row));
  return { ...answers, [section]: { ...held, [field]: changed } };
}

function put<T extends Readonly<Record<string, unknown>>>(holder: T, key: string, value: Scalar): T {
  const { [key]: _before, ...others } = holder;
  return (isBlank(value) ? others : { ...others, [key]: value }) as unknown as T;
}

/** A copy with the rows of a group replaced. */
export function withRows(answers: Answers, groupPath: string, rows: readonly Row[]): Answers {
  const [section = "", field = ""] = groupPath.split(".");
  return { ...answers, [section]: { ...answers[section], [field]: rows } };
}

/** Nothing was answered. `false` and 0 are answers. */
export function isBlank(answer: Answer | undefined): boolean {
  if (answer === undefined || answer === null) return true;
  if (typeof answer === "string") return answer.trim() === "";
  return Array.isArray(answer) && answer.length === 0;
}
