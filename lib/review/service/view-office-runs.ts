import { findQueuePositions } from "@/lib/assessment/repository/queue";
import { findOfficeRuns, type RunRow } from "@/lib/assessment/repository/run";
import { describeStatus } from "@/lib/assessment/service/describe-run";
import { readBackendVerdict } from "@/lib/assessment/service/training-library";
import { describeRepeat } from "@/lib/assessment/service/view-run";
import { can } from "@/lib/auth/policy";
import { inTransaction } from "@/lib/db/transaction";
import type { Words } from "@/lib/format";
import { REVIEW_REASONS } from "../copy/words";
import type { OfficeRunsView, OfficeRunView } from "../types/office-run";
import { heldBy } from "./measure-again";
import { type CaseReader, readCase, readSubmission } from "./read-case";

/** What an office measured again within the case, and which attached runs it can measure. */
export async function viewOfficeRuns(reader: CaseReader): Promise<OfficeRunsView> {
  const library = await readBackendVerdict();
  return inTransaction(async (tx) => {
    const { row, subject } = await readCase(tx, reader);
    const runs = await findOfficeRuns(tx, row.id);
    const positions = await findQueuePositions(tx);
    const { content } = await readSubmission(tx, row.id);
    const allowed = can(reader.actor, "case.measure", heldBy(subject)).ok;
    let refused: Words | null = null;
    if (!allowed) refused = REVIEW_REASONS["run.notYourTurn"];
    else if (row.closedAt) refused = REVIEW_REASONS["run.caseClosed"];
    else if (library.backend === "none") refused = library.reason;
    return {
      applicationId: row.id,
      attached: content.runs.map(({ number }) => number),
      runs: runs.map((run) => describeOfficeRun(run, positions)),
      refused,
    };
  });
}

function describeOfficeRun(row: RunRow, positions: ReadonlyMap<string, number>): OfficeRunView {
  return {
    ...{ number: row.number, status: describeStatus(row), queuePosition: positions.get(row.id) ?? null },
    ...{ step: row.step, totalSteps: row.totalSteps, createdAt: row.createdAt.toISOString() },
    repeat: describeRepeat(row),
  };
}
