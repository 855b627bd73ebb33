import { canonicalJson } from "@/lib/audit/rules";
import { recordEvent } from "@/lib/audit/service";
import type { Tx } from "@/lib/db/client";
import { newId, sha256 } from "@/lib/ids";
import type { CaseRow } from "../repository/case";
import { insertPast } from "../repository/event";
import type { SnapshotRow } from "../repository/examination";
import type { GivenInput, PastAction } from "../types/past";
import { type Carrying, does } from "./effects/carrying";

/** Of the input the ledger holds only this: it proves what was said as long as the words are kept, and tells nothing after. */
export function inputHash(input: GivenInput, salt: string): string {
  return sha256(`${salt}\n${canonicalJson(input)}`);
}

interface Recording {
  readonly role: PastAction["actorRole"];
  readonly key: string;
  readonly version: number;
  readonly snapshot: SnapshotRow | null;
}

/** The action in the history of the case, with its words, and in the ledger, without them. */
export async function recordAction(carrying: Carrying, { role, key, version, snapshot }: Recording): Promise<void> {
  const { tx, row, decision, by, actorId, at, eventId, input } = carrying;
  await record(tx, {
    ...{ id: eventId, row, action: decision.action, fromStatus: decision.from, toStatus: decision.to },
    ...{ stage: row.stage, stageAfter: decision.stage, flagsBefore: row.flags, flagsAfter: carrying.flagsAfter },
    ...{ version, actorId, actorRole: role, cause: by.kind === "system" ? by.cause : null },
    ...{ examines: does(carrying, "recordExaminer"), snapshot, input, at, key },
  });
}

type Recorded = Pick<
  PastAction,
  | "id"
  | "action"
  | "fromStatus"
  | "toStatus"
  | "stage"
  | "stageAfter"
  | "flagsBefore"
  | "flagsAfter"
  | "version"
  | "actorId"
  | "actorRole"
  | "cause"
  | "examines"
  | "input"
  | "at"
> & { readonly row: CaseRow; readonly snapshot: SnapshotRow | null; readonly key: string };

/** What befell an application because its filing was acted on: the system's, with the cause. */
export async function recordConsequence(
  tx: Tx,
  consequence: Omit<Recorded, "actorId" | "actorRole" | "examines" | "input">,
): Promise<void> {
  await record(tx, { ...consequence, actorId: null, actorRole: "system", examines: false, input: {} });
}

async function record(tx: Tx, { row, snapshot, key, ...event }: Recorded): Promise<void> {
  const inputSalt = newId();
  const { id, action, actorRole: role, input, actorId, at, cause, examines: _examines, ...passage } = event;
  const snapshotId = snapshot?.id ?? null;
  await insertPast(tx, { ...event, applicationId: row.id, snapshotId, inputSalt, idempotencyKey: key });
  // A visitor has no account either: the ledger says so where it would say why the system acted.
  const why = cause ?? (actorId === null ? role : null);
  await recordEvent(tx, {
    ...{ event: "application.acted", recordType: "application", recordId: row.id, actorId, at },
    payload: {
      ...{ eventId: id, filingId: row.filingId, action, role, ...passage },
      flagsBefore: [...passage.flagsBefore],
      flagsAfter: [...passage.flagsAfter],
      snapshotHash: snapshot?.contentHash ?? null,
      ...{ inputHash: inputHash(input, inputSalt), keyHash: sha256(key), ...(why ? { cause: why } : {}) },
    },
  });
}
