import { canonicalJson } from "@/lib/audit/rules";
import type { Tx } from "@/lib/db/client";
import { diffAnswers } from "@/lib/forms/rules/diff";
import type { Answers } from "@/lib/forms/types";
import { findSnapshotInForce } from "../repository/draft";
import { proposeChangeClass } from "../rules/dossier/change-class";
import { sectionsOf } from "../schema/dossier/sections";
import type { SnapshotContent } from "../types/snapshot";
import { CHANGE_CLASSES, type ChangeClass } from "../types/vocabulary";

/**
 * What a change needs, by its difference from what is in force. Other files or runs are evidence that somebody has to
 * look at, so they ask for a review.
 */
export async function proposeClass(tx: Tx, filingId: string, content: SnapshotContent): Promise<ChangeClass> {
  const inForce = (await findSnapshotInForce(tx, filingId))?.content as SnapshotContent | undefined;
  if (!inForce) return "review_and_publicity";
  const sections = sectionsOf(content.formVersion, content.track);
  const proposed = proposeChangeClass(diffAnswers(sections, inForce.sections as Answers, content.sections as Answers));
  const sameEvidence = (["attachments", "runs"] as const).every(
    (part) => canonicalJson(inForce[part]) === canonicalJson(content[part]),
  );
  const heaviest = Math.max(CHANGE_CLASSES.indexOf(proposed), sameEvidence ? 0 : CHANGE_CLASSES.indexOf("review"));
  return CHANGE_CLASSES[heaviest] ?? proposed;
}
