import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { pathOf } from "@/lib/forms/rules/path";
import type { Actor } from "@/lib/identity/types";
import { isUnlocked } from "@/lib/review/rules/targets";
import { findDraftFields } from "../repository/draft-fields";
import { fillPublicText } from "../rules/dossier/draft-public-text";
import type { SavedDraft } from "../types/draft";
import { readDossierCase } from "./dossier-access";
import { readEditing, saveDraft } from "./save-draft";

/** Words the public fields that are still empty from the other sections. What somebody wrote meanwhile stays theirs. */
export async function fillEmptyPublicText(
  request: { readonly actor: Actor; readonly filingId: string; readonly applicationId: string },
  clock: Clock = systemClock,
): Promise<SavedDraft & { readonly filled: Readonly<Record<string, string>> }> {
  const changes = await inTransaction(async (tx) => {
    const dossier = await readDossierCase(tx, request, "filing.edit");
    const [draft, editing] = [await findDraftFields(tx, dossier.applicationId), await readEditing(tx, dossier)];
    if (!draft) return [];
    const texts = fillPublicText({ formVersion: draft.formVersion, track: dossier.track, answers: draft.answers });
    return Object.entries(texts)
      .map(([key, value]) => ({ path: pathOf("publicText", key), value }))
      .filter(({ path }) => editing.may !== "some" || isUnlocked(editing.paths, path))
      .map(({ path, value }) => ({ do: "set" as const, path, value, base: draft.versions[path] ?? 0 }));
  });
  const saved = await saveDraft({ ...request, changes }, clock);
  const kept = changes.filter(({ path }) => !saved.conflicts.some((conflict) => conflict.path === path));
  return { ...saved, filled: Object.fromEntries(kept.map(({ path, value }) => [path, value])) };
}
