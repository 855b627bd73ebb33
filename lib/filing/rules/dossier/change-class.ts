import type { Change } from "@/lib/forms/types";
import { CHANGE_REASONS, type ChangeReason } from "../../copy/change-class";
import type { SnapshotDiff } from "../../types/diff";
import { CHANGE_CLASSES, type ChangeClass } from "../../types/vocabulary";

/**
 * What a changed answer asks for, and why. What the public reads is published again; people and addresses are only
 * recorded; everything else is reviewed. A proposal: the reviewer may override it with a reason.
 */
const BY_PATH: readonly (readonly [prefix: string, needs: ChangeClass, because: ChangeReason])[] = [
  ["publicText.publicContact", "record_only", "contact"],
  ["publicText.registeredAddress", "record_only", "contact"],
  ["publicText", "review_and_publicity", "publicText"],
  ["service.name", "review_and_publicity", "name"],
  ["service.modelName", "review_and_publicity", "name"],
  ["service.functions", "review_and_publicity", "functions"],
  ["service.otherFunction", "review_and_publicity", "functions"],
  ["service.complaintPhone", "record_only", "contact"],
  ["model.origin", "review_and_publicity", "model"],
  ["model.families", "review_and_publicity", "model"],
  ["entity.name", "review", "entity"],
  ["entity.uscc", "review", "entity"],
  ["entity.legalRepresentative", "review", "responsible"],
  ["entity.safetyOfficer", "review", "responsible"],
  ["entity.legalityOfficer", "review", "responsible"],
  ["entity", "record_only", "contact"],
  ["corpus", "review", "data"],
  ["model", "review", "model"],
  ["attachments", "review", "evidence"],
  ["assessments", "review", "evidence"],
];

const OTHERWISE = { needs: "review", because: "substance" } as const;

export function changeRuleOfPath(path: string): { readonly needs: ChangeClass; readonly because: ChangeReason } {
  const rule = BY_PATH.find(([prefix]) => path === prefix || path.startsWith(`${prefix}.`));
  return rule ? { needs: rule[1], because: rule[2] } : OTHERWISE;
}

export function changeClassOfPath(path: string): ChangeClass {
  return changeRuleOfPath(path).needs;
}

/** The class of a whole change: the heaviest of its parts. A change without a difference is recorded only. */
export function proposeChangeClass(changes: readonly Pick<Change, "path">[]): ChangeClass {
  const weights = changes.map(({ path }) => CHANGE_CLASSES.indexOf(changeClassOfPath(path)));
  return CHANGE_CLASSES[Math.max(0, ...weights)] ?? "record_only";
}

export interface ChangeProposal {
  readonly changeClass: ChangeClass;
  /** What makes it this class and no lighter one. */
  readonly deciding: readonly { readonly path: string; readonly why: (typeof CHANGE_REASONS)[ChangeReason] }[];
}

/** The class that a difference between what is filed and what is applied for asks for, with the paths that decide it. */
export function proposeClassOfDiff(diff: SnapshotDiff): ChangeProposal {
  const paths = changedPaths(diff);
  const changeClass = proposeChangeClass(paths.map((path) => ({ path })));
  const deciding = paths
    .map((path) => ({ path, ...changeRuleOfPath(path) }))
    .filter(({ needs }) => needs === changeClass)
    .map(({ path, because }) => ({ path, why: CHANGE_REASONS[because] }));
  return { changeClass, deciding };
}

/** A file under another name is the same file. */
function changedPaths({ sections, attachments, runs }: SnapshotDiff): readonly string[] {
  const answers = sections.flatMap(({ fields }) =>
    fields.filter(({ kind }) => !QUIET.has(kind)).map(({ path }) => path),
  );
  const files = attachments.filter(({ kind }) => kind !== "same" && kind !== "renamed");
  const evidence = runs.filter(({ kind }) => kind !== "same");
  return [
    ...answers,
    ...new Set(files.map(({ slot }) => `attachments.${slot}`)),
    ...evidence.map(({ number }) => `assessments.${number}`),
  ];
}

/** Answers of a row that came or went are told with their row. */
const QUIET = new Set<string>(["same", "added", "removed"]);
