import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { CaseRow } from "@/lib/filing/repository/case";
import { findLastSnapshot } from "@/lib/filing/repository/snapshot";
import { findSlot } from "@/lib/filing/rules/attachment-slots";
import { sectionsOf } from "@/lib/filing/schema/dossier/sections";
import { carryOut } from "@/lib/filing/service/carry-out";
import type { Carrying } from "@/lib/filing/service/effects/carrying";
import type { Actor } from "@/lib/identity/types";
import { newId } from "@/lib/ids";
import { loadTemplate } from "../repository/checklist";
import { changeItem, deleteDraftedItem, findItem, insertItem } from "../repository/item";
import { isTarget } from "../rules/target-choices";
import type { DraftItemInput, EditItemInput, RemoveItemInput } from "../schema";
import type { RectificationItem } from "../types";
import { keyOf } from "./judge-clause";
import { itemMoved } from "./moved";

type By = { readonly actor: Actor };

/** Drafts a defect for the next notice. The provider sees nothing of it before that. */
export async function draftItem(
  { actor, idempotencyKey, ...item }: DraftItemInput & By,
  clock: Clock = systemClock,
): Promise<void> {
  const { applicationId, ...content } = item;
  await carryOut(
    {
      ...{ applicationId, action: "draft_item", by: { kind: "person", actor }, version: null },
      ...{ input: { items: [content] }, idempotencyKey },
    },
    clock,
    async ({ tx, row, at }) => {
      await requireContent(tx, row, item);
      await insertItem(tx, { ...item, id: newId(), stage: row.stage, createdById: actor.userId, createdAt: at });
    },
  );
}

/** Changes a draft, on the version that the page showed. */
export async function editDraftedItem(
  { actor, ...item }: EditItemInput & By,
  clock: Clock = systemClock,
): Promise<void> {
  const { applicationId, itemId, version, ...content } = item;
  await carryOut(
    {
      ...{ applicationId, action: "draft_item", by: { kind: "person", actor }, version: null },
      ...{ input: { items: [{ id: itemId, ...content }] }, idempotencyKey: keyOf(actor, "edit_item", item) },
    },
    clock,
    async ({ tx, row }) => {
      const present = await requireDraft({ tx, row }, item);
      await requireContent(tx, row, content);
      const { targetKind, target, reasonCode, clauseKey, instruction } = content;
      const change = { targetKind, target, reasonCode, clauseKey, instruction };
      if (!(await changeItem(tx, { id: itemId, from: ["draft"], version }, change))) throw await itemMoved(tx, present);
    },
  );
}

/** Takes a draft away that nobody outside was told of. */
export async function removeDraftedItem(
  { actor, ...item }: RemoveItemInput & By,
  clock: Clock = systemClock,
): Promise<void> {
  const { applicationId, itemId, version } = item;
  await carryOut(
    {
      ...{ applicationId, action: "draft_item", by: { kind: "person", actor }, version: null },
      ...{ input: { items: [{ id: itemId, removed: true }] }, idempotencyKey: keyOf(actor, "remove_item", item) },
    },
    clock,
    async ({ tx, row }) => {
      const present = await requireDraft({ tx, row }, item);
      if (!(await deleteDraftedItem(tx, { id: itemId, version }))) throw await itemMoved(tx, present);
    },
  );
}

async function requireDraft(
  { tx, row }: Pick<Carrying, "tx" | "row">,
  { itemId, version }: { itemId: string; version: number },
): Promise<RectificationItem> {
  const present = await findItem(tx, { id: itemId, applicationId: row.id });
  if (!present) throw new AppError("NOT_FOUND", `No item ${itemId} in ${row.number}`);
  if (present.version !== version) throw await itemMoved(tx, present);
  if (present.state !== "draft") {
    throw new AppError("REFUSED", `Item ${itemId} is ${present.state}`, { reason: "review.itemNotDrafted" });
  }
  return present;
}

/** What an item names has to be there: a part of the submitted dossier, and a clause of the checklist. */
async function requireContent(
  tx: Tx,
  row: CaseRow,
  item: Pick<RectificationItem, "targetKind" | "target" | "clauseKey">,
): Promise<void> {
  const snapshot = await findLastSnapshot(tx, row.id);
  if (!snapshot) throw new Error(`Case ${row.number} has no snapshot`);
  const { track } = row.filing;
  const known = isTarget(item, {
    sections: sectionsOf(snapshot.formVersion, track),
    runs: snapshot.content.runs.map(({ number }) => number),
    hasSlot: (key) => findSlot(track, key) !== undefined,
  });
  if (!known) throw new AppError("INVALID", `No part ${item.target}`, { fields: { target: "review.targetUnknown" } });
  if (item.clauseKey === null) return;
  const template = await loadTemplate(tx, { applicationId: row.id, stage: row.stage });
  if (template.clauses.some(({ key }) => key === item.clauseKey)) return;
  throw new AppError("INVALID", `No clause ${item.clauseKey}`, { fields: { clauseKey: "review.clauseUnknown" } });
}
