import type { RectificationState } from "@/lib/filing/types/vocabulary";
import type { ItemTarget } from "../types";

/** States in which an item lets the provider change what it names: it is out, and not handed in again yet. */
const UNLOCKING: readonly RectificationState[] = ["sent"];

/** Where in the dossier a target stands, as a path: `service.name`, `attachments.privacy_policy`, `assessments`. */
export function targetPath({ targetKind, target }: ItemTarget): string {
  if (targetKind === "attachment") return `attachments.${target}`;
  return targetKind === "run" ? `assessments.${target}` : target;
}

/** The items that let the provider change what they name: fields, files and runs ask the same. */
export function unlockingItems<Item extends { readonly state: RectificationState }>(items: readonly Item[]): Item[] {
  return items.filter(({ state }) => UNLOCKING.includes(state));
}

/** The paths that the notices that are out let the provider change; everything else stays as it was submitted. */
export function unlockedPaths(items: readonly (ItemTarget & { readonly state: RectificationState })[]): string[] {
  return [...new Set(unlockingItems(items).map(targetPath))];
}

/** Whether a path is named, by itself or by what it lies in: `corpus` and `corpus.sources` unlock `corpus.sources.a.name`. */
export function isUnlocked(unlocked: readonly string[], path: string): boolean {
  return unlocked.some((named) => path === named || path.startsWith(`${named}.`));
}
