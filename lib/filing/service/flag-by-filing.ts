import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type CaseRow, moveCase } from "../repository/case";
import { findLastSnapshot } from "../repository/examination";
import { insertNotice } from "../repository/paper";
import { APPLICATION_FLAGS, type ApplicationFlag, type FilingAction } from "../types/vocabulary";
import { moveClocks } from "./effects/move-clocks";
import { recordConsequence } from "./record-action";

export interface Consequence {
  /** Held by whoever acts on the filing. */
  readonly row: CaseRow;
  readonly flag: ApplicationFlag;
  readonly raise: boolean;
  readonly action: FilingAction;
  readonly cause: string;
  readonly causeId: string;
  readonly at: Date;
}

/** What was decided on a filing, as its open application feels it: a flag, clocks that rest or run, a word to its people. */
export async function flagByFiling(
  tx: Tx,
  { row, flag, raise, action, cause, causeId, at }: Consequence,
): Promise<void> {
  if (row.flags.includes(flag) === raise) return;
  const flagsAfter = APPLICATION_FLAGS.filter((name) => (name === flag ? raise : row.flags.includes(name)));
  const { id, status, stage, version } = row;
  if (!(await moveCase(tx, { id, from: status, version, to: status, stage, flags: flagsAfter }))) {
    throw new AppError("CONFLICT", `${row.number} changed while its filing was being decided on`);
  }
  await moveClocks(tx, {
    ...{ applicationId: id, effects: [], flagsBefore: row.flags, flagsAfter, action, at, actorId: null },
  });
  const { filingId, filing } = row;
  await insertNotice(tx, { filingId, applicationId: id, organisationId: filing.organisationId, action, at });
  const snapshot = await findLastSnapshot(tx, id);
  const passage = { fromStatus: status, toStatus: status, stage, stageAfter: stage, version: version + 1 };
  await recordConsequence(tx, {
    ...{ id: newId(), row, action, ...passage, flagsBefore: row.flags, flagsAfter, cause, snapshot, at },
    key: `${action}:${causeId}:${id}`,
  });
}
