import type {
  ActingRole,
  ApplicationAction,
  ApplicationFlag,
  ApplicationStatus,
  FilingAction,
  FilingFlag,
  FilingStatus,
  Stage,
} from "./vocabulary";

/** What a form asked and somebody answered, by the name of the input. */
export type GivenInput = Readonly<Record<string, unknown>>;

export type Action = ApplicationAction | FilingAction;

/** One action that was carried out in an application. */
export interface PastAction {
  readonly id: string;
  readonly applicationId: string;
  readonly sequence: number;
  /** An action on the filing where the application only felt it: suspended, reinstated. */
  readonly action: ApplicationAction | FilingAction;
  readonly fromStatus: ApplicationStatus;
  readonly toStatus: ApplicationStatus;
  readonly stage: Stage;
  readonly stageAfter: Stage;
  readonly flagsBefore: readonly ApplicationFlag[];
  readonly flagsAfter: readonly ApplicationFlag[];
  /** The application's version after it. */
  readonly version: number;
  readonly actorId: string | null;
  readonly actorRole: ActingRole;
  readonly cause: string | null;
  readonly examines: boolean;
  readonly snapshotId: string | null;
  readonly input: GivenInput;
  readonly inputSalt: string;
  readonly at: Date;
  readonly idempotencyKey: string;
}

/** One action that was carried out on a filing itself. */
export interface PastFilingAction {
  readonly id: string;
  readonly filingId: string;
  readonly sequence: number;
  readonly action: FilingAction;
  readonly fromStatus: FilingStatus;
  readonly toStatus: FilingStatus;
  readonly flagsBefore: readonly FilingFlag[];
  readonly flagsAfter: readonly FilingFlag[];
  /** The filing's version after it. */
  readonly version: number;
  readonly actorId: string | null;
  readonly actorRole: ActingRole;
  readonly cause: string | null;
  readonly input: GivenInput;
  readonly inputSalt: string;
  readonly at: Date;
  readonly idempotencyKey: string;
}
