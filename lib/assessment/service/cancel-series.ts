import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { Actor, Tenant } from "@/lib/identity/types";
import { findSeries } from "../repository/run";
import { cancelMove } from "../workflow";
import { cancelRow } from "./cancel-run";

/** Cancels every seed that has not ended: those that wait at once, those that run within seconds. All or none. */
export async function cancelSeries(
  request: { readonly actor: Actor; readonly tenant: Tenant; readonly seriesId: string },
  clock: Clock = systemClock,
): Promise<{ asked: number }> {
  const { actor, tenant, seriesId } = request;
  return inTransaction(async (tx) => {
    const at = clock.now();
    authorise(actor, "run.cancel", { organisationId: tenant.id });
    const runs = await findSeries(tx, seriesId, tenant.id);
    if (runs.length === 0) throw new AppError("NOT_FOUND", `Series ${seriesId} is not there for ${tenant.id}`);
    const open = runs.filter(
      ({ status, cancelRequestedAt }) => cancelMove({ status, cancelRequested: cancelRequestedAt !== null }).ok,
    );
    if (open.length === 0) throw new AppError("REFUSED", "Nothing is left to cancel", { reason: "run.finished" });
    for (const run of open) await cancelRow(tx, { run, actor, at });
    return { asked: open.length };
  });
}
