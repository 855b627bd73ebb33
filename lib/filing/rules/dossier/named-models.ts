import { pathOf, rowsOf } from "@/lib/forms/rules/path";
import { visibleAnswers } from "@/lib/forms/rules/visible";
import type { Answers } from "@/lib/forms/types";
import { sectionOf } from "../../schema/dossier/sections";
import type { Track } from "../../types/vocabulary";

/** A filed model that a dossier builds on (filing) or calls (registration), and where it says so. */
export interface NamedModel {
  /** Of the field with its number: `model.calledModels.<rowId>.number`. */
  readonly path: string;
  readonly name: string;
  /** As it was written; empty where it is missing. */
  readonly number: string;
}

export function namedModels(answers: Answers, { formVersion, track }: { formVersion: string; track: Track }) {
  const group = track === "filing" ? "baseModels" : "calledModels";
  const { [group]: rows } = visibleAnswers(sectionOf(formVersion, track, "model"), answers);
  return rowsOf(rows).map(
    (row): NamedModel => ({
      path: pathOf("model", group, row.id, "number"),
      name: typeof row.name === "string" ? row.name : "",
      number: typeof row.number === "string" ? row.number : "",
    }),
  );
}
