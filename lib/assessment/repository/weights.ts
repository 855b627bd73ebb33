import type { Tx } from "@/lib/db/client";
import type { TenantId } from "@/lib/identity/types";
import type { RunConfig } from "@/models/contracts/run-config";

export interface NewWeights {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly origin: string;
  readonly fileHash: string;
  readonly valuesHash: string;
  readonly valueCount: number;
  readonly config: RunConfig;
  readonly createdById: string;
  readonly createdAt: Date;
}

export async function insertWeights(tx: Tx, weights: NewWeights): Promise<void> {
  await tx.uploadedWeights.create({ data: weights });
}

/** Newest first. */
export async function findAllWeights(tx: Tx, organisationId: TenantId) {
  return tx.uploadedWeights.findMany({ where: { organisationId, removedAt: null }, orderBy: { createdAt: "desc" } });
}
export type WeightsRow = Awaited<ReturnType<typeof findAllWeights>>[number];

export async function findWeights(tx: Tx, id: string, organisationId: TenantId): Promise<WeightsRow | null> {
  return tx.uploadedWeights.findFirst({ where: { id, organisationId, removedAt: null } });
}

/** The file of weights that a run's configuration names, also where they were removed since. */
export async function findFileOfWeights(tx: Tx, id: string): Promise<string | null> {
  return (await tx.uploadedWeights.findUnique({ where: { id }, select: { fileHash: true } }))?.fileHash ?? null;
}

/** Runs of the organisation that start from some of the weights, oldest first. */
export async function findRunsFrom(tx: Tx, weightsIds: readonly string[], organisationId: TenantId) {
  return tx.assessmentRun.findMany({
    where: {
      organisationId,
      OR: weightsIds.map((id) => ({ config: { path: ["initFrom", "file", "id"], equals: id } })),
    },
    select: { id: true, number: true, config: true },
    orderBy: [{ createdAt: "asc" }, { number: "asc" }],
  });
}

/** False where they moved since they were read. */
export async function markWeightsRemoved(
  tx: Tx,
  weights: { id: string; version: number; organisationId: TenantId; at: Date },
): Promise<boolean> {
  const { id, version, organisationId, at } = weights;
  const { count } = await tx.uploadedWeights.updateMany({
    where: { id, version, organisationId, removedAt: null },
    data: { removedAt: at, version: { increment: 1 } },
  });
  return count > 0;
}
