import type { FieldDifference, MetricDifference, SnapshotDiff } from "@/lib/filing/types/diff";
import { formatScore, type Words } from "@/lib/format";
import type { ItemTarget, ValueChange } from "../types";
import { isUnlocked, targetPath } from "./targets";

/** What changed between two submissions in the part that an item names, old and new side by side. */
export function changesAt(target: ItemTarget, { sections, attachments, runs }: SnapshotDiff): ValueChange[] {
  const path = targetPath(target);
  const fields = sections
    .flatMap((section) => section.fields)
    .filter((field) => isChange(field) && touches(path, field.path));
  const files = attachments.filter(({ kind, slot }) => kind !== "same" && touches(path, `attachments.${slot}`));
  const evidence = runs.filter(({ kind, number }) => kind !== "same" && touches(path, `assessments.${number}`));
  return [
    ...fields.map((field) => ({ label: labelOf(field), before: field.before, after: field.after, parts: field.parts })),
    ...files.map(({ before, after }) => ({
      ...{ label: same((after ?? before)?.name ?? ""), parts: null },
      ...{ before: before && same(before.name), after: after && same(after.name) },
    })),
    ...evidence.flatMap((run) =>
      run.metrics.filter(({ change }) => change !== 0).map((metric) => scoreChange(run.number, metric)),
    ),
  ];
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

function labelOf({ label, item }: FieldDifference): Words {
  return item ? { zh: `${item.zh}：${label.zh}`, en: `${item.en}: ${label.en}` } : label;
}

const same = (text: string): Words => ({ zh: text, en: text });

function scoreChange(number: string, { metric, before, after }: MetricDifference): ValueChange {
  const score = (value: number | null) => (value === null ? null : same(formatScore(value)));
  return { label: same(`${number} ${metric}`), before: score(before), after: score(after), parts: null };
}
