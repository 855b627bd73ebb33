import { findOwnerNames } from "@/lib/assessment/repository/run";
import { requireComparable, writeCurves } from "@/lib/assessment/service/compare-runs";
import type { ComparisonView } from "@/lib/assessment/types/comparison";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import type { CaseReader } from "./read-case";
import { readCaseRun } from "./read-case-run";
import { describeCaseRun } from "./view-attached-run";

type CaseComparer = CaseReader & { readonly numbers: readonly string[] };

/**
 * Runs of a case side by side: the provider's that it was submitted with, and the office's.
 * @throws AppError INVALID on fewer than two or more than four, NOT_FOUND where the case knows one of them not
 */
export async function compareCaseRuns(reader: CaseComparer, clock: Clock = systemClock): Promise<ComparisonView> {
  const numbers = requireComparable(reader.numbers);
  const { applicationId } = reader;
  return inTransaction(async (tx) => {
    const runs: ComparisonView["runs"][number][] = [];
    const places: Record<string, ComparisonView["places"][string]> = {};
    for (const number of numbers) {
      const { run: row } = await readCaseRun(tx, { ...reader, number });
      runs.push(await describeCaseRun(tx, { row, reader, now: clock.now() }));
      const href = `/office/cases/${applicationId}/runs/${number}`;
      places[number] = { href, owner: await findOwnerNames(tx, row) };
    }
    const asked = numbers.map((number) => `run=${number}`).join("&");
    return { runs, places, csvUrl: `/api/cases/${applicationId}/compare.csv?${asked}` };
  });
}

/** The curves of one to four runs of a case in one table. */
export async function exportCaseCurves(reader: CaseComparer): Promise<string> {
  return inTransaction(async (tx) => {
    const rows = [];
    for (const number of reader.numbers.slice(0, 4)) rows.push((await readCaseRun(tx, { ...reader, number })).run);
    return await writeCurves(tx, rows);
  });
}
