import { recordEvent } from "@/lib/audit/service";
import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { Actor, Tenant } from "@/lib/identity/types";
import { findActiveRuns, findDataset, lockDataset, markDatasetRemoved } from "../repository/dataset";

export interface DatasetRemoval {
  readonly actor: Actor;
  readonly tenant: Tenant;
  readonly datasetId: string;
  readonly version: number;
}

/**
 * Takes a data set out of use. Row and files stay for the runs that were made with it; a later job may collect files
 * that no run needs.
 */
export async function removeDataset(removal: DatasetRemoval, clock: Clock = systemClock): Promise<void> {
  const { actor, tenant, datasetId, version } = removal;
  await inTransaction(async (tx) => {
    const at = clock.now();
    await lockDataset(tx, datasetId, "alone");
    const dataset = await findDataset(tx, datasetId, tenant.id);
    if (!dataset) throw new AppError("NOT_FOUND", `Dataset ${datasetId} is not there for ${tenant.id}`);
    if (dataset.organisationId === null) {
      throw new AppError("REFUSED", "Built-in data stay", { reason: "dataset.builtIn" });
    }
    authorise(actor, "dataset.remove", { organisationId: dataset.organisationId });
    const using = await findActiveRuns(tx, [datasetId], tenant.id);
    if (using.length > 0) {
      const numbers = using.map(({ number }) => number).join(", ");
      throw new AppError("REFUSED", `Dataset is used by ${numbers}`, { reason: "dataset.inUse", facts: { numbers } });
    }
    const removed = await markDatasetRemoved(tx, { id: datasetId, version, organisationId: tenant.id, at });
    if (!removed) throw new AppError("CONFLICT", `Dataset ${datasetId} changed while it was being removed`);
    await recordEvent(tx, {
      ...{ event: "dataset.removed", recordType: "dataset", recordId: datasetId, actorId: actor.userId, at },
      payload: { contentHash: dataset.contentHash },
    });
  });
}
