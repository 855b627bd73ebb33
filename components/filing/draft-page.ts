import { type Typed, typedFrom } from "@/components/forms/typed-answers";
import { itemAddress } from "@/lib/filing/rules/dossier/addresses";
import type { SaveAnswer } from "@/lib/filing/rules/dossier/after-save";
import type { DossierView, Editing } from "@/lib/filing/types/draft";
import type { Language, Words } from "@/lib/format";
import { allFields, isAnswered, pathOf, rowsOf } from "@/lib/forms/rules/path";
import { isVisible, sectionScope } from "@/lib/forms/rules/visible";
import type { AnsweredField, Answers, Field, Scope, SectionDef } from "@/lib/forms/types";
import type { ActionState } from "@/lib/http/action-state";
import { isUnlocked } from "@/lib/review/rules/targets";

/** One page of the form, as the browser gets it. */
export interface DraftPage
  extends Pick<
    DossierView,
    "filingId" | "applicationId" | "formVersion" | "track" | "answers" | "versions" | "editing"
  > {
  readonly section: string;
  readonly part: string;
  /** The path of the item whose page this is. */
  readonly item: string | null;
  /** HH:MM of the last saving. */
  readonly savedAt: string;
  readonly from: "check" | "";
  readonly language: Language;
}

/** The fields of the page and what their paths begin with. */
export function fieldsOfPage(def: SectionDef, page: DraftPage): { fields: readonly Field[]; prefix: string } {
  if (page.item === null) {
    return { fields: def.parts.find(({ key }) => key === page.part)?.fields ?? [], prefix: def.key };
  }
  const group = allFields(def).find(({ key }) => key === page.item?.split(".")[1]);
  return { fields: group?.kind === "group" ? group.fields : [], prefix: page.item };
}

export function scopeOfPage(def: SectionDef, page: DraftPage, answers: Answers): Scope {
  const scope = sectionScope(def, answers);
  const [, group = "", rowId] = page.item?.split(".") ?? [];
  const row = rowsOf(scope.section[group]).find(({ id }) => id === rowId);
  return row ? { ...scope, own: row } : scope;
}

export interface Question {
  readonly path: string;
  readonly field: AnsweredField;
}

export function openQuestions(fields: readonly Field[], prefix: string, page: DraftPage, scope: Scope): Question[] {
  return fields
    .filter(isAnswered)
    .filter((field) => isVisible(field, scope))
    .map((field) => ({ path: pathOf(prefix, field.key), field }))
    .filter(({ path }) => isOpen(page.editing, path));
}

export function isOpen(editing: Editing, path: string): boolean {
  return editing.may === "all" || (editing.may === "some" && isUnlocked(editing.paths, path));
}

/** The hidden words beside a control: what stood there when the page was drawn, for forms sent without scripts. */
export function shownJson(page: DraftPage, { path, field }: Question): string {
  const was: Typed = typedFrom([{ path, field }], page.answers)[path] ?? "";
  return JSON.stringify({ path, base: page.versions[path] ?? 0, was });
}

/** The words for each path that the last attempt found wrong, with the question's name. */
export function errorsOf(answer: ActionState<SaveAnswer>): ReadonlyMap<string, Words> {
  const faults = (answer.data?.faults ?? []).map(({ path, label, words }): [string, Words] => [
    path,
    { zh: `${label.zh}：${words.zh}`, en: `${label.en}: ${words.en}` },
  ]);
  const refused = Object.entries(answer.fields ?? {}).map(([name, words]): [string, Words] => [
    name.replace(/^field\./, ""),
    words,
  ]);
  return new Map([...refused, ...faults]);
}

/** Lines of the error summary: to the field on this page, or to the page of the item that holds it. */
export function summaryLines(errors: ReadonlyMap<string, Words>, page: DraftPage) {
  return [...errors].map(([path, words]) => {
    const inOther = page.item === null && path.split(".").length === 4;
    const address = inOther ? { href: `${itemAddress(page.filingId, path)}#${path}` } : { target: path };
    return { ...address, text: words[page.language] };
  });
}
