import type { Words } from "@/lib/format";
import { diffSection } from "@/lib/forms/rules/diff";
import { exportSection } from "@/lib/forms/rules/export-section";
import type { Answers, Change, ExportedField, SectionDef } from "@/lib/forms/types";
import type { FieldDifference, SectionDifference, SnapshotDiff } from "../types/diff";
import type { SnapshotContent } from "../types/snapshot";
import { asAnswers } from "./answers";
import { diffAttachments, diffRuns } from "./evidence-diff";
import { diffWords } from "./word-diff";

/**
 * What differs between two submitted contents: answers by path with rows found again by their id, files by their hash,
 * runs by their number. What did not change is told as well, so that a reader can look at either.
 * @param sections of the later content's form
 */
export function diffSnapshots(
  before: SnapshotContent,
  after: SnapshotContent,
  sections: readonly SectionDef[],
): SnapshotDiff {
  const [old, now] = [asAnswers(before.sections), asAnswers(after.sections)];
  const answered = sections.filter(({ records }) => !records).map((def) => differenceOf(def, old, now));
  const attachments = diffAttachments(before.attachments, after.attachments);
  const runs = diffRuns(before.runs, after.runs);
  const all = [...answered.flatMap(({ fields }) => fields), ...attachments, ...runs];
  const counted = all.filter(({ kind }) => !["same", "added", "removed"].includes(kind)).length;
  const evidence = [...attachments, ...runs].filter(({ kind }) => kind === "added" || kind === "removed").length;
  return { sections: answered, attachments, runs, changes: counted + evidence };
}

function differenceOf(def: SectionDef, before: Answers, after: Answers): SectionDifference {
  const changes = new Map(diffSection(def, before, after).map((change) => [change.path, change]));
  const told = new Set<string>();
  const tell = (change: Change): FieldDifference => {
    told.add(change.path);
    return asDifference(change);
  };
  const now = exportSection(def, after).fields.flatMap((field): readonly FieldDifference[] => {
    const row = rowPathOf(field.path);
    const added = row === null ? undefined : changes.get(row);
    if (row !== null && added?.kind === "rowAdded") {
      const head = told.has(row) ? [] : [tell(added)];
      return [...head, ...ofRow("added", field, added.item)];
    }
    const change = changes.get(field.path);
    if (change) return [tell(change)];
    return field.words === null ? [] : [sameField(field)];
  });
  const gone = [...changes.values()]
    .filter(({ path }) => !told.has(path))
    .flatMap((change) => [tell(change), ...fieldsOfRemoved(def, before, change)]);
  return { section: def.key, title: def.title, fields: [...now, ...gone] };
}

/** `corpus.sources.<rowId>` of a field in a row. */
function rowPathOf(path: string): string | null {
  const parts = path.split(".");
  return parts.length === 4 ? parts.slice(0, 3).join(".") : null;
}

function fieldsOfRemoved(def: SectionDef, before: Answers, change: Change): readonly FieldDifference[] {
  if (change.kind !== "rowRemoved") return [];
  return exportSection(def, before)
    .fields.filter(({ path }) => rowPathOf(path) === change.path)
    .flatMap((field) => ofRow("removed", field, change.item));
}

function ofRow(kind: "added" | "removed", field: ExportedField, item: Words | null): readonly FieldDifference[] {
  if (field.words === null) return [];
  const [before, after] = kind === "added" ? [null, field.words] : [field.words, null];
  return [{ path: field.path, kind, label: field.label, item, before, after, parts: null }];
}

function sameField({ path, label, words }: ExportedField): FieldDifference {
  return { path, kind: "same", label, item: null, before: words, after: words, parts: null };
}

function asDifference({ path, kind, label, item, before, after }: Change): FieldDifference {
  const parts =
    kind === "changed" && before && after
      ? { zh: diffWords(before.zh, after.zh), en: diffWords(before.en, after.en) }
      : null;
  return { path, kind, label, item, before, after, parts };
}
