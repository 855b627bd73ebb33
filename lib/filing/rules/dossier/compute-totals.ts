import { rowsOf } from "@/lib/forms/rules/path";
import type { Answers, Breakdown, Row, SectionAnswers } from "@/lib/forms/types";

/** Card-hours of one stage: cards × hours; null until both are numbers. */
export function computeHours(stage: Row | SectionAnswers): number | null {
  const { count, hours } = stage;
  return typeof count === "number" && typeof hours === "number" ? round(count * hours) : null;
}

export function computeHoursByStage(answers: Answers): Breakdown | null {
  const stages = rowsOf(answers.model?.compute);
  if (stages.length === 0) return null;
  const parts = stages.map((stage) => ({ label: named(stage.stage), value: computeHours(stage) ?? 0 }));
  return { total: round(parts.reduce((sum, { value }) => sum + value, 0)), parts };
}

const named = (stage: Row[string]) => {
  const text = typeof stage === "string" && stage !== "" ? stage : "—";
  return { zh: text, en: text };
};

/** Sums of decimals carry binary dust: 0.1 + 0.2. Six places are more than any dossier states. */
export const round = (value: number): number => Math.round(value * 1e6) / 1e6;
