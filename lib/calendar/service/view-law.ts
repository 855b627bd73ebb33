import { authorise } from "@/lib/auth/authorise";
import { database } from "@/lib/db/client";
import { findThresholds } from "@/lib/filing/repository/threshold";
import type { ThresholdFact } from "@/lib/filing/types/finding";
import type { Actor } from "@/lib/identity/types";
import { findNewestTemplate } from "@/lib/review/repository/checklist";
import type { PublishedChecklist } from "@/lib/review/types";
import { loadPeriods } from "../repository";
import type { Period } from "../types";

export interface LawView {
  /** Every version that was published. */
  readonly periods: readonly Period[];
  /** In their newest version, T1 first. */
  readonly thresholds: readonly (ThresholdFact & { readonly key: string })[];
  readonly checklist: PublishedChecklist | null;
}

/**
 * What the platform counts, measures and examines by.
 * @throws AppError FORBIDDEN, NOT_FOUND by the policy
 */
export async function viewLaw(actor: Actor): Promise<LawView> {
  authorise(actor, "law.read", { organisationId: null });
  const tx = database();
  const thresholds = Object.entries(await findThresholds(tx)).map(([key, fact]) => ({ ...fact, key }));
  return {
    periods: await loadPeriods(tx),
    thresholds: thresholds.sort((a, b) => a.item.localeCompare(b.item, "en", { numeric: true })),
    checklist: await findNewestTemplate(tx),
  };
}
