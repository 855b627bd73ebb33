import type { Tx } from "@/lib/db/client";
import type { CaseFacts } from "@/lib/filing/types/decision";
import { RECTIFICATION_STATES, type RectificationState, type Stage } from "@/lib/filing/types/vocabulary";
import { findJudges, findResults, loadTemplate } from "../repository/checklist";
import { findItems } from "../repository/item";
import { examinationOf } from "../rules/checklist";

export interface ReviewFacts
  extends Pick<CaseFacts, "items" | "unansweredItems" | "unjudgedClauses" | "unlinkedNonconforming"> {
  /** Who judged a clause or an item, at whatever stage. */
  readonly examiners: readonly string[];
}

/** What the rules of the passage ask about checklist and items, read inside the transaction that acts. */
export async function readReviewFacts(
  tx: Tx,
  { applicationId, stage }: { applicationId: string; stage: Stage },
): Promise<ReviewFacts> {
  const items = await findItems(tx, applicationId);
  const template = await loadTemplate(tx, { applicationId, stage });
  const results = await findResults(tx, { applicationId, stage });
  const count = (state: RectificationState) => items.filter((item) => item.state === state).length;
  const judges = items.flatMap(({ resolvedById }) => resolvedById ?? []);
  return {
    items: Object.fromEntries(RECTIFICATION_STATES.map((state) => [state, count(state)])) as CaseFacts["items"],
    unansweredItems: items.filter(({ state, answer }) => state === "sent" && !answer?.trim()).length,
    ...examinationOf(template, results, items),
    examiners: [...new Set([...(await findJudges(tx, applicationId)), ...judges])],
  };
}
