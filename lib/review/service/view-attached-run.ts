import { findRunOfCase, type RunRow } from "@/lib/assessment/repository/run";
import { readSheet } from "@/lib/assessment/service/read-run-file";
import { describeRun } from "@/lib/assessment/service/view-run";
import type { RunView } from "@/lib/assessment/types";
import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { findSnapshot, listSnapshots } from "@/lib/filing/repository/snapshot";
import { type CaseReader, readCase } from "./read-case";

type RunOfCase = CaseReader & { readonly number: string };

/**
 * A run that a case was submitted with, as its owner sees it, for the offices that the case reached.
 * @throws AppError NOT_FOUND also for a run that no submission names
 */
export async function viewAttachedRun(reader: RunOfCase, clock: Clock = systemClock): Promise<RunView> {
  return inTransaction(async (tx) => {
    const row = await readAttachedRun(tx, reader);
    const view = await describeRun(tx, { row, actor: reader.actor, afterStep: -1, now: clock.now() });
    const here = `/api/cases/${reader.applicationId}/runs/${row.number}`;
    return {
      ...view,
      // The owner's addresses are for the owner: an office reads the same files through the case.
      samples: {
        ...view.samples,
        sheets: view.samples.sheets.map((sheet) => ({ ...sheet, url: sheet.url.replace(`/api/runs/${row.id}`, here) })),
      },
      copiesUrl: view.copiesUrl?.replace(`/api/runs/${row.id}`, here) ?? null,
      ...{ reportUrl: null, actions: [], eventsUrl: null },
    };
  });
}

/** The sample sheet of one step of such a run. @throws AppError NOT_FOUND */
export async function readAttachedSheet(reader: RunOfCase & { readonly step: string }) {
  return readSheet(reader.step, (tx) => readAttachedRun(tx, reader));
}

async function readAttachedRun(tx: Tx, reader: RunOfCase): Promise<RunRow> {
  const { row } = await readCase(tx, reader);
  const { number } = reader;
  const run = (await isSubmitted(tx, row.id, number))
    ? await findRunOfCase(tx, { applicationId: row.id, number })
    : null;
  if (!run) throw new AppError("NOT_FOUND", `Case ${row.number} was not submitted with run ${number}`);
  return run;
}

/** An office reads what was submitted, not what is still being prepared. */
async function isSubmitted(tx: Tx, applicationId: string, number: string): Promise<boolean> {
  for (const { id } of (await listSnapshots(tx, applicationId)).reverse()) {
    const snapshot = await findSnapshot(tx, id);
    if (snapshot?.content.runs.some((run) => run.number === number)) return true;
  }
  return false;
}
