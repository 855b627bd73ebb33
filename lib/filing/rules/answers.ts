import { rowsOf } from "@/lib/forms/rules/path";
import type { Answers, Row } from "@/lib/forms/types";

/** What single answers of the dossier mean to the rules beside the form. Keys are those of the form's sections. */

export function asAnswers(value: unknown): Answers {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Answers) : {};
}

export function textAt(answers: Answers, section: string, field: string): string {
  const value = answers[section]?.[field];
  return typeof value === "string" ? value.trim() : "";
}

export function listAt(answers: Answers, section: string, field: string): readonly string[] {
  const value = answers[section]?.[field];
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === "string") : [];
}

export function rowsAt(answers: Answers, section: string, field: string): readonly Row[] {
  return rowsOf(answers[section]?.[field]);
}

export function textIn(row: Row, field: string): string {
  const value = row[field];
  return typeof value === "string" ? value.trim() : "";
}

/** The functions that the service offers. */
export function declaredFunctions(answers: unknown): readonly string[] {
  return listAt(asAnswers(answers), "service", "functions");
}

/** Groups that name filed models: what the own model is built on, or what is called. */
const MODEL_GROUPS = ["baseModels", "calledModels"] as const;

export function modelRows(answers: Answers): readonly { readonly group: string; readonly row: Row }[] {
  return MODEL_GROUPS.flatMap((group) => rowsAt(answers, "model", group).map((row) => ({ group, row })));
}

export function baseModelNumbers(answers: Answers): readonly string[] {
  return [...new Set(modelRows(answers).map(({ row }) => textIn(row, "number")))].filter((number) => number !== "");
}
