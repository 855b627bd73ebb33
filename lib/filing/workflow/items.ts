import { err, ok, type Result } from "@/lib/result";
import type { RectificationState } from "../types/vocabulary";

/**
 * The life of one rectification item. Sent back means drafted again: the old item rests as `sent_back`, a new draft
 * with its target goes out with the next notice. `void` is the end of the case under it.
 */
export const ITEM_MOVES = {
  send: { from: ["draft"], to: "sent" },
  answer: { from: ["sent"], to: "answered" },
  accept: { from: ["answered"], to: "accepted" },
  send_back: { from: ["answered"], to: "sent_back" },
  waive: { from: ["sent", "answered", "expired"], to: "waived" },
  expire: { from: ["sent"], to: "expired" },
  renew: { from: ["expired"], to: "sent" },
  void: { from: ["draft", "sent", "answered", "expired"], to: "waived" },
} as const satisfies Record<string, { from: readonly RectificationState[]; to: RectificationState }>;

export type ItemMove = keyof typeof ITEM_MOVES;

/** What a reviewer says of an item. */
export const ITEM_VERDICTS = ["accept", "send_back", "waive"] as const satisfies readonly ItemMove[];
export type ItemVerdict = (typeof ITEM_VERDICTS)[number];

export function moveItem(move: ItemMove, state: RectificationState): Result<RectificationState, "NO_ANSWERED_ITEM"> {
  const rule: { readonly from: readonly RectificationState[]; readonly to: RectificationState } = ITEM_MOVES[move];
  return rule.from.includes(state) ? ok(rule.to) : err("NO_ANSWERED_ITEM");
}

/** The verdicts that are open on an item: what is not answered can only be waived. */
export function openVerdicts(state: RectificationState): ItemVerdict[] {
  return ITEM_VERDICTS.filter((verdict) => moveItem(verdict, state).ok);
}
