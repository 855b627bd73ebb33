import type { Change } from "@/lib/forms/types";
import { CHANGE_CLASSES, type ChangeClass } from "../../types/vocabulary";

/**
 * What a changed answer asks for. What the public reads is published again; people and addresses are only recorded;
 * everything else is reviewed. A proposal: the reviewer may override it with a reason.
 */
const BY_PATH: readonly (readonly [prefix: string, needs: ChangeClass])[] = [
  ["publicText.publicContact", "record_only"],
  ["publicText.registeredAddress", "record_only"],
  ["publicText", "review_and_publicity"],
  ["service.name", "review_and_publicity"],
  ["service.modelName", "review_and_publicity"],
  ["service.functions", "review_and_publicity"],
  ["service.otherFunction", "review_and_publicity"],
  ["service.complaintPhone", "record_only"],
  ["model.origin", "review_and_publicity"],
  ["model.families", "review_and_publicity"],
  ["entity.name", "review"],
  ["entity.uscc", "review"],
  ["entity.legalRepresentative", "review"],
  ["entity.safetyOfficer", "review"],
  ["entity.legalityOfficer", "review"],
  ["entity", "record_only"],
];

export function changeClassOfPath(path: string): ChangeClass {
  const rule = BY_PATH.find(([prefix]) => path === prefix || path.startsWith(`${prefix}.`));
  return rule?.[1] ?? "review";
}

/** The class of a whole change: the heaviest of its parts. A change without a difference is recorded only. */
export function proposeChangeClass(changes: readonly Pick<Change, "path">[]): ChangeClass {
  const weights = changes.map(({ path }) => CHANGE_CLASSES.indexOf(changeClassOfPath(path)));
  return CHANGE_CLASSES[Math.max(0, ...weights)] ?? "record_only";
}
