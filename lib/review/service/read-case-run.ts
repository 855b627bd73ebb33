import { findOfficeRun, findRunOfCase, type RunRow } from "@/lib/assessment/repository/run";
import { isOfficeNumber } from "@/lib/assessment/workflow";
import type { Tx } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { findSnapshot, listSnapshots } from "@/lib/filing/repository/snapshot";
import { type CaseReader, type ReadCase, readCase } from "./read-case";

export type RunOfCase = CaseReader & { readonly number: string };

/**
 * A run of a case for a person of an office that the case reached: one that it was submitted with, or one by which an
 * office measured again.
 * @throws AppError NOT_FOUND also for a run that no submission names
 */
export async function readCaseRun(tx: Tx, reader: RunOfCase): Promise<ReadCase & { readonly run: RunRow }> {
  const read = await readCase(tx, reader);
  const { number } = reader;
  const applicationId = read.row.id;
  const run = isOfficeNumber(number)
    ? await findOfficeRun(tx, { applicationId, number })
    : await readSubmitted(tx, { applicationId, number });
  if (!run) throw new AppError("NOT_FOUND", `Case ${read.row.number} knows no run ${number}`);
  return { ...read, run };
}

/** An office reads what was submitted, not what is still being prepared. */
async function readSubmitted(tx: Tx, run: { applicationId: string; number: string }): Promise<RunRow | null> {
  for (const { id } of (await listSnapshots(tx, run.applicationId)).reverse()) {
    const snapshot = await findSnapshot(tx, id);
    if (snapshot?.content.runs.some(({ number }) => number === run.number)) return findRunOfCase(tx, run);
  }
  return null;
}
