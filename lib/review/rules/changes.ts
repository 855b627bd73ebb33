import type { AttachmentDifference, FieldDifference, RunDifference, SnapshotDiff } from "@/lib/filing/types/diff";
import type { ItemTarget } from "../types";
import { isUnlocked, targetPath } from "./targets";

/** What changed between two submissions in the part that an item names. */
export interface ChangesAt {
  readonly fields: readonly FieldDifference[];
  readonly attachments: readonly AttachmentDifference[];
  readonly runs: readonly RunDifference[];
}

export function changesAt(target: ItemTarget, { sections, attachments, runs }: SnapshotDiff): ChangesAt {
  const path = targetPath(target);
  const all = sections.flatMap((section) => section.fields);
  return {
    fields: all.filter((field) => isChange(field) && touches(path, field.path)),
    attachments: attachments.filter(({ kind, slot }) => kind !== "same" && touches(path, `attachments.${slot}`)),
    runs: runs.filter(({ kind, number }) => kind !== "same" && touches(path, `assessments.${number}`)),
  };
}

/** Changes lie in what is named, or what is named lies in what changed (a row that was taken away whole). */
const touches = (named: string, path: string) => isUnlocked([named], path) || isUnlocked([path], named);

/** A row that came or went is told once, by its head; its single answers are not counted again. */
export function isChange({ kind }: FieldDifference): boolean {
  return kind !== "same" && kind !== "added" && kind !== "removed";
}

/** How many changes each section has. */
export function countChanges({ sections, attachments, runs }: SnapshotDiff): Map<string, number> {
  const moved = (list: readonly { kind: string }[]) => list.filter(({ kind }) => kind !== "same").length;
  return new Map([
    ...sections.map(({ section, fields }) => [section, fields.filter(isChange).length] as const),
    ["attachments", moved(attachments)] as const,
    ["assessments", moved(runs)] as const,
  ]);
}
