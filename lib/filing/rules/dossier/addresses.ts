import { partOf } from "@/lib/forms/rules/path";
import type { SectionDef } from "@/lib/forms/types";

/** Where each part of a dossier is reached. Links, redirects and findings all ask here. */

export const dossierAddress = (filingId: string): string => `/filings/${filingId}/dossier`;
export const checkAddress = (filingId: string): string => `${dossierAddress(filingId)}/check`;
export const preCheckAddress = (filingId: string): string => `${dossierAddress(filingId)}/pre-check`;

export function partAddress(filingId: string, section: string, part?: string): string {
  return [dossierAddress(filingId), section, part].filter(Boolean).join("/");
}

/** An item of a repeated group has an address of its own. */
export function itemAddress(filingId: string, itemPath: string): string {
  const [section = "", group = "", row = ""] = itemPath.split(".");
  return `${dossierAddress(filingId)}/${section}/${group}/${row}`;
}

/** The page on which a field is asked, with the field to focus. What is no field leads to its section. */
export function fieldAddress(filingId: string, sections: readonly SectionDef[], path: string): string {
  const [sectionKey = "", fieldKey = "", rowId, item] = path.split(".");
  const section = sections.find(({ key }) => key === sectionKey);
  const part = section && partOf(section, fieldKey);
  if (!part) return partAddress(filingId, sectionKey);
  if (rowId === undefined) return `${partAddress(filingId, sectionKey, part)}#${path}`;
  const page = itemAddress(filingId, path);
  return item === undefined ? page : `${page}#${path}`;
}

/** The list in which an item stands. */
export function groupAddress(filingId: string, sections: readonly SectionDef[], itemPath: string): string {
  return fieldAddress(filingId, sections, itemPath.split(".").slice(0, 2).join("."));
}

export interface Stop {
  readonly section: SectionDef;
  /** Null for a section of records: one page. */
  readonly part: { readonly key: string; readonly title: SectionDef["title"] } | null;
}

/** Every page of the form in its order. */
export function stopsOf(sections: readonly SectionDef[]): readonly Stop[] {
  return sections.flatMap((section): readonly Stop[] =>
    section.parts.length === 0 ? [{ section, part: null }] : section.parts.map((part) => ({ section, part })),
  );
}

export function neighbours(
  sections: readonly SectionDef[],
  here: { readonly section: string; readonly part: string | null },
): { readonly previous: Stop | null; readonly next: Stop | null } {
  const stops = stopsOf(sections);
  const at = stops.findIndex((stop) => stop.section.key === here.section && (stop.part?.key ?? null) === here.part);
  return { previous: stops[at - 1] ?? null, next: at < 0 ? null : (stops[at + 1] ?? null) };
}

export const stopAddress = (filingId: string, { section, part }: Stop): string =>
  partAddress(filingId, section.key, part?.key);
