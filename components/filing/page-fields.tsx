import { ComputedView } from "@/components/forms/computed-view";
import { FieldControl } from "@/components/forms/field-control";
import { FORM } from "@/components/forms/form-copy";
import type { Typed, TypedByPath } from "@/components/forms/typed-answers";
import { speaker } from "@/components/layout/speaker";
import type { Language, Words } from "@/lib/format";
import { FORM_WORDS } from "@/lib/forms/copy";
import { answerWords } from "@/lib/forms/rules/display";
import { pathOf } from "@/lib/forms/rules/path";
import { isVisible } from "@/lib/forms/rules/visible";
import type { AnsweredField, Field, Scalar, Scope, SectionDef } from "@/lib/forms/types";
import { type DraftPage, isOpen } from "./draft-page";
import { ItemList } from "./item-list";

interface PageFieldsProps {
  page: DraftPage;
  def: SectionDef;
  fields: readonly Field[];
  prefix: string;
  scope: Scope;
  errors: ReadonlyMap<string, Words>;
  typed: TypedByPath;
  onTyped: (path: string, typed: Typed) => void;
}

/** The questions of a page in their order; what the other answers do not ask for is not drawn. */
export function PageFields({ page, def, fields, prefix, scope, errors, typed, onTyped }: PageFieldsProps) {
  return fields
    .filter((field) => isVisible(field, scope))
    .map((field) => {
      const path = pathOf(prefix, field.key);
      const { language } = page;
      const error = errors.get(path)?.[language];
      if (field.kind === "group") return <ItemList key={path} {...{ page, def, group: field, scope, error }} />;
      if (field.kind === "computed") return <ComputedView key={path} {...{ field, path, scope, language }} />;
      if (!isOpen(page.editing, path)) {
        return <LockedAnswer key={path} {...{ field, path, language }} answer={scope.own[field.key] as Scalar} />;
      }
      return (
        <FieldControl
          key={path}
          {...{ field, path, error, language }}
          typed={typed[path] ?? ""}
          onTyped={(value) => onTyped(path, value)}
        />
      );
    });
}

interface LockedAnswerProps {
  field: AnsweredField;
  path: string;
  answer: Scalar | undefined;
  language: Language;
}

/** Submitted and not named by a notice: shown, with the reason why it cannot be changed. */
function LockedAnswer({ field, path, answer, language }: LockedAnswerProps) {
  const speak = speaker(language);
  return (
    <div id={path} className="max-w-measure">
      <p className="font-strong">{speak(field.label)}</p>
      <p className="text-xs text-text-2">{speak(FORM.locked)}</p>
      <p className="edge mt-2 rounded-2 border-line bg-sunken px-3 py-2 wrap-anywhere whitespace-pre-line">
        {speak(answerWords(field, answer) ?? FORM_WORDS.blank)}
      </p>
    </div>
  );
}
