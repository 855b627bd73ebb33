import { recordEvent } from "@/lib/audit/service";
import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { Actor, Tenant } from "@/lib/identity/types";
import { announceCancel, announceRun, findRun, moveRun, type RunRow } from "../repository/run";
import { cancelMove } from "../workflow";

/** A queued run is cancelled at once; a running one is asked to stop, and its worker confirms within seconds. */
export async function cancelRun(
  request: { actor: Actor; tenant: Tenant; runId: string },
  clock: Clock = systemClock,
): Promise<{ cancelled: boolean }> {
  return inTransaction(async (tx) => {
    const at = clock.now();
    authorise(request.actor, "run.cancel", { organisationId: request.tenant.id });
    const run = await findRun(tx, request.runId, request.tenant.id);
    if (!run) throw new AppError("NOT_FOUND", `Run ${request.runId} is not there for ${request.tenant.id}`);
    return await cancelRow(tx, { run, actor: request.actor, at });
  });
}

/** The same of a run whose owner was asked for elsewhere. */
export async function cancelRow(
  tx: Tx,
  { run, actor, at }: { readonly run: RunRow; readonly actor: Actor; readonly at: Date },
): Promise<{ cancelled: boolean }> {
  const move = cancelMove({ status: run.status, cancelRequested: run.cancelRequestedAt !== null });
  if (!move.ok) throw new AppError("REFUSED", `Run ${run.number}: ${move.error}`, { reason: move.error });
  const cancelled = move.value === "cancelQueued";
  await writeCancel(tx, run, { cancelled, at });
  const entry = { recordType: "run", recordId: run.id, actorId: actor.userId, at } as const;
  if (cancelled) {
    await recordEvent(tx, { ...entry, event: "run.cancelled", payload: { attempt: run.attempt, step: run.step } });
  } else {
    await recordEvent(tx, { ...entry, event: "run.cancelRequested", payload: { step: run.step } });
    await announceCancel(tx, run.id);
  }
  await announceRun(tx, run.id);
  return { cancelled };
}

async function writeCancel(tx: Tx, run: RunRow, { cancelled, at }: { cancelled: boolean; at: Date }): Promise<void> {
  const moved = await moveRun(tx, {
    ...{ id: run.id, version: run.version, from: run.status, to: cancelled ? "cancelled" : run.status },
    change: { cancelRequestedAt: at, ...(cancelled ? { finishedAt: at } : {}) },
  });
  if (!moved) throw new AppError("CONFLICT", `Run ${run.number} changed while it was being cancelled`);
}
