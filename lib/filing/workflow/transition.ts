import type { Branch, Rule, Guard as RuleGuard } from "@/lib/workflow/rule";
import type { CaseActor, CaseFacts, Effect, RefusalCode } from "../types/decision";
import type {
  ActingRole,
  ActionInput,
  ApplicationFlag,
  ApplicationKind,
  ApplicationStatus,
  ChangeClass,
  Stage,
  Track,
} from "../types/vocabulary";

/** What the passage of an application is made of. */
export interface CaseTerms {
  status: ApplicationStatus;
  flag: ApplicationFlag;
  role: ActingRole;
  code: RefusalCode;
  facts: CaseFacts;
  actor: CaseActor;
  effect: Effect;
}

export type Guard = RuleGuard<CaseTerms>;
export type StatusBranch = Branch<CaseTerms>;

/** One row of the table of the passage. */
export interface Transition extends Rule<CaseTerms> {
  /** Only while the case is handled there. */
  readonly stage?: Stage;
  readonly kinds?: readonly ApplicationKind[];
  readonly tracks?: readonly Track[];
  readonly classes?: readonly ChangeClass[];
  /** Required fields of its form. */
  readonly inputs: readonly ActionInput[];
}
