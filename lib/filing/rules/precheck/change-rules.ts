import type { Answers } from "@/lib/forms/types";
import { asAnswers } from "../answers";
import type { Found, PreCheckScope, Rule } from "./rule";

export const CHANGE_RULES: readonly Rule[] = [
  { code: "figure_changed_unexplained", severity: "advisory", find: findUnexplained },
];

/** Figures that differ from what is filed, where the application for the change says nothing of why. */
function findUnexplained({ filed, changeNote, answers }: PreCheckScope): readonly Found[] {
  if (filed === null || changeNote !== "") return [];
  const before = figuresOf(asAnswers(filed.sections));
  return [...figuresOf(answers)].flatMap(([path, found]) => {
    const expected = before.get(path);
    return expected === undefined || expected === found ? [] : [{ path, facts: { found, expected } }];
  });
}

/** Every number by its path; rows are found again by their id. */
function figuresOf(answers: Answers): ReadonlyMap<string, number> {
  const figures = new Map<string, number>();
  for (const [section, fields] of Object.entries(answers)) {
    for (const [field, answer] of Object.entries(fields ?? {})) {
      if (typeof answer === "number") figures.set(`${section}.${field}`, answer);
      if (!Array.isArray(answer)) continue;
      for (const row of answer) {
        if (typeof row !== "object" || row === null) continue;
        for (const [key, value] of Object.entries(row)) {
          if (typeof value === "number") figures.set(`${section}.${field}.${row.id}.${key}`, value);
        }
      }
    }
  }
  return figures;
}
