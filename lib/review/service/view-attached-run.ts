import type { RunRow } from "@/lib/assessment/repository/run";
import { withPictures } from "@/lib/assessment/service/read-printable";
import { readSheet } from "@/lib/assessment/service/read-run-file";
import { describeRun } from "@/lib/assessment/service/view-run";
import type { RunView } from "@/lib/assessment/types";
import type { PrintableRun } from "@/lib/assessment/types/printable";
import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { CaseReader } from "./read-case";
import { type RunOfCase, readCaseRun } from "./read-case-run";

/**
 * A run that a case was submitted with, as its owner sees it, for the offices that the case reached.
 * @throws AppError NOT_FOUND also for a run that no submission names
 */
export async function viewAttachedRun(reader: RunOfCase, clock: Clock = systemClock): Promise<RunView> {
  return inTransaction(async (tx) => {
    const { run: row } = await readCaseRun(tx, reader);
    return await describeCaseRun(tx, { row, reader, now: clock.now() });
  });
}

/** The owner's addresses are for the owner: an office reads the same files through the case. */
export async function describeCaseRun(
  tx: Tx,
  { row, reader, now }: { readonly row: RunRow; readonly reader: CaseReader; readonly now: Date },
): Promise<RunView> {
  const view = await describeRun(tx, { row, actor: reader.actor, afterStep: -1, now });
  const cased = `/api/cases/${reader.applicationId}`;
  const here = (url: string) => url.replace(`/api/runs/${row.id}`, `${cased}/runs/${row.number}`);
  const { sheets, neighbours } = view.samples;
  return {
    ...view,
    samples: {
      ...view.samples,
      sheets: sheets.map(({ step, url }) => ({ step, url: here(url) })),
      neighbours: neighbours && {
        ...neighbours,
        ...{ listUrl: here(neighbours.listUrl), sheetUrl: here(neighbours.sheetUrl) },
      },
    },
    curves: { ...view.curves, csvUrl: `${cased}/compare.csv?run=${row.number}` },
    copiesUrl: view.copiesUrl && here(view.copiesUrl),
    attentionUrl: view.attentionUrl && here(view.attentionUrl),
    traversalUrl: view.traversalUrl && here(view.traversalUrl),
    printUrl: view.printUrl && here(view.printUrl),
    restoredUrl: view.restoredUrl && here(view.restoredUrl),
    ...{ reportUrl: null, weightsUrl: null, actions: [], eventsUrl: null },
  };
}

/** Such a run with the pictures of its report. @throws AppError NOT_FOUND while there is no report */
export async function readAttachedPrintable(reader: RunOfCase, clock: Clock = systemClock): Promise<PrintableRun> {
  const run = await viewAttachedRun(reader, clock);
  return withPictures(run, (step) => readAttachedSheet({ ...reader, step }));
}

/** The sample sheet of one step of such a run. @throws AppError NOT_FOUND */
export async function readAttachedSheet(reader: RunOfCase & { readonly step: string }) {
  return readSheet(reader.step, async (tx) => (await readCaseRun(tx, reader)).run);
}
