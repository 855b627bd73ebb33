import { validateSection } from "@/lib/forms/rules/validate";
import type { Fault } from "@/lib/forms/types";
import type { Finding, PreCheckInput, Severity } from "../../types/finding";
import type { FindingCode } from "./codes";

/** What a rule looks at: the input, and what the form itself says is wrong with each answer. */
export interface PreCheckScope extends PreCheckInput {
  readonly faults: readonly Fault[];
}

export type Found = Pick<Finding, "path"> & { readonly facts?: Finding["facts"] };

/** One rule: a code, how much it matters, and where it finds its defect. */
export interface Rule {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly find: (scope: PreCheckScope) => readonly Found[];
}

export function scopeOf(input: PreCheckInput): PreCheckScope {
  const faults = input.sections.filter(({ records }) => !records).flatMap((def) => validateSection(def, input.answers));
  return { ...input, faults };
}
