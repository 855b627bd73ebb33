import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { Actor, Tenant } from "@/lib/identity/types";
import { newId } from "@/lib/ids";
import { type RunConfig, runConfig } from "@/models/contracts/run-config";
import { findDatasetOfRun, lockDataset } from "../repository/dataset";
import { findRun, ownedBy, type RunOwner, type RunRow } from "../repository/run";
import { decideRepeat } from "../workflow";
import { queueRun, refuseUnfitData, refuseWithoutBackend, takeNumbers } from "./queue-run";
import type { RequestedRun } from "./request-run";

/** Requests a finished run again: the same configuration, seed and data, so that the same numbers are owed. */
export async function repeatRun(
  request: { readonly actor: Actor; readonly tenant: Tenant; readonly runId: string },
  clock: Clock = systemClock,
): Promise<RequestedRun> {
  await refuseWithoutBackend();
  const { actor, tenant, runId } = request;
  return inTransaction(async (tx) => {
    const run = await findRun(tx, runId, tenant.id);
    if (!run) throw new AppError("NOT_FOUND", `Run ${runId} is not there for ${tenant.id}`);
    authorise(actor, "run.start", { organisationId: tenant.id });
    await lockDataset(tx, run.datasetId, "share");
    return await queueRepeat(tx, { run, owner: ownedBy(tenant.id), actor, at: clock.now() });
  });
}

/** The run again in the owner's name. Who may ask for it was decided before. */
export async function queueRepeat(
  tx: Tx,
  repeat: { readonly run: RunRow; readonly owner: RunOwner; readonly actor: Actor; readonly at: Date },
): Promise<RequestedRun> {
  const { run, owner, actor, at } = repeat;
  const dataset = await findDatasetOfRun(tx, run.datasetId);
  const decided = decideRepeat({
    status: run.status,
    dataRemoved: dataset.removedAt !== null,
    office: owner.officeId !== null,
  });
  if (!decided.ok) throw new AppError("REFUSED", `Run ${run.number}: ${decided.error}`, { reason: decided.error });
  refuseUnfitData(runConfig.parse(run.config), dataset);
  // As it is stored: fields that came later would make it another configuration with another hash.
  const config = run.config as unknown as RunConfig;
  const [number = ""] = await takeNumbers(tx, owner, { at, asked: 1 });
  const { name, datasetId, datasetHash } = run;
  const [id, repeatsId] = [newId(), run.id];
  const again = { id, number, ...owner, datasetId, name, config, datasetHash, seriesId: null, repeatsId };
  await queueRun(tx, { ...again, createdById: actor.userId, createdAt: at }, ({ configHash, ...base }) => ({
    ...base,
    event: "run.repeatRequested",
    payload: { ...owner, datasetId, repeatsId, configHash, datasetHash, totalSteps: config.steps },
  }));
  return { runId: id, number };
}
