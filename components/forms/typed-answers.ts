import { answerAt, isAnswered, pathOf, placeOf, withAnswer } from "@/lib/forms/rules/path";
import { readTyped, typedText } from "@/lib/forms/rules/read-typed";
import type { AnsweredField, Answers, Field, Scalar, SectionDef } from "@/lib/forms/types";

/** What stands in a control. */
export type Typed = string | readonly string[];
export type TypedByPath = Readonly<Record<string, Typed>>;

/** The questions of a page, each with its path: of a part, or of one item. */
export function questionsAt(fields: readonly Field[], prefix: string): { path: string; field: AnsweredField }[] {
  return fields.filter(isAnswered).map((field) => ({ path: pathOf(prefix, field.key), field }));
}

export function typedFrom(questions: readonly { path: string; field: AnsweredField }[], answers: Answers): TypedByPath {
  const entries = questions.map(
    ({ path, field }) => [path, typedText(field, answerAt(answers, path) as Scalar)] as const,
  );
  return Object.fromEntries(entries);
}

/** The answers as they would be saved now: conditions and computed figures follow what is typed. */
export function answersWith(sections: readonly SectionDef[], answers: Answers, typed: TypedByPath): Answers {
  return Object.entries(typed).reduce((all, [path, value]) => {
    const field = placeOf(sections, path)?.field;
    return field && isAnswered(field) ? withAnswer(all, path, readTyped(field, value)) : all;
  }, answers);
}

export function sameTyped(one: Typed | undefined, other: Typed | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
