import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { DatasetKind, DatasetSource } from "@/lib/db/generated/enums";
import type { TenantId } from "@/lib/identity/types";
import { ACTIVE_STATUSES } from "../workflow";

/** What is told of a set of texts besides their count. */
export interface TextFacts {
  readonly characters: number;
  readonly encoding: string;
  readonly format: string;
}

export interface NewDataset {
  readonly id: string;
  readonly organisationId: string | null;
  readonly name: string;
  readonly source: DatasetSource;
  readonly kind: DatasetKind;
  readonly contentHash: string;
  readonly imagesHash: string | null;
  readonly labelsHash: string | null;
  readonly textsHash: string | null;
  readonly textFacts: TextFacts | null;
  readonly imageCount: number;
  readonly width: number;
  readonly height: number;
  readonly classCounts: Readonly<Record<string, number>> | null;
  readonly resizedFrom: { readonly width: number; readonly height: number } | null;
  readonly licence: string;
  readonly createdById: string | null;
  readonly createdAt: Date;
}

export async function insertDataset(tx: Tx, dataset: NewDataset): Promise<void> {
  const { classCounts, resizedFrom, textFacts, ...columns } = dataset;
  await tx.dataset.create({
    data: {
      ...columns,
      textFacts: textFacts ? { ...textFacts } : Prisma.DbNull,
      classCounts: classCounts ?? Prisma.JsonNull,
      resizedFrom: resizedFrom ? { ...resizedFrom } : Prisma.JsonNull,
    },
  });
}

/** Own sets and the built-in ones. Another organisation's set does not exist for this one. */
const visibleTo = (organisationId: TenantId) => ({ OR: [{ organisationId }, { organisationId: null }] });

export async function findDatasets(tx: Tx, organisationId: TenantId) {
  return tx.dataset.findMany({
    where: { ...visibleTo(organisationId), removedAt: null },
    orderBy: [{ organisationId: { sort: "asc", nulls: "last" } }, { kind: "asc" }, { createdAt: "desc" }],
  });
}
export type DatasetRow = Awaited<ReturnType<typeof findDatasets>>[number];

export async function findDataset(tx: Tx, id: string, organisationId: TenantId): Promise<DatasetRow | null> {
  return tx.dataset.findFirst({ where: { id, ...visibleTo(organisationId), removedAt: null } });
}

/** Data of a run, also where the set was removed since. */
export async function findDatasetOfRun(tx: Tx, datasetId: string): Promise<DatasetRow> {
  return tx.dataset.findUniqueOrThrow({ where: { id: datasetId } });
}

export async function findBuiltInDataset(tx: Tx, source: DatasetSource): Promise<DatasetRow | null> {
  return tx.dataset.findFirst({ where: { organisationId: null, source, removedAt: null } });
}

/**
 * Holds the set still until the transaction ends: a request for a run shares the lock, a removal takes it alone, so
 * that no run begins on a set that is being removed.
 */
export async function lockDataset(tx: Tx, id: string, mode: "share" | "alone"): Promise<void> {
  if (mode === "share") await tx.$queryRaw`SELECT 1 FROM "Dataset" WHERE "id" = ${id}::uuid FOR SHARE`;
  else await tx.$queryRaw`SELECT 1 FROM "Dataset" WHERE "id" = ${id}::uuid FOR UPDATE`;
}

/** Held until the transaction ends: whoever writes built-in sets does so alone. */
export async function lockBuiltIn(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('dataset.builtIn'))::text`;
}

export async function findActiveRuns(tx: Tx, datasetIds: readonly string[], organisationId: TenantId) {
  return tx.assessmentRun.findMany({
    where: { datasetId: { in: [...datasetIds] }, organisationId, status: { in: [...ACTIVE_STATUSES] } },
    select: { id: true, number: true, datasetId: true },
    orderBy: { createdAt: "asc" },
  });
}

/** False where the set moved since it was read. */
export async function markDatasetRemoved(
  tx: Tx,
  set: { id: string; version: number; organisationId: TenantId; at: Date },
): Promise<boolean> {
  const { count } = await tx.dataset.updateMany({
    where: { id: set.id, version: set.version, organisationId: set.organisationId, removedAt: null },
    data: { removedAt: set.at, version: { increment: 1 } },
  });
  return count > 0;
}
