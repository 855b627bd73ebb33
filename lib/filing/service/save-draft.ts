import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { formatInstant } from "@/lib/format";
import { type Applied, applyChanges, type DraftChange, strayPaths, versionAt } from "@/lib/forms/rules/apply-changes";
import { sameAnswer } from "@/lib/forms/rules/diff";
import { followUps } from "@/lib/forms/rules/follow-ups";
import { isAnswered, placeOf } from "@/lib/forms/rules/path";
import { readTyped } from "@/lib/forms/rules/read-typed";
import type { SectionDef } from "@/lib/forms/types";
import type { Actor } from "@/lib/identity/types";
import { findItems } from "@/lib/review/repository/item";
import { isUnlocked, unlockedPaths } from "@/lib/review/rules/targets";
import { holdDraft } from "../repository/dossier";
import {
  type DraftFields,
  findDraftFields,
  findWriter,
  insertRevisions,
  writeDraftFields,
} from "../repository/draft-fields";
import { findLastSnapshot } from "../repository/snapshot";
import { asAnswers } from "../rules/answers";
import { sectionsOf } from "../schema/dossier/sections";
import type { DossierCase } from "../types/dossier";
import type { Editing, NamedConflict, SavedDraft, SaveRequest, TypedField } from "../types/draft";
import { readDossierCase } from "./dossier-access";

/**
 * Saves what one person changed, right or wrong: validation is another matter. A field that somebody else changed since
 * the person read it comes back with both values, and the others are saved.
 * @throws AppError NOT_FOUND, FORBIDDEN; CONFLICT where the page is of another application; REFUSED where a path is
 * locked; INVALID where the form has no such path. Then nothing was written.
 */
export async function saveDraft(
  request: SaveRequest & { actor: Actor },
  clock: Clock = systemClock,
): Promise<SavedDraft> {
  return inTransaction(async (tx) => {
    const at = clock.now();
    const { dossier, draft } = await holdForSaving(tx, request);
    const sections = sectionsOf(draft.formVersion, dossier.track);
    const changes = [...readFields(sections, request.typed ?? []), ...(request.changes ?? [])];
    requireKnown(sections, draft, changes);
    requireOpen(await readEditing(tx, dossier), changes);
    const applied = applyChanges(sections, draft, changes);
    if (applied.written.length > 0) await write(tx, request, { dossier, applied, at });
    return {
      versions: versionsOf(applied, [
        ...changes.map(({ path }) => path),
        ...(request.typed ?? []).map(({ path }) => path),
      ]),
      conflicts: await nameConflicts(tx, dossier, applied),
      savedAt: formatInstant(at).slice(11),
      ...{ formVersion: draft.formVersion, track: dossier.track, answers: applied.answers },
    };
  });
}

async function holdForSaving(
  tx: Tx,
  request: SaveRequest & { actor: Actor },
): Promise<{ dossier: DossierCase; draft: DraftFields }> {
  const { applicationId } = await readDossierCase(tx, request, "filing.edit");
  await holdDraft(tx, applicationId);
  // Read again under the hold: it may have been submitted while this waited.
  const dossier = await readDossierCase(tx, request, "filing.edit");
  if (dossier.applicationId !== request.applicationId) {
    throw new AppError("CONFLICT", `The page is of ${request.applicationId}`, { reason: "draft.otherApplication" });
  }
  const draft = await findDraftFields(tx, applicationId);
  if (!draft) throw new AppError("NOT_FOUND", `Application ${applicationId} has no draft`);
  return { dossier, draft };
}

/** What a page sends becomes changes: only fields whose control says something else than when the page was drawn. */
function readFields(sections: readonly SectionDef[], fields: readonly TypedField[]): readonly DraftChange[] {
  return fields.flatMap(({ path, base, was, typed }): readonly DraftChange[] => {
    const field = placeOf(sections, path)?.field;
    if (!field || !isAnswered(field)) return [{ do: "set", path, base, value: null }];
    const value = readTyped(field, typed);
    return sameAnswer(value, readTyped(field, was)) ? [] : [{ do: "set", path, base, value }];
  });
}

function requireKnown(sections: readonly SectionDef[], draft: DraftFields, changes: readonly DraftChange[]): void {
  const stray = strayPaths(sections, draft.answers, changes);
  if (stray.length === 0) return;
  throw new AppError("INVALID", `The form has no ${stray.join(", ")}`, { reason: "draft.strayField" });
}

/**
 * Drafts are open. During a rectification only what an item names is, with the questions that only it can bring up;
 * everything else stays as it was submitted.
 */
export async function readEditing(tx: Tx, dossier: DossierCase): Promise<Editing> {
  if (dossier.status === "draft") return { may: "all" };
  if (!dossier.flags.includes("rectification")) return { may: "none", why: "dossier.locked" };
  const named = unlockedPaths(await findItems(tx, dossier.applicationId));
  const submitted = (await findLastSnapshot(tx, dossier.applicationId))?.content;
  if (!submitted) return { may: "some", paths: named };
  const sections = sectionsOf(submitted.formVersion, dossier.track);
  const brought = followUps(sections, asAnswers(submitted.sections), (path) => isUnlocked(named, path));
  return { may: "some", paths: [...named, ...brought] };
}

function requireOpen(editing: Editing, changes: readonly DraftChange[]): void {
  if (editing.may === "all" || changes.length === 0) return;
  if (editing.may === "none") throw new AppError("REFUSED", "The dossier is locked", { reason: editing.why });
  // A row stands at one place among the others, so moving one changes the whole list.
  const target = (change: DraftChange) =>
    change.do === "moveRow" ? change.path.split(".").slice(0, 2).join(".") : change.path;
  const locked = changes.find((change) => !isUnlocked(editing.paths, target(change)));
  if (locked) throw new AppError("REFUSED", `${locked.path} is not named`, { reason: "dossier.notNamed" });
}

interface Writing {
  readonly dossier: DossierCase;
  readonly applied: Applied;
  readonly at: Date;
}

async function write(tx: Tx, { actor }: { actor: Actor }, { dossier, applied, at }: Writing): Promise<void> {
  const { answers, versions, written } = applied;
  await writeDraftFields(tx, dossier.applicationId, { answers, versions, updatedAt: at, updatedById: actor.userId });
  const by = { applicationId: dossier.applicationId, savedById: actor.userId, savedAt: at };
  await insertRevisions(tx, by, written);
}

function versionsOf(applied: Applied, paths: readonly string[]): Record<string, number> {
  const inConflict = new Set(applied.conflicts.map(({ path }) => path));
  const settled = [...new Set(paths)].filter((path) => !inConflict.has(path));
  return Object.fromEntries(settled.map((path) => [path, versionAt(applied.versions, path)]));
}

async function nameConflicts(tx: Tx, dossier: DossierCase, { conflicts }: Applied): Promise<NamedConflict[]> {
  const named: NamedConflict[] = [];
  for (const conflict of conflicts) {
    // A field of a removed row: whoever removed the row is meant.
    const gone = conflict.kind === "rowRemoved";
    const path = gone ? conflict.path.split(".").slice(0, 3).join(".") : conflict.path;
    const writer = await findWriter(tx, dossier.applicationId, path);
    named.push({ ...conflict, by: writer?.name ?? "", at: writer ? formatInstant(writer.at).slice(11) : "" });
  }
  return named;
}
