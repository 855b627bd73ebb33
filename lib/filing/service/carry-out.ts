import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { actOnCase } from "./case-action";
import { actOnFiling } from "./filing-action";
import type {
  ActionAnswer,
  ActionRequest,
  Alongside,
  FilingActionAnswer,
  FilingActionRequest,
  FollowUp,
} from "./request";

/**
 * The one way by which anything happens to an application: facts, decision, compare-and-set, effects, history and
 * ledger in one transaction, with all that it makes the system do to other records.
 * @throws AppError NOT_FOUND for strangers; CONFLICT where the case moved since `version`; FORBIDDEN or REFUSED with
 *   the words of the table; INVALID for answers that the form refuses
 */
export async function carryOut(
  request: ActionRequest,
  clock: Clock = systemClock,
  alongside?: Alongside,
): Promise<ActionAnswer> {
  return await inTransaction((tx) => carryOutIn(tx, request, clock.now(), alongside));
}

/** The same inside a transaction that is open already. */
export async function carryOutIn(
  tx: Tx,
  request: ActionRequest,
  at: Date,
  alongside?: Alongside,
): Promise<ActionAnswer> {
  const { answer, followUps } = await actOnCase(tx, request, at, alongside);
  await follow(tx, followUps, at);
  return answer;
}

/** The same door for a filing itself: orders, measures, the loss of a called model. */
export async function carryOutOnFiling(
  request: FilingActionRequest,
  clock: Clock = systemClock,
): Promise<FilingActionAnswer> {
  return await inTransaction((tx) => carryOutOnFilingIn(tx, request, clock.now()));
}

export async function carryOutOnFilingIn(tx: Tx, request: FilingActionRequest, at: Date): Promise<FilingActionAnswer> {
  const { answer, followUps } = await actOnFiling(tx, request, at);
  await follow(tx, followUps, at);
  return answer;
}

async function follow(tx: Tx, followUps: readonly FollowUp[], at: Date): Promise<void> {
  for (const { on, request } of followUps) {
    if (on === "case") await carryOutIn(tx, request, at);
    else await carryOutOnFilingIn(tx, request, at);
  }
}
