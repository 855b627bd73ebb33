"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { authedAction } from "@/lib/http/action";
import { newId } from "@/lib/ids";
import { DRAFT_REASONS } from "../copy/draft";
import { dossierAddress, groupAddress } from "../rules/dossier/addresses";
import { answerToSave, changesOf } from "../rules/dossier/after-save";
import { sectionsOf } from "../schema/dossier/sections";
import { draftPublicTextInput, removeItemInput, saveDraftInput } from "../schema/draft-input";
import { fillEmptyPublicText } from "../service/fill-public-text";
import { saveDraft } from "../service/save-draft";

/**
 * Saves a page of the dossier, right or wrong; see `saveDraftInput` for its fields. `next` says what follows: `stay`,
 * `continue` and `return` (check what is on the page, and go on where nothing is wrong), `add:<group>` (a new item, at its
 * own address), `up:<item>` and `down:<item>`. `data` has the versions, both values of each conflict, and the faults.
 */
export const saveDraftAction = authedAction({
  name: "draft.save",
  schema: saveDraftInput,
  reasons: DRAFT_REASONS,
  run: async ({ fields, ...page }, { actor }) => {
    const { filingId, applicationId } = page;
    const changes = changesOf(page.next, newId());
    const saved = await saveDraft({ filingId, applicationId, typed: fields, changes, actor });
    // A page in conflict is not drawn anew: what it was drawn from may be gone, and what is typed on it stays.
    if (saved.conflicts.length === 0) revalidatePath(dossierAddress(filingId), "layout");
    const answer = answerToSave(saved, page, changes);
    if (answer.goTo) redirect(answer.goTo);
    return answer.data;
  },
});

/** Form fields: `filingId`, `applicationId`, `item` (path of the row), `base` (its version). Leads back to the list. */
export const removeItemAction = authedAction({
  name: "draft.removeItem",
  schema: removeItemInput,
  reasons: DRAFT_REASONS,
  run: async ({ item, base, ...of }, { actor }) => {
    const saved = await saveDraft({ ...of, actor, changes: [{ do: "removeRow", path: item, base }] });
    revalidatePath(dossierAddress(of.filingId), "layout");
    const [conflict] = saved.conflicts;
    if (conflict) return { changedBy: conflict.by, at: conflict.at, version: conflict.version };
    redirect(groupAddress(of.filingId, sectionsOf(saved.formVersion, saved.track), item));
  },
});

/** Words the empty public fields from the other sections. `data.filled`: the texts by path, with their versions. */
export const draftPublicTextAction = authedAction({
  name: "draft.publicText",
  schema: draftPublicTextInput,
  reasons: DRAFT_REASONS,
  run: async (of, { actor }) => {
    const { filled, versions, savedAt } = await fillEmptyPublicText({ ...of, actor });
    revalidatePath(dossierAddress(of.filingId), "layout");
    return { filled, versions, savedAt };
  },
});
