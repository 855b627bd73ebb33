import type { DraftChange } from "@/lib/forms/rules/apply-changes";
import { faultWords, validateSection } from "@/lib/forms/rules/validate";
import type { FaultWords, SectionDef } from "@/lib/forms/types";
import { sectionsOf } from "../../schema/dossier/sections";
import type { NamedConflict, SavedDraft } from "../../types/draft";
import { checkAddress, dossierAddress, groupAddress, itemAddress, neighbours, stopAddress } from "./addresses";

/** Which page was saved, and what its reader wants to do next. */
export interface SavedPage {
  readonly filingId: string;
  readonly section: string;
  readonly part?: string;
  /** On the page of an item: its path. */
  readonly item?: string;
  readonly next: string;
  /** Where the reader came from, and goes back to. */
  readonly from?: "check" | "";
}

/** What a page learns from its saving. */
export interface SaveAnswer {
  readonly versions: Readonly<Record<string, number>>;
  readonly conflicts: readonly NamedConflict[];
  readonly savedAt: string;
  /** Only after a button that checks. */
  readonly faults: readonly FaultWords[];
}

/** The change of rows that a button stands for. */
export function changesOf(next: string, newRowId: string): readonly DraftChange[] {
  const [verb, path = ""] = next.split(":");
  if (verb === "add") return [{ do: "addRow", path: `${path}.${newRowId}` }];
  if (verb === "up" || verb === "down") return [{ do: "moveRow", path, by: verb === "up" ? -1 : 1 }];
  return [];
}

/** Stay with what is wrong or in conflict, else go where the button leads. */
export function answerToSave(
  saved: SavedDraft,
  page: SavedPage,
  changes: readonly DraftChange[],
): { readonly goTo: string | null; readonly data: SaveAnswer } {
  const { versions, conflicts, savedAt } = saved;
  const sections = sectionsOf(saved.formVersion, saved.track);
  const checks = page.next === "continue" || page.next === "return";
  const faults = checks ? faultsOn(page, sections, saved) : [];
  const data = { versions, conflicts, savedAt, faults };
  if (conflicts.length > 0 || faults.length > 0) return { goTo: null, data };
  return { goTo: addressAfter(page, sections, changes), data };
}

/** Faults of what the page asks: one item, or the fields and lists of one part. */
export function faultsOn(page: SavedPage, sections: readonly SectionDef[], saved: SavedDraft): readonly FaultWords[] {
  const def = sections.find(({ key }) => key === page.section);
  if (!def) return [];
  const part = def.parts.find(({ key }) => key === page.part);
  const keys = new Set(part?.fields.map(({ key }) => `${page.section}.${key}`));
  const isHere = (path: string) =>
    page.item === undefined ? keys.has(path.split(".").slice(0, 2).join(".")) : path.startsWith(`${page.item}.`);
  return validateSection(def, saved.answers)
    .filter(({ path }) => isHere(path))
    .map((fault) => faultWords(sections, saved.answers, fault));
}

function addressAfter(
  page: SavedPage,
  sections: readonly SectionDef[],
  changes: readonly DraftChange[],
): string | null {
  const { filingId, section, item } = page;
  const added = changes.find((change) => change.do === "addRow");
  if (added) return withOrigin(itemAddress(filingId, added.path), page);
  if (page.next === "stay" || changes.length > 0) return null;
  if (page.from === "check") return checkAddress(filingId);
  if (item !== undefined) return groupAddress(filingId, sections, item);
  if (page.next === "return") return dossierAddress(filingId);
  const { next } = neighbours(sections, { section, part: page.part ?? null });
  return next ? stopAddress(filingId, next) : checkAddress(filingId);
}

const withOrigin = (address: string, { from }: SavedPage) => (from ? `${address}?from=${from}` : address);
