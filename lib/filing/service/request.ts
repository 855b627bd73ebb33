import type { CaseRow } from "../repository/case";
import type { GivenInput } from "../types/past";
import type { ApplicationAction, ApplicationFlag, FilingAction, FilingFlag, FilingStatus } from "../types/vocabulary";
import type { Carrying } from "./effects/carrying";
import type { Party } from "./standing";

export interface ActionRequest {
  readonly applicationId: string;
  readonly action: ApplicationAction;
  readonly by: Party;
  /** On which version it was decided; null for the system, which decides on what it holds. */
  readonly version: number | null;
  /** Answers of the form, by the name of the input. */
  readonly input?: GivenInput;
  /** What the form asked to be typed; undefined where no form was shown. */
  readonly confirmation?: string;
  /** One key acts once, however often it is sent. */
  readonly idempotencyKey: string;
}

export interface ActionAnswer {
  readonly eventId: string;
  readonly applicationId: string;
  readonly filingId: string;
  readonly number: string;
  readonly status: CaseRow["status"];
  readonly flags: readonly ApplicationFlag[];
  readonly version: number;
  /** The key had acted before: this is what it did then. */
  readonly repeated: boolean;
}

/** Writes of another domain that belong to the action, in the same transaction: a drafted item, a judged clause. */
export type Alongside = (carrying: Carrying) => Promise<void>;

export interface FilingActionRequest {
  readonly filingId: string;
  readonly action: FilingAction;
  readonly by: Party;
  readonly version: number | null;
  readonly input?: GivenInput;
  readonly confirmation?: string;
  readonly idempotencyKey: string;
}

export interface FilingActionAnswer {
  readonly eventId: string;
  readonly filingId: string;
  readonly status: FilingStatus;
  readonly flags: readonly FilingFlag[];
  readonly version: number;
  readonly repeated: boolean;
}

/** What an action makes the system do next, on other records, in the same transaction. */
export type FollowUp =
  | { readonly on: "case"; readonly request: ActionRequest }
  | { readonly on: "filing"; readonly request: FilingActionRequest };
