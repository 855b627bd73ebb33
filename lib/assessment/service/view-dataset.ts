import { z } from "zod";
import { authorise } from "@/lib/auth/authorise";
import { can } from "@/lib/auth/policy";
import type { Tx } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { SHEET, sheetPages } from "@/lib/files/rules";
import { fill } from "@/lib/format";
import type { Actor, Tenant } from "@/lib/identity/types";
import { datasetWords, FASHION_MISSING, isSynthetic, licenceWords } from "../copy/dataset";
import { reasonWords } from "../copy/reasons";
import { type DatasetRow, findActiveRuns, findDataset, findDatasets } from "../repository/dataset";
import { recordId } from "../schema";
import type { ActionChoice, DatasetList, DatasetView, RunReference } from "../types";

interface Reader {
  readonly actor: Actor;
  readonly tenant: Tenant;
}

export async function viewDatasets(reader: Reader): Promise<DatasetList> {
  const { actor, tenant } = reader;
  return inTransaction(async (tx) => {
    authorise(actor, "dataset.read", { organisationId: tenant.id });
    const rows = await findDatasets(tx, tenant.id);
    const mayUpload = can(actor, "dataset.upload", { organisationId: tenant.id }).ok;
    return {
      datasets: await describeAll(tx, reader, rows),
      missing: rows.some(({ source }) => source === "fashion_mnist") ? [] : [FASHION_MISSING],
      upload: { action: "upload", refused: mayUpload ? null : reasonWords("policy.wrongRole") },
    };
  });
}

/** @throws AppError NOT_FOUND also for a set of another organisation */
export async function viewDataset(reader: Reader & { datasetId: string }): Promise<DatasetView> {
  return inTransaction(async (tx) => {
    const row = await readDataset(tx, reader);
    const [view] = await describeAll(tx, reader, [row]);
    return view as DatasetView;
  });
}

/** Where a set's images lie. @throws AppError NOT_FOUND */
export async function findDatasetImages(reader: Reader & { datasetId: string }) {
  return inTransaction(async (tx) => {
    const { imagesHash, width, height, imageCount } = await readDataset(tx, reader);
    if (!imagesHash) throw new AppError("NOT_FOUND", `Dataset ${reader.datasetId} has no stored images yet`);
    return { imagesHash, width, height, imageCount };
  });
}

/** Where a set's texts lie. @throws AppError NOT_FOUND */
export async function findDatasetTexts(reader: Reader & { datasetId: string }): Promise<string> {
  return inTransaction(async (tx) => {
    const { textsHash } = await readDataset(tx, reader);
    if (!textsHash) throw new AppError("NOT_FOUND", `Dataset ${reader.datasetId} has no stored texts`);
    return textsHash;
  });
}

async function readDataset(tx: Tx, { actor, tenant, datasetId }: Reader & { datasetId: string }): Promise<DatasetRow> {
  const row = recordId.safeParse(datasetId).success ? await findDataset(tx, datasetId, tenant.id) : null;
  if (!row) throw new AppError("NOT_FOUND", `Dataset ${datasetId} is not there for ${tenant.id}`);
  authorise(actor, "dataset.read", { organisationId: row.organisationId });
  return row;
}

async function describeAll(tx: Tx, reader: Reader, rows: readonly DatasetRow[]): Promise<DatasetView[]> {
  const ids = rows.map(({ id }) => id);
  const using = await findActiveRuns(tx, ids, reader.tenant.id);
  return rows.map((row) =>
    describeDataset(
      reader.actor,
      row,
      using.filter(({ datasetId }) => datasetId === row.id).map(({ id, number }) => ({ id, number })),
    ),
  );
}

const classCounts = z.record(z.string(), z.number()).nullable();
const textFacts = z.object({ characters: z.number(), encoding: z.string(), format: z.string() }).nullable();
const size = z.object({ width: z.number(), height: z.number() }).nullable();

function describeDataset(actor: Actor, row: DatasetRow, activeRuns: readonly RunReference[]): DatasetView {
  const counts = classCounts.parse(row.classCounts);
  const cell = { width: row.width, height: row.height };
  return {
    ...{ id: row.id, version: row.version, name: datasetWords(row), source: row.source },
    ...{ builtIn: row.organisationId === null, synthetic: isSynthetic(row.source), kind: row.kind },
    ...{ text: textFacts.parse(row.textFacts), ready: row.imagesHash !== null || row.textsHash !== null },
    ...{ imageCount: row.imageCount, size: cell, resizedFrom: size.parse(row.resizedFrom) },
    classCounts: counts && Object.entries(counts).map(([label, count]) => ({ label: Number(label), count })),
    ...{ licence: licenceWords(row), contentHash: row.contentHash, createdAt: row.createdAt.toISOString() },
    thumbnails: row.imagesHash
      ? {
          url: `/api/datasets/${row.id}/thumbnails`,
          pages: sheetPages(row.imageCount),
          ...{ columns: SHEET.columns, rows: SHEET.rows, cell },
        }
      : null,
    activeRuns,
    actions: [removeChoice(actor, row, activeRuns)],
  };
}

function removeChoice(actor: Actor, row: DatasetRow, using: readonly RunReference[]): ActionChoice<"remove"> {
  const refused = (reason: string, facts = {}) =>
    ({ action: "remove", refused: fill(reasonWords(reason), facts) }) as const;
  if (row.organisationId === null) return refused("dataset.builtIn");
  if (!can(actor, "dataset.remove", { organisationId: row.organisationId }).ok) return refused("policy.wrongRole");
  if (using.length > 0) return refused("dataset.inUse", { numbers: using.map(({ number }) => number).join(", ") });
  return { action: "remove", refused: null };
}
