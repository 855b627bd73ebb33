import { lockDataset } from "@/lib/assessment/repository/dataset";
import { cancelRow } from "@/lib/assessment/service/cancel-run";
import { refuseWithoutBackend } from "@/lib/assessment/service/queue-run";
import { queueRepeat } from "@/lib/assessment/service/repeat-run";
import type { RequestedRun } from "@/lib/assessment/service/request-run";
import { isOfficeNumber } from "@/lib/assessment/workflow";
import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { ReadCase } from "./read-case";
import { type RunOfCase, readCaseRun } from "./read-case-run";

/**
 * The office that holds the case measures again: configuration, seed and data of an attached run, in the office's name
 * and under its own limit. The provider sees neither the run nor its results; what follows from them reaches her by the
 * notices and decisions of the passage, with reasons.
 */
export async function measureAgain(request: RunOfCase, clock: Clock = systemClock): Promise<RequestedRun> {
  await refuseWithoutBackend();
  const { actor, number } = request;
  return inTransaction(async (tx) => {
    const { row, subject, run } = await readCaseRun(tx, request);
    authorise(actor, "case.measure", heldBy(subject));
    if (isOfficeNumber(number)) {
      throw new AppError("REFUSED", `${number} is an office's own`, { reason: "run.ofOffice" });
    }
    if (row.closedAt) throw new AppError("REFUSED", `Case ${row.number} is closed`, { reason: "run.caseClosed" });
    await lockDataset(tx, run.datasetId, "share");
    const owner = { organisationId: null, officeId: subject.holderId, applicationId: row.id };
    return await queueRepeat(tx, { run, owner, actor, at: clock.now() });
  });
}

/** Ends a run of the office before it is done. */
export async function cancelMeasuring(request: RunOfCase, clock: Clock = systemClock): Promise<{ cancelled: boolean }> {
  const { actor } = request;
  return inTransaction(async (tx) => {
    const { subject, run } = await readCaseRun(tx, request);
    const officeIds = run.officeId === subject.holderId ? [run.officeId] : [];
    authorise(actor, "case.measure", { ...subject, officeIds });
    return await cancelRow(tx, { run, actor, at: clock.now() });
  });
}

/** Only the office whose turn it is measures; the other one reads. */
export function heldBy({ organisationId, officeIds, holderId }: ReadCase["subject"]) {
  return { organisationId, officeIds: officeIds.filter((id) => id === holderId) };
}
