import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { findCase } from "@/lib/filing/repository/case";
import { carryOut } from "@/lib/filing/service/carry-out";
import type { Carrying } from "@/lib/filing/service/effects/carrying";
import { caseSubject } from "@/lib/filing/service/standing";
import { ITEM_MOVES, type ItemVerdict, moveItem } from "@/lib/filing/workflow/items";
import type { Actor } from "@/lib/identity/types";
import { relinkResults } from "../repository/checklist";
import { findItem, findItems } from "../repository/item";
import type { JudgeItemInput } from "../schema";
import { keyOf } from "./judge-clause";
import { itemMoved } from "./moved";

type Request = JudgeItemInput & { readonly actor: Actor };

/** Accepts an answer, drafts the item again for a further notice, or waives it with a reason. */
export async function judgeItem({ actor, ...item }: Request, clock: Clock = systemClock): Promise<void> {
  const { applicationId, itemId, verdict, resolution } = item;
  await requireVerdict({ ...item, actor });
  const verdicts = [{ id: itemId, state: ITEM_MOVES[verdict].to, resolution }];
  await carryOut(
    {
      ...{ applicationId, action: "judge_items", by: { kind: "person", actor }, version: null },
      ...{ input: { verdicts }, idempotencyKey: keyOf(actor, "judge_item", item) },
    },
    clock,
    (carrying) => follow(carrying, { ...item, actor }),
  );
}

/** Asked before the action, so that a reader whose page is old is told how the item stands and not only that it moved. */
async function requireVerdict({ actor, applicationId, itemId, version, verdict }: Request): Promise<void> {
  await inTransaction(async (tx) => {
    const row = await findCase(tx, applicationId);
    if (!row) throw new AppError("NOT_FOUND", `No application ${applicationId}`);
    authorise(actor, "case.examine", await caseSubject(tx, row));
    const item = await findItem(tx, { id: itemId, applicationId });
    if (!item) throw new AppError("NOT_FOUND", `No item ${itemId} in ${row.number}`);
    const done = item.resolvedById === actor.userId && item.state === ITEM_MOVES[verdict].to;
    // A second press of the same button: the door below knows its key and acts once.
    if (done && item.version === version + 1) return;
    if (item.version !== version) throw await itemMoved(tx, item);
    requireOpen(verdict, item);
  });
}

function requireOpen(verdict: ItemVerdict, { id, state }: { id: string; state: Parameters<typeof moveItem>[1] }): void {
  if (moveItem(verdict, state).ok) return;
  throw new AppError("REFUSED", `Item ${id} is ${state}`, { reason: "review.itemNotAnswered" });
}

/** The version that was seen counts, and a clause that rests on the item follows it to its new draft. */
async function follow({ tx, row, at }: Carrying, { itemId, version, verdict }: Request): Promise<void> {
  const items = await findItems(tx, row.id);
  const judged = items.find(({ id }) => id === itemId);
  if (!judged) throw new AppError("NOT_FOUND", `No item ${itemId} in ${row.number}`);
  // The verdict itself moved it by one; more than that was somebody else.
  if (judged.version !== version + 1) throw await itemMoved(tx, judged);
  if (verdict !== "send_back") return;
  const draft = items.find(
    (item) => item.state === "draft" && item.target === judged.target && item.createdAt.getTime() === at.getTime(),
  );
  if (draft) await relinkResults(tx, { from: itemId, to: draft.id });
}
