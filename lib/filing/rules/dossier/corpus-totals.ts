import { rowsOf } from "@/lib/forms/rules/path";
import type { Answers, Breakdown, Choice, Row } from "@/lib/forms/types";
import { LANGUAGES_OF_DATA, MODALITIES, SOURCE_KINDS } from "../../schema/dossier/choices";
import { round } from "./compute-totals";

/** Of the training data, computed from its sources; the form, the summary and the pre-check read the same figures. */
export interface CorpusTotals {
  readonly sources: number;
  /** GB. */
  readonly size: number | null;
  readonly tokens: number | null;
  /** Overseas open-source data ÷ all data, by size (0–1). Null until a size is given. */
  readonly overseasOpenSourceShare: number | null;
}

export function corpusTotals(answers: Answers): CorpusTotals {
  const sources = sourcesOf(answers);
  const size = sum(sources, "size");
  const overseas = sources.filter(({ kind, overseas }) => kind === "open_source" && overseas === true);
  return {
    sources: sources.length,
    size,
    tokens: sum(
      sources.filter(({ modality }) => modality === "text" || modality === "code"),
      "tokens",
    ),
    overseasOpenSourceShare: size === null || size === 0 ? null : (sum(overseas, "size") ?? 0) / size,
  };
}

export const sizeByKind = (answers: Answers): Breakdown | null => sizeBy(answers, "kind", SOURCE_KINDS);
export const sizeByModality = (answers: Answers): Breakdown | null => sizeBy(answers, "modality", MODALITIES);

/** Only of sources that have a language: pictures and code have none. */
export const sizeByLanguage = (answers: Answers): Breakdown | null =>
  sizeBy(answers, "language", LANGUAGES_OF_DATA, ({ modality }) =>
    ["text", "audio", "video"].includes(String(modality)),
  );

/** A registration that says it uses no data of its own has none, whatever was listed before. */
export function sourcesOf(answers: Answers): readonly Row[] {
  return answers.corpus?.ownData === false ? [] : rowsOf(answers.corpus?.sources);
}

function sizeBy(
  answers: Answers,
  field: string,
  choices: readonly Choice[],
  counts: (source: Row) => boolean = () => true,
): Breakdown | null {
  const sources = sourcesOf(answers).filter(counts);
  const parts = choices.flatMap(({ value, label }) => {
    const size = sum(
      sources.filter((source) => source[field] === value),
      "size",
    );
    return size === null ? [] : [{ label, value: size }];
  });
  return parts.length === 0 ? null : { total: round(parts.reduce((all, part) => all + part.value, 0)), parts };
}

/** Null where no source gives a number, so that “not answered” is not shown as nought. */
function sum(sources: readonly Row[], field: string): number | null {
  const values = sources.map((source) => source[field]).filter((value) => typeof value === "number");
  return values.length === 0 ? null : round(values.reduce((all, value) => all + value, 0));
}
