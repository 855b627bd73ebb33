import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { ITEM_STATE_WORDS, JUDGEMENT_WORDS } from "../copy/words";
import { findNames } from "../repository/queue";
import type { ClauseResult, RectificationItem } from "../types";

/** How much of a colleague's text a refusal shows beside the reader's own. */
const SHOWN = 300;

async function nameOf(tx: Tx, userId: string | null): Promise<{ byZh: string; byEn: string }> {
  const name = userId ? (await findNames(tx, [userId])).get(userId) : undefined;
  return { byZh: name ?? "他人", byEn: name ?? "somebody else" };
}

/** Somebody judged the clause since the page was read: their judgement, beside the reader's own. */
export async function clauseMoved(tx: Tx, now: ClauseResult): Promise<AppError> {
  const words = JUDGEMENT_WORDS[now.judgement];
  return new AppError("CONFLICT", `Clause ${now.clauseKey} is at version ${now.version}`, {
    reason: "review.clauseMoved",
    facts: {
      ...(await nameOf(tx, now.judgedById)),
      ...{ judgementZh: words.zh, judgementEn: words.en, note: now.note.slice(0, SHOWN) || "—" },
    },
  });
}

/** Somebody changed the item since the page was read: how it stands now. */
export async function itemMoved(tx: Tx, now: RectificationItem): Promise<AppError> {
  const words = ITEM_STATE_WORDS[now.state];
  return new AppError("CONFLICT", `Item ${now.id} is at version ${now.version}`, {
    reason: "review.itemMoved",
    facts: {
      ...(await nameOf(tx, now.resolvedById ?? now.createdById)),
      ...{ stateZh: words.zh, stateEn: words.en, instruction: (now.resolution ?? now.instruction).slice(0, SHOWN) },
    },
  });
}

/** A colleague saved an answer since the page was read: theirs, beside the reader's own. */
export function answerMoved(now: RectificationItem): AppError {
  return new AppError("CONFLICT", `Item ${now.id} is at version ${now.version}`, {
    reason: "review.answerMoved",
    facts: { answer: (now.answer ?? "").slice(0, SHOWN) || "—" },
  });
}
