import type { RectificationState } from "@/lib/filing/types/vocabulary";
import type { ChecklistTemplate, Clause, ClauseResult, Criterion } from "../types";
import { CRITERIA } from "../types";

/** An item in one of these states settles the 不符合 that is linked to it. */
const CLOSED: readonly RectificationState[] = ["accepted", "waived"];

export interface Examination {
  readonly unjudgedClauses: number;
  /** 不符合 without a closed item or a finding. */
  readonly unlinkedNonconforming: number;
}

type Judged = Pick<ClauseResult, "clauseKey" | "judgement" | "itemId" | "finding">;
type ItemState = { readonly id: string; readonly state: RectificationState };

/** How far the examination of a stage is: what the rules of the passage ask before an opinion. */
export function examinationOf(
  template: ChecklistTemplate,
  results: readonly Judged[],
  items: readonly ItemState[],
): Examination {
  const judged = new Set(results.map(({ clauseKey }) => clauseKey));
  return {
    unjudgedClauses: template.clauses.filter(({ key }) => !judged.has(key)).length,
    unlinkedNonconforming: results.filter((result) => isUnsettled(result, items)).length,
  };
}

/** A 不符合 that nothing settles yet: neither a finding nor a closed item is linked to it. */
export function isUnsettled(result: Judged, items: readonly ItemState[]): boolean {
  if (result.judgement !== "nonconforming" || result.finding !== null) return false;
  const item = items.find(({ id }) => id === result.itemId);
  return item === undefined || !CLOSED.includes(item.state);
}

/** A 不符合 that names neither an item nor a finding. */
export function isUnlinked(result: Judged): boolean {
  return result.judgement === "nonconforming" && result.itemId === null && result.finding === null;
}

/** Clauses under their criterion, in the order of the criteria. */
export function clausesByCriterion(clauses: readonly Clause[]): { criterion: Criterion; clauses: Clause[] }[] {
  return CRITERIA.map((criterion) => ({
    criterion,
    clauses: clauses.filter((clause) => clause.criterion === criterion),
  })).filter((group) => group.clauses.length > 0);
}
