import type { RepeatView, StatusView } from "@/lib/assessment/types";
import type { Words } from "@/lib/format";

/** An attached run that an office measured again. */
export interface OfficeRunView {
  readonly number: string;
  readonly status: StatusView;
  readonly queuePosition: number | null;
  readonly step: number;
  readonly totalSteps: number;
  readonly createdAt: string;
  readonly repeat: RepeatView | null;
}

export interface OfficeRunsView {
  readonly applicationId: string;
  /** Numbers of the runs of the last submission. */
  readonly attached: readonly string[];
  /** Newest first. */
  readonly runs: readonly OfficeRunView[];
  /** Why none can be started now; null where one can. */
  readonly refused: Words | null;
}
