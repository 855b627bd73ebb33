import { recordEvent } from "@/lib/audit/service";
import { authorise } from "@/lib/auth/authorise";
import { type Clock, systemClock } from "@/lib/clock";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import type { Actor, Tenant } from "@/lib/identity/types";
import { findWeights, markWeightsRemoved } from "../repository/weights";

export interface WeightsRemoval {
  readonly actor: Actor;
  readonly tenant: Tenant;
  readonly weightsId: string;
  readonly version: number;
}

/** Takes weights out of the choice. Row and file stay: a run that named them goes on, and can be repeated as evidence. */
export async function removeWeights(removal: WeightsRemoval, clock: Clock = systemClock): Promise<void> {
  const { actor, tenant, weightsId, version } = removal;
  await inTransaction(async (tx) => {
    const at = clock.now();
    const weights = await findWeights(tx, weightsId, tenant.id);
    if (!weights) throw new AppError("NOT_FOUND", `Weights ${weightsId} are not there for ${tenant.id}`);
    authorise(actor, "weights.remove", { organisationId: weights.organisationId });
    const removed = await markWeightsRemoved(tx, { id: weightsId, version, organisationId: tenant.id, at });
    if (!removed) throw new AppError("CONFLICT", `Weights ${weightsId} changed while they were being removed`);
    await recordEvent(tx, {
      ...{ event: "weights.removed", recordType: "weights", recordId: weightsId, actorId: actor.userId, at },
      payload: { valuesHash: weights.valuesHash },
    });
  });
}
